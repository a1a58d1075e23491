/**
 * The rows of the tree: only those in sight exist, and are used again as others scroll in. The row
 * that holds the keyboard's focus stays, so that focus is never lost; rows keep the order of the plan
 * in the document, so that a screen reader walks them as they are seen.
 */
import type { TimelineRow, TimelineView } from '../../../../../server/src/protocol/timeline.ts';
import type { DateWords } from '../../shared/dates.ts';
import { element, setAttributes, setText } from '../../shared/element.ts';
import { icon } from '../../shared/icons.ts';
import { isNearCritical } from '../chart/bars.ts';
import { worstSeverity } from '../chart/shapes.ts';
import type { Chain } from '../model/chain.ts';
import type { ShownRows } from '../model/shown-rows.ts';
import { spokenDetail, spokenRow } from '../model/words.ts';
import { columnPlaces, type Layout } from './layout.ts';

export interface TreeInput {
  readonly view: TimelineView;
  readonly shown: ShownRows;
  readonly layout: Layout;
  readonly scrollTop: number;
  readonly dates: DateWords;
  /** Position that holds the roving tab stop, and the cell within it (-1 = the row). */
  readonly focused: number;
  readonly focusedCell: number;
  readonly selectedRows: ReadonlySet<number>;
  readonly hoveredRow: number;
  readonly collapsed: ReadonlySet<string>;
  readonly chain: Chain | null;
  /** A search looks into collapsed phases. */
  readonly searching: boolean;
}

interface TreeRow {
  readonly root: HTMLElement;
  readonly name: HTMLElement;
  readonly twisty: HTMLElement;
  readonly text: HTMLElement;
  readonly mark: HTMLElement;
  readonly cells: ReadonlyMap<string, HTMLElement>;
  readonly detail: HTMLElement;
  severity: string | null;
  /** What was drawn last, so that an unchanged row is not written again. */
  drawn: string;
  view: TimelineView | null;
  layout: Layout | null;
}

const MARGIN_ROWS = 6;
const INDENT = 14;
/** Of a row's cells, in the order the arrow keys walk them. */
export const CELL_COUNT = 5;

export function treeRows(): {
  readonly root: HTMLElement;
  readonly draw: (input: TreeInput) => void;
  readonly focusNow: () => void;
} {
  const root = element('div', { class: 'rows', role: 'rowgroup' });
  const used = new Map<number, TreeRow>();
  let spare: TreeRow[] = [];
  let siblings: Siblings | null = null;
  let focusTarget: HTMLElement | null = null;

  function draw(input: TreeInput): void {
    if (siblings?.shown !== input.shown) siblings = countSiblings(input.view.rows, input.shown);
    const wanted = wantedPositions(input);
    for (const [position, row] of used) {
      if (wanted.has(position)) continue;
      used.delete(position);
      spare.push(row);
    }
    const ordered: TreeRow[] = [];
    for (const position of wanted) {
      let row = used.get(position);
      if (!row) {
        row = spare.pop() ?? makeRow();
        used.set(position, row);
      }
      drawRow(row, position, input, siblings);
      ordered.push(row);
    }
    for (const row of spare) row.root.remove();
    spare = spare.slice(0, 40);
    keepOrder(root, ordered);
    const focusedRow = used.get(input.focused);
    focusTarget = focusedRow ? (cellsOf(focusedRow)[input.focusedCell] ?? focusedRow.root) : null;
  }

  return { root, draw, focusNow: () => focusTarget?.focus({ preventScroll: true }) };
}

