/** Levelling as one call: the constructive schedule, then the search for as many schedules as are wanted. */
import type { LevelledSchedule, LevellingProblem } from './problem.ts';
import { startSearch } from './search.ts';

/** Solves a problem; the same for the same seed and number of schedules. */
export type Solver = (problem: LevellingProblem, seed: number, schedules: number) => LevelledSchedule;

/** How many schedules pass between two reports. */
const ROUND = 250;

/** Solves here and now; `tell` hears now and then how many schedules were tried, of how many. */
export function solver(tell?: (tried: number, of: number) => void): Solver {
  return (problem, seed, schedules) => {
    const search = startSearch(problem, seed);
    for (let left = schedules - search.generated(); left > 0 && !search.isDone(); left -= ROUND) {
      search.step(Math.min(ROUND, left));
      tell?.(search.generated(), schedules);
    }
    return search.best().schedule;
  };
}

/** How many schedules a plan of so many tasks gets that says nothing: a fraction of a second's worth. */
export function usualSchedules(tasks: number): number {
  return Math.min(2000, Math.floor(200_000 / Math.max(1, tasks)));
}
