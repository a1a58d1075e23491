/** `future-actual`: something is said to have happened after the status date, the "now" of the plan. */
import type { Problem } from '../../base/problem.ts';
import { formatDay, type WrittenDate } from '../../base/time.ts';
import type { WorkItem } from '../../model/plan.ts';
import { removing } from '../changes.ts';
import { fieldPlace, finding, type ItemCheckInput, NO_FINDINGS, type WorkDates } from '../check.ts';
import { statusDay } from './past-date.ts';

export function futureActual(item: WorkItem, _dates: WorkDates, input: ItemCheckInput): readonly Problem[] {
  const status = statusDay(input);
  if (status === null) return NO_FINDINGS;
  const isAhead = (date: WrittenDate | null | undefined): date is WrittenDate => !!date && date.day > status;
  const ahead = isAhead(item.actualStart)
    ? ({ field: 'actual-start', date: item.actualStart, done: 'began' } as const)
    : isAhead(item.actualFinish)
      ? ({ field: 'actual-finish', date: item.actualFinish, done: 'was finished' } as const)
      : isAhead(item.gate?.decided)
        ? ({ field: 'decided', date: item.gate.decided, done: 'was decided' } as const)
        : null;
  if (!ahead) return NO_FINDINGS;
  const { field, date, done } = ahead;
  const day = formatDay(date.day);
  const written = input.plan.project.origin.fields.get('status-date');
  const moved = written && {
    title: `Move the status date to ${day}`,
    edits: [{ file: written.file, span: written.value, newText: day }],
  };
  const fixes = [...(moved ? [moved] : []), ...(field === 'decided' ? [] : [removing(item, field)])];
  const message = `\`${item.id}\` ${done} on ${day}, after the status date, ${formatDay(status)}. Correct the date, move \`status-date\`, or take \`${field}\` out until it has happened.`;
  return [finding('future-actual', fieldPlace(item, field), message, { fixes })];
}
