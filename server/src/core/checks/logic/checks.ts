/** The checks of this family, in the order of their findings. */
import type { Check } from '../check.ts';

export const LOGIC_CHECKS: readonly Check[] = [];
