/** The working time of somebody on leave: a calendar's, less the shifts that begin on days of leave. */
import { type Day, day, MINUTES_PER_DAY, minute } from '../base/time.ts';
import type { CalendarException, DaySpan } from '../model/plan.ts';
import type { DayRule } from './compile-time.ts';
import { addOver, type Cuts, countBefore, finishBefore, startAfter, subtractOver } from './cuts.ts';
import type { PassTime } from './pass-input.ts';
import { finishAt, startAt, type TimeTable, workedAt } from './time-table.ts';
import type { WorkingTime } from './working-time.ts';

/**
 * `rules` are those of `time`. Null where leave is no whole stretch of its shifts: where the last
 * shift of a leave runs into the first one after it.
 */
export function lessLeaveTime(
  time: WorkingTime,
  rules: (day: Day) => DayRule,
  leave: readonly CalendarException[],
): WorkingTime | null {
  const { table } = time;
  const stretches: { from: number; to: number }[] = [];
  for (const { from, to } of united(leave)) {
    if (runsInto(rules(to).spans, rules(day(to + 1)).spans)) return null;
    const stretch = {
      from: workedAt(table, endOfShifts(rules, day(from - 1))),
      to: workedAt(table, endOfShifts(rules, to)),
    };
    if (stretch.from < stretch.to) stretches.push(stretch);
  }
  const cuts: Cuts = {
    from: Int32Array.from(stretches, ({ from }) => from),
    to: Int32Array.from(stretches, ({ to }) => to),
  };
  return {
    ...timeLess(table, cuts),
    spans: (from, to) => {
      const found: ReturnType<WorkingTime['spans']>[number][] = [];
      let next = from;
      for (const stretch of stretches) {
        const away = minute(Math.max(next, Math.min(to, finishAt(table, stretch.from))));
        found.push(...time.spans(next, away));
        next = minute(Math.max(next, Math.min(to, startAt(table, stretch.to))));
      }
      found.push(...time.spans(next, to));
      return found;
    },
    dayOf: (of) => {
      const away = leave.find(({ from, to }) => from <= of && of <= to);
      return away ? { working: false, name: away.name ?? 'leave' } : time.dayOf(of);
    },
  };
}

/** The arithmetic of a table less cuts, as both are when asked. */
export function timeLess(table: TimeTable, cuts: Cuts): PassTime {
  return {
    table,
    cuts,
    end: minute(table.end),
    nextStart: (at) => minute(startAt(table, startAfter(cuts, workedAt(table, at)))),
    previousFinish: (at) => minute(finishAt(table, finishBefore(cuts, workedAt(table, at)))),
    add: (from, minutes) =>
      minutes === 0 ? from : minute(finishAt(table, addOver(cuts, workedAt(table, from), minutes))),
    subtract: (to, minutes) =>
      minutes === 0 ? to : minute(startAt(table, subtractOver(cuts, workedAt(table, to), minutes))),
    between: (from, to) => countBefore(cuts, workedAt(table, to)) - countBefore(cuts, workedAt(table, from)),
  };
}

/** Leave in order; what overlaps or adjoins is one. */
function united(leave: readonly CalendarException[]): { from: Day; to: Day }[] {
  const found: { from: Day; to: Day }[] = [];
  for (const { from, to } of [...leave].sort((a, b) => a.from - b.from)) {
    const last = found.at(-1);
    if (last && from <= last.to + 1) last.to = day(Math.max(last.to, to));
    else if (from <= to) found.push({ from, to });
  }
  return found;
}

/** Where the shifts of a day have ended: not before midnight. */
function endOfShifts(rules: (day: Day) => DayRule, of: Day): number {
  const latest = rules(of).spans.reduce((last, { to }) => Math.max(last, to), MINUTES_PER_DAY);
  return of * MINUTES_PER_DAY + latest;
}

function runsInto(own: readonly DaySpan[], next: readonly DaySpan[]): boolean {
  return own.some(({ to }) => next.some(({ from }) => from + MINUTES_PER_DAY < to));
}
