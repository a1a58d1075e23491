/**
 * How far things may lie from their plan: shapes of distributions, categories of uncertainty for tasks
 * without an estimate, and how the plan is simulated. What is drawn from them is the simulation's.
 */
import type { Origin, Plan, WorkItem } from './plan.ts';

export const DISTRIBUTIONS = ['pert', 'triangular', 'uniform', 'normal', 'lognormal', 'trigen'] as const;
type Distribution = (typeof DISTRIBUTIONS)[number];

/** What a three-point value says beside its points. */
export interface Spread {
  readonly distribution: Distribution;
  /** Of `pert`: (optimistic + weight × most likely + pessimistic) / (weight + 2) is its mean. */
  readonly weight: number;
  /** Of `trigen`, `normal` and `lognormal`: which the two ends are, 0–1, the first below and the second above 0.5. */
  readonly percentiles: readonly [number, number];
}

export const USUAL_SPREAD: Spread = { distribution: 'pert', weight: 4, percentiles: [0.1, 0.9] };

/** Shares of the planned duration, 1 = 100 %, in rising order where the text has no finding. */
export interface Uncertainty extends Spread {
  readonly id: string;
  readonly name: string;
  readonly optimistic: number;
  readonly mostLikely: number;
  readonly pessimistic: number;
  readonly origin: Origin;
}

export interface Simulation {
  readonly iterations: number;
  /** 0.01–0.99, in whole percent. */
  readonly confidence: number;
  /** What several risks that strike one task in a trial cost it: their sum, or the longest. */
  readonly delays: 'in-series' | 'longest';
}

/** The category whose members name none. */
export const DEFAULT_CATEGORY = 'default';

/** The category of an item: its own, that of the nearest above it that has one, else `default`; null where there is none. */
export function categoryOf(plan: Pick<Plan, 'items' | 'uncertainties'>, item: WorkItem): Uncertainty | null {
  for (let at: WorkItem | undefined = item; at; at = at.parent === null ? undefined : plan.items.get(at.parent)) {
    const named = at.uncertainty === null ? undefined : plan.uncertainties.get(at.uncertainty);
    if (named) return named;
  }
  return plan.uncertainties.get(DEFAULT_CATEGORY) ?? null;
}
