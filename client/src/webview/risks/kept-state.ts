/** What the reader chose, kept over a reload of the window. Anything else that was kept is ignored. */
import type { RiskRow } from '../../../../server/src/protocol/risks.ts';
import { COLUMNS, type ColumnId } from './columns.ts';

export interface Choices {
  kind: RiskRow['kind'];
  sort: { readonly column: ColumnId; readonly descending: boolean };
  /** Place of the matrix the register is narrowed to. */
  cell: { readonly probability: number; readonly impact: number } | null;
  filter: string;
  selected: string | null;
  /** What other parts of the page keep, by their names; each reads its own. */
  parts: Readonly<Record<string, unknown>>;
}

export function readChoices(kept: unknown): Choices {
  const found: Record<string, unknown> = typeof kept === 'object' && kept !== null ? { ...kept } : {};
  const sort = found['sort'];
  const cell = found['cell'];
  return {
    kind: found['kind'] === 'opportunity' ? 'opportunity' : 'threat',
    sort: isSort(sort) ? sort : { column: 'score', descending: true },
    cell: isCell(cell) ? cell : null,
    filter: typeof found['filter'] === 'string' ? found['filter'] : '',
    selected: typeof found['selected'] === 'string' ? found['selected'] : null,
    parts: typeof found['parts'] === 'object' && found['parts'] !== null ? { ...found['parts'] } : {},
  };
}

function isSort(value: unknown): value is Choices['sort'] {
  if (typeof value !== 'object' || value === null || !('column' in value) || !('descending' in value)) return false;
  return typeof value.descending === 'boolean' && COLUMNS.some((column) => column.id === value.column);
}

function isCell(value: unknown): value is NonNullable<Choices['cell']> {
  if (typeof value !== 'object' || value === null || !('probability' in value) || !('impact' in value)) return false;
  return [value.probability, value.impact].every((level) => typeof level === 'number' && level >= 1 && level <= 5);
}
