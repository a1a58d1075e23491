/**
 * The axis a plan is levelled on. Where all work and all lags run on one calendar (but for leave), it
 * is worked minutes, so that dates are sums; else it is the clock, and everybody has a calendar.
 */
import { finishAt, startAt, type TimeTable, workedAt } from '../time-table.ts';
import type { WorkingTime } from '../working-time.ts';
import { EVERY_MINUTE, NONE, type WorkCalendar } from './problem.ts';

export interface Axis {
  /** An instant of the clock on the axis; NONE stays NONE. */
  readonly at: (instant: number) => number;
  /** Back: where work begins there, or has ended. */
  readonly startInstant: (at: number) => number;
  readonly finishInstant: (at: number) => number;
  /** The number of a working time among `calendars`; EVERY_MINUTE where the axis says it all. */
  readonly calendarOf: (time: WorkingTime) => number;
  readonly calendars: readonly WorkCalendar[];
}

/** `times`: all that work and lags run on; `onClock`: something runs on the clock. */
export function axisFor(times: Iterable<WorkingTime>, onClock: boolean): Axis {
  const tables = new Set<TimeTable>();
  for (const { table } of times) tables.add(table);
  const [table] = tables;
  const shared = table && tables.size === 1 && !onClock ? table : null;
  const numbers = new Map<WorkingTime, number>();
  const calendars: WorkCalendar[] = [];
  return {
    at: (instant) => (instant === NONE || !shared ? instant : workedAt(shared, instant)),
    startInstant: (at) => (shared ? startAt(shared, at) : at),
    finishInstant: (at) => (shared ? finishAt(shared, at) : at),
    calendarOf: (time) => {
      if (shared && time.cuts === null) return EVERY_MINUTE;
      const known = numbers.get(time);
      if (known !== undefined) return known;
      const number = calendars.push({ table: shared ? null : time.table, cuts: time.cuts }) - 1;
      numbers.set(time, number);
      return number;
    },
    calendars,
  };
}
