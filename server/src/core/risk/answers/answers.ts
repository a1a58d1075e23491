/**
 * Everything a simulation says, from what its trials gave. Pure: the same outcomes give the same figures. What
 * needs trials of its own (a risk switched off, a response carried out) is handed in by who runs them.
 */
import { OWN_MEMORY } from '../../base/memory.ts';
import type { Steps } from '../../base/steps.ts';
import { minute } from '../../base/time.ts';
import { type Column, columnOf, quantile } from './columns.ts';
import { type DriverColumns, driverColumns, driverRows, findingDrivers } from './drivers.ts';
import { estimatedChance, estimatedQuantile } from './errors.ts';
import { amountHistogram, dateHistogram } from './histogram.ts';
import type { CurveOutcomes, DrawnOutcome, TaskOutcome, TrialOutcomes, WatchedOutcome } from './outcomes.ts';
import type {
  ContingencyRow,
  JointChance,
  MergeRow,
  MilestoneChance,
  ResponseValue,
  RiskEffect,
  SimulationResult,
  TaskChance,
} from './result.ts';
import { spreadOf } from './spread.ts';

/** Trials that a scatter shows: the first, which are whole hypercubes, so that it grows as they come. */
const MOST_DOTS = 2000;
const CONFIDENCES = [0.5, 0.7, 0.8, 0.9, 0.95];
/** Paths that meet are told where all of them are in time less often, by so much, than the least certain alone. */
const LEAST_BIAS = 0.05;
/** A path that is in time more often plays no part. */
const NEARLY_SURE = 0.995;
const MOST_MERGES = 8;

/** By risk what it does to the P80, and what responses buy: from trials of the same draws with other risks. */
export interface Comparisons {
  readonly risks: ReadonlyMap<string, Pick<RiskEffect, 'p80Days' | 'p80Cost'>>;
  readonly responses: readonly ResponseValue[];
}

export const NOT_COMPARED: Comparisons = { risks: new Map(), responses: [] };

export interface Columns {
  readonly days: Column;
  readonly finish: Column;
  readonly cost: Column | null;
}

type Spreads = Pick<SimulationResult, 'days' | 'finish' | 'cost'>;

/** But for what may be thousands of rows. */
export type PlanResult = Omit<SimulationResult, 'tasks' | 'drivers'>;

/** For a curve that grows while one looks. In steps of a sort, or a spread, each. */
export function* spreadsOf(outcomes: CurveOutcomes): Steps<Spreads> {
  return yield* spreadsFrom(outcomes, yield* sortingColumns(outcomes));
}

/** Finds out what some drivers do to finish and cost. In steps of a driver, or a sort, each. */
export function* answeringDrivers(
  outcomes: CurveOutcomes,
  drivers: readonly DrawnOutcome[],
  into: DriverColumns,
  first: number,
): Steps<void> {
  yield* findingDrivers(drivers, yield* sortingColumns(outcomes), into, first);
}

/** `known`: the drivers, where they are known. In steps of a driver each. */
export function* answering(
  outcomes: TrialOutcomes,
  comparisons: Comparisons = NOT_COMPARED,
  known: DriverColumns | null = null,
): Steps<SimulationResult> {
  const { drivers, tasks, trials, cost } = outcomes;
  const columns = known ?? driverColumns(drivers.length, OWN_MEMORY);
  if (!known) yield* answeringDrivers(outcomes, drivers, columns, 0);
  const plan = yield* answeringPlan(outcomes, comparisons);
  return {
    ...plan,
    tasks: taskChances(tasks, columns, trials),
    drivers: driverRows(drivers, columns, { trials, hasCost: cost !== null }),
  };
}

/** All but what is said of each task and each driver. In steps of a sort, or a milestone, each. */
export function* answeringPlan(
  outcomes: Omit<TrialOutcomes, 'tasks' | 'drivers'>,
  { risks, responses }: Comparisons = NOT_COMPARED,
): Steps<PlanResult> {
  const { trials } = outcomes;
  const columns = yield* sortingColumns(outcomes);
  const spreads = yield* spreadsFrom(outcomes, columns);
  const milestones: MilestoneChance[] = [];
  for (const watched of outcomes.milestones) {
    milestones.push(milestoneChance(watched, outcomes));
    yield;
  }
  return {
    trials,
    seed: outcomes.seed,
    ...spreads,
    groups: outcomes.groups,
    milestones,
    risks: outcomes.risks.map(({ id, struck, minutes, cost }) => ({
      id,
      frequency: struck / trials,
      meanDays: minutes / outcomes.minutesPerDay / trials,
      meanCost: cost / trials,
      ...(risks.get(id) ?? { p80Days: null, p80Cost: null }),
    })),
    responses,
    merges: mergesFrom(outcomes),
    scatter: outcomes.cost && {
      finish: [...outcomes.finish.subarray(0, Math.min(trials, MOST_DOTS))],
      cost: [...outcomes.cost.subarray(0, Math.min(trials, MOST_DOTS))],
    },
    joint: jointChance(outcomes),
    contingency: contingencyFor(columns, spreads, outcomes.confidence),
  };
}

