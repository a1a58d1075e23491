/**
 * Three-point estimates as distributions. What is missing: with one value it is certain; the most likely is
 * taken in the middle of the ends; a missing end is the most likely value. Values out of order (a finding of
 * its own) are put in order. Nothing here is cut at 0: that is done when drawing.
 *
 * - `pert`: beta with the mean (o + λm + p)/(λ + 2), λ the weight (Malcolm et al. 1959; Vose 2008 for λ ≠ 4).
 * - `triangular`, `uniform`: the ends are what can happen at all; uniform has no use for the most likely.
 * - `trigen`: a triangle with that mode whose P10 and P90 (or `percentiles`) are the ends.
 * - `normal`: the most likely is the mean; sd = (p − o)/(z90 − z10).
 * - `lognormal`: the three-parameter lognormal (Johnson's S_L, 1949) with the most likely as mode and the ends
 *   as P10 and P90, mirrored where the longer tail is the optimistic one.
 */
import { exp, ln } from './elementary.ts';
import { normalQuantile } from './normal.ts';
import type { Shape, ThreePointValues } from './shape.ts';

const USUAL_WEIGHT = 4;
const USUAL_PERCENTILES = [10, 90] as const;
/** Relative: below it what a skew would change is lost in rounding. */
const NEARLY_SYMMETRIC = 1e-6;

/** Null where no value is there. */
export function shapeOf(estimate: ThreePointValues): Shape | null {
  const { optimistic, mostLikely, pessimistic } = estimate;
  const written = [optimistic, mostLikely, pessimistic].filter((value) => value !== null).sort((a, b) => a - b);
  const [first, second, third] = written;
  if (first === undefined) return null;
  if (second === undefined) return { kind: 'fixed', value: first };
  if (third !== undefined) return shapeBetween(first, second, third, estimate);
  const likely = mostLikely ?? (first + second) / 2;
  return shapeBetween(first, likely, second, estimate);
}

function shapeBetween(low: number, likely: number, high: number, estimate: ThreePointValues): Shape {
  if (low === high) return { kind: 'fixed', value: low };
  switch (estimate.distribution) {
    case 'triangular':
      return { kind: 'triangular', low, likely, high };
    case 'uniform':
      return { kind: 'uniform', low, high };
    case 'trigen':
      return trigen(low, likely, high, sharesOf(estimate));
    case 'normal':
      return normal(low, likely, high, sharesOf(estimate));
    case 'lognormal':
      return lognormal(low, likely, high, sharesOf(estimate));
    default:
      return { kind: 'pert', low, likely, high, weight: estimate.weight ?? USUAL_WEIGHT };
  }
}

/** Probability below the optimistic and above the pessimistic value. */
interface Shares {
  readonly below: number;
  readonly above: number;
}

function sharesOf({ percentiles }: ThreePointValues): Shares {
  const [from, to] = percentiles ?? USUAL_PERCENTILES;
  const sound = from >= 0 && from < to && to <= 100;
  const [lower, upper] = sound ? [from, to] : USUAL_PERCENTILES;
  return { below: lower / 100, above: 1 - upper / 100 };
}

/** A normal has no 0th percentile: beyond one in ten thousand the ends count as that. */
function zOf({ below, above }: Shares): { readonly low: number; readonly high: number } {
  return { low: normalQuantile(Math.max(below, 1e-4)), high: -normalQuantile(Math.max(above, 1e-4)) };
}

function normal(low: number, likely: number, high: number, shares: Shares): Shape {
  const z = zOf(shares);
  return { kind: 'normal', mean: likely, sd: (high - low) / (z.high - z.low) };
}

/**
 * With x = m − L, y = H − m, s = x + y the ends give (x − (m − o))² = a·s·x and (y − (p − m))² = c·s·y.
 * Each has one solution for a given s; their sum less s is concave and falls from ≥ 0 at s = p − o, so it
 * has one root.
 */
function trigen(low: number, likely: number, high: number, { below, above }: Shares): Shape {
  const reach = (s: number, distance: number, share: number): number =>
    (share * s + 2 * distance + Math.sqrt(share * s * (share * s + 4 * distance))) / 2;
  const left = (s: number): number => reach(s, likely - low, below);
  const right = (s: number): number => reach(s, high - likely, above);
  let from = high - low;
  let to = from;
  while (left(to) + right(to) > to) to *= 2;
  for (;;) {
    const middle = from + (to - from) / 2;
    if (middle <= from || middle >= to) break;
    if (left(middle) + right(middle) > middle) from = middle;
    else to = middle;
  }
  return { kind: 'triangular', low: likely - left(to), likely, high: likely + right(to) };
}

/**
 * With X = shift ± e^(μ + σz) the mode is at e^(μ − σ²). The ratio of the distances from the mode to the far
 * and to the near end, (e^(σ·zf) − e^(−σ²)) / (e^(−σ²) − e^(σ·zn)), grows from 1 at σ = 0 without bound
 * towards σ = −zn (for ends at equal percentiles).
 */
function lognormal(low: number, likely: number, high: number, shares: Shares): Shape {
  const z = zOf(shares);
  const upwards = (high - likely) * -z.low >= (likely - low) * z.high;
  const near = upwards ? z.low : -z.high;
  const far = upwards ? z.high : -z.low;
  const nearEnd = upwards ? likely - low : high - likely;
  const farEnd = upwards ? high - likely : likely - low;
  // Without a near end on its side of the mode, or with hardly a skew, there is no such lognormal.
  if (near >= 0 || farEnd * -near - nearEnd * far <= NEARLY_SYMMETRIC * (high - low)) {
    return normal(low, likely, high, shares);
  }
  let from = 0;
  let to = -near;
  for (;;) {
    const sigma = from + (to - from) / 2;
    if (sigma <= from || sigma >= to) break;
    const mode = exp(-sigma * sigma);
    if ((exp(sigma * far) - mode) * nearEnd < farEnd * (mode - exp(sigma * near))) from = sigma;
    else to = sigma;
  }
  const sigma = from;
  const scale = (high - low) / (exp(sigma * far) - exp(sigma * near));
  const sign = upwards ? 1 : -1;
  return { kind: 'lognormal', shift: likely - sign * scale * exp(-sigma * sigma), sign, mu: ln(scale), sigma };
}
