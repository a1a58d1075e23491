/**
 * Trials with one risk otherwise: it stays away, or its response is carried out; all else as drawn. Only trials
 * that this changes are run again, and what a block draws is drawn once for all of them.
 */
import type { Memory } from '../../base/memory.ts';
import type { Steps } from '../../base/steps.ts';
import { BlockDraws } from './block-draws.ts';
import { trialEngine } from './engine.ts';
import type { TrialProblem } from './problem.ts';
import { blocksOf, type TrialResults } from './results.ts';
import { settling } from './settling.ts';
import { type Draw, TRIALS_IN_BLOCK } from './variables.ts';

/** One risk otherwise: `risk` is its number. */
export interface Way {
  readonly risk: number;
  readonly answered: boolean;
}

/** What finish and cost are then, of the first trials: of way `w` in trial `t` at `w × trials + t`. */
export interface EffectResults {
  readonly trials: number;
  readonly finish: Int32Array;
  readonly cost: Float64Array | null;
}

/** Nothing has been run yet. */
export function roomForEffects(problem: TrialProblem, trials: number, memory: Memory): EffectResults {
  const count = waysOf(problem).length * trials;
  return {
    trials,
    finish: new Int32Array(memory(4 * count)),
    cost: problem.cost && new Float64Array(memory(8 * count)),
  };
}

const SIZE = TRIALS_IN_BLOCK;
const NO_TASKS = new Int32Array(0);

/** Every risk without, and each with its response carried out where there is something left to do. */
export function waysOf({ variables }: TrialProblem): readonly Way[] {
  return variables.risks.flatMap(({ answered }, risk) =>
    answered
      ? [
          { risk, answered: false },
          { risk, answered: true },
        ]
      : [{ risk, answered: false }],
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
): (block: number, results: EffectResults) => Steps<void> {
  const { variables } = problem;
  const { lostDays } = variables;
  const ways = waysOf(problem);
  const engine = trialEngine(problem);
  const draws = new BlockDraws(variables, draw);
  const settle = settling(problem, draws, engine);
  const otherwise = ways.map(() => ({
    strikes: new Uint8Array(SIZE),
    delay: new Int32Array(SIZE),
    cost: new Float64Array(SIZE),
  }));
  const answered = new BlockDraws({ ...variables, tasks: NO_TASKS, branches: [], lostDays: [] }, drawAnswered);

  /** Puts what a way says of its risk in trial `t` in place of what was drawn, and the other way round. */
  function swap(way: number, t: number): void {
    const { risk } = ways[way] as Way;
    const at = SIZE * risk + t;
    const own = otherwise[way] as (typeof otherwise)[number];
    [own.strikes[t], draws.strikes[at]] = [draws.strikes[at] as number, own.strikes[t] as number];
    [own.delay[t], draws.delay[at]] = [draws.delay[at] as number, own.delay[t] as number];
    [own.cost[t], draws.cost[at]] = [draws.cost[at] as number, own.cost[t] as number];
  }

  function imagine(): void {
    ways.forEach(({ risk, answered: isAnswered }, way) => {
      const { strikes, delay, cost } = otherwise[way] as (typeof otherwise)[number];
      strikes.fill(0);
      if (!isAnswered) return;
      const from = SIZE * risk;
      strikes.set(answered.strikes.subarray(from, from + SIZE));
      delay.set(answered.delay.subarray(from, from + SIZE));
      cost.set(answered.cost.subarray(from, from + SIZE));
    });
  }

  function isOther(way: number, t: number): boolean {
    const at = SIZE * (ways[way] as Way).risk + t;
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

/** How often such trials are run: of each risk those in which it strikes, for each of its ways. */
export function effectShare(
  { variables: { risks } }: TrialProblem,
  { struck }: Pick<TrialResults, 'struck'>,
  trials: number,
): number {
  let count = 0;
  for (let at = 0; at < blocksOf(trials) * risks.length; at++) {
    count += (struck[at] as number) * (risks[at % risks.length]?.answered ? 2 : 1);
  }
  return count / trials;
}
