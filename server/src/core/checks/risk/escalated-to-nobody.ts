/** `escalated-to-nobody`: a risk is given to somebody above the project, and nobody knows to whom. */
import type { Problem } from '../../base/problem.ts';
import { mayHappen } from '../../risk/score.ts';
import { type CheckInput, fieldPlace, finding } from '../check.ts';
import { isWritten, keyOf, setFix } from '../written.ts';

export function escalatedToNobody({ plan }: CheckInput): Problem[] {
  const { sponsor } = plan.project;
  const problems: Problem[] = [];
  for (const risk of plan.risks.values()) {
    if (risk.response !== 'escalate' || !mayHappen(risk) || isWritten(risk.origin, 'escalated-to')) continue;
    const fixes =
      sponsor === null ? [] : [setFix(`Escalate to '${sponsor}'`, keyOf(risk.origin), 'escalated-to', sponsor)];
    const message = `Nothing says who decides about \`${risk.id}\` now. Write \`escalated-to\`.`;
    problems.push(finding('escalated-to-nobody', fieldPlace(risk, 'response'), message, { fixes }));
  }
  return problems;
}
