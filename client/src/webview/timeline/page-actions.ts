/** The actions of the page on its model and camera. */
import { counted } from '../shared/dates.ts';
import type { Actions } from './actions.ts';
import { zoomAnchor } from './chart/scale.ts';
import { NOTHING_SELECTED, only } from './edit/selection.ts';
import { COLUMNS } from './model/columns.ts';
import { NO_FILTERS } from './model/filters.ts';
import type { PageModel } from './model/page-model.ts';
import type { Sort } from './model/sorting.ts';
import type { TableChoice } from './model/table-choice.ts';
import { spokenRow } from './model/words.ts';
import type { Page } from './part.ts';

interface Parts extends Omit<Page, 'actions' | 'menus' | 'entriesOf' | 'write' | 'run'> {
  readonly nextRegion: (step: 1 | -1) => void;
}

export function pageActions(parts: Parts): Actions {
  const { model, camera, host, say, relayout, invalidate, focus } = parts;

  function select(row: number): void {
    const data = model.view?.rows[row];
    if (!data) return;
    model.select(only(data.id));
    invalidate();
  }

  function showRow(row: number): void {
    model.unfold(row);
    showOpened(row);
  }

  function showOpened(row: number): void {
    const data = model.view?.rows[row];
    if (!data) return;
    relayout();
    select(row);
    model.focused = model.shown.positions[row] ?? model.focused;
    model.focusedCell = -1;
    camera.goToPosition(model.focused);
    camera.showTime(data.start, data.finish);
  }

  function goTo(row: number, otherwise: string): void {
    if (row < 0) {
      say(otherwise);
      return;
    }
    showRow(row);
    focus('grid');
    const data = model.view?.rows[row];
    if (data) say(spokenRow(data, model.dates));
  }

  function setCollapsed(collapsed: ReadonlySet<string>): void {
    keepingFocus(() => model.collapse(collapsed));
    camera.showPosition(model.focused);
  }

  /** As the model; at the top where what it was on is gone. */
  function keepingFocus(change: () => void): void {
    if (!model.keepingFocus(change)) model.focused = 0;
    relayout();
  }

  function arrange(choice: Partial<TableChoice>): void {
    // Only a row that somebody chose is followed to where another order puts it.
    const isFollowed = model.selectedRow >= 0 && focusInSight() >= 0;
    keepingFocus(() => model.arrange(choice));
    if (isFollowed) camera.goToPosition(model.focused);
  }

  function sayCount(): void {
    say(`${counted(model.shown.count, ['row', 'rows'])} shown`);
  }

  /** Where one is by the keyboard, or -1 where one has scrolled away from it. */
  function focusInSight(): number {
    const { metrics, rowsHeight } = model.layout;
    const top = model.focused * metrics.rowHeight - camera.scrollTop();
    return top > -metrics.rowHeight && top < rowsHeight ? focusedRow() : -1;
  }

  const focusedRow = () => model.shown.rows[model.focused] ?? -1;

  return {
    moveFocus: (position, cell = -1) => {
      model.focused = position;
      model.focusedCell = cell;
      camera.showPosition(position);
      focus('grid');
    },
    select,
    clearSelection: () => {
      model.select(NOTHING_SELECTED);
      invalidate();
    },
    goToRow: showRow,
    follow: (row) => {
      if (model.open(row)) showOpened(row);
      else select(row);
    },
    reveal: (row, keepFocus) => {
      const id = model.view?.rows[row]?.id;
      if (id !== undefined) host.post({ type: 'revealItem', id, finding: null, keepFocus });
    },
    toggle: (position) => {
      const key = model.shown.headings.get(position)?.key ?? model.rowAt(position)?.id;
      if (key === undefined || !model.isParent(position)) return;
      const collapsed = new Set(model.collapsed);
      if (!collapsed.delete(key)) collapsed.add(key);
      setCollapsed(collapsed);
    },
    collapseAll: () => {
      const parents = (model.view?.rows ?? []).filter((row) => row.kind === 'phase' || row.kind === 'summary');
      setCollapsed(new Set([...model.groupKeys(), ...parents.map((row) => row.id)]));
    },
    expandAll: () => setCollapsed(new Set()),
    openWhy: (open) => {
      if (model.whyOpen === open) return;
      model.whyOpen = open;
      invalidate();
      if (!open) focus('grid');
    },
    openLegend: (open) => {
      model.legendOpen = open;
      focus(open ? 'legend' : 'grid');
    },
    fit: () => {
      camera.fit(model.extent);
      say('The whole plan is in sight.');
    },
    fitSelection: () => {
      const row = model.view?.rows[model.selectedRow >= 0 ? model.selectedRow : focusedRow()];
      if (row) camera.fit({ from: row.start, to: Math.max(row.finish, row.start + 1440) });
    },
    today: () => camera.centre(model.settings.today),
    zoom: (factor, x) => {
      const row = model.view?.rows[model.selectedRow >= 0 ? model.selectedRow : focusInSight()];
      const held = row && zoomAnchor(camera.window(), { from: row.start, to: row.finish });
      camera.zoomBy(factor, x ?? held);
    },
    arrange: (choice) => {
      const before = model.shown.count;
      arrange(choice);
      if (choice.sort !== undefined) say(sortWords(choice.sort));
      else if (model.shown.count !== before) sayCount();
    },
    criticalOnly: () => {
      const critical = !model.table.filters.critical;
      arrange({ filters: { ...model.table.filters, critical } });
      say(`${critical ? 'Critical only' : 'All'}: ${counted(model.shown.count, ['row', 'rows'])}`);
    },
    clearFilters: () => {
      arrange({ filters: NO_FILTERS, search: { ...model.table.search, text: '' } });
      sayCount();
    },
    nextMatch: (step) => {
      const matches = [...model.matches()];
      // While one types, nothing that is folded opens.
      const within = step === 0 ? matches.filter((row) => model.shown.isShown(row)) : matches;
      const row = nextMatch(within, focusedRow(), step, model.shown.positions);
      if (row >= 0) showRow(row);
      const name = model.view?.rows[row]?.name;
      if (matches.length === 0) say('Nothing found.');
      else if (name === undefined) say(`${matches.length} found`);
      else say(`${matches.indexOf(row) + 1} of ${matches.length}: ${name}`);
    },
    focusSearch: () => focus('search'),
    focusHeader: () => focus('header'),
    nextFinding: (step) => goTo(nextWithFinding(model, focusedRow(), step), 'No findings on any row.'),
    driver: () => goTo(model.view?.rows[focusedRow()]?.driverRow ?? -1, 'No other row decides this one.'),
    driven: () => {
      const from = focusedRow();
      const link = model.view?.links.find((each) => each.from === from && each.driving);
      goTo(link?.to ?? -1, 'This row decides no other.');
    },
    hideTooltip: parts.tooltip.hide,
    nextRegion: parts.nextRegion,
  };
}

