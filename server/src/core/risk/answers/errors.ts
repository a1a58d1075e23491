/**
 * How far a figure may be off because trials are finite: half widths of 95 % confidence intervals.
 *
 * Trials come in blocks, each a Latin hypercube: within one they are not independent, blocks are. So the
 * variance of a mean or a share is taken from how block means differ (batch means; Stein 1987 and Owen 1997
 * show why it is smaller than for independent trials), with Student's t. With few blocks, or trials that are independent, it
 * is the usual s²/n or p(1 − p)/n, which a Latin hypercube does not exceed by more than n/(n − 1). Of a
 * percentile it is half the distance of the order statistics at p ± the half width of the share there.
 */
import { type Column, quantile } from './columns.ts';
import type { Estimated } from './result.ts';

const Z = 1.959963984540054;
/** Fewer say too little about how they differ. */
const LEAST_BLOCKS = 10;
/** Of trials with or without; below it a share is not nearly normal. */
const LEAST_COUNT = 10;

/** Of the mean of what `of` gives by trial. `sd` is that over trials. */
export function meanError(of: (trial: number) => number, sd: number, trials: number, block: number): number {
  return blockError(of, trials, block) ?? (Z * sd) / Math.sqrt(trials);
}

export function estimatedChance(isTrue: (trial: number) => boolean, trials: number, block: number): Estimated {
  let count = 0;
  for (let i = 0; i < trials; i++) if (isTrue(i)) count++;
  return { value: count / trials, error: chanceError(isTrue, count, trials, block) };
}

function chanceError(isTrue: (trial: number) => boolean, count: number, trials: number, block: number): number {
  const rare = count < LEAST_COUNT || trials - count < LEAST_COUNT;
  const between = rare ? null : blockError((i) => (isTrue(i) ? 1 : 0), trials, block);
  return between ?? wilson(count / trials, trials);
}

/** Half the score interval of E. B. Wilson, JASA 22 (1927); also right where nothing, or everything, was counted. */
function wilson(share: number, trials: number): number {
  const square = Z * Z;
  return (Z * Math.sqrt((share * (1 - share)) / trials + square / (4 * trials * trials))) / (1 + square / trials);
}

/** The percentile at a share of trials. */
export function estimatedQuantile(column: Column, share: number, block: number): Estimated {
  const { values, trials } = column;
  const value = quantile(column, share);
  const between = blockError((i) => ((values[i] as number) <= value ? 1 : 0), trials, block);
  // Where blocks agree on the share it still lies between trials that may be far apart, on either side.
  const reach = Math.max(between ?? Z * Math.sqrt((share * (1 - share)) / trials), 2 / trials);
  return { value, error: (quantile(column, share + reach) - quantile(column, share - reach)) / 2 };
}

/**
 * By how much the percentile of one column exceeds that of another, of the same draws: errors of both mostly
 * cancel. From the linear part of each percentile, (p − [x ≤ q]) / f(q) by trial (Bahadur 1966).
 */
export function estimatedShift(more: Column, less: Column, share: number, block: number): Estimated {
  const trials = Math.min(more.trials, less.trials);
  const high = quantile(more, share);
  const low = quantile(less, share);
  const [stretchHigh, stretchLow] = [stretchAt(more, share), stretchAt(less, share)];
  const influence = (i: number): number =>
    ((more.values[i] as number) <= high ? share - 1 : share) * stretchHigh -
    ((less.values[i] as number) <= low ? share - 1 : share) * stretchLow;
  let squares = 0;
  for (let i = 0; i < trials; i++) {
    const by = influence(i);
    squares += by * by;
  }
  return { value: high - low, error: meanError(influence, Math.sqrt(squares / trials), trials, block) };
}

/** 1/f(q): how far values are apart there for a share of trials between them. */
function stretchAt(column: Column, share: number): number {
  const reach = Math.min(share, 1 - share, Math.max(0.02, 1 / Math.sqrt(column.trials)));
  return (quantile(column, share + reach) - quantile(column, share - reach)) / (2 * reach);
}

/** Half width of the mean from how whole blocks differ; null where there are too few. */
function blockError(of: (trial: number) => number, trials: number, block: number): number | null {
  const blocks = Math.floor(trials / block);
  if (block <= 1 || blocks < LEAST_BLOCKS) return null;
  const means = new Float64Array(blocks);
  let all = 0;
  for (let b = 0; b < blocks; b++) {
    let sum = 0;
    for (let i = b * block; i < (b + 1) * block; i++) sum += of(i);
    means[b] = sum / block;
    all += sum / block;
  }
  let squares = 0;
  for (const mean of means) {
    const off = mean - all / blocks;
    squares += off * off;
  }
  const freedom = blocks - 1;
  return studentQuantile(freedom) * Math.sqrt(squares / freedom / blocks);
}

/** Student's t at 97.5 % by its expansion in 1/ν (Abramowitz and Stegun 26.7.5); to 0.2 % from ν = 9 on. */
function studentQuantile(freedom: number): number {
  const square = Z * Z;
  const first = (Z * (square + 1)) / 4;
  const second = (Z * ((5 * square + 16) * square + 3)) / 96;
  return Z + (first + second / freedom) / freedom;
}
