/**
 * Working time by calendar number, forwards or, for a plan read from its end to its start, with
 * every instant negated: there a task's start is where the real one must have ended.
 */
import { finishAt, startAt, type TimeTable, workedAt } from '../time-table.ts';
import { EVERY_MINUTE } from './problem.ts';

export interface Clock {
  /** The first instant at or after `at` from which work can be done. */
  readonly nextStart: (calendar: number, at: number) => number;
  /** The last instant at or before `at` up to which work can have been done. */
  readonly previousFinish: (calendar: number, at: number) => number;
  /** Where `minutes` (≥ 0) of work begun at `from` end; negative minutes are walked back from it. */
  readonly add: (calendar: number, from: number, minutes: number) => number;
  /** Minutes of work between two instants. */
  readonly between: (calendar: number, from: number, to: number) => number;
}

export function clockOf(tables: readonly TimeTable[]): Clock {
  const table = (calendar: number): TimeTable => tables[calendar] as TimeTable;
  return {
    nextStart: (calendar, at) =>
      calendar === EVERY_MINUTE ? at : startAt(table(calendar), workedAt(table(calendar), at)),
    previousFinish: (calendar, at) =>
      calendar === EVERY_MINUTE ? at : finishAt(table(calendar), workedAt(table(calendar), at)),
    add: (calendar, from, minutes) => {
      if (calendar === EVERY_MINUTE) return from + minutes;
      if (minutes === 0) return from;
      const worked = workedAt(table(calendar), from) + minutes;
      return minutes > 0 ? finishAt(table(calendar), worked) : startAt(table(calendar), worked);
    },
    between: (calendar, from, to) =>
      calendar === EVERY_MINUTE ? to - from : workedAt(table(calendar), to) - workedAt(table(calendar), from),
  };
}

/** The same clock for a plan that runs from its end to its start. */
export function mirroredClock(clock: Clock): Clock {
  return {
    nextStart: (calendar, at) => -clock.previousFinish(calendar, -at),
    previousFinish: (calendar, at) => -clock.nextStart(calendar, -at),
    add: (calendar, from, minutes) => -clock.add(calendar, -from, -minutes),
    between: (calendar, from, to) => clock.between(calendar, -to, -from),
  };
}
