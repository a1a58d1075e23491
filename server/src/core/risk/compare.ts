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
import {
  type Compared,
  type EffectResults,
  effectsRunner,
  isAnswered,
  riskOf,
  type Ways,
  waysOf,
} from './trial/effects.ts';
import type { TrialProblem } from './trial/problem.ts';
import { blocksOf, type TrialResults, totalsOf } from './trial/results.ts';
import { TRIALS_IN_BLOCK } from './trial/variables.ts';
import { curveOutcomesOf } from './trial-outcomes.ts';
import { AS_IT_IS, shapesIf } from './what-if.ts';

const SHARE = 0.8;

/** Runs blocks of the comparison; of the plan as it is written. */
export function effectsRunnerOf(
  { trials: problem, seed }: SimulationProblem,
  known: TrialResults,
  ways: Ways,
): ReturnType<typeof effectsRunner> {
  const { variables } = problem;
  const all = { off: [], answered: variables.risks.map(({ id }) => id) };
  const sampler = (whatIf: typeof AS_IT_IS) =>
    samplerOf(variables.list, seed, TRIALS_IN_BLOCK, shapesIf(variables, whatIf));
  return effectsRunner(problem, sampler(AS_IT_IS), sampler(all), known, ways);
}

/** Leaves times trials that a comparison may take; of larger plans fewer trials are compared. */
const MOST_WORK = 10_000_000;
/** Blocks that a comparison needs at least to say how sure it is. */
const LEAST_BLOCKS = 10;
/** What so few blocks may take, some seconds of a processor; where risks are too many for that, fewer are compared. */
const MOST_WORK_AT_LEAST = 200_000_000;

export function comparedOf({ trials: problem }: SimulationProblem, results: TrialResults, trials: number): Compared {
  const { risks } = problem.variables;
  const struck = totalsOf(results.struck, risks.length, trials);
  // Of each way the trials in which its risk strikes are run again.
  const shareOf = (ways: Ways): number => {
    return ways.reduce((sum, way) => sum + (struck[riskOf(way)] as number), 0) / trials;
  };
  const all = waysOf(problem);
  if (shareOf(all) === 0) return { trials: 0, ways: new Int32Array(0) };
  const least = Math.min(trials, TRIALS_IN_BLOCK * LEAST_BLOCKS);
  const most = MOST_WORK_AT_LEAST / (least * problem.leafCount);
  const ways = shareOf(all) <= most ? all : gravest(problem, results, trials, all, (some) => shareOf(some) <= most);
  const affordable = blocksOf(MOST_WORK / (shareOf(ways) * problem.leafCount));
  return { trials: Math.min(trials, TRIALS_IN_BLOCK * Math.max(LEAST_BLOCKS, affordable)), ways };
}

/**
 * As many as `mayBe`, but of one risk at least: by what they delayed altogether, as far as tasks they delay were
 * critical, or by what they cost, of both the gravest in turn.
 */
function gravest(
  { variables: { risks }, leafCount }: TrialProblem,
  results: TrialResults,
  trials: number,
  all: Ways,
  mayBe: (ways: Ways) => boolean,
): Ways {
  const critical = totalsOf(results.critical, leafCount, trials);
  const delay = totalsOf(results.delay, risks.length, trials);
  const loss = totalsOf(results.loss, risks.length, trials);
  const byDays = ranked(
    risks.map(({ leaves }, risk) => {
      const decides = leaves.reduce((found, leaf) => Math.max(found, critical[leaf] as number), 0);
      return Math.abs(delay[risk] as number) * decides;
    }),
  );
  const byCost = ranked(Array.from(loss, Math.abs));
  const mostOfThem = Math.max(byDays.length, byCost.length);
  const turns = Array.from({ length: mostOfThem }, (_, k) => [byDays[k], byCost[k]]).flat();
  const inTurn = [...new Set([...turns, ...risks.keys()])].filter((risk) => risk !== undefined);
  const of = (count: number): Ways => {
    const taken = new Set(inTurn.slice(0, count));
    return all.filter((way) => taken.has(riskOf(way)));
  };
  let [enough, tooMany] = [1, inTurn.length];
  while (tooMany - enough > 1) {
    const middle = (enough + tooMany) >> 1;
    if (mayBe(of(middle))) enough = middle;
    else tooMany = middle;
  }
  return of(enough);
}

/** Numbers of what measures more than nothing, the most first, equal ones as they come. */
function ranked(measures: readonly number[]): number[] {
  const some = [...measures.keys()].filter((at) => (measures[at] as number) > 0);
  return some.sort((a, b) => (measures[b] as number) - (measures[a] as number) || a - b);
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
  for (let way = 0; way < effects.ways.length; way++) {
    yield;
    const which = effects.ways[way] as number;
    const id = problem.trials.variables.risks[riskOf(which)]?.id ?? '';
    const other = yield* sortingColumns(curveOutcomesOf(problem, wayOf(effects, way), effects.trials));
    yield;
    const p80Days = estimatedShift(columns.days, other.days, SHARE, TRIALS_IN_BLOCK);
    const costs = columns.cost && other.cost && { now: columns.cost, otherwise: other.cost };
    if (!isAnswered(which)) {
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
