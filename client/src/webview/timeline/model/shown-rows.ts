/**
 * Which rows are shown, given what is collapsed and searched for. A match keeps its ancestors, so
 * that it is seen in its place; a search looks into collapsed phases too.
 */
import type { TimelineRow } from '../../../../../server/src/protocol/timeline.ts';

export interface Filter {
  readonly text: string;
  readonly criticalOnly: boolean;
}

export interface ShownRows {
  /** Row by position on screen. */
  readonly rows: Int32Array;
  /** Position of each row, or of the nearest ancestor shown in its place; -1 where none is. */
  readonly positions: Int32Array;
  /** True at a row whose position is its own. */
  readonly isShown: (row: number) => boolean;
}

export function shownRows(rows: readonly TimelineRow[], collapsed: ReadonlySet<string>, filter: Filter): ShownRows {
  const wanted = wantedRows(rows, filter);
  const ignoreCollapsed = filter.text !== '';
  const positions = new Int32Array(rows.length).fill(-1);
  const hidesChildren = new Uint8Array(rows.length);
  const shown: number[] = [];
  for (const [index, row] of rows.entries()) {
    const parent = row.parent;
    if (parent >= 0 && hidesChildren[parent]) {
      hidesChildren[index] = 1;
      positions[index] = positions[parent] ?? -1;
      continue;
    }
    if (wanted && !wanted[index]) {
      positions[index] = parent >= 0 ? (positions[parent] ?? -1) : -1;
      continue;
    }
    positions[index] = shown.length;
    shown.push(index);
    if (!ignoreCollapsed && collapsed.has(row.id)) hidesChildren[index] = 1;
  }
  const list = Int32Array.from(shown);
  return { rows: list, positions, isShown: (row) => list[positions[row] ?? -1] === row };
}

/** Null where everything is wanted. */
function wantedRows(rows: readonly TimelineRow[], filter: Filter): Uint8Array | null {
  if (filter.text === '' && !filter.criticalOnly) return null;
  const words = filter.text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const wanted = new Uint8Array(rows.length);
  for (let index = rows.length - 1; index >= 0; index--) {
    const row = rows[index];
    if (!row) continue;
    if (!wanted[index] && matches(row, words, filter.criticalOnly)) wanted[index] = 1;
    if (wanted[index] && row.parent >= 0) wanted[row.parent] = 1;
  }
  return wanted;
}

function matches(row: TimelineRow, words: readonly string[], criticalOnly: boolean): boolean {
  if (criticalOnly && (!row.critical || row.done)) return false;
  if (words.length === 0) return true;
  const text = [row.name, row.id, ...row.who, ...row.tags].join('\n').toLocaleLowerCase();
  return words.every((word) => text.includes(word));
}

/** Ids of the rows to collapse so that a large plan opens on its phases. */
export function collapsedAtFirst(rows: readonly TimelineRow[]): Set<string> {
  if (rows.length <= 2000) return new Set();
  return new Set(rows.filter((row) => row.kind === 'phase' || row.kind === 'summary').map((row) => row.id));
}
