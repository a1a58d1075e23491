/** Dates and lengths as a reader says them. */
import { dayTold } from '../core/base/date-form.ts';
import { type DayLengths, formatRoughly } from '../core/base/duration.ts';
import { civilDate, type Day, dayOf, type Minute, minute, startOfDay, weekday } from '../core/base/time.ts';
import type { WorkItem } from '../core/model/plan.ts';
import { dayInWords } from '../core/schedule/words.ts';

export const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;

/** `9 Mar`; `9 Mar 2027` with the year. */
export function dayWords(of: Day, withYear: boolean): string {
  return dayTold(of, withYear ? 'dayOfYear' : 'dayOfMonth');
}

/** `Mon 9 Mar 2026` */
export function longDay(of: Day): string {
  return dayInWords(startOfDay(of));
}

/** `9 Mar – 18 Mar`, with years where they differ: `28 Dec 2026 – 4 Jan 2027`; one day alone: `9 Mar`. */
export function dateSpan(start: Minute, finish: Minute): string {
  return firstAndLast(start, finish).join(' – ');
}

/** The days between which a `dateSpan` has its dash, or the one there is. */
export function firstAndLast(start: Minute, finish: Minute): readonly string[] {
  const from = dayOf(start);
  const to = lastDay(start, finish);
  if (from === to) return [dayWords(from, false)];
  const withYear = civilDate(from).year !== civilDate(to).year;
  return [dayWords(from, withYear), dayWords(to, withYear)];
}

/** The day whose work a finish ends: work until midnight belongs to the day before. */
export function lastDay(start: Minute, finish: Minute): Day {
  return finish > start ? dayOf(minute(finish - 1)) : dayOf(finish);
}

export function weekdayName(of: Day): string {
  return WEEKDAYS[weekday(of)] ?? '';
}

/** `3d`, `−2d`: room before something moves, negative where a date is already missed. */
export function slackLength(minutes: number, lengths: DayLengths): string {
  const length = formatRoughly({ minutes: Math.abs(minutes), elapsed: false }, lengths);
  return minutes < 0 ? `−${length}` : length;
}

/** Whether work on it is over, in a word: `done`, `cancelled`, a gate's decision; null where it is not. */
export function outcomeOf({ gate, status, actualFinish, percentComplete }: WorkItem): string | null {
  if (gate) return gate.decision === 'go' || gate.decision === 'conditional' ? gate.decision : null;
  if (status === 'cancelled') return status;
  return actualFinish !== null || percentComplete === 100 || status === 'done' ? 'done' : null;
}
