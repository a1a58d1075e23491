/**
 * A levelling problem as it can be posted to a worker and compared with another: its calendars cut to
 * a window of days that follows from the problem alone, not from how far anybody has looked before.
 * Where the worker has to look further, the problem is posted again with a longer reach.
 */
import { MINUTES_PER_DAY } from '../../base/time.ts';
import type { Cuts } from '../cuts.ts';
import { cutTo, fromPortableTable, type PortableTable } from '../portable-table.ts';
import type { TimeTable } from '../time-table.ts';
import { type LevellingProblem, NEVER, NONE } from './problem.ts';

export interface PortableProblem extends Omit<LevellingProblem, 'calendars'> {
  readonly calendars: readonly PortableCalendar[];
}

interface PortableCalendar {
  readonly table: PortableTable | null;
  readonly cuts: Cuts | null;
}

/** @param reach how often the usual margin of days before and after the plan's dates is taken. */
export function portable(problem: LevellingProblem, reach: number): PortableProblem {
  if (!problem.calendars.some(({ table }) => table)) return { ...problem, calendars: problem.calendars.map(cutsOnly) };
  const [firstDay, lastDay] = windowOf(problem, reach);
  const known = new Map<TimeTable, PortableTable>();
  const calendars = problem.calendars.map(({ table, cuts }): PortableCalendar => {
    if (!table) return { table: null, cuts };
    const cut = known.get(table) ?? cutTo(table, firstDay, lastDay);
    known.set(table, cut);
    return { table: cut, cuts };
  });
  return { ...problem, calendars };
}

function cutsOnly({ cuts }: PortableCalendar | LevellingProblem['calendars'][number]): PortableCalendar {
  return { table: null, cuts };
}

/** The problem to be solved elsewhere, where calendars cannot grow. */
export function fromPortable(problem: PortableProblem): LevellingProblem {
  const known = new Map<PortableTable, TimeTable>();
  const calendars = problem.calendars.map(({ table, cuts }) => {
    if (!table) return { table: null, cuts };
    const whole = known.get(table) ?? fromPortableTable(table);
    known.set(table, whole);
    return { table: whole, cuts };
  });
  return { ...problem, calendars };
}

const LEAST_MARGIN = 90;
const MOST_MARGIN = 730;
/** Clock time for work done one after the other: eight hours of a day, five days of a week, some leave. */
const CLOCK_PER_WORK = 5;

/** Days around all that is dated; a deadline in the past is where planning against time begins. */
function windowOf(problem: LevellingProblem, reach: number): readonly [firstDay: number, lastDay: number] {
  let low = NEVER;
  let high = NONE;
  for (const times of [problem.release, problem.finishRelease, problem.fixedStart, problem.fixedFinish]) {
    for (const at of times) {
      if (at === NONE) continue;
      low = Math.min(low, at);
      high = Math.max(high, at);
    }
  }
  for (const times of [problem.deadline, problem.noFinishAfter]) for (const at of times) low = Math.min(low, at);
  if (high === NONE) high = low;
  let work = 0;
  for (const minutes of problem.partLength) work += minutes;
  const days = Math.ceil((CLOCK_PER_WORK * work) / MINUTES_PER_DAY);
  const margin = Math.min(Math.max(days, LEAST_MARGIN), MOST_MARGIN) * reach;
  return [Math.floor(low / MINUTES_PER_DAY) - margin, Math.ceil(high / MINUTES_PER_DAY) + margin];
}
