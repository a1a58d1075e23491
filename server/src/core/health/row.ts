/** One of the fourteen checks of schedule health: what was counted, what may be, and what came of it. */

export type HealthId =
  | 'logic'
  | 'leads'
  | 'lags'
  | 'relationship-types'
  | 'hard-constraints'
  | 'high-float'
  | 'negative-float'
  | 'high-duration'
  | 'invalid-dates'
  | 'resources'
  | 'missed-tasks'
  | 'critical-path-test'
  | 'critical-path-length-index'
  | 'baseline-execution-index';

/** What a value may be at the most or has to be at the least: percent of 0 to 100, or an index around 1. */
export interface Threshold {
  readonly bound: 'at-most' | 'at-least';
  readonly value: number;
  readonly unit: 'percent' | 'index';
}

type Verdict =
  | { readonly kind: 'passed' }
  | { readonly kind: 'failed' }
  /** `why` is a sentence that says what would have to be there. */
  | { readonly kind: 'not-applicable'; readonly why: string };

export interface HealthRow {
  /** 1 to 14, as the assessment numbers them. */
  readonly number: number;
  readonly id: HealthId;
  readonly name: string;
  /** The text of the rule used. */
  readonly rule: string;
  /** `count` of `of` tasks or links; null where the check counts nothing. */
  readonly counted: { readonly count: number; readonly of: number; readonly what: 'tasks' | 'links' } | null;
  /** In the unit of the threshold, not rounded; null where not applicable. */
  readonly value: number | null;
  readonly threshold: Threshold;
  readonly verdict: Verdict;
  /** Ids of the items that the count is about, in display order, each once. */
  readonly items: readonly string[];
}

/** What a check says of itself whatever the plan. */
export type HealthRule = Pick<HealthRow, 'number' | 'id' | 'name' | 'rule' | 'threshold'>;

export function atMost(percent: number): Threshold {
  return { bound: 'at-most', value: percent, unit: 'percent' };
}

export function atLeast(value: number, unit: Threshold['unit']): Threshold {
  return { bound: 'at-least', value, unit };
}

/** A share of tasks or links. Of nothing it is 0 % of faults, or 100 % of what is wanted. */
export function shareRow(
  rule: HealthRule,
  what: 'tasks' | 'links',
  { count, of, items }: { readonly count: number; readonly of: number; readonly items: readonly string[] },
): HealthRow {
  const ofNothing = rule.threshold.bound === 'at-most' ? 0 : 100;
  const value = of === 0 ? ofNothing : (100 * count) / of;
  return valueRow(rule, value, { items, counted: { count, of, what } });
}

export function valueRow(
  rule: HealthRule,
  value: number,
  { items, counted }: Pick<HealthRow, 'items' | 'counted'>,
): HealthRow {
  const { bound, value: limit } = rule.threshold;
  const isKept = bound === 'at-most' ? value <= limit : value >= limit;
  return { ...rule, value, counted, items: [...new Set(items)], verdict: { kind: isKept ? 'passed' : 'failed' } };
}

export function notApplicable(rule: HealthRule, why: string): HealthRow {
  return { ...rule, value: null, counted: null, items: [], verdict: { kind: 'not-applicable', why } };
}
