/** What the reader chose, kept over a reload of the window. Anything else that was kept is ignored. */
import type { Band, RiskRow } from '../../../../server/src/protocol/risks.ts';
import { COLUMNS, type ColumnId } from './columns.ts';

/** Which assessment the heat map counts: what counts now, or one of those written. */
export type Stage = 'now' | 'inherent' | 'residual' | 'target';

export const STAGES: readonly Stage[] = ['now', 'inherent', 'residual', 'target'];

/** What the register is narrowed to by a list of words; one of each list that is not empty must fit. */
export interface Only {
  readonly kind: readonly RiskRow['kind'][];
  readonly category: readonly string[];
  /** Names; empty text for nobody. */
  readonly owner: readonly string[];
  readonly status: readonly RiskRow['status'][];
  readonly band: readonly Band[];
}

/** A cell of the heat map, with what that showed. */
interface ChosenCell {
  readonly kind: RiskRow['kind'];
  readonly stage: Stage;
  readonly probability: number;
  readonly impact: number;
}

export interface Choices {
  kind: RiskRow['kind'];
  stage: Stage;
  sort: { readonly column: ColumnId; readonly descending: boolean };
  cell: ChosenCell | null;
  filter: string;
  only: Only;
  selected: string | null;
  /** What other parts of the page keep, by their names; each reads its own. */
  parts: Readonly<Record<string, unknown>>;
}

export const NOTHING_ONLY: Only = { kind: [], category: [], owner: [], status: [], band: [] };

export function readChoices(kept: unknown): Choices {
  const found = recordOf(kept);
  const { sort, cell } = found;
  return {
    kind: found['kind'] === 'opportunity' ? 'opportunity' : 'threat',
    stage: STAGES.find((stage) => stage === found['stage']) ?? 'now',
    sort: isSort(sort) ? sort : { column: 'score', descending: true },
    cell: isCell(cell) ? cell : null,
    filter: typeof found['filter'] === 'string' ? found['filter'] : '',
    only: readOnly(found['only']),
    selected: typeof found['selected'] === 'string' ? found['selected'] : null,
    parts: recordOf(found['parts']),
  };
}

const KINDS: readonly RiskRow['kind'][] = ['threat', 'opportunity'];
const STATUSES: readonly RiskRow['status'][] = ['open', 'watching', 'occurred', 'closed'];
const BANDS: readonly Band[] = ['low', 'medium', 'high', 'critical'];

function readOnly(kept: unknown): Only {
  const found = recordOf(kept);
  return {
    kind: KINDS.filter((kind) => textsOf(found['kind']).includes(kind)),
    category: textsOf(found['category']),
    owner: textsOf(found['owner']),
    status: STATUSES.filter((status) => textsOf(found['status']).includes(status)),
    band: BANDS.filter((band) => textsOf(found['band']).includes(band)),
  };
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((text) => typeof text === 'string') : [];
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function isSort(value: unknown): value is Choices['sort'] {
  if (typeof value !== 'object' || value === null || !('column' in value) || !('descending' in value)) return false;
  return typeof value.descending === 'boolean' && COLUMNS.some((column) => column.id === value.column);
}

function isCell(value: unknown): value is ChosenCell {
  const { kind, stage, probability, impact } = recordOf(value);
  return (
    KINDS.some((each) => each === kind) &&
    STAGES.some((each) => each === stage) &&
    [probability, impact].every((level) => typeof level === 'number' && level >= 1 && level <= 5)
  );
}
