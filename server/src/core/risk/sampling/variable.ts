/**
 * What is drawn anew in each trial. A variable is told from others by its `name` alone (`task:design`,
 * `risk:late strikes`): its draws depend on the seed and the name, not on what else a plan has, so that an
 * edit elsewhere moves none of them.
 */
import type { Shape } from './shape.ts';

export interface Variable {
  readonly name: string;
  readonly shape: Shape;
  /** Money that may be saved as well; of all else what is less than 0 counts as 0. */
  readonly signed?: true;
  /** Correlation groups: names of their factors, with the coefficients ρ of the Gaussian copula, Σρ ≤ 1. */
  readonly factors: readonly { readonly name: string; readonly coefficient: number }[];
}
