/** Runs every check of every family. Adding one is a file and a row in its family's table. */
import type { Problem } from '../base/problem.ts';
import type { Check, CheckInput } from './check.ts';
import { COST_CHECKS } from './cost/checks.ts';
import { COUPLING_CHECKS } from './coupling/checks.ts';
import { DATE_CHECKS } from './dates/checks.ts';
import { ESTIMATE_CHECKS } from './estimates/checks.ts';
import { GOVERNANCE_CHECKS } from './governance/checks.ts';
import { LOGIC_CHECKS } from './logic/checks.ts';
import { PEOPLE_CHECKS } from './people/checks.ts';
import { PROGRESS_CHECKS } from './progress/checks.ts';
import { RESOURCE_CHECKS } from './resources/checks.ts';
import { RISK_CHECKS } from './risk/checks.ts';

export const CHECKS: readonly Check[] = [
  ...LOGIC_CHECKS,
  ...DATE_CHECKS,
  ...RESOURCE_CHECKS,
  ...ESTIMATE_CHECKS,
  ...PROGRESS_CHECKS,
  ...COST_CHECKS,
  ...RISK_CHECKS,
  ...GOVERNANCE_CHECKS,
  ...COUPLING_CHECKS,
  ...PEOPLE_CHECKS,
];

export function runChecks(input: CheckInput): Problem[] {
  return CHECKS.flatMap((check) => runCheck(check, input));
}

function runCheck(check: Check, input: CheckInput): readonly Problem[] {
  if (check.scope === 'plan') return check.find(input);
  const { plan, schedule } = input;
  return [...plan.items.values()].flatMap((item) => {
    const dates = schedule.items.get(item.id);
    return dates ? check.find(item, dates, input) : [];
  });
}
