/** `unused-opportunity`: an opportunity counts as high or critical, and nothing is done to make it happen. */
import type { Problem } from '../../base/problem.ts';
import { currentAssessment, mayHappen, scoreIn } from '../../risk/score.ts';
import { type CheckInput, fieldPlace, finding } from '../check.ts';

export function unusedOpportunity({ plan }: CheckInput): Problem[] {
  const problems: Problem[] = [];
  for (const risk of plan.risks.values()) {
    if (risk.kind === 'threat' || !mayHappen(risk) || risk.actions.length > 0 || risk.response === 'escalate') continue;
    const score = scoreIn(plan, risk, currentAssessment(risk));
    if (score?.band !== 'high' && score?.band !== 'critical') continue;
    const sum = `${score.probability} × ${score.impact} = ${score.score}`;
    const message = `\`${risk.id}\` is worth much (${sum}), but nobody does anything to make it happen. Say who does what by when under \`actions\`.`;
    problems.push(finding('unused-opportunity', fieldPlace(risk, 'response'), message));
  }
  return problems;
}
