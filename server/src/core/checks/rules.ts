/**
 * Every rule: how loudly it speaks by default, what it finds and what to do about it, in one
 * sentence each. Read by completion and hover under `lint:` and by `docs/rules.md`.
 */
import type { RuleId } from '../base/rule-ids.ts';
import { COST_RULES } from './cost/rules.ts';
import { COUPLING_RULES } from './coupling/rules.ts';
import { DATE_RULES } from './dates/rules.ts';
import { ESTIMATE_RULES } from './estimates/rules.ts';
import { GOVERNANCE_RULES } from './governance/rules.ts';
import { LOGIC_RULES } from './logic/rules.ts';
import { PEOPLE_RULES } from './people/rules.ts';
import { PROGRESS_RULES } from './progress/rules.ts';
import { RESOURCE_RULES } from './resources/rules.ts';
import { RISK_RULES } from './risk/rules.ts';
import type { Rule } from './rule.ts';
import { SCHEDULE_RULES } from './schedule/rules.ts';
import { TEXT_RULES } from './text/rules.ts';

export const RULES: Readonly<Record<RuleId, Rule>> = {
  ...TEXT_RULES,
  ...SCHEDULE_RULES,
  ...LOGIC_RULES,
  ...DATE_RULES,
  ...RESOURCE_RULES,
  ...ESTIMATE_RULES,
  ...PROGRESS_RULES,
  ...COST_RULES,
  ...RISK_RULES,
  ...GOVERNANCE_RULES,
  ...COUPLING_RULES,
  ...PEOPLE_RULES,
};

/** The rules by name; what somebody wrote may be none of them. */
export function ruleNamed(name: string): Rule | null {
  return Object.hasOwn(RULES, name) ? RULES[name as RuleId] : null;
}

let names: ReadonlySet<string> | null = null;

export function ruleNames(): ReadonlySet<string> {
  names ??= new Set(Object.keys(RULES));
  return names;
}
