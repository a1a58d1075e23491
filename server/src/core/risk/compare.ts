/**
 * What each risk does to the P80 of finish and cost, and what its response would buy: the trials of a plan
 * against the same trials with that risk otherwise (common random numbers), so that most of what chance does
 * cancels.
 */
import type { Steps } from '../base/steps.ts';
import { type Comparisons, sortingColumns } from './answers/answers.ts';
import { type Column, shareUpTo } from './answers/columns.ts';
import { estimatedShift } from './answers/errors.ts';
import type { ResponseValue, RiskEffect } from './answers/result.ts';
import { samplerOf } from './sampling/sampler.ts';
import type { SimulationProblem } from './simulate.ts';
import { type EffectResults, effectShare, effectsRunner, type Way, waysOf } from './trial/effects.ts';
import { blocksOf, type TrialResults } from './trial/results.ts';
import { TRIALS_IN_BLOCK } from './trial/variables.ts';
import { curveOutcomesOf } from './trial-outcomes.ts';
import { AS_IT_IS, shapesIf } from './what-if.ts';

const SHARE = 0.8;

/** Runs blocks of the comparison; of the plan as it is written. */
export function effectsRunnerOf(
  { trials: problem, seed }: SimulationProblem,
  known: TrialResults,
): ReturnType<typeof effectsRunner> {
  const { variables } = problem;
  const all = { off: [], answered: variables.risks.map(({ id }) => id) };
  const sampler = (whatIf: typeof AS_IT_IS) =>
    samplerOf(variables.list, seed, TRIALS_IN_BLOCK, shapesIf(variables, whatIf));
  return effectsRunner(problem, sampler(AS_IT_IS), sampler(all), known);
}

/** Leaves times trials that a comparison may take, some seconds of a processor; fewer trials of larger plans are compared. */
const MOST_WORK = 10_000_000;
/** Blocks that a comparison needs at least to say how sure it is. */
const LEAST_BLOCKS = 10;

/** How many of the first trials are compared, 0 where there is nothing to compare. */
export function trialsCompared({ trials: problem }: SimulationProblem, results: TrialResults, trials: number): number {
  const share = effectShare(problem, results, trials);
  if (share === 0) return 0;
  const affordable = blocksOf(MOST_WORK / (share * problem.leafCount));
  return Math.min(trials, TRIALS_IN_BLOCK * Math.max(LEAST_BLOCKS, affordable));
}

/** @param known of the trials of the effects at least. */
export function* comparing(
  problem: SimulationProblem,
  known: TrialResults,
  effects: EffectResults,
): Steps<Comparisons> {
  const base = curveOutcomesOf(problem, known, effects.trials);
  const columns = yield* sortingColumns(base);
  const risks = new Map<string, Pick<RiskEffect, 'p80Days' | 'p80Cost'>>();
  const responses: ResponseValue[] = [];
  const ways = waysOf(problem.trials);
  for (let way = 0; way < ways.length; way++) {
    yield;
    const { risk, answered } = ways[way] as Way;
    const id = problem.trials.variables.risks[risk]?.id ?? '';
    const other = yield* sortingColumns(curveOutcomesOf(problem, wayOf(effects, way), effects.trials));
    yield;
    const p80Days = estimatedShift(columns.days, other.days, SHARE, TRIALS_IN_BLOCK);
    const costs = columns.cost && other.cost && { now: columns.cost, otherwise: other.cost };
    if (!answered) {
      const p80Cost = costs && estimatedShift(costs.now, costs.otherwise, SHARE, TRIALS_IN_BLOCK).value;
      risks.set(id, { p80Days, p80Cost });
      continue;
    }
    const { deadline } = base;
    responses.push({
      risk: id,
      p80Days,
      meanCost: costs ? meanOf(costs.now) - meanOf(costs.otherwise) : 0,
      chance: deadline === null ? null : shareUpTo(other.finish, deadline) - shareUpTo(columns.finish, deadline),
    });
  }
  return { risks, responses };
}

function wayOf({ trials, finish, cost }: EffectResults, way: number): Pick<TrialResults, 'finish' | 'cost'> {
  const [from, to] = [way * trials, (way + 1) * trials];
  return { finish: finish.subarray(from, to), cost: cost?.subarray(from, to) ?? null };
}

function meanOf({ values, trials }: Column): number {
  let sum = 0;
  for (let i = 0; i < trials; i++) sum += values[i] as number;
  return sum / trials;
}
