/** The register of risks: owners, responses, triggers. */
import type { RiskRule } from '../../base/rule-ids.ts';
import type { Rule } from '../rule.ts';

export const RISK_RULES: Readonly<Record<RiskRule, Rule>> = {};
