/** `risk-without-owner`: nobody watches a risk that may still happen or has. */
import type { Problem } from '../../base/problem.ts';
import type { Plan } from '../../model/plan.ts';
import type { Risk } from '../../model/risk.ts';
import { type CheckInput, finding } from '../check.ts';
import { isWritten, keyOf, setFix } from '../written.ts';

export function riskWithoutOwner({ plan }: CheckInput): Problem[] {
  const problems: Problem[] = [];
  for (const risk of plan.risks.values()) {
    if (risk.status === 'closed' || risk.owner !== null || isWritten(risk.origin, 'owner')) continue;
    const key = keyOf(risk.origin);
    problems.push(
      finding(
        'risk-without-owner',
        key,
        `Nobody watches \`${risk.id}\`. Name an \`owner\` who sees to its response, or close it.`,
        { fixes: likelyOwners(risk, plan).map((owner) => setFix(`Add owner '${owner}'`, key, 'owner', owner)) },
      ),
    );
  }
  return problems;
}

/** Whoever has an action of the response, else the manager of the project. */
function likelyOwners(risk: Risk, { project }: Plan): readonly string[] {
  const owner = risk.actions.find((action) => action.owner !== null)?.owner ?? project.manager;
  return owner === null ? [] : [owner];
}
