/** Money: rates, budget. */
import type { CostRule } from '../../base/rule-ids.ts';
import { info, type Rule, warning } from '../rule.ts';

export const COST_RULES: Readonly<Record<CostRule, Rule>> = {
  'over-budget': warning(
    'The plan costs more than the budget without its contingency, which is kept for risks.',
    'Do less or do it cheaper, or agree on another budget.',
  ),
  'missing-rate': info(
    'Somebody works on a plan that counts money but has no rate, so their work costs nothing.',
    'Write a rate by time, such as `95/h`; `0/h` where it is free.',
  ),
};
