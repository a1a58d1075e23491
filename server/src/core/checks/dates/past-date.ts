/**
 * `past-date`: a date before the status date on which something was to begin or end that has not.
 * A deadline in the past is `deadline-missed`, a gate without a decision `gate-undecided`.
 */
import type { Problem } from '../../base/problem.ts';
import type { Place } from '../../base/span.ts';
import { type Day, day, dayOf, formatDay, type WrittenDate } from '../../base/time.ts';
import type { WorkItem } from '../../model/plan.ts';
import { writing } from '../changes.ts';
import { fieldPlace, finding, type ItemCheckInput, NO_FINDINGS, type WorkDates } from '../check.ts';

interface Promise {
  /** As the plan writes it. */
  readonly field: string;
  readonly side: 'start' | 'finish';
  readonly date: WrittenDate;
  readonly place: Place;
}

export function pastDate(item: WorkItem, dates: WorkDates, input: ItemCheckInput): readonly Problem[] {
  const { statusAt } = input.schedule;
  const status = statusDay(input);
  if (statusAt === null || status === null || (!item.constraint && !item.fixed) || isOver(item, dates))
    return NO_FINDINGS;
  const begun = item.actualStart !== null || (item.percentComplete ?? 0) > 0;
  const broken = promisesOf(item).find(({ side, date }) => date.day < status && (side === 'finish' || !begun));
  if (!broken) return NO_FINDINGS;
  const { field, side, date, place } = broken;
  const done = side === 'start' ? 'has not begun' : 'is not finished';
  const then = formatDay(
    dayOf(input.schedule.timeOf(item.calendar ?? input.plan.project.calendar).nextStart(statusAt)),
  );
  const fixes = [
    ...(field === 'fixed' ? [] : [{ title: `Change to ${then}`, edits: [{ ...place, newText: then }] }]),
    ...(side === 'start' ? [writing(item, { 'actual-start': formatDay(date.day) })] : []),
  ];
  const message = `\`${field}\` puts the ${side} of \`${item.id}\` on ${formatDay(date.day)}, but on the status date, ${formatDay(status)}, it ${done}. Write \`actual-${side}\` if it is, or agree on another date.`;
  return [finding('past-date', place, message, { fixes })];
}

/** The last day that the status date looks back on, a day off as well; one at midnight looks back on the day before. */
export function statusDay({ plan, schedule }: Pick<ItemCheckInput, 'plan' | 'schedule'>): Day | null {
  const given = schedule.basis.options.statusDate;
  const written = given === undefined ? plan.project.statusDate : { day: given, minuteOfDay: null };
  return written && day(written.day - (written.minuteOfDay === 0 ? 1 : 0));
}

function isOver(item: WorkItem, { finished }: WorkDates): boolean {
  const { kind, status, percentComplete } = item;
  return finished || status === 'cancelled' || kind === 'gate' || item.children.length > 0 || percentComplete === 100;
}

/** Dates that are to be kept exactly or at the latest; *no earlier* is no promise. */
function promisesOf({ constraint, fixed, origin }: WorkItem): readonly Promise[] {
  if (fixed) {
    const place = fieldPlace({ origin }, 'fixed');
    return [
      ...(fixed.finish ? [{ field: 'fixed', side: 'finish' as const, date: fixed.finish, place }] : []),
      ...(fixed.start ? [{ field: 'fixed', side: 'start' as const, date: fixed.start, place }] : []),
    ];
  }
  if (!constraint?.date || constraint.kind.endsWith('no-earlier-than')) return [];
  const side = constraint.kind.includes('finish') ? 'finish' : 'start';
  return [{ field: constraint.kind, side, date: constraint.date, place: constraint.datePlace }];
}
