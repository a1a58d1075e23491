/**
 * Distributions turned round: from a uniform number, or a standard normal one, to the value with that
 * rank. Never falling in it, and, unless it is signed, never negative: what a fit would have below 0 becomes 0.
 */
import { assertNever } from '../../base/assert-never.ts';
import { betaQuantile } from './beta-table.ts';
import { exp } from './elementary.ts';
import { normalQuantile } from './normal.ts';
import type { Shape } from './shape.ts';

export interface Inverse {
  /** 0 < u < 1. */
  readonly atUniform: (u: number) => number;
  /** Of what is made from a normal number, so that one need not go there and back; else null. */
  readonly atNormal: ((z: number) => number) | null;
}

/** Tables of forms that were asked for, for runs of the same plan follow each other; above so many they are made again. */
const MOST_TABLES = 500;
const tables = new Map<string, (u: number) => number>();

/** Made when it is first asked, since a plan may have thousands of forms. */
function beta(a: number, b: number): (u: number) => number {
  let table: ((u: number) => number) | null = null;
  return (u) => {
    table ??= tableOf(a, b);
    return table(u);
  };
}

function tableOf(a: number, b: number): (u: number) => number {
  const key = `${a} ${b}`;
  const known = tables.get(key);
  if (known) return known;
  if (tables.size >= MOST_TABLES) tables.clear();
  const made = betaQuantile(a, b);
  tables.set(key, made);
  return made;
}

/** Shapes of equal form share a table. */
export function inverseOf(shape: Shape, signed = false): Inverse {
  const least = signed ? Number.NEGATIVE_INFINITY : 0;
  switch (shape.kind) {
    case 'fixed':
      return { atUniform: () => shape.value, atNormal: () => shape.value };
    case 'pert': {
      const { low, likely, high, weight } = shape;
      const range = high - low;
      const quantile = beta(1 + (weight * (likely - low)) / range, 1 + (weight * (high - likely)) / range);
      return ofUniform(least, (u) => low + range * quantile(u));
    }
    case 'triangular':
      return ofUniform(least, triangular(shape));
    case 'uniform':
      return ofUniform(least, (u) => shape.low + (shape.high - shape.low) * u);
    case 'normal':
      return ofNormal(least, (z) => shape.mean + shape.sd * z);
    case 'lognormal': {
      const { shift, sign, mu, sigma } = shape;
      return ofNormal(least, (z) => shift + sign * exp(mu + sign * sigma * z));
    }
    case 'discrete':
      return ofUniform(least, discrete(shape.values, shape.chances));
    default:
      return assertNever(shape);
  }
}

function ofUniform(least: number, value: (u: number) => number): Inverse {
  return { atUniform: (u) => Math.max(least, value(u)), atNormal: null };
}

function ofNormal(least: number, value: (z: number) => number): Inverse {
  const atNormal = (z: number): number => Math.max(least, value(z));
  return { atUniform: (u) => atNormal(normalQuantile(u)), atNormal };
}

function triangular({ low, likely, high }: { low: number; likely: number; high: number }): (u: number) => number {
  const range = high - low;
  const left = likely - low;
  const right = high - likely;
  const atMode = left / range;
  return (u) => (u < atMode ? low + Math.sqrt(u * range * left) : high - Math.sqrt((1 - u) * range * right));
}

/** Lower values get lower ranks whatever their order. */
function discrete(values: readonly number[], chances: readonly number[]): (u: number) => number {
  const order = values.map((_, index) => index).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  const sorted = order.map((index) => values[index] ?? 0);
  let sum = 0;
  const upTo = order.map((index) => {
    sum += chances[index] ?? 0;
    return sum;
  });
  return (u) => {
    let at = 0;
    while (at < sorted.length - 1 && u >= (upTo[at] ?? 1)) at++;
    return sorted[at] ?? 0;
  };
}
