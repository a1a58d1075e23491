/**
 * Working time by calendar number, forwards or, for a plan read from its end to its start, with
 * every instant negated: there a task's start is where the real one must have ended.
 */
import { addOver, countBefore, finishBefore, startAfter, subtractOver } from '../cuts.ts';
import { finishAt, startAt, workedAt } from '../time-table.ts';
import { EVERY_MINUTE, type WorkCalendar } from './problem.ts';

export interface Clock {
  /** The first instant at or after `at` from which work can be done. */
  readonly nextStart: (calendar: number, at: number) => number;
  /** The last instant at or before `at` up to which work can have been done. */
  readonly previousFinish: (calendar: number, at: number) => number;
  /** Where `minutes` of work begun at `from` end; negative minutes are walked back from it. */
  readonly add: (calendar: number, from: number, minutes: number) => number;
  /** Minutes of work between two instants. */
  readonly between: (calendar: number, from: number, to: number) => number;
}

export function clockOf(calendars: readonly WorkCalendar[]): Clock {
  const calendarOf = (number: number): WorkCalendar => calendars[number] as WorkCalendar;
  return {
    nextStart: (calendar, at) => {
      if (calendar === EVERY_MINUTE) return at;
      const { table, cuts } = calendarOf(calendar);
      const worked = table ? workedAt(table, at) : at;
      const start = cuts ? startAfter(cuts, worked) : worked;
      return table ? startAt(table, start) : start;
    },
    previousFinish: (calendar, at) => {
      if (calendar === EVERY_MINUTE) return at;
      const { table, cuts } = calendarOf(calendar);
      const worked = table ? workedAt(table, at) : at;
      const finish = cuts ? finishBefore(cuts, worked) : worked;
      return table ? finishAt(table, finish) : finish;
    },
    add: (calendar, from, minutes) => {
      if (calendar === EVERY_MINUTE) return from + minutes;
      if (minutes === 0) return from;
      const { table, cuts } = calendarOf(calendar);
      const worked = table ? workedAt(table, from) : from;
      if (minutes > 0) {
        const finish = cuts ? addOver(cuts, worked, minutes) : worked + minutes;
        return table ? finishAt(table, finish) : finish;
      }
      const start = cuts ? subtractOver(cuts, worked, -minutes) : worked + minutes;
      return table ? startAt(table, start) : start;
    },
    between: (calendar, from, to) => {
      if (calendar === EVERY_MINUTE) return to - from;
      const { table, cuts } = calendarOf(calendar);
      const count = (at: number): number => {
        const worked = table ? workedAt(table, at) : at;
        return cuts ? countBefore(cuts, worked) : worked;
      };
      return count(to) - count(from);
    },
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