/** In order. */
function wantedPositions({ shown, layout, scrollTop, focused }: TreeInput): Set<number> {
  const { rowHeight } = layout.metrics;
  const first = Math.max(0, Math.floor(scrollTop / rowHeight) - MARGIN_ROWS);
  const last = Math.min(shown.rows.length - 1, Math.ceil((scrollTop + layout.rowsHeight) / rowHeight) + MARGIN_ROWS);
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

function makeRow(): TreeRow {
  const twisty = element('span', { class: 'twisty', 'aria-hidden': 'true' });
  const text = element('span', { class: 'name-text' });
  const mark = element('span', { class: 'name-mark', 'aria-hidden': 'true' });
  const name = element('div', { class: 'cell name', role: 'rowheader', tabindex: -1 }, twisty, text, mark);
  const cells = new Map(
    ['start', 'finish', 'percent'].map((column) => [
      column,
      element('div', { class: `cell ${column}`, role: 'gridcell', tabindex: -1 }),
    ]),
  );
  const detail = element('div', { class: 'spoken-only', role: 'gridcell', tabindex: -1 });
  const root = element('div', { class: 'row', role: 'row' }, name, ...cells.values(), detail);
  return { root, name, twisty, text, mark, cells, detail, severity: null, drawn: '', view: null, layout: null };
}

function cellsOf(row: TreeRow): HTMLElement[] {
  return [row.name, ...row.cells.values(), row.detail];
}

function drawRow(made: TreeRow, position: number, input: TreeInput, siblings: Siblings): void {
  const { view, shown, layout, dates } = input;
  const index = shown.rows[position] ?? -1;
  const row = view.rows[index];
  if (!row) return;
  const { root } = made;
  root.style.transform = `translateY(${Math.round(position * layout.metrics.rowHeight - input.scrollTop)}px)`;
  const holdsFocus = position === input.focused;
  const state = [
    index,
    position,
    dates.locale,
    holdsFocus ? input.focusedCell : 'no',
    input.selectedRows.has(index),
    index === input.hoveredRow,
    input.collapsed.has(row.id),
    input.searching,
    chainMark(index, input),
  ].join();
  if (made.drawn === state && made.view === view && made.layout === layout) return;
  made.drawn = state;
  made.view = view;

  const isParent = view.rows[index + 1]?.parent === index;
  const expanded = isParent && (input.searching || !input.collapsed.has(row.id));
  root.className = rowClass(row, index, input);
  setAttributes(root, {
    'aria-rowindex': position + 2,
    'aria-level': row.level + 1,
    'aria-posinset': siblings.places[position] ?? 1,
    'aria-setsize': siblings.sizes[row.parent + 1] ?? 1,
    'aria-selected': String(input.selectedRows.has(index)),
    'aria-expanded': isParent ? String(expanded) : null,
    'aria-label': spokenRow(row, dates),
    tabindex: holdsFocus && input.focusedCell < 0 ? 0 : -1,
  });
  for (const [cell, part] of cellsOf(made).entries()) part.tabIndex = holdsFocus && input.focusedCell === cell ? 0 : -1;
  made.twisty.className = isParent ? (expanded ? 'twisty open' : 'twisty shut') : 'twisty';
  made.name.style.paddingLeft = `${6 + row.level * INDENT}px`;
  setText(made.text, row.name);
  const lit = chainMark(index, input);
  made.mark.classList.toggle('lit', lit !== '');
  setText(made.mark, lit || criticalMark(row));
  drawBadge(made, row);
  placeCells(made, layout);
  setText(made.cells.get('start') ?? root, row.noDates ? '–' : dates.short(row.start));
  setText(made.cells.get('finish') ?? root, row.noDates ? '–' : dates.shortEnd(Math.max(row.finish, row.start + 1)));
  setText(made.cells.get('percent') ?? root, percentText(row));
  setText(made.detail, spokenDetail(row, view, dates));
}

function rowClass(row: TimelineRow, index: number, input: TreeInput): string {
  const classes = ['row', row.kind];
  if (input.selectedRows.has(index)) classes.push('selected');
  if (index === input.hoveredRow) classes.push('hovered');
  if (row.critical && !row.done) classes.push('critical');
  if (isNearCritical(row)) classes.push('near');
  if (row.cancelled) classes.push('cancelled');
  return classes.join(' ');
}

function criticalMark(row: TimelineRow): string {
  if (row.done || row.cancelled || row.kind === 'phase' || row.kind === 'summary') return '';
  if (row.critical) return '◆';
  return isNearCritical(row) ? '◇' : '';
}

/** B and A: decides the selected row's dates, or is decided by it. */
function chainMark(index: number, { chain }: TreeInput): string {
  if (chain?.rowsBefore.has(index)) return 'B';
  return chain?.rowsAfter.has(index) ? 'A' : '';
}

function percentText(row: TimelineRow): string {
  if (row.kind === 'gate' || row.kind === 'milestone') return row.done ? '✓' : '';
  if (row.done) return '✓';
  return row.percent === null ? '' : `${row.percent}%`;
}

function drawBadge(made: TreeRow, row: TimelineRow): void {
  const severity = worstSeverity(row.findings);
  if (made.severity === severity) return;
  made.severity = severity;
  made.name.querySelector('svg')?.remove();
  if (severity) made.name.append(icon(severity, `icon badge ${severity}`));
}

function placeCells(made: TreeRow, layout: Layout): void {
  if (made.layout === layout) return;
  made.layout = layout;
  const places = new Map(columnPlaces(layout).map((place) => [place.name as string, place]));
  for (const [name, cell] of [['name', made.name] as const, ...made.cells]) {
    const place = places.get(name);
    // Out of sight, yet still there for those who listen.
    cell.classList.toggle('folded', !place);
    cell.style.left = place ? `${place.left}px` : '';
    cell.style.width = place ? `${place.width}px` : '';
  }
}

interface Siblings {
  readonly shown: ShownRows;
  /** 1-based place among the shown children of the same parent, by position. */
  readonly places: Int32Array;
  /** Number of shown children, by parent row + 1. */
  readonly sizes: Int32Array;
}

function countSiblings(rows: readonly TimelineRow[], shown: ShownRows): Siblings {
  const places = new Int32Array(shown.rows.length);
  const sizes = new Int32Array(rows.length + 1);
  for (const [position, index] of shown.rows.entries()) {
    const slot = (rows[index]?.parent ?? -1) + 1;
    const size = (sizes[slot] ?? 0) + 1;
    sizes[slot] = size;
    places[position] = size;
  }
  return { shown, places, sizes };
}
