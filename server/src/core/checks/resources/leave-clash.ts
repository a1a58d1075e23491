/**
 * `leave-clash`: somebody is on leave when dates that nothing moves need them. Silent where the
 * schedule works around the leave, as it does unless dates are set by hand, people's calendars are
 * ignored or the task runs on the clock.
 */
import type { Problem } from '../../base/problem.ts';
import type { Place } from '../../base/span.ts';
import { type Day, dayOf, formatDay, minute, type WrittenDate } from '../../base/time.ts';
import type { CalendarException, Resource, WorkItem } from '../../model/plan.ts';
import type { AssignedWork } from '../../schedule/schedule.ts';
import { fieldPlace, finding, type ItemCheckInput, NO_FINDINGS, type WorkDates } from '../check.ts';

export function leaveClash(item: WorkItem, dates: WorkDates, { plan }: ItemCheckInput): readonly Problem[] {
  if (dates.assignments.length === 0) return NO_FINDINGS;
  const problems: Problem[] = [];
  for (const work of dates.assignments) {
    const resource = work.resource === null ? undefined : plan.resources.get(work.resource);
    if (!resource || resource.leave.length === 0) continue;
    const found = clashOf(item, dates, work, resource);
    if (found) problems.push(found);
  }
  return problems;
}

function clashOf(item: WorkItem, dates: WorkDates, work: AssignedWork, resource: Resource): Problem | null {
  const { id } = item;
  const alone = dates.assignments.length === 1;
  for (const { says, date, place, fact } of handDates(item)) {
    // Of several people somebody else may have done it.
    if (fact ? !alone : dates.finished) continue;
    const leave = leaveOn(resource, date.day, date.day);
    if (!leave) continue;
    const way = fact
      ? 'Correct the date or the leave, or name who did it.'
      : 'Choose another date or assign somebody else.';
    const message = `${says(id)} on ${formatDay(date.day)}, when \`${resource.id}\` is on leave (${range(leave)}). ${way}`;
    return finding('leave-clash', place, message, { related: [onLeave(resource, leave)] });
  }
  if (dates.finished || (!dates.elapsed && !item.ignoreResourceCalendars) || work.from >= work.to) return null;
  const leave = leaveOn(resource, dayOf(work.from), dayOf(minute(work.to - 1)));
  if (!leave) return null;
  const message = `\`${resource.id}\` is on leave for all of \`${id}\` (${range(leave)}), and ${dates.elapsed ? 'it runs on the clock' : 'calendars of people are ignored here'}, so nothing moves it. Assign somebody else or choose another date.`;
  return finding('leave-clash', work.assignment.place, message, { related: [onLeave(resource, leave)] });
}

interface HandDate {
  readonly says: (id: string) => string;
  readonly date: WrittenDate;
  readonly place: Place;
  /** It has happened, rightly or wrongly. */
  readonly fact: boolean;
}

/** Dates that leave does not move. */
function* handDates(item: WorkItem): Generator<HandDate> {
  const { constraint, fixed, actualStart, actualFinish } = item;
  if (fixed?.start) yield hand('is fixed to start', fixed.start, fieldPlace(item, 'fixed'));
  if (fixed?.finish) yield hand('is fixed to finish', fixed.finish, fieldPlace(item, 'fixed'));
  if (constraint?.date && constraint.kind.startsWith('must')) {
    const side = constraint.kind.includes('start') ? 'start' : 'finish';
    yield hand(`must ${side}`, constraint.date, constraint.datePlace);
  }
  if (actualStart) yield { ...hand('began', actualStart, fieldPlace(item, 'actual-start')), fact: true };
  if (actualFinish) yield { ...hand('was finished', actualFinish, fieldPlace(item, 'actual-finish')), fact: true };
}

function hand(words: string, date: WrittenDate, place: Place): HandDate {
  return { says: (id) => `\`${id}\` ${words}`, date, place, fact: false };
}

/** The leave that holds all of these days. */
function leaveOn({ leave }: Resource, first: Day, last: Day): CalendarException | null {
  return leave.find(({ from, to, working }) => !working && from <= first && last <= to) ?? null;
}

function onLeave({ id }: Resource, { place }: CalendarException): Place & { readonly message: string } {
  return { ...place, message: `the leave of \`${id}\`` };
}

function range({ from, to }: CalendarException): string {
  return from === to ? formatDay(from) : `${formatDay(from)} to ${formatDay(to)}`;
}
