/** Ends written before the start they belong to: of `fixed` dates, of actual ones, of spans of days. */
import { type Problem, problem } from '../base/problem.ts';
import type { Place } from '../base/span.ts';
import { type Day, formatDay, formatMinute, MINUTES_PER_DAY, type Minute, type WrittenDate } from '../base/time.ts';
import { valueAt } from '../syntax/tree.ts';
import { type Fields, fileOf, valueIn } from './fields.ts';
import type { WorkItem } from './plan.ts';
import type { MaybeNode } from './read-values.ts';

export function dateOrderProblems(item: WorkItem, fields: Fields): readonly Problem[] {
  const fixed = valueAt(valueIn(fields, 'fixed'), 'finish');
  return [
    ...finishProblem(item.fixed?.start, item.fixed?.finish, fixed, fileOf(fields, 'fixed')),
    ...finishProblem(
      item.actualStart,
      item.actualFinish,
      valueIn(fields, 'actual-finish'),
      fileOf(fields, 'actual-finish'),
    ),
  ];
}

type MaybeDate = WrittenDate | null | undefined;

function finishProblem(start: MaybeDate, finish: MaybeDate, node: MaybeNode, file: string): readonly Problem[] {
  if (!start || !finish || !node || !isBefore(finish, start)) return [];
  const message = `This finishes on ${show(finish)}, before it starts on ${show(start)}. Correct one of the two dates.`;
  return [problem('schema', 'error', { file, span: node.span }, message)];
}

function show({ day, minuteOfDay }: WrittenDate): string {
  return minuteOfDay === null ? formatDay(day) : formatMinute((day * MINUTES_PER_DAY + minuteOfDay) as Minute);
}

/** A bare finish is the end of its day, a bare start the start of it. */
function isBefore(finish: WrittenDate, start: WrittenDate): boolean {
  if (finish.day !== start.day) return finish.day < start.day;
  return finish.minuteOfDay !== null && start.minuteOfDay !== null && finish.minuteOfDay < start.minuteOfDay;
}
/** A span of days that ends before it begins. */
export function backwardsProblem(place: Place, first: Day, last: Day): Problem {
  const message = `This ends on ${formatDay(last)}, before it starts on ${formatDay(first)}. Swap the dates.`;
  return problem('schema', 'error', place, message);
}
