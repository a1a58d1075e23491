/** `occurred-without-issue`: a risk has happened, and nobody writes down what is done about it now. */
import type { Problem } from '../../base/problem.ts';
import { type CheckInput, fieldPlace, finding } from '../check.ts';
import { changeFix } from '../written.ts';
import { hasIssue, issueOf } from './risk-fixes.ts';

export function occurredWithoutIssue({ plan }: CheckInput): Problem[] {
  const problems: Problem[] = [];
  for (const risk of plan.risks.values()) {
    if (risk.status !== 'occurred' || hasIssue(risk, plan)) continue;
    const message = `\`${risk.id}\` has occurred, but no issue says what is done about it. Write one with \`risk: ${risk.id}\`.`;
    const fixes = [changeFix('Add an issue', issueOf(risk, plan))];
    problems.push(finding('occurred-without-issue', fieldPlace(risk, 'status'), message, { fixes }));
  }
  return problems;
}
