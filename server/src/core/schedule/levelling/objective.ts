/**
 * How good a schedule is, as four numbers of which the first that differs decides, less being
 * better: minutes past *no later* dates, the project's finish, minutes past deadlines, and the sum
 * of all starts.
 */
import { type LevellingProblem, NEVER, NONE } from './problem.ts';

export interface Cost {
  readonly broken: number;
  readonly finish: number;
  readonly late: number;
  readonly starts: number;
}

export function costOf(problem: LevellingProblem, start: Int32Array, finish: Int32Array): Cost {
  const { deadline, noFinishAfter, firstStart } = problem;
  let broken = 0;
  let last = NONE;
  let late = 0;
  let starts = 0;
  for (let task = 0; task < start.length; task++) {
    const end = finish[task] as number;
    if (firstStart[task]) continue;
    if (end > last) last = end;
    starts += start[task] as number;
    if (end > (noFinishAfter[task] as number)) broken += end - (noFinishAfter[task] as number);
    if (deadline[task] !== NEVER && end > (deadline[task] as number)) late += end - (deadline[task] as number);
  }
  return { broken, finish: last, late, starts };
}

/** Negative where `a` is better. */
export function compareCosts(a: Cost, b: Cost): number {
  return a.broken - b.broken || a.finish - b.finish || a.late - b.late || a.starts - b.starts;
}
