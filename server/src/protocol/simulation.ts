/**
 * What the simulation says, for panels, hovers, hints and reports. Instants are civil minutes since
 * 1970-01-01T00:00, money is in minor units, "days" are `hours-per-day` working hours of the project's
 * calendar, chances run from 0 to 1. An `error` is the half width of the 95 % confidence interval, in
 * the unit of the value beside it.
 */
import type { Target } from './view.ts';

export interface Estimated {
  readonly value: number;
  readonly error: number;
}

export type SimulationState =
  /** Trials are being run; what is there is a sample of fewer. */
  | { readonly kind: 'running' }
  | { readonly kind: 'done' }
  /** Stopped by the person; the trials so far count. */
  | { readonly kind: 'stopped' }
  /** The plan has changed; what is there is of the text before. */
  | { readonly kind: 'stale' }
  /** No duration, risk or branch is uncertain: every trial would be the plan. */
  | { readonly kind: 'nothing-varies' }
  /** What is there, if anything, is the last result. */
  | { readonly kind: 'failed'; readonly reason: string };

interface Histogram {
  /** Lower end of the first bar. */
  readonly from: number;
  readonly width: number;
  /** Trials by bar. */
  readonly counts: readonly number[];
}

/** What a plan may promise with the confidence that it asks for (`simulation.confidence`, 0.01–0.99). */
export interface Sure extends Estimated {
  readonly confidence: number;
}

/** Distribution of one quantity over all trials. */
export interface Spread {
  /** 101 values, never falling: at index p the value that p percent of trials do not exceed. */
  readonly percentiles: readonly number[];
  readonly mean: Estimated;
  readonly sd: number;
  readonly p10: Estimated;
  readonly p50: Estimated;
  readonly p80: Estimated;
  readonly p90: Estimated;
  readonly sure: Sure;
  readonly histogram: Histogram;
  /** What the plan itself computes, without chance. */
  readonly planned: number;
  readonly plannedChance: number;
  /** The deadline, or the budget with its contingency; null where none is written. */
  readonly limit: number | null;
  readonly limitChance: Estimated | null;
}

export interface MilestoneChance {
  readonly id: string;
  readonly name: string;
  readonly planned: number;
  readonly p10: number;
  readonly p50: number;
  readonly p80: Estimated;
  readonly p90: number;
  readonly deadline: number | null;
  readonly chance: Estimated | null;
  readonly target: Target;
}

/**
 * What moves the finish and the cost. `days`: by how many working days the P80 of the finish lies before (`low`,
 * negative) and after (`high`) that of all trials when the task takes short or long (lowest and highest
 * fifth of its draws), or the risk stays away or strikes. `cost` likewise in money.
 */
export interface DriverRow {
  readonly kind: 'task' | 'risk';
  readonly id: string;
  readonly name: string;
  readonly days: { readonly low: number; readonly high: number };
  /** The same of the mean instead of the P80, which may lie where nothing moves it. */
  readonly mean: { readonly low: number; readonly high: number };
  readonly cost: { readonly low: number; readonly high: number } | null;
  /** Share of trials in which it is critical; of a risk, in which it strikes. */
  readonly criticality: number;
  /** Spearman's rank correlation of its draw with the finish, -1 to 1. */
  readonly cruciality: number;
  readonly target: Target;
}

export interface RiskEffect {
  readonly id: string;
  /** Share of trials in which it struck. */
  readonly frequency: number;
  /** Mean working days added to its tasks, and money, over all trials. */
  readonly meanDays: number;
  readonly meanCost: number;
  /** P80 of the finish with it less that without it, same draws otherwise; null while not computed. */
  readonly p80Days: Estimated | null;
  readonly p80Cost: number | null;
  /**
   * A clause where `p80Days` does not tell what it does: P80 hides by how many working days the end is later (negative:
   * sooner) on average where it strikes; or there were too many risks to compare all, and then `days` is null.
   */
  readonly note: { readonly days: number | null; readonly text: string } | null;
}

/** What carrying out the open actions of a response buys: the same draws with the inherent and the residual values. */
export interface ResponseValue {
  readonly risk: string;
  readonly title: string;
  /** What the open actions cost, where that is written. */
  readonly price: number | null;
  /** By how much P80 of the finish comes sooner, in working days. */
  readonly p80Days: Estimated;
  readonly meanCost: number;
  /** Change of the chance to meet the deadline. */
  readonly chance: number | null;
}

/** Several chains that meet: each alone is in time more often than all together. */
export interface MergeRow {
  /** Where they meet. */
  readonly id: string;
  readonly name: string;
  /** The planned start of it: "in time" means to be done by then. */
  readonly at: number;
  readonly paths: readonly { readonly id: string; readonly name: string; readonly chance: number }[];
  readonly together: number;
  readonly target: Target;
}

export interface JointChance {
  readonly deadlineMet: number;
  readonly budgetMet: number;
  readonly both: number;
  readonly neither: number;
}

/** To hold so that the plan is kept with this confidence: P(confidence) less what is planned. */
export interface ContingencyRow {
  readonly confidence: number;
  readonly days: number;
  readonly cost: number | null;
}

/** Switches of the what-if; by risk. Nothing of it is written into the plan. */
export interface WhatIf {
  /** Risks that do not strike. */
  readonly off: readonly string[];
  /** Risks whose response counts as carried out. */
  readonly answered: readonly string[];
}

export interface SimulationView {
  readonly uri: string;
  /** Counts up with every change of what is said here; an older one than shown is dropped. */
  readonly serial: number;
  readonly state: SimulationState;
  /** Trials run, and asked for. */
  readonly trials: number;
  readonly of: number;
  readonly seed: number;
  /** Null before the first trials are there, and where nothing varies. */
  readonly result: SimulatedFigures | null;
  /** The plan as it is, where `whatIf` changes it. */
  readonly base: { readonly finish: Spread; readonly cost: Spread | null } | null;
  readonly whatIf: WhatIf;
}

export interface SimulatedFigures {
  readonly finish: Spread;
  /** Null where the plan has no cost. */
  readonly cost: Spread | null;
  readonly milestones: readonly MilestoneChance[];
  /** The most important first, in days. */
  readonly drivers: readonly DriverRow[];
  readonly risks: readonly RiskEffect[];
  /** A sentence where there were too many risks to compare all: `p80Days` of the others stays null. Else null. */
  readonly notCompared: string | null;
  readonly responses: readonly ResponseValue[];
  readonly merges: readonly MergeRow[];
  /** Finish and cost of up to 2,000 trials. */
  readonly scatter: { readonly finish: readonly number[]; readonly cost: readonly number[] } | null;
  /** Null without a deadline or a budget. */
  readonly joint: JointChance | null;
  readonly contingency: readonly ContingencyRow[];
}
