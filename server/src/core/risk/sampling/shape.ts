/**
 * A distribution as plain data, ready to be sampled: what a three-point estimate was fitted to. Values are
 * in the unit of the estimate (minutes, minor units of money, shares).
 */
export type Shape =
  /** Always `value`. */
  | { readonly kind: 'fixed'; readonly value: number }
  /** Beta on [low, high] with shapes 1 + weight·(likely − low)/(high − low) and 1 + weight·(high − likely)/(high − low). */
  | {
      readonly kind: 'pert';
      readonly low: number;
      readonly likely: number;
      readonly high: number;
      readonly weight: number;
    }
  | { readonly kind: 'triangular'; readonly low: number; readonly likely: number; readonly high: number }
  | { readonly kind: 'uniform'; readonly low: number; readonly high: number }
  /** Cut at 0. */
  | { readonly kind: 'normal'; readonly mean: number; readonly sd: number }
  /** shift + sign · exp(mu + sigma·z), cut at 0. */
  | {
      readonly kind: 'lognormal';
      readonly shift: number;
      readonly sign: 1 | -1;
      readonly mu: number;
      readonly sigma: number;
    }
  /** `values` with their `chances`, which sum to 1. */
  | { readonly kind: 'discrete'; readonly values: readonly number[]; readonly chances: readonly number[] };

/** Three values that somebody estimated, of any unit. */
export interface ThreePointValues {
  readonly optimistic: number | null;
  readonly mostLikely: number | null;
  readonly pessimistic: number | null;
  readonly distribution: string;
  /** Of the most likely value in a PERT; 4 where nothing is said. */
  readonly weight: number | null;
  /** Which percentiles optimistic and pessimistic are: of trigen, normal and lognormal; null for the usual. */
  readonly percentiles: readonly [number, number] | null;
}
