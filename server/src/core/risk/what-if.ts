/** The risks of a plan as somebody imagines them: what is drawn stays, what it means does not. */
import type { Shape } from './sampling/shape.ts';
import { chance } from './trial/risk-shapes.ts';
import type { Variables } from './trial/variables.ts';

export interface WhatIf {
  /** Risks that do not strike. */
  readonly off: readonly string[];
  /** Risks whose response counts as carried out. */
  readonly answered: readonly string[];
}

export const AS_IT_IS: WhatIf = { off: [], answered: [] };

/** Shapes by number of variable that are others than those written. */
export function shapesIf({ risks }: Pick<Variables, 'risks'>, { off, answered }: WhatIf): ReadonlyMap<number, Shape> {
  const changed = new Map<number, Shape>();
  if (off.length === 0 && answered.length === 0) return changed;
  const [gone, carriedOut] = [new Set(off), new Set(answered)];
  for (const risk of risks) {
    if (risk.answered && carriedOut.has(risk.id)) {
      changed.set(risk.strikes, risk.answered.strikes);
      if (risk.delay >= 0) changed.set(risk.delay, risk.answered.delay);
      if (risk.cost >= 0) changed.set(risk.cost, risk.answered.cost);
    }
    if (gone.has(risk.id)) changed.set(risk.strikes, chance(0));
  }
  return changed;
}
