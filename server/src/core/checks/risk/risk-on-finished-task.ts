/** `risk-on-finished-task`: a risk is open although all that it could affect is finished or cancelled. */
import type { Problem } from '../../base/problem.ts';
import { listed } from '../../schedule/words.ts';
import { type CheckInput, fieldPlace, finding } from '../check.ts';
import { closing } from './risk-fixes.ts';

export function riskOnFinishedTask({ plan, schedule }: CheckInput): Problem[] {
  const problems: Problem[] = [];
  for (const risk of plan.risks.values()) {
    // A deliverable stays at risk while it is used.
    if (
      risk.affects.length === 0 ||
      risk.affectsDeliverables.length > 0 ||
      risk.status === 'closed' ||
      risk.status === 'occurred'
    )
      continue;
    const isOver = (id: string): boolean =>
      plan.items.get(id)?.status === 'cancelled' || schedule.items.get(id)?.finished === true;
    if (!risk.affects.every(isOver)) continue;
    const tasks = listed(risk.affects.map((id) => `\`${id}\``));
    const over = risk.affects.length === 1 ? 'is over' : 'are over';
    problems.push(
      finding(
        'risk-on-finished-task',
        fieldPlace(risk, 'affects'),
        `\`${risk.id}\` is ${risk.status}, but ${tasks} ${over}. Close it, or name the work that it still affects.`,
        { fixes: [closing(risk)] },
      ),
    );
  }
  return problems;
}
