/** `risk-without-task`: a delay is written, but not of what, so that no date in the simulation moves. */
import type { Problem } from '../../base/problem.ts';
import type { Plan } from '../../model/plan.ts';
import type { Risk } from '../../model/risk.ts';
import { mayHappen } from '../../risk/score.ts';
import { type CheckInput, fieldPlace, finding } from '../check.ts';
import { isWritten, keyOf } from '../written.ts';

export function riskWithoutTask({ plan }: CheckInput): Problem[] {
  const problems: Problem[] = [];
  let delivered: ReadonlySet<string> | null = null;
  for (const risk of plan.risks.values()) {
    const { schedule, levels } = risk.inherent;
    if (!mayHappen(risk) || (schedule === null && levels.schedule === null) || risk.affects.length > 0) continue;
    if (risk.affectsDeliverables.length === 0) {
      // An id that names nothing is a finding of its own.
      if (isWritten(risk.origin, 'affects')) continue;
      const way = 'Name the tasks, phases or deliverables under `affects`.';
      const message = `\`${risk.id}\` would delay something, but nothing says what, so no date counts on it. ${way}`;
      problems.push(finding('risk-without-task', keyOf(risk.origin), message));
      continue;
    }
    delivered ??= deliveredBy(plan);
    if (risk.affectsDeliverables.some((id) => delivered?.has(id))) continue;
    problems.push(finding('risk-without-task', fieldPlace(risk, 'affects'), notMade(risk)));
  }
  return problems;
}

function notMade({ id, affectsDeliverables: [first = ''] }: Risk): string {
  return `No task makes \`${first}\`, so the delay of \`${id}\` moves no date. Name \`${first}\` under \`deliverables\` of the task that makes it, or the task here.`;
}

function deliveredBy({ items }: Plan): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { deliverables } of items.values()) for (const id of deliverables) found.add(id);
  return found;
}
