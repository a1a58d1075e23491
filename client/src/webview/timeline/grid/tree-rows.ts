/**
 * The rows of the tree: only those in sight exist, and are used again as others scroll in. The row
 * that holds the keyboard's focus stays, so that focus is never lost; rows keep the order of the plan
 * in the document, so that a screen reader walks them as they are seen.
 */
import { AFTER_PICTURE, atRest } from '../../shared/at-rest.ts';
import { element } from '../../shared/element.ts';
import type { ShownRows } from '../model/shown-rows.ts';
import { columnTexts } from './column-texts.ts';
import type { Layout } from './layout.ts';
import { cellsOf, drawRow, makeRow, type RowInput, type Sibling, speakRow, type TreeRow } from './row.ts';

const MARGIN_ROWS = 6;
const MOST_SPARE = 40;
/** Of the 800 nodes of the page; on large screens with many columns the margin gives way, and then the cells. */
const MOST_NODES = 440;
const NODES_BESIDE_CELLS = 4;

export interface TreeRows {
  readonly root: HTMLElement;
  readonly draw: (input: RowInput) => void;
  readonly focusNow: () => void;
}

/** @param more asks for another frame. */
export function treeRows(more: () => void): TreeRows {
  // Moves as one: rows that moved one by one took half of a frame.
  const moved = element('div', { class: 'rows-moved', role: 'presentation' });
  const texts = columnTexts();
  const root = element('div', { class: 'rows', role: 'rowgroup' }, moved, texts.root);
  const used = new Map<number, TreeRow>();
  let spare: TreeRow[] = [];
  let columns = '';
  let siblings: Siblings | null = null;
  let focusTarget: HTMLElement | null = null;
  let newest: RowInput | null = null;
  let redraw: (position: number, row: TreeRow) => void = () => {};
  const speak = (): void => {
    for (const [position, row] of used) {
      if (row.late) redraw(position, row);
      if (newest && row.unspoken) speakRow(row, position, newest);
    }
  };
  // Rows that only pass by are not put into words, and those out of sight wait.
  const speakSoon = atRest(speak, AFTER_PICTURE);
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
    const everyCell = affordable(input.layout) >= 1;
    const hasCells = (position: number): boolean =>
      everyCell || position === input.focused || input.shown.rows[position] === input.hoveredRow;
    for (const [position, row] of used) {
      if (wanted.has(position)) continue;
      used.delete(position);
      spare.push(row);
    }
    const { of: siblingOf } = siblings;
    redraw = (position, row) => drawRow(row, position, input, siblingOf(position), hasCells(position));
    const ordered: TreeRow[] = [];
    const [first, last] = inSight(input, 0);
    for (const position of wanted) {
      let row = used.get(position);
      const waits = row !== undefined && (position < first || position > last) && position !== input.focused;
      if (!row) {
        row = spare.pop() ?? makeRow(input.layout);
        // Left where it was, it would have every other row moved before it.
        row.root.remove();
        used.set(position, row);
      }
      row.late = waits;
      if (!waits) redraw(position, row);
      ordered.push(row);
    }
    for (const row of spare) row.root.remove();
    spare = spare.slice(0, MOST_SPARE);
    keepOrder(moved, ordered);
    if (everyCell) texts.clear();
    else texts.draw(input, ...inSight(input, 1), hasCells);
    newest = input;
    if (ordered.some((row) => row.unspoken || row.late)) speakSoon();
    const focusedRow = used.get(input.focused);
    // The focus is heard as it arrives, also from outside.
    if (focusedRow?.unspoken) speakRow(focusedRow, input.focused, input);
    moved.style.transform = `translateY(${-Math.round(input.scrollTop)}px)`;
    focusTarget = focusedRow ? (cellsOf(focusedRow)[input.focusedCell] ?? focusedRow.root) : null;
    if (holdsFocus && !root.contains(document.activeElement)) focusNow();
  }

  return { root, draw, focusNow };
}

/** Rows with all their cells that may lie above what is in sight, and as many below. */
function affordable({ metrics, rowsHeight, columns }: Layout): number {
  const shown = Math.ceil(rowsHeight / metrics.rowHeight) + 1;
  return Math.floor((MOST_NODES / (NODES_BESIDE_CELLS + columns.length) - shown) / 2);
}

/** The first and last position, with some above and below. */
function inSight({ shown, layout, scrollTop }: RowInput, margin: number): [first: number, last: number] {
  const { rowHeight } = layout.metrics;
  const first = Math.max(0, Math.floor(scrollTop / rowHeight) - margin);
  const last = Math.ceil((scrollTop + layout.rowsHeight) / rowHeight) + margin;
  return [first, Math.min(shown.rows.length - 1, last)];
}

/** In order. */
function wantedPositions(input: RowInput, onlyInSight: boolean): Set<number> {
  const { shown, layout, focused } = input;
  const margin = onlyInSight ? 0 : Math.max(1, Math.min(MARGIN_ROWS, affordable(layout)));
  const [first, last] = inSight(input, margin);
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
  for (let position = 0; position < places.length; position++) {
    const parent = shown.parents[position] ?? -1;
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
