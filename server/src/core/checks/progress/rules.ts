/** What was done, against what was planned. */
import type { ProgressRule } from '../../base/rule-ids.ts';
import type { Rule } from '../rule.ts';

export const PROGRESS_RULES: Readonly<Record<ProgressRule, Rule>> = {};
