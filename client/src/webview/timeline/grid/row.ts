/** One row of the tree: made once, filled again and again as others scroll in. */
import type { TimelineRow, TimelineView } from '../../../../../server/src/protocol/timeline.ts';
import { ROW } from '../../../../../server/src/protocol/timeline-wire.ts';
import { counted, type DateWords } from '../../shared/dates.ts';
import { element, setAttributes, setText } from '../../shared/element.ts';
import { icon } from '../../shared/icons.ts';
import { numberWords } from '../../shared/numbers.ts';
import { isNearCritical } from '../chart/bars.ts';
import { worstSeverity } from '../chart/shapes.ts';
import type { Chain } from '../model/chain.ts';
import { type CellWords, COLUMNS, type ColumnName, type OtherColumn } from '../model/columns.ts';
import { foundPieces } from '../model/search.ts';
import { FOLD, type Heading, type ShownRows } from '../model/shown-rows.ts';
import { spokenDetail, spokenRow } from '../model/words.ts';
import { type Layout, nameLeft } from './layout.ts';

export interface RowInput extends CellWords {
  readonly view: TimelineView;
  readonly shown: ShownRows;
  readonly layout: Layout;
  readonly scrollTop: number;
  /** Position that holds the roving tab stop, and the cell within it (-1 = the row). */
  readonly focused: number;
  readonly focusedCell: number;
  readonly selectedRows: ReadonlySet<number>;
  readonly hoveredRow: number;
  readonly chain: Chain | null;
  /** What a search found, and the words it looked for. */
  readonly matches: ReadonlySet<number>;
  readonly words: readonly string[];
}

export interface TreeRow {
  readonly root: HTMLElement;
  readonly cells: ReadonlyMap<ColumnName, HTMLElement>;
  readonly text: HTMLElement;
  readonly twisty: HTMLElement;
  readonly detail: HTMLElement;
  /** The cells beside the name are in the document. */
  hasCells: boolean;
  /** What was drawn last, so that an unchanged row is not written again: copies, as rows are told anew where they are. */
  drawn: Drawn;
  /** What it is called aloud is still that of another row: sentences take longer than pictures. */
  unspoken: boolean;
  /** Out of sight, where it may still show what was true before. */
  late: boolean;
}

interface Drawn {
  readonly state: string;
  readonly row: TimelineRow | null;
  readonly driver: TimelineRow | null;
  readonly layout: Layout;
  readonly dates: DateWords | null;
}

/** Of the twisty and the gap behind it, px. */
const TWISTY = 18;

export function makeRow(layout: Layout): TreeRow {
  const text = element('span', { class: 'name-text' });
  const cells = new Map(
    layout.columns.map((name) => {
      const role = name === 'name' ? 'rowheader' : 'gridcell';
      const side = COLUMNS[name].isText ? '' : ' number';
      return [name, element('div', { class: `cell ${name}${side}`, role, tabindex: -1 })];
    }),
  );
  cells.get('name')?.append(text);
  const detail = element('div', { class: 'spoken-only', role: 'gridcell', tabindex: -1 });
  return {
    root: element('div', { class: 'row', role: 'row' }, ...cells.values(), detail),
    cells,
    text,
    twisty: element('span', { class: 'twisty', 'aria-hidden': 'true' }),
    detail,
    hasCells: true,
    drawn: { state: '', row: null, driver: null, layout, dates: null },
    unspoken: true,
    late: false,
  };
}

/** In the order the arrow keys walk them. */
export function cellsOf(row: TreeRow): HTMLElement[] {
  return [...row.cells.values(), row.detail];
}

export interface Sibling {
  readonly place: number;
  readonly of: number;
}

export function drawRow(made: TreeRow, position: number, input: RowInput, sibling: Sibling, hasCells: boolean): void {
  const { view, shown, layout, dates } = input;
  const index = shown.rows[position] ?? -1;
  const row = view.rows[index] ?? null;
  const heading = shown.headings.get(position) ?? null;
  const driver = view.rows[row?.driverRow ?? -1] ?? null;
  const state = stateOf(position, index, heading, input, sibling);
  const { drawn } = made;
  made.late = false;
  if (hasCells !== made.hasCells) giveCells(made, hasCells);
  const isPlaced = drawn.state === state && drawn.layout === layout && drawn.dates === dates;
  if (isPlaced && isSameRow(drawn.row, row) && isSameRow(drawn.driver, driver)) return;
  if (drawn.state === '' || drawn.layout !== layout) placeCells(made, layout);
  made.drawn = { state, row: row && { ...row }, driver: driver && { ...driver }, layout, dates };
  if (!isPlaced) placeRow(made, position, input, sibling);
  if (row) drawItem(made, row, index, input);
  else if (heading) drawHeading(made, heading, input);
  drawCells(made, position, input);
  made.unspoken = true;
}

/** All that does not follow from the data of its row. */
function placeRow(made: TreeRow, position: number, input: RowInput, sibling: Sibling): void {
  const { shown, layout } = input;
  made.root.style.transform = `translateY(${position * layout.metrics.rowHeight}px)`;
  const fold = shown.folds[position] ?? FOLD.none;
  const level = shown.levels[position] ?? 0;
  setAttributes(made.root, {
    'aria-rowindex': position + 2,
    'aria-level': level + 1,
    'aria-posinset': sibling.place,
    'aria-setsize': sibling.of,
    'aria-expanded': fold === FOLD.none ? null : String(fold === FOLD.open),
    'data-row': shown.rows[position] ?? -1,
  });
  const focusedCell = position === input.focused ? input.focusedCell : null;
  made.root.tabIndex = focusedCell === -1 ? 0 : -1;
  for (const [cell, part] of cellsOf(made).entries()) part.tabIndex = focusedCell === cell ? 0 : -1;
  const name = made.cells.get('name');
  if (name) name.style.paddingLeft = `${nameLeft(level) - (fold === FOLD.none ? 0 : TWISTY)}px`;
  drawTwisty(made, fold);
}

