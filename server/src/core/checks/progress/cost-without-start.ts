/** `cost-without-start`: money or work has gone into a task that, as the plan has it, has not begun. */
import type { Problem } from '../../base/problem.ts';
import { dayOf, formatDay, minute } from '../../base/time.ts';
import type { WorkItem } from '../../model/plan.ts';
import { writing } from '../changes.ts';
import { fieldPlace, finding, type ItemCheckInput, NO_FINDINGS, type WorkDates } from '../check.ts';

export function costWithoutStart(item: WorkItem, dates: WorkDates, input: ItemCheckInput): readonly Problem[] {
  const spent = (item.actualCost ?? 0) > 0;
  const worked = (item.actualWork?.minutes ?? 0) > 0;
  if ((!spent && !worked) || item.status === 'cancelled') return NO_FINDINGS;
  if (item.actualStart || item.actualFinish || (item.percentComplete ?? 0) > 0) return NO_FINDINGS;
  const field = worked ? 'actual-work' : 'actual-cost';
  const { statusAt } = input.schedule;
  const began = formatDay(dayOf(statusAt === null ? dates.start : minute(Math.min(dates.start, statusAt))));
  const message = `${worked ? 'Work' : 'Money'} has gone into \`${item.id}\`, but it has not begun: there is neither \`actual-start\` nor progress. Write when it began, or take \`${field}\` out.`;
  const fixes = item.kind === 'task' ? [writing(item, { 'actual-start': began })] : [];
  return [finding('cost-without-start', fieldPlace(item, field), message, { fixes })];
}
