/** Gates, deliverables, handover, changes: who decides and who accepts. */
import type { GovernanceRule } from '../../base/rule-ids.ts';
import type { Rule } from '../rule.ts';

export const GOVERNANCE_RULES: Readonly<Record<GovernanceRule, Rule>> = {};
