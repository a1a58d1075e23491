/**
 * What the page knows: the view as it came, what the user chose, and what follows from both. Each
 * change recomputes only what depends on it. Draws nothing.
 */

import type { PanelSettings, PanelState } from '../../../../../server/src/protocol/panel.ts';
import type { MoveBy } from '../../../../../server/src/protocol/plan-edit.ts';
import type { TimelineRow, TimelineView, WhyView } from '../../../../../server/src/protocol/timeline.ts';
import { takeChanges } from '../../../../../server/src/protocol/timeline-changes.ts';
import { isSame, type SentChanges } from '../../../../../server/src/protocol/timeline-wire.ts';
import { type DateWords, dateWords, yearsOf } from '../../shared/dates.ts';
import type { Layer } from '../chart/chart.ts';
import { type ShownLinks, shownLinks } from '../chart/links.ts';
import { type Extent, extentOf } from '../chart/scale.ts';
import { type LaneBand, laneBands, laneCount } from '../chart/stage-lane.ts';
import { type Selection, several } from '../edit/selection.ts';
import { type Layout, layoutOf } from '../grid/layout.ts';
import { type Chain, drivingChain } from './chain.ts';
import { usualWidths } from './columns.ts';
import { filterTest, NO_FILTERS, type RowTest } from './filters.ts';
import { groupsOf } from './grouping.ts';
import type { KeptState } from './kept-state.ts';
import { searchTest } from './search.ts';
import { AS_PLANNED, collapsedAtFirst, FOLD, type ShownRows, shownRows } from './shown-rows.ts';
import type { TableChoice } from './table-choice.ts';
import { TALLIED, type Tally, tallyOf } from './tally.ts';

const DEFAULT_SETTINGS: PanelSettings = { locale: '', today: 0, readOnly: null };

/** Where the keyboard is: on a row, or on the heading of a group. */
interface TabStop {
  readonly id: string | undefined;
  readonly group: string | undefined;
}

export class PageModel {
  view: TimelineView | null = null;
  settings: PanelSettings = DEFAULT_SETTINGS;
  panel: PanelState = { kind: 'loading' };

  table: TableChoice;
  selection: Selection;
  treeWidth: number | null;
  whyOpen: boolean;
  legendOpen = false;
  list: boolean;
  compact: boolean;
  hidden: Set<Layer>;
  /** Position that holds the tab stop, and the cell in it; -1 is the row itself. */
  focused = 0;
  focusedCell = -1;
  hoveredRow = -1;
  /** How a dragged task is held where it was put; null asks each time. */
  moveBy: MoveBy | null;
  /** A gesture is going on: nothing else scrolls or selects meanwhile. */
  holding = false;
  /** Rows whose bars it holds. */
  inHand: ReadonlySet<number> = new Set();

  shown: ShownRows = shownRows([], AS_PLANNED);
  links: ShownLinks = shownLinks([], new Int32Array());
  chain: Chain | null = null;
  /** Of the row that leads the selection, or -1. */
  selectedRow = -1;
  selectedRows: ReadonlySet<number> = new Set();
  /** The newest explanation the host gave. */
  why: WhyView | null = null;
  bands: readonly LaneBand[] = [];
  extent: Extent = { from: 0, to: 1440 };
  dates: DateWords = dateWords('', 'none');
  layout: Layout;
  #datesOf = '';
  #size = { pageWidth: 0, width: 0, height: 0 };
  /** Made when somebody asks: the first picture does not. */
  #rowById: ReadonlyMap<string, number> | null = null;
  #tally: Tally | null = null;
  #collapsed: ReadonlySet<string>;
  #choseCollapsed: boolean;
  /** While rows are left out, so that a match is seen at once; begins anew with each other choice of rows. */
  #collapsedOfFound: ReadonlySet<string> = new Set();
  #matches: ReadonlySet<number> | null = null;

  constructor(kept: KeptState) {
    this.#collapsed = new Set(kept.collapsed ?? []);
    this.#choseCollapsed = kept.collapsed !== null;
    this.table = kept.table;
    this.selection = several(kept.selected);
    this.treeWidth = kept.treeWidth;
    this.whyOpen = kept.why;
    this.list = kept.list;
    this.compact = kept.compact;
    this.hidden = new Set(kept.hidden);
    this.moveBy = kept.moveBy;
    this.layout = this.#computeLayout();
  }

