/** What survives a reload of the page. An older version may have kept another shape, so it is read with care. */
import type { MoveBy } from '../../../../../server/src/protocol/plan-edit.ts';
import { LAYERS, type Layer } from '../chart/chart.ts';
import { keptTable, readTable, type TableChoice } from './table-choice.ts';

const MOVES: readonly MoveBy[] = ['no-earlier', 'must', 'lag'];

export interface KeptState {
  readonly pxPerDay: number | null;
  /** Time at the left edge. */
  readonly from: number | null;
  readonly scrollTop: number;
  readonly collapsed: readonly string[] | null;
  readonly table: TableChoice;
  readonly selected: readonly string[];
  readonly treeWidth: number | null;
  readonly why: boolean;
  readonly list: boolean;
  readonly compact: boolean;
  readonly hidden: readonly Layer[];
  /** How a dragged task is held where it was put; null asks. */
  readonly moveBy: MoveBy | null;
}

/** As plain data. */
export function keptData(state: KeptState): object {
  return { ...state, table: keptTable(state.table) };
}

export function readKept(value: unknown): KeptState {
  const kept = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  return {
    pxPerDay: number(kept['pxPerDay']),
    from: number(kept['from']),
    scrollTop: number(kept['scrollTop']) ?? 0,
    collapsed: strings(kept['collapsed']),
    table: readTable(kept['table']),
    selected: strings(kept['selected']) ?? [],
    treeWidth: number(kept['treeWidth']),
    why: kept['why'] === true,
    list: kept['list'] === true,
    compact: kept['compact'] === true,
    hidden: (strings(kept['hidden']) ?? []).flatMap((name) => LAYERS.find((layer) => layer === name) ?? []),
    moveBy: MOVES.find((by) => by === kept['moveBy']) ?? null,
  };
}

function number(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

function strings(value: unknown): string[] | null {
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : null;
}
