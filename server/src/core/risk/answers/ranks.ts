/** Ranks of columns and how two go together (Spearman 1904). Equal values share the mean of their ranks. */

/** Parts of the range of values for each trial; values in one part count as equal, far below what a rank says. */
const BUCKETS_A_TRIAL = 4;
const MOST_BUCKETS = 65_536;
const LEAST_BUCKETS = 16_384;

export interface Ranks {
  /** From 0 to trials − 1 by trial, means where values are equal. */
  readonly of: Float64Array;
  /** Sum of squares of their distances from the mean. */
  readonly squares: number;
}

/** What ranking works with. Made for each column anew, it would be half a megabyte to collect for every task. */
export interface RankRoom {
  readonly bucket: Uint16Array;
  readonly counts: Uint32Array;
  readonly rank: Float64Array;
  readonly of: Float64Array;
}

export function rankRoom(trials: number): RankRoom {
  const buckets = Math.min(MOST_BUCKETS, Math.max(LEAST_BUCKETS, BUCKETS_A_TRIAL * trials));
  return {
    bucket: new Uint16Array(trials),
    counts: new Uint32Array(buckets),
    rank: new Float64Array(buckets),
    of: new Float64Array(trials),
  };
}

/**
 * By counting, not by sorting: linear, as it is done for every task. Null where all values are equal.
 * @param room what is written over; the ranks stand in it.
 */
export function ranksOf(values: Float64Array, room: RankRoom = rankRoom(values.length)): Ranks | null {
  const trials = values.length;
  const { low, high } = extremes(values);
  if (!(high > low)) return null;
  const { bucket, counts, rank, of } = room;
  const buckets = counts.length;
  const scale = (buckets - 1) / (high - low);
  counts.fill(0);
  for (let i = 0; i < trials; i++) {
    // Cut off to a whole number by the array.
    bucket[i] = ((values[i] as number) - low) * scale;
    counts[bucket[i] as number] = (counts[bucket[i] as number] as number) + 1;
  }
  let before = 0;
  let squares = 0;
  const mean = (trials - 1) / 2;
  for (let k = 0; k < buckets; k++) {
    const count = counts[k] as number;
    if (count === 0) continue;
    const own = before + (count - 1) / 2;
    rank[k] = own;
    squares += count * (own - mean) * (own - mean);
    before += count;
  }
  for (let i = 0; i < trials; i++) of[i] = rank[bucket[i] as number] as number;
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

/** Of no values: infinite, the high one below the low one. */
export function extremes(values: Float64Array): { readonly low: number; readonly high: number } {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return { low, high };
}
