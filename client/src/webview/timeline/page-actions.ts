/** The actions of the page on its model and camera. */
import { counted } from '../shared/dates.ts';
import type { Actions } from './actions.ts';
import { NOTHING_SELECTED, only } from './edit/selection.ts';
import type { PageModel } from './model/page-model.ts';
import { spokenRow } from './model/words.ts';
import type { Page } from './part.ts';

interface Parts extends Omit<Page, 'actions'> {
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
    const data = model.view?.rows[row];
    if (!data) return;
    model.unfold(row);
    relayout();
    select(row);
    model.focused = model.shown.positions[row] ?? model.focused;
    model.focusedCell = -1;
    camera.showPosition(model.focused);
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

  function setCollapsed(collapsed: Set<string>): void {
    const row = model.shown.rows[model.focused] ?? -1;
    model.collapsed = collapsed;
    model.rowsChanged();
    model.focused = Math.max(0, model.shown.positions[row] ?? 0);
    relayout();
    camera.showPosition(model.focused);
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
    reveal: (row, keepFocus) => {
      const id = model.view?.rows[row]?.id;
      if (id !== undefined) host.post({ type: 'revealItem', id, finding: null, keepFocus });
    },
    toggle: (position) => {
      const row = model.rowAt(position);
      if (!row || !model.isParent(position)) return;
      const collapsed = new Set(model.collapsed);
      if (!collapsed.delete(row.id)) collapsed.add(row.id);
      setCollapsed(collapsed);
    },
    collapseAll: () => {
      const rows = model.view?.rows ?? [];
      setCollapsed(new Set(rows.filter((row) => row.kind === 'phase' || row.kind === 'summary').map((row) => row.id)));
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
    zoom: (factor, x) => camera.zoomBy(factor, x),
    criticalOnly: () => {
      model.criticalOnly = !model.criticalOnly;
      model.rowsChanged();
      relayout();
      say(model.criticalOnly ? `Critical only: ${counted(model.shown.rows.length, ['row', 'rows'])}` : 'All rows');
    },
    search: (text) => {
      model.filter = text;
      model.rowsChanged();
      relayout();
      if (text !== '') say(`${counted(model.shown.rows.length, ['row', 'rows'])} shown`);
    },
    focusSearch: () => focus('search'),
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

/** Around the end and back to the start; -1 where no row has any. */
function nextWithFinding(model: PageModel, from: number, step: 1 | -1): number {
  const rows = model.view?.rows ?? [];
  for (let i = 1; i <= rows.length; i++) {
    const at = (from + i * step + rows.length * 2) % rows.length;
    if ((rows[at]?.findings.length ?? 0) > 0) return at;
  }
  return -1;
}
