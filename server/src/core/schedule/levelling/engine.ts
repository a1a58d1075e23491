/**
 * Turns keys into schedules of one problem and counts them: in the direction of time, against it,
 * and in parallel. Shared by the constructive schedule and the search, which must not generate more
 * than they were asked for.
 */
import { type ListMaker, listMaker } from './activity-list.ts';
import { backwardModel, forwardModel, type Model } from './model.ts';
import { type Cost, costOf } from './objective.ts';
import { parallelScheme } from './parallel.ts';
import { type LevelledSchedule, type LevellingProblem, NONE, taskCount } from './problem.ts';
import { priorityRanks } from './ranks.ts';
import { priorityRules, type Rules } from './rules.ts';
import { createScheme } from './scheme.ts';

export interface Engine {
  readonly model: Model;
  readonly rules: Rules;
  /** Schedules generated so far. */
  readonly generated: () => number;
  /** The sum of all starts that no schedule can be better than. */
  readonly earliestStarts: number;
  /** Whether the parallel scheme can be used. */
  readonly canParallel: boolean;
  /** Lower keys are placed first, as early as they can be. The dates are those of `forward`. */
  readonly scheduleBy: (keys: Float64Array) => Cost;
  readonly scheduleInParallelBy: (keys: Float64Array) => Cost;
  /** Lower keys are placed first, as late as they can be; `lateStart` then has their (mirrored) starts. */
  readonly scheduleBackBy: (keys: Float64Array) => void;
  readonly start: Int32Array;
  readonly finish: Int32Array;
  /** From the last schedule against time. */
  readonly lateStart: (task: number) => number;
  /** A copy of the last schedule in the direction of time. */
  readonly snapshot: () => LevelledSchedule;
}

/** The parallel scheme looks at every waiting task at every instant: too slow for large plans. */
const MOST_FOR_PARALLEL = 2000;

export function createEngine(problem: LevellingProblem): Engine {
  const count = taskCount(problem);
  const model = forwardModel(problem);
  const mirrored = backwardModel(model);
  const order = new Int32Array(count);
  listMaker(model, null)(new Float64Array(count), order);
  const rules = priorityRules(model, order);
  const ranks = priorityRanks(model, order);
  const list: ListMaker = listMaker(model, ranks);
  const listBack: ListMaker = listMaker(mirrored, null);
  const ahead = createScheme(model);
  const back = createScheme(mirrored);
  const parallel = parallelScheme(model, ahead);
  const canParallel =
    ranks === null && count <= MOST_FOR_PARALLEL && !problem.splittable.includes(1) && !model.hasChoice.includes(1);
  let generated = 0;
  const cost = (): Cost => {
    generated++;
    return costOf(problem, ahead.start, ahead.finish);
  };
  /** Against time everything begins at the finish of the last schedule, or where it is due. */
  const startFromEnd = (): void => {
    let last = NONE;
    for (let task = 0; task < count; task++) last = Math.max(last, ahead.finish[task] as number);
    for (let task = 0; task < count; task++) {
      mirrored.release[task] = -Math.min(last, problem.deadline[task] as number, problem.noFinishAfter[task] as number);
    }
  };
  return {
    model,
    rules,
    generated: () => generated,
    earliestStarts: costOf(problem, rules.earlyStart, rules.earlyStart).starts,
    canParallel,
    scheduleBy: (keys) => {
      list(keys, order);
      ahead.run(order);
      return cost();
    },
    scheduleInParallelBy: (keys) => {
      parallel(keys);
      return cost();
    },
    scheduleBackBy: (keys) => {
      startFromEnd();
      listBack(keys, order);
      back.run(order);
      generated++;
    },
    start: ahead.start,
    finish: ahead.finish,
    lateStart: (task) => -(back.finish[task] as number),
    snapshot: () => ({
      start: ahead.start.slice(),
      finish: ahead.finish.slice(),
      chosen: ahead.chosen.slice(),
      segments: new Map(ahead.segments),
    }),
  };
}
