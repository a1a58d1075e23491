/** The what-if as data: which risks can be switched, and what turning a switch makes of it. Pure. */
import type { RiskRow, RiskView } from '../../../../../../server/src/protocol/risks.ts';
import type { RiskEffect, SimulationView, WhatIf } from '../../../../../../server/src/protocol/simulation.ts';

export interface WhatIfRow {
  readonly risk: RiskRow;
  readonly strikes: boolean;
  /** Null where no action is left to carry out. */
  readonly answered: boolean | null;
  /** Null while not computed. */
  readonly effect: RiskEffect | null;
}

/** Those that can strike, the largest exposure first whatever is switched, so that no row moves under the hand. */
export function whatIfRows({ risks }: RiskView, simulation: SimulationView, whatIf: WhatIf): WhatIfRow[] {
  const effects = new Map(simulation.result?.risks.map((effect) => [effect.id, effect]));
  const exposure = (risk: RiskRow): number => Math.abs(risk.exposureDays ?? 0);
  return risks
    .filter(({ status, probability }) => (status === 'open' || status === 'watching') && probability !== null)
    .sort((a, b) => exposure(b) - exposure(a))
    .map((risk) => ({
      risk,
      strikes: !whatIf.off.includes(risk.id),
      answered: isOpenResponse(risk) ? whatIf.answered.includes(risk.id) : null,
      effect: effects.get(risk.id) ?? null,
    }));
}

function isOpenResponse({ assessments, actionsDone, actionsTotal }: RiskRow): boolean {
  return assessments.residual !== null && actionsDone < actionsTotal;
}

export function switched(whatIf: WhatIf, list: keyof WhatIf, id: string): WhatIf {
  const now = whatIf[list];
  return { ...whatIf, [list]: now.includes(id) ? now.filter((each) => each !== id) : [...now, id] };
}

export function isChanged({ off, answered }: WhatIf): boolean {
  return off.length + answered.length > 0;
}

/** What was kept of it, of unknown shape: only what can be switched in this plan. */
export function readWhatIf(kept: unknown, rows: readonly WhatIfRow[]): WhatIf {
  const found: { readonly off?: unknown; readonly answered?: unknown } =
    typeof kept === 'object' && kept !== null ? kept : {};
  const idsOf = (list: unknown, among: readonly WhatIfRow[]): string[] =>
    Array.isArray(list) ? among.map(({ risk }) => risk.id).filter((id) => list.includes(id)) : [];
  return {
    off: idsOf(found.off, rows),
    answered: idsOf(
      found.answered,
      rows.filter(({ answered }) => answered !== null),
    ),
  };
}

export function isSame(one: WhatIf, other: WhatIf): boolean {
  const key = ({ off, answered }: WhatIf): string => JSON.stringify([[...off].sort(), [...answered].sort()]);
  return key(one) === key(other);
}
