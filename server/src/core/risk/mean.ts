/** Means of distributions, before anything is cut at 0. */
import { assertNever } from '../base/assert-never.ts';
import { exp } from './sampling/elementary.ts';
import type { Shape } from './sampling/shape.ts';

export function meanOf(shape: Shape): number {
  switch (shape.kind) {
    case 'fixed':
      return shape.value;
    case 'pert':
      return (shape.low + shape.weight * shape.likely + shape.high) / (shape.weight + 2);
    case 'triangular':
      return (shape.low + shape.likely + shape.high) / 3;
    case 'uniform':
      return (shape.low + shape.high) / 2;
    case 'normal':
      return shape.mean;
    case 'lognormal':
      return shape.shift + shape.sign * exp(shape.mu + (shape.sigma * shape.sigma) / 2);
    case 'discrete':
      return shape.values.reduce((sum, value, i) => sum + value * (shape.chances[i] ?? 0), 0);
    default:
      return assertNever(shape);
  }
}