/** Says what it is called aloud. */
export function speakRow(made: TreeRow, position: number, { view, shown, dates }: RowInput): void {
  const row = view.rows[shown.rows[position] ?? -1];
  const heading = shown.headings.get(position);
  const when = heading ? spokenHeading(heading, dates) : '';
  made.root.setAttribute('aria-label', row ? spokenRow(row, dates) : `${heading?.title ?? ''}, ${when}`);
  setText(made.detail, row ? spokenDetail(row, view, dates) : when);
  made.unspoken = false;
}

function giveCells(made: TreeRow, hasCells: boolean): void {
  const [, ...others] = cellsOf(made);
  if (hasCells) made.root.append(...others);
  else for (const cell of others) cell.remove();
  made.hasCells = hasCells;
}

const FIELDS = Object.values(ROW);

function isSameRow(a: TimelineRow | null, b: TimelineRow | null): boolean {
  return a === null || b === null ? a === b : FIELDS.every((read) => read(a) === read(b));
}

/** All that a row's look follows from beside its data. */
function stateOf(position: number, index: number, heading: Heading | null, input: RowInput, sibling: Sibling): string {
  return [
    position,
    index,
    heading?.key,
    heading?.count,
    heading?.span?.start,
    heading?.span?.finish,
    input.shown.folds[position],
    input.shown.levels[position],
    sibling.place,
    sibling.of,
    position === input.focused ? input.focusedCell : 'no',
    input.selectedRows.has(index),
    index >= 0 && index === input.hoveredRow,
    input.matches.has(index) ? input.words.join(' ') : '',
    chainMark(index, input),
    input.currency,
  ].join();
}

function drawItem(made: TreeRow, row: TimelineRow, index: number, input: RowInput): void {
  setAttributes(made.root, {
    class: rowClass(row, index, input),
    'aria-selected': String(input.selectedRows.has(index)),
  });
  drawName(made, row.name, input.matches.has(index) ? input.words : []);
  putMark(made, criticalMark(row), chainMark(index, input));
  putBadge(made, worstSeverity(row.findings));
}

function drawCells(made: TreeRow, position: number, input: RowInput): void {
  for (const [name, cell] of made.cells) if (name !== 'name') setText(cell, cellText(position, name, input));
}

/** What stands in a column at a position. */
export function cellText(position: number, name: OtherColumn, input: RowInput): string {
  const { view, shown, dates } = input;
  const row = view.rows[shown.rows[position] ?? -1];
  if (row) return COLUMNS[name].text(row, input);
  const span = shown.headings.get(position)?.span;
  if (!span) return '';
  if (name === 'start') return dates.short(span.start);
  return name === 'finish' ? dates.shortEnd(span.finish) : '';
}

function drawHeading(made: TreeRow, { title, count }: Heading, { dates }: RowInput): void {
  made.root.className = 'row heading';
  made.root.removeAttribute('aria-selected');
  setText(made.text, title);
  putMark(made, numberWords(count, dates.locale), '');
  putBadge(made, null);
}

function spokenHeading({ count, span }: Heading, dates: DateWords): string {
  const tasks = counted(count, ['task', 'tasks'], dates.locale);
  return span ? `${tasks}, ${dates.range(span.start, span.finish)}` : tasks;
}

function drawTwisty(made: TreeRow, fold: number): void {
  if (fold === FOLD.none) made.twisty.remove();
  else {
    made.twisty.className = fold === FOLD.open ? 'twisty open' : 'twisty shut';
    made.text.before(made.twisty);
  }
}

function drawName(made: TreeRow, name: string, words: readonly string[]): void {
  const pieces = foundPieces(name, words);
  if (pieces.length < 2 && !pieces[0]?.[1] && made.text.childElementCount === 0) setText(made.text, name);
  else made.text.replaceChildren(...pieces.map(([text, found]) => (found ? element('mark', {}, text) : text)));
}

/** Behind the name, drawn by the style sheet: nodes are few, and it is said aloud in words. */
function putMark(made: TreeRow, mark: string, lit: string): void {
  const name = made.cells.get('name');
  if (!name) return;
  setAttributes(name, { 'data-mark': mark === '' ? null : mark, 'data-lit': lit === '' ? null : lit });
}

function putBadge(made: TreeRow, severity: ReturnType<typeof worstSeverity>): void {
  const name = made.cells.get('name');
  const before = name?.querySelector(':scope > svg');
  if (before?.classList.contains(severity ?? 'none')) return;
  before?.remove();
  if (severity) name?.append(icon(severity, `icon badge ${severity}`));
}

function rowClass(row: TimelineRow, index: number, input: RowInput): string {
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
function chainMark(index: number, { chain }: RowInput): string {
  if (chain?.rowsBefore.has(index)) return 'B';
  return chain?.rowsAfter.has(index) ? 'A' : '';
}

function placeCells(made: TreeRow, layout: Layout): void {
  for (const { name, left, width } of layout.places) {
    const cell = made.cells.get(name);
    if (!cell) continue;
    cell.style.left = `${left}px`;
    cell.style.width = `${width}px`;
  }
}
