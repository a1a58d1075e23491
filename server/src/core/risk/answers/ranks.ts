/** Ranks of columns and how two go together (Spearman 1904). Equal values share the mean of their ranks. */
import type { Numbers } from './columns.ts';

/** Values nearer than this part of their range count as equal: far below what a rank says. */
const BUCKETS = 65_536;

export interface Ranks {
  /** From 0 to trials − 1 by trial, means where values are equal. */
  readonly of: Float64Array;
  /** Sum of squares of their distances from the mean. */
  readonly squares: number;
}

/** By counting, not by sorting: linear, as it is done for every task. Null where all values are equal. */
export function ranksOf(values: Numbers, trials: number): Ranks | null {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < trials; i++) {
    const value = values[i] as number;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (!(high > low)) return null;
  const scale = (BUCKETS - 1) / (high - low);
  const counts = new Uint32Array(BUCKETS);
  const bucketOf = (i: number): number => Math.floor(((values[i] as number) - low) * scale);
  for (let i = 0; i < trials; i++) {
    const bucket = bucketOf(i);
    counts[bucket] = (counts[bucket] as number) + 1;
  }
  const middle = new Float64Array(BUCKETS);
  let before = 0;
  let squares = 0;
  const mean = (trials - 1) / 2;
  for (let bucket = 0; bucket < BUCKETS; bucket++) {
    const count = counts[bucket] as number;
    if (count === 0) continue;
    const rank = before + (count - 1) / 2;
    middle[bucket] = rank;
    squares += count * (rank - mean) ** 2;
    before += count;
  }
  const of = new Float64Array(trials);
  for (let i = 0; i < trials; i++) of[i] = middle[bucketOf(i)] as number;
  return { of, squares };
}

/** −1 to 1; 0 where one of them does not vary. */
export function rankCorrelation(a: Ranks | null, b: Ranks | null): number {
  if (!a || !b) return 0;
  const trials = a.of.length;
  const mean = (trials - 1) / 2;
  let sum = 0;
  for (let i = 0; i < trials; i++) sum += ((a.of[i] as number) - mean) * ((b.of[i] as number) - mean);
  return Math.min(1, Math.max(-1, sum / Math.sqrt(a.squares * b.squares)));
}
