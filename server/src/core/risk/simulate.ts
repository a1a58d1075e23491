/**
 * The Monte Carlo simulation of a plan: `preparingSimulation` makes of plan and schedule a problem that can be
 * posted, `trialRunnerOf` runs blocks of its trials anywhere and in any order, `outcomesOf` puts blocks together
 * for `answering`. All blocks of a problem, seed and what-if give the same wherever they are run.
 */
import { runToEnd, type Steps } from '../base/steps.ts';
import type { Plan } from '../model/plan.ts';
import { timeOn } from '../schedule/compile-time.ts';
import { finishInstant } from '../schedule/instants.ts';
import { timeLess } from '../schedule/leave-time.ts';
import type { PassTime } from '../schedule/pass-input.ts';
import { fromPortableTable, OutOfReach } from '../schedule/portable-table.ts';
import type { Schedule } from '../schedule/schedule.ts';
import { answering } from './answers/answers.ts';
import type { CurveOutcomes, DrawnOutcome, TrialOutcomes } from './answers/outcomes.ts';
import type { SimulationResult } from './answers/result.ts';
import { samplerOf } from './sampling/sampler.ts';
import { preparing } from './trial/prepare.ts';
import type { PortableTime, TrialProblem } from './trial/problem.ts';
import { type BlockResult, type TrialRunner, trialRunner } from './trial/runner.ts';
import { TRIALS_IN_BLOCK, type Variables } from './trial/variables.ts';
import type { WatchedItem, WatchedMerge } from './trial/watched.ts';
import { AS_IT_IS, variablesIf, type WhatIf } from './what-if.ts';

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
  return {
    trials: problem,
    seed: project.seed,
    iterations: simulation.iterations,
    confidence: simulation.confidence,
    told: {
      leaves: schedule.basis.dated.packed.network.leaves.map(({ id }) => id),
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

export function blocksOf(iterations: number): number {
  return Math.ceil(iterations / TRIALS_IN_BLOCK);
}

/** Trials of a block when so many are asked for altogether. */
export function trialsIn(block: number, iterations: number): number {
  return Math.min(TRIALS_IN_BLOCK, iterations - block * TRIALS_IN_BLOCK);
}

export function trialRunnerOf({ trials, seed }: SimulationProblem, whatIf: WhatIf = AS_IT_IS): TrialRunner {
  return trialRunner(trials, samplerOf(variablesIf(trials.variables, whatIf), seed, TRIALS_IN_BLOCK));
}

/** What curves are drawn from, of blocks from the first on. */
export function curveOutcomesOf(
  { told, trials: problem, seed }: SimulationProblem,
  blocks: readonly Pick<BlockResult, 'trials' | 'finish' | 'cost'>[],
): CurveOutcomes {
  const trials = blocks.reduce((sum, block) => sum + block.trials, 0);
  return {
    trials,
    block: TRIALS_IN_BLOCK,
    seed,
    finish: joined(new Int32Array(trials), blocks, ({ finish }) => finish),
    cost: problem.cost && joined(new Float64Array(trials), blocks, ({ cost }) => cost),
    planned: told.planned,
    deadline: told.deadline,
    budget: told.budget,
    time: projectTime(problem),
    minutesPerDay: told.minutesPerDay,
  };
}

/** @param blocks from the first on, without a gap, each with all its trials but for the last. */
export function outcomesOf(problem: SimulationProblem, whatIf: WhatIf, blocks: readonly BlockResult[]): TrialOutcomes {
  const { told, trials: trialProblem } = problem;
  const { variables } = trialProblem;
  const curves = curveOutcomesOf(problem, blocks);
  const { trials } = curves;
  const total = (key: Counts, number: number): number =>
    blocks.reduce((sum, block) => sum + (block[key][number] as number), 0);
  // A last block of a few trials says less than the others.
  const whole = blocks.filter((block, k) => k === 0 || block.trials === TRIALS_IN_BLOCK);
  const middle = new Int32Array(whole.length);
  const middleOf = (key: 'p50' | 'p80', leaf: number): number => {
    for (let k = 0; k < middle.length; k++) middle[k] = whole[k]?.[key][leaf] as number;
    return middle.sort()[(middle.length - 1) >> 1] as number;
  };
  const { pathStarts } = trialProblem.counted;
  return {
    ...curves,
    tasks: told.leaves.map((id, leaf) => ({
      id,
      critical: total('critical', leaf),
      p50: middleOf('p50', leaf),
      p80: middleOf('p80', leaf),
    })),
    milestones: told.watched.map((item, k) => ({
      ...item,
      finish: joined(new Int32Array(trials), blocks, (block) =>
        block.watched.subarray(k * block.trials, (k + 1) * block.trials),
      ),
    })),
    merges: told.merges.map(({ id, at, paths }, merge) => ({
      id,
      at,
      paths: paths.map((path, k) => ({ id: path, inTime: total('inTime', (pathStarts[merge] as number) + k) })),
      together: total('together', merge),
    })),
    drivers: drawnOf(problem, whatIf, blocks),
    risks: variables.risks.map(({ id, delay }, k) => ({
      id,
      struck: total('struck', k),
      minutes: delay < 0 ? 0 : total('delay', k),
      cost: total('loss', k),
    })),
  };
}

type Counts = 'critical' | 'struck' | 'delay' | 'loss' | 'inTime' | 'together';

function joined<Column extends Int32Array | Float64Array, Block extends Pick<BlockResult, 'trials'>>(
  column: Column,
  blocks: readonly Block[],
  part: (block: Block) => Int32Array | Float64Array | null,
): Column {
  let at = 0;
  for (const block of blocks) {
    column.set(part(block) ?? [], at);
    at += block.trials;
  }
  return column;
}

function projectTime({ tables, times, options }: TrialProblem): PassTime {
  const { table, cuts } = times[options.projectTime] as PortableTime;
  const own = fromPortableTable(tables[table] as TrialProblem['tables'][number]);
  return cuts ? timeLess(own, cuts) : timeOn(own);
}

/** What tasks and risks drew, which is drawn again by whoever asks. */
export function drawnOf(
  { trials: problem, told, seed }: SimulationProblem,
  whatIf: WhatIf,
  blocks: readonly Pick<BlockResult, 'trials' | 'critical' | 'struck'>[],
): DrawnOutcome[] {
  const { variables } = problem;
  const trials = blocks.reduce((sum, block) => sum + block.trials, 0);
  const total = (key: 'critical' | 'struck', number: number): number =>
    blocks.reduce((sum, block) => sum + (block[key][number] as number), 0);
  const draw = samplerOf(variablesIf(variables, whatIf), seed, TRIALS_IN_BLOCK);
  const values = new Float64Array(TRIALS_IN_BLOCK);
  const each = (variable: number, put: (trial: number, value: number) => void): void => {
    for (let first = 0; first < trials; first += TRIALS_IN_BLOCK) {
      draw(variable, first / TRIALS_IN_BLOCK, values);
      const end = Math.min(TRIALS_IN_BLOCK, trials - first);
      for (let t = 0; t < end; t++) put(first + t, Math.round(values[t] as number));
    }
  };
  const branches = branchesByLeaf(variables);
  const tasks = variables.tasks.map(
    ({ variable, leaf }): DrawnOutcome => ({
      kind: 'task',
      id: told.leaves[leaf] as string,
      count: total('critical', leaf),
      draws: (out) => {
        each(variable, (trial, minutes) => {
          out[trial] = minutes;
        });
        for (const branch of branches.get(leaf) ?? []) {
          each(branch, (trial, taken) => {
            if (taken === 0) out[trial] = 0;
          });
        }
      },
    }),
  );
  const risks = variables.risks.map(
    ({ strikes, id }, k): DrawnOutcome => ({
      kind: 'risk',
      id,
      count: total('struck', k),
      draws: (out) =>
        each(strikes, (trial, value) => {
          out[trial] = value;
        }),
    }),
  );
  return [...tasks, ...risks];
}

function branchesByLeaf({ branches }: Variables): ReadonlyMap<number, readonly number[]> {
  const found = new Map<number, number[]>();
  for (const { variable, leaves } of branches) {
    for (const leaf of leaves) {
      const known = found.get(leaf);
      if (known) known.push(variable);
      else found.set(leaf, [variable]);
    }
  }
  return found;
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
      const run = trialRunnerOf(problem);
      const blocks = Array.from({ length: blocksOf(trials) }, (_, block) =>
        runToEnd(run(block, trialsIn(block, trials))),
      );
      return runToEnd(answering(outcomesOf(problem, AS_IT_IS, blocks), problem.confidence));
    } catch (error) {
      if (!(error instanceof OutOfReach) || reach >= MOST_REACH) throw error;
    }
  }
}
