/**
 * One quantity over all trials, sorted once: order statistics, ranks and shares. Percentile p is the smallest
 * value that at least p percent of trials do not exceed (R's type 1), so it is always one that occurred.
 */

export type Numbers = Int32Array | Float64Array;

export interface Column {
  readonly trials: number;
  /** By trial. */
  readonly values: Numbers;
  readonly sorted: Numbers;
}

export function columnOf(values: Numbers, trials: number): Column {
  const used = values.subarray(0, trials);
  return { trials, values: used, sorted: used.slice().sort() };
}

/** At a share of trials, 0 to 1. */
export function quantile({ sorted, trials }: Column, share: number): number {
  // A hair less, since 0.8 × 5 trials is four of them although 0.8 is a little more than it says.
  const rank = Math.ceil(share * trials * (1 - 1e-12));
  return sorted[Math.min(trials - 1, Math.max(0, rank - 1))] as number;
}

/** Share of trials that do not exceed a value. */
export function shareUpTo({ sorted, trials }: Column, value: number): number {
  return countUpTo(sorted, value) / trials;
}

function countUpTo(sorted: Numbers, value: number): number {
  return firstThat(sorted, (each) => each > value);
}

export function countBelow(sorted: Numbers, value: number): number {
  return firstThat(sorted, (each) => each >= value);
}

/** The first place where the test holds, which then holds for all after it. */
function firstThat(sorted: Numbers, holds: (value: number) => boolean): number {
  let from = 0;
  let to = sorted.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (holds(sorted[middle] as number)) to = middle;
    else from = middle + 1;
  }
  return from;
}

export interface Moments {
  readonly mean: number;
  readonly sd: number;
}

/** In two passes, so that nothing cancels. */
export function momentsOf({ values, trials }: Column): Moments {
  let sum = 0;
  for (let i = 0; i < trials; i++) sum += values[i] as number;
  const mean = sum / trials;
  let squares = 0;
  for (let i = 0; i < trials; i++) {
    const off = (values[i] as number) - mean;
    squares += off * off;
  }
  return { mean, sd: trials > 1 ? Math.sqrt(squares / (trials - 1)) : 0 };
}
