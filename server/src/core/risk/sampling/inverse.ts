/**
 * Distributions turned round: from a uniform number, or a standard normal one, to the value with that
 * rank. Never falling in it, and never negative: what a fit would have below 0 becomes 0.
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

/** Inverses of shapes; those of equal form share a table. */
export function inverses(): (shape: Shape) => Inverse {
  const betas = new Map<string, (u: number) => number>();
  const beta = (a: number, b: number): ((u: number) => number) => {
    const key = `${a} ${b}`;
    const known = betas.get(key) ?? betaQuantile(a, b);
    betas.set(key, known);
    return known;
  };
  return (shape) => {
    switch (shape.kind) {
      case 'fixed':
        return { atUniform: () => shape.value, atNormal: () => shape.value };
      case 'pert': {
        const { low, likely, high, weight } = shape;
        const range = high - low;
        const quantile = beta(1 + (weight * (likely - low)) / range, 1 + (weight * (high - likely)) / range);
        return ofUniform((u) => low + range * quantile(u));
      }
      case 'triangular':
        return ofUniform(triangular(shape));
      case 'uniform':
        return ofUniform((u) => shape.low + (shape.high - shape.low) * u);
      case 'normal':
        return ofNormal((z) => shape.mean + shape.sd * z);
      case 'lognormal': {
        const { shift, sign, mu, sigma } = shape;
        return ofNormal((z) => shift + sign * exp(mu + sign * sigma * z));
      }
      case 'discrete':
        return ofUniform(discrete(shape.values, shape.chances));
      default:
        return assertNever(shape);
    }
  };
}

function ofUniform(value: (u: number) => number): Inverse {
  return { atUniform: (u) => Math.max(0, value(u)), atNormal: null };
}

function ofNormal(value: (z: number) => number): Inverse {
  const atNormal = (z: number): number => Math.max(0, value(z));
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
