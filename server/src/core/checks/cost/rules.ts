/** Money: rates, budget. */
import type { CostRule } from '../../base/rule-ids.ts';
import type { Rule } from '../rule.ts';

export const COST_RULES: Readonly<Record<CostRule, Rule>> = {};
