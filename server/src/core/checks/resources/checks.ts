/** The checks of this family, in the order of their findings. */
import type { Check } from '../check.ts';
import { overAllocation } from './over-allocation.ts';

export const RESOURCE_CHECKS: readonly Check[] = [{ scope: 'plan', find: overAllocation }];
