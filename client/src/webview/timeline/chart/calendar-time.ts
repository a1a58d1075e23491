/**
 * When a calendar does not work, as the chart shades it and gestures snap to it. A calendar tells its
 * free time to the minute where a plan is short, else whole days of it and the hours of a usual week;
 * a day that is free in the week but not told as such is then an exception that is worked on.
 */
import type { CalendarShade } from '../../../../../server/src/protocol/timeline.ts';

export const DAY = 1440;
/** 1970-01-01 was a Thursday; weeks of a calendar begin on Monday. */
const THURSDAY = 3;

export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Whole free days, in order, that reach into the time asked for. */
export function freeDays({ nonWorking }: CalendarShade, from: number, to: number): Stretch[] {
  const found: Stretch[] = [];
  for (let i = firstEndingAfter(nonWorking, from); i + 1 < nonWorking.length; i += 2) {
    const start = Math.ceil((nonWorking[i] ?? 0) / DAY) * DAY;
    const end = Math.floor((nonWorking[i + 1] ?? 0) / DAY) * DAY;
    if ((nonWorking[i] ?? 0) >= to) break;
    if (end > start && end > from && start < to) found.push({ from: start, to: end });
  }
  return found;
}

/** All free time, hours too, in order and apart from each other. */
export function freeTime(calendar: CalendarShade, from: number, to: number): Stretch[] {
  const found: Stretch[] = [];
  const add = (start: number, end: number) => {
    if (end <= start) return;
    const last = found.at(-1);
    if (last && start <= last.to) found[found.length - 1] = { from: last.from, to: Math.max(last.to, end) };
    else found.push({ from: start, to: end });
  };
  for (let day = Math.floor(from / DAY) * DAY; day < to; day += DAY) {
    let free = day;
    for (const work of workOfDay(calendar, day)) {
      add(free, work.from);
      free = work.to;
    }
    add(free, day + DAY);
  }
  return found;
}

/** When a day that begins at `day` is worked; empty where it is not. */
export function workOfDay(calendar: CalendarShade, day: number): Stretch[] {
  const { nonWorking } = calendar;
  let work = isTold(nonWorking, day) && isExact(calendar) ? [{ from: day, to: day + DAY }] : usualWork(calendar, day);
  for (let i = firstEndingAfter(nonWorking, day); i + 1 < nonWorking.length; i += 2) {
    const from = nonWorking[i] ?? 0;
    const to = nonWorking[i + 1] ?? 0;
    if (from >= day + DAY) break;
    work = work.flatMap((stretch) => without(stretch, from, to));
  }
  return work;
}

function usualWork({ nonWorking, week }: CalendarShade, day: number): Stretch[] {
  const usual = week[(((day / DAY + THURSDAY) % 7) + 7) % 7] ?? [];
  if (usual.length === 0 && !isTold(nonWorking, day)) return [];
  // An exception's own hours are not told: those of another day stand for them.
  const hours = usual.length > 0 ? usual : (week.find((each) => each.length > 0) ?? []);
  const work: Stretch[] = [];
  for (let i = 0; i + 1 < hours.length; i += 2) {
    work.push({ from: day + (hours[i] ?? 0), to: day + (hours[i + 1] ?? 0) });
  }
  return work;
}

function without({ from, to }: Stretch, start: number, end: number): Stretch[] {
  const left = { from, to: Math.min(to, start) };
  const right = { from: Math.max(from, end), to };
  return [left, right].filter((stretch) => stretch.to > stretch.from);
}

/** Between the first and the last stretch that the calendar tells. */
function isTold(nonWorking: readonly number[], day: number): boolean {
  return nonWorking.length > 0 && day + DAY > (nonWorking[0] ?? 0) && day < (nonWorking.at(-1) ?? 0);
}

const exactness = new WeakMap<readonly number[], boolean>();

/** Some stretch begins or ends within a day, as every night does. */
function isExact({ nonWorking }: CalendarShade): boolean {
  let exact = exactness.get(nonWorking);
  if (exact === undefined) {
    exact = nonWorking.some((minute) => minute % DAY !== 0);
    exactness.set(nonWorking, exact);
  }
  return exact;
}

/** Index of the first pair that ends after `minute`. */
function firstEndingAfter(pairs: readonly number[], minute: number): number {
  let low = 0;
  let high = pairs.length / 2;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((pairs[2 * middle + 1] ?? 0) > minute) high = middle;
    else low = middle + 1;
  }
  return 2 * low;
}