  /** Changes of another view than the one known are none: the host tells the whole view then. */
  change(changes: SentChanges): void {
    const linksBefore = this.view?.links;
    const stop = this.#tabStop();
    const view = this.view && takeChanges(this.view, changes);
    if (!view) return;
    const told = new Set(changes.rows.flatMap(({ columns }) => Object.keys(columns)));
    const tells = (fields: readonly (keyof TimelineRow)[]) => fields.some((field) => told.has(field));
    const { sort, group } = this.table;
    // What is collapsed goes by ids.
    const isTreeKept = !tells(['id', 'parent', 'level']) && !sort && !group && !this.wanted();
    if (tells(['id'])) this.#rowById = null;
    if (tells(TALLIED)) this.#tally = null;
    const isChainKept = !tells(['id', 'parent', 'driverRow']) && view.links === linksBefore;
    this.#take(view, this.settings);
    if (isTreeKept) this.#rowsKept(isChainKept);
    else {
      this.rowsChanged();
      this.#stopAt(stop);
    }
  }

  setView(view: TimelineView, settings: PanelSettings): void {
    const isFirst = this.view === null;
    const stop = this.#tabStop();
    this.#rowById = null;
    this.#tally = null;
    if (isFirst && !this.#choseCollapsed) this.#collapsed = collapsedAtFirst(view.rows);
    this.#take(view, settings);
    this.rowsChanged();
    this.#stopAt(stop);
  }

  #take(view: TimelineView, settings: PanelSettings): void {
    this.view = view;
    this.settings = settings;
    const years = yearsOf(view.start, view.finish);
    const asked = `${settings.locale} ${years}`;
    if (asked !== this.#datesOf) this.dates = dateWords(settings.locale, years);
    this.#datesOf = asked;
    this.bands = laneBands(view.stages);
    this.extent = extentOf(view, settings.today);
    this.layout = this.#computeLayout();
  }

  setSize(pageWidth: number, width: number, height: number): void {
    this.#size = { pageWidth, width, height };
    this.layout = this.#computeLayout();
  }

  layoutChanged(): void {
    this.layout = this.#computeLayout();
  }

  /** After another view, filter or collapse. */
  rowsChanged(): void {
    const rows = this.view?.rows ?? [];
    this.shown = shownRows(rows, {
      collapsed: this.collapsed,
      wanted: this.wanted(),
      sort: this.table.sort,
      group: this.table.group,
      locale: this.dates.locale,
    });
    this.#rowsKept();
    this.#clampFocus();
  }

  /** After another view with the same rows in the same places. */
  #rowsKept(isChainKept = false): void {
    this.#matches = null;
    this.links = shownLinks(this.view?.links ?? [], this.shown.positions, this.links);
    if (!isChainKept) this.selectionChanged();
  }

  select(selection: Selection): void {
    this.selection = selection;
    this.selectionChanged();
  }

  selectionChanged(): void {
    const { ids, lead } = this.selection;
    this.selectedRow = lead === null ? -1 : this.rowOf(lead);
    this.selectedRows = new Set([...ids].map((id) => this.rowOf(id)).filter((row) => row >= 0));
    this.chain =
      this.view && this.selectedRow >= 0 ? drivingChain(this.view.rows, this.view.links, this.selectedRow) : null;
  }

  get tally(): Tally {
    this.#tally ??= tallyOf(this.view?.rows ?? []);
    return this.#tally;
  }

  rowOf(id: string): number {
    this.#rowById ??= new Map(this.view?.rows.map((row, index) => [row.id, index]));
    return this.#rowById.get(id) ?? -1;
  }

  rowAt(position: number): TimelineRow | undefined {
    return this.view?.rows[this.shown.rows[position] ?? -1];
  }

  /** Opens what a row is folded into. False where filters or groups leave it out. */
  open(row: number): boolean {
    const rows = this.view?.rows ?? [];
    if (this.shown.isShown(row)) return true;
    const open = new Set(this.collapsed);
    for (let at = rows[row]?.parent ?? -1; at >= 0; at = rows[at]?.parent ?? -1) open.delete(rows[at]?.id ?? '');
    open.delete(this.shown.headings.get(this.shown.positions[row] ?? -1)?.key ?? '');
    this.collapse(open);
    return this.shown.isShown(row);
  }

  /** Takes away whatever hides a row, so that it has a position of its own. */
  unfold(row: number): void {
    if (this.open(row)) return;
    this.arrange({ filters: NO_FILTERS, search: { ...this.table.search, hides: false } });
    if (this.open(row)) return;
    // A phase is in no group.
    this.arrange({ group: null });
    this.open(row);
  }

