/**
 * The Monte Carlo simulation of a plan: `preparingSimulation` makes of plan and schedule a problem that can be
 * posted, `trialRunnerOf` runs blocks of its trials anywhere and in any order, `outcomesOf` says what they gave
 * for `answering`. All blocks of a problem, seed and what-if give the same wherever they are run.
 */
import { OWN_MEMORY } from '../base/memory.ts';
import { runToEnd, type Steps } from '../base/steps.ts';
import type { Plan } from '../model/plan.ts';
import { finishInstant } from '../schedule/instants.ts';
import { OutOfReach } from '../schedule/portable-table.ts';
import type { Schedule } from '../schedule/schedule.ts';
import { answering } from './answers/answers.ts';
import type { TrialOutcomes } from './answers/outcomes.ts';
import type { SimulationResult } from './answers/result.ts';
import { samplerOf } from './sampling/sampler.ts';
import { preparing } from './trial/prepare.ts';
import type { TrialProblem } from './trial/problem.ts';
import { blocksOf, roomFor, type TrialResults } from './trial/results.ts';
import { type TrialRunner, trialRunner } from './trial/runner.ts';
import { TRIALS_IN_BLOCK } from './trial/variables.ts';
import type { WatchedItem, WatchedMerge } from './trial/watched.ts';
import { outcomesOf } from './trial-outcomes.ts';
import { AS_IT_IS, shapesIf, type WhatIf } from './what-if.ts';

/** Plain data. */
export interface SimulationProblem {
  readonly trials: TrialProblem;
  readonly seed: number;
  /** As the plan asks for. */
  readonly iterations: number;
  /** 0–1: what contingency is held for. */
  readonly confidence: number;
  readonly told: Told;
}

/** What outcomes are told with. */
interface Told {
  readonly leaves: readonly string[];
  /** Phases and summaries. */
  readonly groups: readonly string[];
  readonly watched: readonly WatchedItem[];
  readonly merges: readonly WatchedMerge[];
  readonly planned: TrialOutcomes['planned'];
  readonly deadline: number | null;
  readonly budget: number | null;
  readonly minutesPerDay: number;
}

/**
 * In steps; null where nothing varies, so that every trial would be the plan.
 * @param reach how far calendars reach: 1, and twice as much each time that trials end with `OutOfReach`.
 */
export function* preparingSimulation(plan: Plan, schedule: Schedule, reach = 1): Steps<SimulationProblem | null> {
  const prepared = yield* preparing(plan, schedule, reach);
  if (!prepared) return null;
  const { project, simulation } = plan;
  const { problem, watched } = prepared;
  const { cost } = problem;
  const { outline } = schedule.basis.dated.packed.network;
  yield;
  const leaves = outline.leaves.map(({ id }) => id);
  yield;
  return {
    trials: problem,
    seed: project.seed,
    iterations: simulation.iterations,
    confidence: simulation.confidence,
    told: {
      leaves,
      groups: Array.from(outline.groups, (number) => outline.items[number]?.id ?? ''),
      watched: watched.items,
      merges: watched.merges,
      planned: {
        start: schedule.start,
        finish: schedule.finish,
        cost: cost?.planned.reduce((total, each) => total + each, cost.fixed) ?? null,
      },
      deadline: project.deadline && finishInstant(project.deadline, schedule.projectTime),
      budget: project.budget.total,
      minutesPerDay: 60 * project.lengths.hoursPerDay,
    },
  };
}

/** Trials of a block when so many are asked for altogether. */
export function trialsIn(block: number, iterations: number): number {
  return Math.min(TRIALS_IN_BLOCK, iterations - block * TRIALS_IN_BLOCK);
}

/** @param results with room for the blocks that it will run. */
export function trialRunnerOf({ trials, seed }: SimulationProblem, whatIf: WhatIf, results: TrialResults): TrialRunner {
  const { variables } = trials;
  const draw = samplerOf(variables.list, seed, TRIALS_IN_BLOCK, shapesIf(variables, whatIf));
  return trialRunner(trials, draw, results);
}

/** So many of them, in one go. */
export function runTrials(problem: SimulationProblem, whatIf: WhatIf, trials: number): TrialResults {
  const results = roomFor(problem.trials, trials, OWN_MEMORY);
  const run = trialRunnerOf(problem, whatIf, results);
  for (let block = 0; block < blocksOf(trials); block++) runToEnd(run(block, trialsIn(block, trials)));
  return results;
}

/** Calendars of so many times the usual margin reach to the end of time, a century after the plan. */
export const MOST_REACH = 64;

/** Of a plan that needs them longer still. */
export const OUT_OF_TIME =
  'In some trials work goes on for more than a century. Write shorter estimates, lags and impacts of risks.';

/** All in one go, with calendars as long as it takes; null where nothing varies. */
export function simulate(plan: Plan, schedule: Schedule, iterations?: number): SimulationResult | null {
  for (let reach = 1; ; reach *= 2) {
    const problem = runToEnd(preparingSimulation(plan, schedule, reach));
    if (!problem) return null;
    const trials = iterations ?? problem.iterations;
    try {
      const results = runTrials(problem, AS_IT_IS, trials);
      return runToEnd(answering(outcomesOf(problem, AS_IT_IS, results, trials)));
    } catch (error) {
      if (!(error instanceof OutOfReach) || reach >= MOST_REACH) throw error;
    }
  }
}