function sortWords(sort: Sort | null): string {
  if (!sort) return 'In the plan’s own order';
  const { explained, title } = COLUMNS[sort.column];
  return `Sorted by ${explained ?? title}, ${sort.descending ? 'descending' : 'ascending'}`;
}

/** Step 0 stays where it is, if that is a match. Around the end and back to the start; -1 where nothing matches. */
function nextMatch(matches: readonly number[], from: number, step: 1 | -1 | 0, positions: Int32Array): number {
  const exact = matches.indexOf(from);
  if (exact >= 0) return matches[(exact + step + matches.length) % matches.length] ?? -1;
  const here = positions[from] ?? -1;
  const at = Math.max(
    0,
    matches.findIndex((row) => (positions[row] ?? -1) > here),
  );
  return matches[(at + (step < 0 ? matches.length - 1 : 0)) % matches.length] ?? -1;
}

/** Around the end and back to the start; -1 where no row has any. */
function nextWithFinding(model: PageModel, from: number, step: 1 | -1): number {
  const rows = model.view?.rows ?? [];
  const wanted = model.wanted();
  for (let i = 1; i <= rows.length; i++) {
    const at = (from + i * step + rows.length * 2) % rows.length;
    const row = rows[at];
    if (row && row.findings.length > 0 && (wanted === null || wanted(row))) return at;
  }
  return -1;
}