  /** Columns, order, groups, filters or search. */
  arrange(choice: Partial<TableChoice>): void {
    if (choice.filters || choice.search || choice.group !== undefined) this.#collapsedOfFound = new Set();
    this.table = { ...this.table, ...choice };
    this.layout = this.#computeLayout();
    this.rowsChanged();
  }

  get collapsed(): ReadonlySet<string> {
    return this.wanted() ? this.#collapsedOfFound : this.#collapsed;
  }

  collapse(ids: ReadonlySet<string>): void {
    if (this.wanted()) this.#collapsedOfFound = ids;
    else this.#collapsed = ids;
    this.rowsChanged();
  }

  /** The tab stop stays on its row or heading, or goes to what stands for it. False where neither is there any more. */
  keepingFocus(change: () => void): boolean {
    const stop = this.#tabStop();
    change();
    return this.#stopAt(stop);
  }

  #tabStop(): TabStop {
    return { id: this.rowAt(this.focused)?.id, group: this.shown.headings.get(this.focused)?.key };
  }

  #stopAt({ id, group }: TabStop): boolean {
    // A row may be in several groups.
    if (id !== undefined && this.rowAt(this.focused)?.id === id) return true;
    const row = id === undefined ? -1 : this.rowOf(id);
    const position = row >= 0 ? (this.shown.positions[row] ?? -1) : this.#headingOf(group);
    if (position >= 0) this.focused = position;
    this.#clampFocus();
    return position >= 0;
  }

  #headingOf(group: string | undefined): number {
    for (const [position, { key }] of this.shown.headings) if (key === group) return position;
    return -1;
  }

  /** Of all groups, also those that are filtered away. */
  groupKeys(): readonly string[] {
    const { group } = this.table;
    const rows = this.view?.rows ?? [];
    return group === null ? [] : groupsOf(rows, rows.keys(), group).map(({ key }) => key);
  }

  /** Null where no row is left out. */
  wanted(): RowTest | null {
    if (!this.view) return null;
    const { filters, search, me } = this.table;
    const chosen = filterTest(filters, me, this.view);
    const found = search.hides ? searchTest(search.text) : null;
    return chosen && found ? (row) => chosen(row) && found(row) : (chosen ?? found);
  }

  /** Rows that the search finds, in the order shown; those in what is collapsed too. */
  matches(): ReadonlySet<number> {
    this.#matches ??= this.#findMatches();
    return this.#matches;
  }

  #findMatches(): ReadonlySet<number> {
    const rows = this.view?.rows ?? [];
    const found = searchTest(this.table.search.text);
    if (!found) return new Set();
    const all = shownRows(rows, {
      ...this.table,
      collapsed: new Set(),
      wanted: this.wanted(),
      locale: this.dates.locale,
    });
    const matches = new Set<number>();
    for (const index of all.rows) {
      const row = rows[index];
      if (row && found(row)) matches.add(index);
    }
    return matches;
  }

  /** Position of the phase, or lone task, with the first work that is not over. */
  currentPosition(): number {
    const rows = this.view?.rows ?? [];
    let at = rows.findIndex((row, index) => !row.done && !row.cancelled && rows[index + 1]?.parent !== index);
    for (let up = at; up >= 0; up = rows[up]?.parent ?? -1) at = up;
    return Math.max(0, this.shown.positions[at] ?? 0);
  }

  isParent(position: number): boolean {
    return (this.shown.folds[position] ?? FOLD.none) !== FOLD.none;
  }

  /** What of it survives a reload. */
  kept(): Omit<KeptState, 'pxPerDay' | 'from' | 'scrollTop'> {
    return {
      collapsed: [...this.#collapsed],
      table: this.table,
      selected: [...this.selection.ids],
      treeWidth: this.treeWidth,
      why: this.whyOpen,
      list: this.list,
      compact: this.compact,
      hidden: [...this.hidden],
      moveBy: this.moveBy,
    };
  }

  #clampFocus(): void {
    this.focused = Math.max(0, Math.min(this.focused, this.shown.rows.length - 1));
  }

  /** As chosen, else as the dates of the language need. */
  get columnWidths(): Pick<TableChoice, 'widths'> {
    return { widths: new Map([...usualWidths(this.dates), ...this.table.widths]) };
  }

  /** The one of before where it would be the same: nothing is placed anew then. */
  #computeLayout(): Layout {
    const lanes = laneCount(this.bands);
    const layout = layoutOf({
      ...this.#size,
      treeWidth: this.treeWidth,
      list: this.list,
      compact: this.compact,
      table: { ...this.table, ...this.columnWidths },
      lanes,
    });
    return isSame(layout, this.layout) ? this.layout : layout;
  }
}
