/**
 * What the page knows: the view as it came, what the user chose, and what follows from both. Each
 * change recomputes only what depends on it. Draws nothing.
 */
import type { PanelSettings, PanelState } from '../../../../../server/src/protocol/panel.ts';
import type { TimelineRow, TimelineView, WhyView } from '../../../../../server/src/protocol/timeline.ts';
import { type DateWords, dateWords } from '../../shared/dates.ts';
import type { Layer } from '../chart/chart.ts';
import { type ShownLinks, shownLinks } from '../chart/links.ts';
import { type Extent, extentOf } from '../chart/scale.ts';
import { type LaneBand, laneBands, laneCount } from '../chart/stage-lane.ts';
import { type Selection, several } from '../edit/selection.ts';
import { type Layout, layoutOf } from '../grid/layout.ts';
import { type Chain, drivingChain } from './chain.ts';
import type { KeptState } from './kept-state.ts';
import { collapsedAtFirst, type ShownRows, shownRows } from './shown-rows.ts';

const DEFAULT_SETTINGS: PanelSettings = { locale: '', today: 0, readOnly: null };
const YEAR = 366 * 1440;

export class PageModel {
  view: TimelineView | null = null;
  settings: PanelSettings = DEFAULT_SETTINGS;
  panel: PanelState = { kind: 'loading' };

  collapsed: Set<string>;
  filter: string;
  criticalOnly: boolean;
  selection: Selection;
  treeWidth: number | null;
  whyOpen: boolean;
  legendOpen = false;
  list: boolean;
  hidden: Set<Layer>;
  /** Position that holds the tab stop, and the cell in it; -1 is the row itself. */
  focused = 0;
  focusedCell = -1;
  hoveredRow = -1;

  shown: ShownRows = shownRows([], new Set(), { text: '', criticalOnly: false });
  links: ShownLinks = shownLinks([], new Int32Array());
  chain: Chain | null = null;
  /** Of the row that leads the selection, or -1. */
  selectedRow = -1;
  selectedRows: ReadonlySet<number> = new Set();
  /** The newest explanation the host gave. */
  why: WhyView | null = null;
  bands: readonly LaneBand[] = [];
  extent: Extent = { from: 0, to: 1440 };
  dates: DateWords = dateWords('', false);
  layout: Layout;
  #size = { pageWidth: 0, width: 0, height: 0 };
  #rowById = new Map<string, number>();
  #choseCollapsed: boolean;

  constructor(kept: KeptState) {
    this.collapsed = new Set(kept.collapsed ?? []);
    this.#choseCollapsed = kept.collapsed !== null;
    this.filter = kept.filter;
    this.criticalOnly = kept.criticalOnly;
    this.selection = several(kept.selected);
    this.treeWidth = kept.treeWidth;
    this.whyOpen = kept.why;
    this.list = kept.list;
    this.hidden = new Set(kept.hidden);
    this.layout = this.#computeLayout();
  }

  setView(view: TimelineView, settings: PanelSettings): void {
    const isFirst = this.view === null;
    const focusedId = this.rowAt(this.focused)?.id;
    this.view = view;
    this.settings = settings;
    this.dates = dateWords(settings.locale, view.finish - view.start > YEAR);
    this.#rowById = new Map(view.rows.map((row, index) => [row.id, index]));
    this.bands = laneBands(view.stages);
    this.extent = extentOf(view, settings.today);
    if (isFirst && !this.#choseCollapsed) this.collapsed = collapsedAtFirst(view.rows);
    this.layout = this.#computeLayout();
    this.rowsChanged();
    const focusedRow = focusedId === undefined ? undefined : this.#rowById.get(focusedId);
    if (focusedRow !== undefined) this.focused = this.shown.positions[focusedRow] ?? this.focused;
    this.#clampFocus();
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
    this.shown = shownRows(rows, this.collapsed, { text: this.filter.trim(), criticalOnly: this.criticalOnly });
    this.links = shownLinks(this.view?.links ?? [], this.shown.positions);
    this.selectionChanged();
    this.#clampFocus();
  }

  select(selection: Selection): void {
    this.selection = selection;
    this.selectionChanged();
  }

  selectionChanged(): void {
    const { ids, lead } = this.selection;
    this.selectedRow = lead === null ? -1 : this.rowOf(lead);
    this.selectedRows = new Set([...ids].flatMap((id) => this.#rowById.get(id) ?? []));
    this.chain =
      this.view && this.selectedRow >= 0 ? drivingChain(this.view.rows, this.view.links, this.selectedRow) : null;
  }

  rowOf(id: string): number {
    return this.#rowById.get(id) ?? -1;
  }

  rowAt(position: number): TimelineRow | undefined {
    return this.view?.rows[this.shown.rows[position] ?? -1];
  }

  /** Opens what hides a row, so that it has a position of its own. */
  unfold(row: number): void {
    const rows = this.view?.rows ?? [];
    if (this.shown.isShown(row)) return;
    for (let at = rows[row]?.parent ?? -1; at >= 0; at = rows[at]?.parent ?? -1)
      this.collapsed.delete(rows[at]?.id ?? '');
    this.rowsChanged();
    if (this.shown.isShown(row)) return;
    this.filter = '';
    this.criticalOnly = false;
    this.rowsChanged();
  }

  /** Position of the phase, or lone task, with the first work that is not over. */
  currentPosition(): number {
    const rows = this.view?.rows ?? [];
    let at = rows.findIndex((row, index) => !row.done && !row.cancelled && rows[index + 1]?.parent !== index);
    for (let up = at; up >= 0; up = rows[up]?.parent ?? -1) at = up;
    return Math.max(0, this.shown.positions[at] ?? 0);
  }

  isParent(position: number): boolean {
    const row = this.shown.rows[position] ?? -1;
    return this.view?.rows[row + 1]?.parent === row && row >= 0;
  }

  /** What of it survives a reload. */
  kept(): Omit<KeptState, 'pxPerDay' | 'from' | 'scrollTop'> {
    return {
      collapsed: [...this.collapsed],
      filter: this.filter,
      criticalOnly: this.criticalOnly,
      selected: [...this.selection.ids],
      treeWidth: this.treeWidth,
      why: this.whyOpen,
      list: this.list,
      hidden: [...this.hidden],
    };
  }

  #clampFocus(): void {
    this.focused = Math.max(0, Math.min(this.focused, this.shown.rows.length - 1));
  }

  #computeLayout(): Layout {
    const lanes = laneCount(this.bands);
    return layoutOf({ ...this.#size, treeWidth: this.treeWidth, list: this.list, lanes });
  }
}
