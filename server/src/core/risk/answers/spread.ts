/** The distribution of one quantity: percentiles with their errors, mean, bars, and the chance of a limit. */
import { type Column, momentsOf, quantile, shareUpTo } from './columns.ts';
import { estimatedChance, estimatedQuantile, meanError } from './errors.ts';
import type { Histogram, Spread } from './result.ts';

export interface SpreadOptions {
  readonly block: number;
  /** 0–1 */
  readonly confidence: number;
  readonly planned: number;
  readonly limit: number | null;
  readonly histogram: (column: Column) => Histogram;
}

export function spreadOf(column: Column, { block, confidence, planned, limit, histogram }: SpreadOptions): Spread {
  const { values, trials } = column;
  const { mean, sd } = momentsOf(column);
  const at = (share: number) => estimatedQuantile(column, share, block);
  return {
    percentiles: Array.from({ length: 101 }, (_, percent) => quantile(column, percent / 100)),
    mean: { value: mean, error: meanError((i) => values[i] as number, sd, trials, block) },
    sd,
    p10: at(0.1),
    p50: at(0.5),
    p80: at(0.8),
    p90: at(0.9),
    sure: { confidence, ...at(confidence) },
    histogram: histogram(column),
    planned,
    plannedChance: shareUpTo(column, planned),
    limit,
    limitChance: limit === null ? null : estimatedChance((i) => (values[i] as number) <= limit, trials, block),
  };
}
