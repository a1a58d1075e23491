/**
 * The rows of the tree: only those in sight exist, and are used again as others scroll in. The row
 * that holds the keyboard's focus stays, so that focus is never lost; rows keep the order of the plan
 * in the document, so that a screen reader walks them as they are seen.
 */
import { atRest } from '../../shared/at-rest.ts';
import { element } from '../../shared/element.ts';
import type { ShownRows } from '../model/shown-rows.ts';
import { cellsOf, drawRow, makeRow, type RowInput, type Sibling, speakRow, type TreeRow } from './row.ts';

const MARGIN_ROWS = 6;
const MOST_SPARE = 40;
/** Of the 800 nodes of the page; on large screens with many columns the margin gives way. */
const MOST_NODES = 460;
const NODES_BESIDE_CELLS = 4;

/** Longer than a frame: rows that only pass by are not put into words. */
const WORDS_AFTER = 20;

export interface TreeRows {
  readonly root: HTMLElement;
  readonly draw: (input: RowInput) => void;
  readonly focusNow: () => void;
}

/** @param more asks for another frame. */
export function treeRows(more: () => void): TreeRows {
  // Moves as one: rows that moved one by one took half of a frame.
  const moved = element('div', { class: 'rows-moved', role: 'presentation' });
  const root = element('div', { class: 'rows', role: 'rowgroup' }, moved);
  const used = new Map<number, TreeRow>();
  let spare: TreeRow[] = [];
  let columns = '';
  let siblings: Siblings | null = null;
  let focusTarget: HTMLElement | null = null;
  let newest: RowInput | null = null;
  const speak = (): void => {
    for (const [position, row] of used) if (newest && row.unspoken) speakRow(row, position, newest);
  };
  const speakSoon = atRest(speak, WORDS_AFTER);
  const focusNow = (): void => {
    speak();
    focusTarget?.focus({ preventScroll: true });
  };

  function draw(input: RowInput): void {
    const holdsFocus = root.contains(document.activeElement);
    const wantedColumns = input.layout.columns.join();
    if (columns !== wantedColumns) {
      columns = wantedColumns;
      used.clear();
      spare = [];
      moved.replaceChildren();
    }
    if (siblings?.shown !== input.shown) siblings = countSiblings(input.shown);
    // The first picture is what is in sight; what may scroll in comes with the next.
    const isFirst = used.size === 0 && input.shown.rows.length > 0;
    if (isFirst) more();
    const wanted = wantedPositions(input, isFirst);
    for (const [position, row] of used) {
      if (wanted.has(position)) continue;
      used.delete(position);
      spare.push(row);
    }
    const ordered: TreeRow[] = [];
    for (const position of wanted) {
      let row = used.get(position);
      if (!row) {
        row = spare.pop() ?? makeRow(input.layout);
        // Left where it was, it would have every other row moved before it.
        row.root.remove();
        used.set(position, row);
      }
      drawRow(row, position, input, siblings.of(position));
      ordered.push(row);
    }
    for (const row of spare) row.root.remove();
    spare = spare.slice(0, MOST_SPARE);
    keepOrder(moved, ordered);
    newest = input;
    if (ordered.some((row) => row.unspoken)) speakSoon();
    const focusedRow = used.get(input.focused);
    // The focus is heard as it arrives.
    if (holdsFocus && focusedRow?.unspoken) speakRow(focusedRow, input.focused, input);
    moved.style.transform = `translateY(${-Math.round(input.scrollTop)}px)`;
    focusTarget = focusedRow ? (cellsOf(focusedRow)[input.focusedCell] ?? focusedRow.root) : null;
    if (holdsFocus && !root.contains(document.activeElement)) focusNow();
  }

  return { root, draw, focusNow };
}

/** In order. */
function wantedPositions({ shown, layout, scrollTop, focused }: RowInput, onlyInSight: boolean): Set<number> {
  const { rowHeight } = layout.metrics;
  const inSight = Math.ceil(layout.rowsHeight / rowHeight) + 1;
  const affordable = MOST_NODES / (NODES_BESIDE_CELLS + layout.columns.length) - inSight;
  const margin = onlyInSight ? 0 : Math.max(1, Math.min(MARGIN_ROWS, Math.floor(affordable / 2)));
  const first = Math.max(0, Math.floor(scrollTop / rowHeight) - margin);
  const last = Math.min(shown.rows.length - 1, Math.ceil((scrollTop + layout.rowsHeight) / rowHeight) + margin);
  const wanted = new Set<number>();
  if (focused >= 0 && focused < first && focused < shown.rows.length) wanted.add(focused);
  for (let position = first; position <= last; position++) wanted.add(position);
  if (focused > last && focused < shown.rows.length) wanted.add(focused);
  return wanted;
}

/** Moves as few rows as it can, and never the one that holds the focus: moving it would drop the focus. */
function keepOrder(root: HTMLElement, ordered: readonly TreeRow[]): void {
  let cursor = root.firstElementChild;
  for (const { root: row } of ordered) {
    if (row === cursor) {
      cursor = cursor.nextElementSibling;
    } else if (row.contains(document.activeElement)) {
      while (cursor && cursor !== row) {
        const next = cursor.nextElementSibling;
        root.append(cursor);
        cursor = next;
      }
      cursor = row.nextElementSibling;
    } else {
      root.insertBefore(row, cursor);
    }
  }
}

interface Siblings {
  readonly shown: ShownRows;
  readonly of: (position: number) => Sibling;
}

/** Place and number among the rows shown under the same parent. */
function countSiblings(shown: ShownRows): Siblings {
  const places = new Int32Array(shown.rows.length);
  const sizes = new Int32Array(shown.rows.length + 1);
  for (const [position, parent] of shown.parents.entries()) {
    const size = (sizes[parent + 1] ?? 0) + 1;
    sizes[parent + 1] = size;
    places[position] = size;
  }
  return {
    shown,
    of: (position) => ({
      place: places[position] ?? 1,
      of: sizes[(shown.parents[position] ?? -1) + 1] ?? 1,
    }),
  };
}
