/**
 * Runs trials in blocks. What a block gives depends on its number alone, so any number of runners give the same
 * figures together. Dates of tasks are not kept trial by trial: of each block they leave their percentiles, of
 * which the middle one counts, a date that occurred (batching; S. Asmussen and P. Glynn, *Stochastic Simulation*, 2007).
 */
import type { Steps } from '../../base/steps.ts';
import { BlockDraws } from './block-draws.ts';
import { trialEngine } from './engine.ts';
import type { TrialProblem } from './problem.ts';
import { select } from './select.ts';
import { settling } from './settling.ts';
import { type Draw, TRIALS_IN_BLOCK } from './variables.ts';

/** Of one block; instants are civil minutes, money is in minor units. */
export interface BlockResult {
  readonly block: number;
  readonly trials: number;
  readonly finish: Int32Array;
  /** Null where the plan has no cost. */
  readonly cost: Float64Array | null;
  /** By what is watched: its finish in trial `t` is at `number × trials + t`. */
  readonly watched: Int32Array;
  /** By leaf: trials in which it was critical, and percentiles of its finish. */
  readonly critical: Int32Array;
  readonly p50: Int32Array;
  readonly p80: Int32Array;
  /** By risk: trials in which it struck, and sums of the minutes of work and the money that it then cost. */
  readonly struck: Int32Array;
  readonly delay: Float64Array;
  readonly loss: Float64Array;
  /** By path into a merge: trials in which it was in time; by merge: in which all of them were. */
  readonly inTime: Int32Array;
  readonly together: Int32Array;
}

/** In steps, each of half a trial or less. `trials`: how many of the block, the first ones. */
export type TrialRunner = (block: number, trials?: number) => Steps<BlockResult>;

const SIZE = TRIALS_IN_BLOCK;
/** Leaves whose dates are sorted between two steps. */
const LEAVES_AT_ONCE = 64;

export function trialRunner(problem: TrialProblem, draw: Draw): TrialRunner {
  const { variables, counted, leafCount } = problem;
  const { risks, lostDays } = variables;
  const engine = trialEngine(problem);
  const { dates, critical } = engine;
  const draws = new BlockDraws(variables, draw);
  const settle = settling(problem, draws, engine);
  /** Of the block that is being run, by leaf and trial. */
  const finishes = new Int32Array(SIZE * leafCount);

  function countLeaves(result: BlockResult, t: number): void {
    const { finish } = dates;
    for (let leaf = 0; leaf < leafCount; leaf++) {
      finishes[SIZE * leaf + t] = finish[leaf] as number;
      result.critical[leaf] = (result.critical[leaf] as number) + (critical[leaf] as number);
    }
  }

  function watch({ watched, trials }: BlockResult, t: number): void {
    const { watchedFirst, watchedEnd } = counted;
    for (let k = 0; k < watchedFirst.length; k++) {
      let last = dates.finish[watchedFirst[k] as number] as number;
      for (let leaf = (watchedFirst[k] as number) + 1; leaf < (watchedEnd[k] as number); leaf++) {
        last = Math.max(last, dates.finish[leaf] as number);
      }
      watched[k * trials + t] = last;
    }
  }

  function countPaths({ inTime, together }: BlockResult): void {
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

  function* takePercentiles({ block, p50, p80, trials }: BlockResult): Steps<void> {
    const column = new Int32Array(trials);
    const middle = rankOf(0.5, trials, block);
    const eightieth = rankOf(0.8, trials, block);
    for (let leaf = 0; leaf < leafCount; leaf++) {
      if (leaf % LEAVES_AT_ONCE === 0) yield;
      column.set(finishes.subarray(SIZE * leaf, SIZE * leaf + trials));
      p50[leaf] = select(column, middle, 0, trials);
      p80[leaf] = select(column, eightieth, middle, trials);
    }
  }

  function countRisks({ struck, delay, loss, trials }: BlockResult): void {
    for (let k = 0; k < risks.length; k++) {
      for (let t = 0; t < trials; t++) {
        if (draws.strikes[SIZE * k + t] === 0) continue;
        struck[k] = (struck[k] as number) + 1;
        delay[k] = (delay[k] as number) + (draws.delay[SIZE * k + t] as number);
        loss[k] = (loss[k] as number) + (draws.cost[SIZE * k + t] as number);
      }
    }
  }

  return function* running(block, trials = SIZE) {
    yield* draws.filling(block);
    const result = emptyResult(problem, block, trials);
    for (let t = 0; t < trials; t++) {
      if (lostDays.length > 0) engine.lose((k) => draws.lost[SIZE * k + t] === 1);
      const cost = settle(t);
      result.finish[t] = engine.place();
      // Of a large plan, before anything is compiled, half a trial is long enough.
      yield;
      engine.judge();
      if (result.cost) result.cost[t] = cost;
      countLeaves(result, t);
      watch(result, t);
      countPaths(result);
      yield;
    }
    yield* takePercentiles(result);
    countRisks(result);
    return result;
  };
}

function emptyResult(
  { variables, counted, leafCount, cost }: TrialProblem,
  block: number,
  trials: number,
): BlockResult {
  const byRisk = variables.risks.length;
  return {
    block,
    trials,
    finish: new Int32Array(trials),
    cost: cost && new Float64Array(trials),
    watched: new Int32Array(trials * counted.watchedFirst.length),
    critical: new Int32Array(leafCount),
    p50: new Int32Array(leafCount),
    p80: new Int32Array(leafCount),
    struck: new Int32Array(byRisk),
    delay: new Float64Array(byRisk),
    loss: new Float64Array(byRisk),
    inTime: new Int32Array(counted.pathNode.length),
    together: new Int32Array(counted.pathStarts.length - 1),
  };
}

/** One of the two around p·n + ½, where the bias is least; from block to block the other. */
function rankOf(p: number, trials: number, block: number): number {
  const below = Math.floor(p * trials + 1e-9);
  return Math.min(Math.max(below - 1 + (block % 2), 0), trials - 1);
}
