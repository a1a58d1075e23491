/**
 * Runs trials in blocks. What a block gives depends on its number alone, so any number of runners give the same
 * figures together. Dates of tasks are not kept trial by trial: of each block they leave their percentiles, of
 * which the middle one counts, a date that occurred (batching; S. Asmussen and P. Glynn, *Stochastic Simulation*, 2007).
 */
import type { Steps } from '../../base/steps.ts';
import { BlockDraws } from './block-draws.ts';
import { trialEngine } from './engine.ts';
import type { TrialProblem } from './problem.ts';
import { datedBlocks, type TrialResults } from './results.ts';
import { select } from './select.ts';
import { settling } from './settling.ts';
import { type Draw, TRIALS_IN_BLOCK } from './variables.ts';

/** Writes the results of a block, in steps. `trials`: how many of it, the first ones. */
export type TrialRunner = (block: number, trials?: number) => Steps<void>;

const SIZE = TRIALS_IN_BLOCK;
/** Leaves whose dates are sorted between two steps. */
const LEAVES_AT_ONCE = 64;

export function trialRunner(problem: TrialProblem, draw: Draw, results: TrialResults): TrialRunner {
  const { variables, counted, leafCount } = problem;
  const { risks, lostDays } = variables;
  const engine = trialEngine(problem);
  const { dates, critical } = engine;
  const draws = new BlockDraws(variables, draw);
  const settle = settling(problem, draws, engine);
  /** Of the block that is being run, by leaf and trial. */
  const finishes = new Int32Array(SIZE * leafCount);
  const timesCritical = new Uint8Array(leafCount);

  function countLeaves(t: number): void {
    const { finish } = dates;
    for (let leaf = 0; leaf < leafCount; leaf++) {
      finishes[SIZE * leaf + t] = finish[leaf] as number;
      timesCritical[leaf] = (timesCritical[leaf] as number) + (critical[leaf] as number);
    }
  }

  function watch(trial: number): void {
    const { watchedFirst, watchedEnd } = counted;
    for (let k = 0; k < watchedFirst.length; k++) {
      let last = dates.finish[watchedFirst[k] as number] as number;
      for (let leaf = (watchedFirst[k] as number) + 1; leaf < (watchedEnd[k] as number); leaf++) {
        last = Math.max(last, dates.finish[leaf] as number);
      }
      results.watched[k * results.trials + trial] = last;
    }
  }

  function countPaths({ inTime, together }: Pick<TrialResults, 'inTime' | 'together'>): void {
    const { pathStarts, pathNode, pathByStart, pathUntil } = counted;
    for (let merge = 0; merge < together.length; merge++) {
      let all = 1;
      for (let path = pathStarts[merge] as number; path < (pathStarts[merge + 1] as number); path++) {
        const node = pathNode[path] as number;
        const at = (pathByStart[path] === 1 ? dates.start[node] : dates.finish[node]) as number;
        if (at <= (pathUntil[path] as number)) inTime[path] = (inTime[path] as number) + 1;
        else all = 0;
      }
      together[merge] = (together[merge] as number) + all;
    }
  }

  function* takePercentiles(block: number, trials: number): Steps<void> {
    const column = new Int32Array(trials);
    const middle = rankOf(0.5, trials, block);
    const eightieth = rankOf(0.8, trials, block);
    const { groupFirst, groupEnd } = counted;
    const from = block * (leafCount + groupFirst.length);
    const take = (row: number): void => {
      results.p50[from + row] = select(column, middle, 0, trials);
      results.p80[from + row] = select(column, eightieth, middle, trials);
    };
    for (let leaf = 0; leaf < leafCount; leaf++) {
      if (leaf % LEAVES_AT_ONCE === 0) yield;
      column.set(finishes.subarray(SIZE * leaf, SIZE * leaf + trials));
      take(leaf);
    }
    for (let group = 0; group < groupFirst.length; group++) {
      yield* lastOf(groupFirst[group] as number, groupEnd[group] as number, column);
      take(leafCount + group);
    }
  }

  /** When the last of some leaves finishes, by trial. */
  function* lastOf(first: number, end: number, column: Int32Array): Steps<void> {
    column.set(finishes.subarray(SIZE * first, SIZE * first + column.length));
    for (let leaf = first + 1; leaf < end; leaf++) {
      if (leaf % LEAVES_AT_ONCE === 0) yield;
      for (let t = 0; t < column.length; t++) {
        const finish = finishes[SIZE * leaf + t] as number;
        if (finish > (column[t] as number)) column[t] = finish;
      }
    }
  }

  function countRisks(block: number, trials: number): void {
    for (let k = 0; k < risks.length; k++) {
      let struck = 0;
      let delay = 0;
      let loss = 0;
      for (let t = 0; t < trials; t++) {
        if (draws.strikes[SIZE * k + t] === 0) continue;
        struck++;
        delay += draws.delay[SIZE * k + t] as number;
        loss += draws.cost[SIZE * k + t] as number;
      }
      const at = block * risks.length + k;
      results.struck[at] = struck;
      results.delay[at] = delay;
      results.loss[at] = loss;
    }
  }

  return function* running(block, trials = SIZE) {
    const first = SIZE * block;
    if (first + trials > results.trials) throw new Error(`there is no room for block ${block}`);
    yield* draws.filling(block);
    timesCritical.fill(0);
    const paths = {
      inTime: new Uint8Array(counted.pathNode.length),
      together: new Uint8Array(counted.pathStarts.length - 1),
    };
    for (let t = 0; t < trials; t++) {
      if (lostDays.length > 0) engine.lose((k) => draws.lost[SIZE * k + t] === 1);
      const cost = settle(t);
      results.finish[first + t] = yield* engine.placing();
      yield;
      yield* engine.judging();
      yield;
      if (results.cost) results.cost[first + t] = cost;
      countLeaves(t);
      watch(first + t);
      countPaths(paths);
      yield;
    }
    results.critical.set(timesCritical, block * leafCount);
    results.inTime.set(paths.inTime, block * paths.inTime.length);
    results.together.set(paths.together, block * paths.together.length);
    if (block < datedBlocks(results.trials)) yield* takePercentiles(block, trials);
    countRisks(block, trials);
  };
}

/** One of the two around p·n + ½, where the bias is least; from block to block the other. */
function rankOf(p: number, trials: number, block: number): number {
  const below = Math.floor(p * trials + 1e-9);
  return Math.min(Math.max(below - 1 + (block % 2), 0), trials - 1);
}
