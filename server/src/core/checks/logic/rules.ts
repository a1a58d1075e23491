/** Links: what is missing, too much or loose. */
import type { LogicRule } from '../../base/rule-ids.ts';
import type { Rule } from '../rule.ts';

export const LOGIC_RULES: Readonly<Record<LogicRule, Rule>> = {};
