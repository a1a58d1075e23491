/**
 * Arrows of the heat map from where risks are to where they shall go: from before the response to after it,
 * or from now to the target. Pure geometry in cells: column 0–4 for impact, row 0–4 from the top for falling
 * probability.
 */
import type { Cell, RiskRow } from '../../../../server/src/protocol/risks.ts';
import type { Stage } from './kept-state.ts';
import { cellAt } from './register-filter.ts';

export interface Arrow {
  readonly from: Point;
  readonly to: Point;
  /** Risks that share both ends. */
  readonly risks: readonly RiskRow[];
}

export interface Point {
  readonly column: number;
  readonly row: number;
}

/** With more risks than this only the selected one's arrow is drawn. */
const MOST_RISKS = 12;

export function arrowsOf(risks: readonly RiskRow[], stage: Stage, selected: string | null): Arrow[] {
  const drawn = risks.length <= MOST_RISKS ? risks : risks.filter((risk) => risk.id === selected);
  const byEnds = new Map<string, { from: Point; to: Point; risks: RiskRow[] }>();
  for (const risk of drawn) {
    const start = stage === 'target' ? risk.current : risk.inherent;
    const end = stage === 'target' ? cellAt(risk, 'target') : risk.residual;
    if (!start || !end || isSameCell(start, end)) continue;
    const [from, to] = [pointOf(start), pointOf(end)];
    const key = [from.column, from.row, to.column, to.row].join(' ');
    const known = byEnds.get(key);
    if (known) known.risks.push(risk);
    else byEnds.set(key, { from, to, risks: [risk] });
  }
  return [...byEnds.values()];
}

function pointOf(cell: Pick<Cell, 'probability' | 'impact'>): Point {
  return { column: cell.impact - 1, row: 5 - cell.probability };
}

function isSameCell(a: Cell, b: Cell): boolean {
  return a.probability === b.probability && a.impact === b.impact;
}
