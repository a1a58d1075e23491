/**
 * Arrows of the matrix from where risks are without a response to where the response takes them.
 * Pure geometry in cells: column 0–4 for impact, row 0–4 from the top for falling probability.
 */
import type { Cell, RiskRow } from '../../../../server/src/protocol/risks.ts';

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

export function arrowsOf(risks: readonly RiskRow[], selected: string | null): Arrow[] {
  const drawn = risks.length <= MOST_RISKS ? risks : risks.filter((risk) => risk.id === selected);
  const byEnds = new Map<string, { from: Point; to: Point; risks: RiskRow[] }>();
  for (const risk of drawn) {
    if (!risk.inherent || !risk.residual || sameCell(risk.inherent, risk.residual)) continue;
    const [from, to] = [pointOf(risk.inherent), pointOf(risk.residual)];
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

function sameCell(a: Cell, b: Cell): boolean {
  return a.probability === b.probability && a.impact === b.impact;
}
