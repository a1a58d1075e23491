/**
 * The cumulative chance that a spread tells, straight between its 101 percentiles: the curve that is drawn,
 * the table beside it and what is read off under the pointer are all of this. Pure.
 */
import { bisectLeft, bisectRight } from 'd3-array';
import type { Spread } from '../../../../../../server/src/protocol/simulation.ts';

/** Value that a share `chance` of the trials does not exceed. */
export function valueAt(percentiles: readonly number[], chance: number): number {
  const at = Math.max(0, Math.min(1, chance)) * (percentiles.length - 1);
  const low = percentiles[Math.floor(at)] ?? 0;
  const high = percentiles[Math.ceil(at)] ?? low;
  return low + (high - low) * (at - Math.floor(at));
}

/** Share of the trials that do not exceed `value`: between the steps of equal percentiles, their upper end. */
export function chanceAt(percentiles: readonly number[], value: number): number {
  const last = percentiles.length - 1;
  const above = bisectRight(percentiles, value);
  if (above === 0) return 0;
  if (above > last) return 1;
  const low = percentiles[above - 1] ?? value;
  const high = percentiles[above] ?? value;
  return (above - 1 + (value - low) / (high - low)) / last;
}

/** Half width of the 95 % confidence interval of a share found in so many trials: 1.96 √(p (1 − p) / n). */
export function chanceError(chance: number, trials: number): number {
  return 1.96 * Math.sqrt((chance * (1 - chance)) / Math.max(1, trials));
}

/**
 * Half width of the 95 % confidence interval of a percentile: what the simulation says of those it names, else
 * that of the chance, carried over to the value along the curve.
 */
export function valueError(spread: Spread, percent: number, trials: number): number {
  switch (percent) {
    case 10:
      return spread.p10.error;
    case 50:
      return spread.p50.error;
    case 80:
      return spread.p80.error;
    case 90:
      return spread.p90.error;
    case Math.round(100 * spread.sure.confidence):
      return spread.sure.error;
    default: {
      const error = chanceError(percent / 100, trials);
      const { percentiles } = spread;
      return (valueAt(percentiles, percent / 100 + error) - valueAt(percentiles, percent / 100 - error)) / 2;
    }
  }
}

/** True where all trials end at one value. */
export function isPoint({ percentiles }: Spread): boolean {
  return bisectLeft(percentiles, percentiles[percentiles.length - 1] ?? 0) === 0;
}
