/** The checks of this family, in the order of their findings. */
import type { Check } from '../check.ts';
import { missingRate } from './missing-rate.ts';
import { overBudget } from './over-budget.ts';

export const COST_CHECKS: readonly Check[] = [
  { scope: 'plan', find: overBudget },
  { scope: 'plan', find: missingRate },
];