export function taskChances(
  tasks: readonly TaskOutcome[],
  { cruciality }: Pick<DriverColumns, 'cruciality'>,
  trials: number,
): TaskChance[] {
  return tasks.map(({ id, critical, p50, p80, driver }) => ({
    id,
    criticality: critical / trials,
    cruciality: driver === null ? 0 : (cruciality[driver] as number),
    p50,
    p80,
  }));
}

/** In working days from the planned start, as dates, and in money; a step is a sort. */
export function* sortingColumns({ finish, cost, planned, time, minutesPerDay, trials }: CurveOutcomes): Steps<Columns> {
  const days = new Float64Array(trials);
  const start = minute(planned.start);
  for (let i = 0; i < trials; i++) days[i] = time.between(start, minute(finish[i] as number)) / minutesPerDay;
  yield;
  const sortedDays = columnOf(days, trials);
  yield;
  const sortedFinish = columnOf(finish, trials);
  yield;
  return { days: sortedDays, finish: sortedFinish, cost: cost && columnOf(cost, trials) };
}

function* spreadsFrom(
  { planned, deadline, budget, block, confidence, time, minutesPerDay }: CurveOutcomes,
  { days, finish, cost }: Columns,
): Steps<Spreads> {
  const daysTo = (at: number): number => time.between(minute(planned.start), minute(at)) / minutesPerDay;
  yield;
  const ofDays = spreadOf(days, {
    block,
    confidence,
    planned: daysTo(planned.finish),
    limit: deadline === null ? null : daysTo(deadline),
    histogram: (column) => amountHistogram(column, 0.01),
  });
  yield;
  const ofFinish = spreadOf(finish, {
    block,
    confidence,
    planned: planned.finish,
    limit: deadline,
    histogram: dateHistogram,
  });
  yield;
  const ofCost =
    cost &&
    spreadOf(cost, {
      block,
      confidence,
      planned: planned.cost ?? 0,
      limit: budget,
      histogram: (column) => amountHistogram(column, 1),
    });
  return { days: ofDays, finish: ofFinish, cost: ofCost };
}

function milestoneChance(
  { id, finish, planned, deadline }: WatchedOutcome,
  { trials, block }: CurveOutcomes,
): MilestoneChance {
  const column = columnOf(finish, trials);
  return {
    id,
    planned,
    p10: quantile(column, 0.1),
    p50: quantile(column, 0.5),
    p80: estimatedQuantile(column, 0.8, block),
    p90: quantile(column, 0.9),
    deadline,
    chance: deadline === null ? null : estimatedChance((i) => (finish[i] as number) <= deadline, trials, block),
  };
}

/** Where it bites, worst first. */
function mergesFrom({ merges, trials }: Pick<TrialOutcomes, 'merges' | 'trials'>): MergeRow[] {
  const rows = merges.map(({ id, at, paths, together }) => ({
    id,
    at,
    paths: paths
      .map((path) => ({ id: path.id, chance: path.inTime / trials }))
      .filter(({ chance }) => chance < NEARLY_SURE)
      .sort((a, b) => a.chance - b.chance),
    together: together / trials,
  }));
  const bias = ({ paths, together }: MergeRow): number => (paths[0]?.chance ?? 0) - together;
  return rows
    .filter((row) => row.paths.length > 1 && bias(row) >= LEAST_BIAS)
    .sort((a, b) => bias(b) - bias(a))
    .slice(0, MOST_MERGES);
}

function jointChance({ finish, cost, deadline, budget, trials }: CurveOutcomes): JointChance | null {
  if (!cost || deadline === null || budget === null) return null;
  let inTime = 0;
  let inBudget = 0;
  let both = 0;
  for (let i = 0; i < trials; i++) {
    const time = (finish[i] as number) <= deadline;
    const money = (cost[i] as number) <= budget;
    if (time) inTime++;
    if (money) inBudget++;
    if (time && money) both++;
  }
  return {
    deadlineMet: inTime / trials,
    budgetMet: inBudget / trials,
    both: both / trials,
    neither: (trials - inTime - inBudget + both) / trials,
  };
}

function contingencyFor(
  { days, cost }: Columns,
  planned: Pick<SimulationResult, 'days' | 'cost'>,
  confidence: number,
): ContingencyRow[] {
  return [...new Set([...CONFIDENCES, confidence])]
    .sort((a, b) => a - b)
    .map((each) => ({
      confidence: each,
      days: quantile(days, each) - planned.days.planned,
      cost: cost && quantile(cost, each) - (planned.cost?.planned ?? 0),
    }));
}
