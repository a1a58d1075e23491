/** The risks of a plan as somebody imagines them: what is drawn stays, what it means does not. */
import type { Variable } from './sampling/variable.ts';
import { chance } from './trial/risk-shapes.ts';
import type { Variables } from './trial/variables.ts';

export interface WhatIf {
  /** Risks that do not strike. */
  readonly off: readonly string[];
  /** Risks whose response counts as carried out. */
  readonly answered: readonly string[];
}

export const AS_IT_IS: WhatIf = { off: [], answered: [] };

/** The variables, numbered as they are, with the shapes that they then have. */
export function variablesIf({ list, risks }: Variables, { off, answered }: WhatIf): readonly Variable[] {
  if (off.length === 0 && answered.length === 0) return list;
  const changed = list.slice();
  const put = (variable: number, shape: Variable['shape']): void => {
    const known = changed[variable];
    if (known) changed[variable] = { ...known, shape };
  };
  for (const risk of risks) {
    if (risk.answered && answered.includes(risk.id)) {
      put(risk.strikes, risk.answered.strikes);
      put(risk.delay, risk.answered.delay);
      put(risk.cost, risk.answered.cost);
    }
    if (off.includes(risk.id)) put(risk.strikes, chance(0));
  }
  return changed;
}
