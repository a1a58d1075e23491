/** The actions of the page on its model and camera. */
import type { ToTimeline } from '../../../../server/src/protocol/panel.ts';
import { counted } from '../shared/dates.ts';
import type { Host } from '../shared/host.ts';
import type { Actions } from './actions.ts';
import type { Camera } from './camera.ts';
import type { PageModel } from './model/page-model.ts';
import { spokenRow } from './model/words.ts';

interface Parts {
  readonly model: PageModel;
  readonly camera: Camera;
  readonly host: Host<ToTimeline>;
  readonly say: (text: string) => void;
  readonly relayout: () => void;
  readonly invalidate: () => void;
  /** Draws at once and puts the focus on the row that holds the tab stop. */
  readonly focusRow: () => void;
  readonly focusWhy: () => void;
  readonly focusLegend: () => void;
  readonly focusSearch: () => void;
  readonly hideTooltip: () => boolean;
  readonly regions: () => readonly (() => void)[];
  readonly regionRoots: () => readonly HTMLElement[];
}

export function pageActions(parts: Parts): Actions {
  const { model, camera, host, say, relayout, invalidate } = parts;

  function select(row: number): void {
    const data = model.view?.rows[row];
    if (!data) return;
    model.selectedId = data.id;
    model.selectionChanged();
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
    parts.focusRow();
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
      parts.focusRow();
    },
    select,
    clearSelection: () => {
      model.selectedId = null;
      model.selectionChanged();
      invalidate();
    },
    goToRow: showRow,
    reveal: (row, keepFocus) => {
      const target = model.view?.rows[row]?.target;
      if (target && model.view) host.post({ type: 'reveal', version: model.view.version, target, keepFocus });
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
      if (!open) parts.focusRow();
    },
    openLegend: (open) => {
      model.legendOpen = open;
      if (open) {
        invalidate();
        requestAnimationFrame(parts.focusLegend);
      } else {
        parts.focusRow();
      }
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
    focusSearch: parts.focusSearch,
    nextFinding: (step) => goTo(nextWithFinding(model, focusedRow(), step), 'No findings on any row.'),
    driver: () => goTo(model.view?.rows[focusedRow()]?.driverRow ?? -1, 'No other row decides this one.'),
    driven: () => {
      const from = focusedRow();
      const link = model.view?.links.find((each) => each.from === from && each.driving);
      goTo(link?.to ?? -1, 'This row decides no other.');
    },
    hideTooltip: parts.hideTooltip,
    nextRegion: (step) => {
      const roots = parts.regionRoots();
      const focus = parts.regions();
      const at = roots.findIndex((root) => root.contains(document.activeElement));
      focus[(at + step + focus.length) % focus.length]?.();
    },
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
