/** How long the work is thought to take. */
import type { EstimateRule } from '../../base/rule-ids.ts';
import type { Rule } from '../rule.ts';

export const ESTIMATE_RULES: Readonly<Record<EstimateRule, Rule>> = {};
