/**
 * A good schedule at once: by a handful of priority rules, serially and in parallel, each justified
 * to the right and back to the left (double justification: Valls, Ballestín and Quintanilla 2005).
 */
import type { Engine } from './engine.ts';
import { type Cost, compareCosts } from './objective.ts';
import type { LevelledSchedule } from './problem.ts';

export interface Found {
  readonly cost: Cost;
  readonly schedule: LevelledSchedule;
}

/** Generates at most `CONSTRUCTIVE_SCHEDULES`, and tells of each in the direction of time. */
export function constructSchedules(engine: Engine, tell: (cost: Cost) => void): Found {
  const { rules } = engine;
  let best: Found | null = null;
  const look = (cost: Cost): void => {
    if (best === null || compareCosts(cost, best.cost) < 0) best = { cost, schedule: engine.snapshot() };
    tell(cost);
  };
  for (const keys of [rules.lft, rules.lst, rules.mslk, rules.grpw]) {
    look(engine.scheduleBy(keys));
    look(justify(engine));
    if (!engine.canParallel) continue;
    look(engine.scheduleInParallelBy(keys));
    look(justify(engine));
  }
  return best ?? { cost: engine.scheduleBy(rules.lft), schedule: engine.snapshot() };
}

/** One schedule by one rule, where even a handful would take too long. */
export function quickSchedule(engine: Engine): { readonly schedule: LevelledSchedule; readonly isBest: boolean } {
  const { starts } = engine.scheduleBy(engine.rules.lft);
  return { schedule: engine.snapshot(), isBest: starts <= engine.earliestStarts };
}

/** Four rules, serially and in parallel, each with its two justifications. */
export const CONSTRUCTIVE_SCHEDULES = 24;

/** Pushes the engine's last schedule as late as it goes, then as early: two schedules. */
function justify(engine: Engine): Cost {
  engine.scheduleBackBy(Float64Array.from(engine.finish, (at) => -at));
  return engine.scheduleBy(Float64Array.from(engine.start, (_, task) => engine.lateStart(task)));
}
