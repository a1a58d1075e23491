/**
 * When nobody works, by calendar: the project's first, then each that an item runs on, in display order.
 * To the minute where that is a reasonable number of stretches; of a plan of many years whole days.
 */
import { dayOf, MINUTES_PER_DAY, minute, weekday } from '../../core/base/time.ts';
import type { Plan, WorkItem } from '../../core/model/plan.ts';
import type { Schedule } from '../../core/schedule/schedule.ts';
import type { WorkingTime } from '../../core/schedule/working-time.ts';
import type { CalendarShade } from '../../protocol/timeline.ts';

/** Days shown at least before the first and after the last date of the plan, and between two of which they begin or end. */
const MARGIN = 60;
const DAYS_APART = 32;
/** Days of all calendars together that are told to the minute: five years of one. */
const MOST_DAYS = 5 * 366;
/** Weeks looked through for a day without holiday or exception. */
const USUAL_WEEKS = 9;

export interface UsedCalendars {
  /** By place; null is the standard calendar. */
  readonly ids: readonly (string | null)[];
  /** Of each item, the place of its calendar. */
  readonly indexes: Int32Array;
}

/** @param items all in display order: an item runs on the calendar of what is around it unless it has its own. */
export function calendarsOf({ project }: Plan, items: readonly WorkItem[]): UsedCalendars {
  const places = new Map([[project.calendar, 0]]);
  const indexes = new Int32Array(items.length);
  const around = new Map<string, number>();
  for (let at = 0; at < items.length; at++) {
    const item = items[at] as WorkItem;
    const inherited = item.parent === null ? 0 : (around.get(item.parent) ?? 0);
    const own = item.calendar === null ? inherited : (places.get(item.calendar) ?? places.size);
    if (own === places.size) places.set(item.calendar, own);
    if (item.children.length > 0) around.set(item.id, own);
    indexes[at] = own;
  }
  return { ids: [...places.keys()], indexes };
}

interface Shaded {
  readonly first: number;
  readonly end: number;
  readonly exact: boolean;
  readonly name: string;
  readonly shade: CalendarShade;
}

/** The last of each working time, which is the same object as long as its calendar says the same. */
const shadedBefore = new WeakMap<WorkingTime, Shaded>();

export function calendarShades(plan: Plan, schedule: Schedule, ids: readonly (string | null)[]): CalendarShade[] {
  // Mostly the same days where the plan begins or ends on another.
  const first = Math.floor((dayOf(schedule.start) - MARGIN) / DAYS_APART) * DAYS_APART;
  const end = Math.ceil((dayOf(schedule.finish) + MARGIN + 1) / DAYS_APART) * DAYS_APART;
  const exact = (end - first) * ids.length <= MOST_DAYS;
  return ids.map((id) => {
    const time = schedule.timeOf(id);
    const name = id === null ? 'Standard calendar' : (plan.calendars.get(id)?.name ?? id);
    const before = shadedBefore.get(time);
    const isSame = before?.first === first && before.end === end && before.exact === exact && before.name === name;
    if (isSame && before.shade.id === (id ?? '')) return before.shade;
    const nonWorking = exact ? nonWorkingStretches(time, first, end) : nonWorkingDays(time, first, end);
    const shade = { id: id ?? '', name, nonWorking, week: usualWeek(time, first + MARGIN) };
    shadedBefore.set(time, { first, end, exact, name, shade });
    return shade;
  });
}

/** @returns [from, to, from, to …] in minutes, in order, apart from each other. */
function nonWorkingStretches(time: WorkingTime, first: number, end: number): number[] {
  const stretches: number[] = [];
  let from = first * MINUTES_PER_DAY;
  for (const span of time.spans(minute(from), minute(end * MINUTES_PER_DAY))) {
    if (span.from > from) stretches.push(from, span.from);
    from = span.to;
  }
  if (from < end * MINUTES_PER_DAY) stretches.push(from, end * MINUTES_PER_DAY);
  return stretches;
}

function nonWorkingDays(time: WorkingTime, first: number, end: number): number[] {
  const stretches = nonWorkingStretches(time, first, end);
  const days: number[] = [];
  for (let at = 0; at + 1 < stretches.length; at += 2) {
    const from = Math.ceil((stretches[at] as number) / MINUTES_PER_DAY) * MINUTES_PER_DAY;
    const to = Math.floor((stretches[at + 1] as number) / MINUTES_PER_DAY) * MINUTES_PER_DAY;
    if (from < to) days.push(from, to);
  }
  return days;
}

/** From Monday; of a weekday that is always a holiday, nothing. */
function usualWeek(time: WorkingTime, from: number): readonly (readonly number[])[] {
  const week: (readonly number[])[] = Array.from({ length: 7 }, () => []);
  const known = new Set<number>();
  for (let at = from; at < from + USUAL_WEEKS * 7 && known.size < 7; at++) {
    const midnight = minute(at * MINUTES_PER_DAY);
    const place = (weekday(dayOf(midnight)) + 6) % 7;
    if (known.has(place) || time.dayOf(dayOf(midnight)).name !== null) continue;
    known.add(place);
    const spans = time.spans(midnight, minute(midnight + MINUTES_PER_DAY));
    week[place] = spans.flatMap((span) => [span.from - midnight, span.to - midnight]);
  }
  return week;
}
