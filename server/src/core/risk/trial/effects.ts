/**
 * Trials with one risk otherwise: it stays away, or its response is carried out; all else as drawn. Only trials
 * that this changes are run again, and what a block draws is drawn once for all of them.
 */
import type { Memory } from '../../base/memory.ts';
import type { Steps } from '../../base/steps.ts';
import { BlockDraws } from './block-draws.ts';
import { trialEngine } from './engine.ts';
import type { TrialProblem } from './problem.ts';
import type { TrialResults } from './results.ts';
import { settling } from './settling.ts';
import { type Draw, TRIALS_IN_BLOCK } from './variables.ts';

/** Risks otherwise, rising: twice the number of one that stays away, and one more where its response is carried out. */
export type Ways = Int32Array;

export function riskOf(way: number): number {
  return way >> 1;
}

export function isAnswered(way: number): boolean {
  return (way & 1) === 1;
}

/** What is compared: so many of the first trials, and which risks otherwise. None where there is nothing to compare. */
export interface Compared {
  readonly trials: number;
  readonly ways: Ways;
}

/** What finish and cost are then, of the first trials: of the `w`-th way in trial `t` at `w × trials + t`. */
export interface EffectResults extends Compared {
  readonly finish: Int32Array;
  readonly cost: Float64Array | null;
}

/** Nothing has been run yet. */
export function roomForEffects(problem: TrialProblem, { ways, trials }: Compared, memory: Memory): EffectResults {
  const count = ways.length * trials;
  return {
    ways,
    trials,
    finish: new Int32Array(memory(4 * count)),
    cost: problem.cost && new Float64Array(memory(8 * count)),
  };
}

const SIZE = TRIALS_IN_BLOCK;
const NO_TASKS = new Int32Array(0);

/** Every risk without, and each with its response carried out where there is something left to do. */
export function waysOf({ variables }: TrialProblem): Ways {
  return Int32Array.from(
    variables.risks.flatMap(({ answered }, risk) => (answered ? [2 * risk, 2 * risk + 1] : [2 * risk])),
  );
}

/**
 * Writes the effects of a block, in steps, each of a trial or less.
 * @param drawAnswered as `draw`, with every response carried out.
 * @param known what was drawn gave, of that block at least.
 */
export function effectsRunner(
  problem: TrialProblem,
  draw: Draw,
  drawAnswered: Draw,
  known: Pick<TrialResults, 'finish' | 'cost'>,
  ways: Ways,
): (block: number, results: EffectResults) => Steps<void> {
  const { variables } = problem;
  const { lostDays } = variables;
  const engine = trialEngine(problem);
  const draws = new BlockDraws(variables, draw);
  const settle = settling(problem, draws, engine);
  const otherwise = Array.from(ways, () => ({
    strikes: new Uint8Array(SIZE),
    delay: new Int32Array(SIZE),
    cost: new Float64Array(SIZE),
  }));
  const answered = new BlockDraws({ ...variables, tasks: NO_TASKS, branches: [], lostDays: [] }, drawAnswered);

  /** Puts what a way says of its risk in trial `t` in place of what was drawn, and the other way round. */
  function swap(way: number, t: number): void {
    const at = SIZE * riskOf(ways[way] as number) + t;
    const own = otherwise[way] as (typeof otherwise)[number];
    [own.strikes[t], draws.strikes[at]] = [draws.strikes[at] as number, own.strikes[t] as number];
    [own.delay[t], draws.delay[at]] = [draws.delay[at] as number, own.delay[t] as number];
    [own.cost[t], draws.cost[at]] = [draws.cost[at] as number, own.cost[t] as number];
  }

  function imagine(): void {
    ways.forEach((which, way) => {
      const { strikes, delay, cost } = otherwise[way] as (typeof otherwise)[number];
      strikes.fill(0);
      if (!isAnswered(which)) return;
      const from = SIZE * riskOf(which);
      strikes.set(answered.strikes.subarray(from, from + SIZE));
      delay.set(answered.delay.subarray(from, from + SIZE));
      cost.set(answered.cost.subarray(from, from + SIZE));
    });
  }

  function isOther(way: number, t: number): boolean {
    const at = SIZE * riskOf(ways[way] as number) + t;
    const own = otherwise[way] as (typeof otherwise)[number];
    if (own.strikes[t] !== draws.strikes[at]) return true;
    return own.strikes[t] === 1 && (own.delay[t] !== draws.delay[at] || own.cost[t] !== draws.cost[at]);
  }

  return function* effects(block, results) {
    yield* draws.filling(block);
    yield* answered.filling(block);
    imagine();
    const first = SIZE * block;
    const trials = Math.min(SIZE, results.trials - first);
    for (let t = 0; t < trials; t++) {
      let lost = false;
      for (let way = 0; way < ways.length; way++) {
        const at = way * results.trials + first + t;
        results.finish[at] = known.finish[first + t] as number;
        if (results.cost && known.cost) results.cost[at] = known.cost[first + t] as number;
        if (!isOther(way, t)) continue;
        if (!lost && lostDays.length > 0) engine.lose((k) => draws.lost[SIZE * k + t] === 1);
        lost = true;
        swap(way, t);
        const spent = settle(t);
        results.finish[at] = yield* engine.placing();
        if (results.cost) results.cost[at] = spent;
        swap(way, t);
        yield;
      }
    }
  };
}
