/** What trials gave, as answers read it: of the first trials of a run, which are all there. */
import { timeOn } from '../schedule/compile-time.ts';
import { timeLess } from '../schedule/leave-time.ts';
import type { PassTime } from '../schedule/pass-input.ts';
import { fromPortableTable } from '../schedule/portable-table.ts';
import type { CurveOutcomes, TaskOutcome, TrialOutcomes } from './answers/outcomes.ts';
import type { GroupChance } from './answers/result.ts';
import { drawnOf } from './drawn.ts';
import type { SimulationProblem } from './simulate.ts';
import type { PortableTime, TrialProblem } from './trial/problem.ts';
import { datedBlocks, type TrialResults, totalsOf } from './trial/results.ts';
import { TRIALS_IN_BLOCK } from './trial/variables.ts';
import type { WhatIf } from './what-if.ts';

/** What curves are drawn from. */
export function curveOutcomesOf(
  { told, trials: problem, seed, confidence }: SimulationProblem,
  { finish, cost }: Pick<TrialResults, 'finish' | 'cost'>,
  trials: number,
): CurveOutcomes {
  return {
    trials,
    block: TRIALS_IN_BLOCK,
    seed,
    confidence,
    finish,
    cost,
    planned: told.planned,
    deadline: told.deadline,
    budget: told.budget,
    time: projectTime(problem),
    minutesPerDay: told.minutesPerDay,
  };
}

export function outcomesOf(
  problem: SimulationProblem,
  whatIf: WhatIf,
  results: TrialResults,
  trials: number,
): TrialOutcomes {
  return {
    ...planOutcomesOf(problem, results, trials),
    tasks: taskOutcomesOf(problem, results, trials, 0, problem.trials.leafCount),
    drivers: drawnOf(problem, whatIf, results, trials),
  };
}

/** But for what there may be thousands of. */
export function planOutcomesOf(
  problem: SimulationProblem,
  results: TrialResults,
  trials: number,
): Omit<TrialOutcomes, 'tasks' | 'drivers'> {
  const { told, trials: trialProblem } = problem;
  const { counted } = trialProblem;
  const { risks } = trialProblem.variables;
  const inTime = totalsOf(results.inTime, counted.pathNode.length, trials);
  const together = totalsOf(results.together, told.merges.length, trials);
  const struck = totalsOf(results.struck, risks.length, trials);
  const delay = totalsOf(results.delay, risks.length, trials);
  const loss = totalsOf(results.loss, risks.length, trials);
  return {
    ...curveOutcomesOf(problem, results, trials),
    groups: groupOutcomesOf(problem, results, trials),
    milestones: told.watched.map((item, k) => ({
      ...item,
      finish: results.watched.subarray(k * results.trials, k * results.trials + trials),
    })),
    merges: told.merges.map(({ id, at, paths }, merge) => ({
      id,
      at,
      paths: paths.map((path, k) => ({
        id: path,
        inTime: inTime[(counted.pathStarts[merge] as number) + k] as number,
      })),
      together: together[merge] as number,
    })),
    risks: risks.map(({ id, delay: delays }, k) => ({
      id,
      struck: struck[k] as number,
      minutes: delays < 0 ? 0 : (delay[k] as number),
      cost: loss[k] as number,
    })),
  };
}

/** Of the leaves `from` up to but not `to`. */
export function taskOutcomesOf(
  { told, trials: { leafCount, variables } }: SimulationProblem,
  results: TrialResults,
  trials: number,
  from: number,
  to: number,
): TaskOutcome[] {
  const critical = totalsOf(results.critical, leafCount, trials, from, to);
  const drivers = new Map<number, number>();
  for (const [driver, leaf] of variables.tasks.entries()) if (leaf >= from && leaf < to) drivers.set(leaf, driver);
  const middleOf = middles(leafCount + told.groups.length, results.trials, trials);
  return told.leaves.slice(from, to).map((id, k) => ({
    id,
    critical: critical[k] as number,
    p50: middleOf(results.p50, from + k),
    p80: middleOf(results.p80, from + k),
    driver: drivers.get(from + k) ?? null,
  }));
}

function groupOutcomesOf(
  { told, trials: { leafCount } }: SimulationProblem,
  results: TrialResults,
  trials: number,
): GroupChance[] {
  const middleOf = middles(leafCount + told.groups.length, results.trials, trials);
  return told.groups.map((id, group) => ({
    id,
    p50: middleOf(results.p50, leafCount + group),
    p80: middleOf(results.p80, leafCount + group),
  }));
}

/** The middle one of what blocks have at a place of their own, of `width` a block. */
function middles(width: number, asked: number, trials: number): (column: Int32Array, at: number) => number {
  // A last block of a few trials says less than the others.
  const whole = Math.max(1, Math.floor(trials / TRIALS_IN_BLOCK));
  const middle = new Int32Array(Math.min(whole, datedBlocks(asked)));
  return (column, at) => {
    for (let block = 0; block < middle.length; block++) middle[block] = column[block * width + at] as number;
    return middle.sort()[(middle.length - 1) >> 1] as number;
  };
}

function projectTime({ tables, times, options }: TrialProblem): PassTime {
  const { table, cuts } = times[options.projectTime] as PortableTime;
  const own = fromPortableTable(tables[table] as TrialProblem['tables'][number]);
  return cuts ? timeLess(own, cuts) : timeOn(own);
}
