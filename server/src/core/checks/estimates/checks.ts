/** The checks of this family, in the order of their findings. */
import type { Check } from '../check.ts';

export const ESTIMATE_CHECKS: readonly Check[] = [];
