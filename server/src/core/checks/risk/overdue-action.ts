/** `overdue-action`: a step against a risk was due before the status date and is not done. */
import type { Problem } from '../../base/problem.ts';
import { formatDay } from '../../base/time.ts';
import { type CheckInput, finding } from '../check.ts';
import { isPast, setFix, valuePlace } from '../written.ts';

export function overdueAction({ plan, schedule, sources }: CheckInput): Problem[] {
  if (schedule.statusAt === null) return [];
  const problems: Problem[] = [];
  for (const risk of plan.risks.values()) {
    if (risk.status === 'closed') continue;
    for (const action of risk.actions) {
      if (action.done || !action.due || !isPast(action.due, schedule)) continue;
      const { file } = action.place;
      const due = valuePlace(sources, file, ['risks', risk.id, 'actions', action.id, 'due']);
      problems.push(
        finding(
          'overdue-action',
          due ?? action.place,
          `\`${action.id}\` against \`${risk.id}\` was due on ${formatDay(action.due.day)}. Write \`done: true\` if it is, else agree on another date.`,
          { fixes: [setFix('Mark as done', action.place, 'done', 'true')] },
        ),
      );
    }
  }
  return problems;
}
