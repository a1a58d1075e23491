/** What depends on each other without anybody having said so. */
import type { CouplingRule } from '../../base/rule-ids.ts';
import type { Rule } from '../rule.ts';

export const COUPLING_RULES: Readonly<Record<CouplingRule, Rule>> = {};
