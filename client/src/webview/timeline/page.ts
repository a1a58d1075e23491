/**
 * The timeline page: puts its parts together, takes messages of the panel, and draws once a frame.
 * What is known lives in `PageModel`, what is in sight in `Camera`; every part draws what it is given.
 */
import type { PanelState, ToTimeline } from '../../../../server/src/protocol/panel.ts';
import { announcer } from '../shared/announce.ts';
import { element, setText } from '../shared/element.ts';
import { oncePerFrame } from '../shared/frame.ts';
import type { Host } from '../shared/host.ts';
import { notice as makeNotice, panelLines } from '../shared/notice.ts';
import { camera as makeCamera } from './camera.ts';
import { axis } from './chart/axis.ts';
import { drawChart } from './chart/chart.ts';
import { painter as makePainter, textMeasure } from './chart/painter.ts';
import { minuteAt } from './chart/scale.ts';
import { ticks } from './chart/ticks.ts';
import { sash as makeSash } from './grid/sash.ts';
import { treeRows } from './grid/tree-rows.ts';
import { handleGridKey } from './keys.ts';
import { type KeptState, readKept } from './model/kept-state.ts';
import { PageModel } from './model/page-model.ts';
import { spokenDetail, whenOf } from './model/words.ts';
import { pageActions } from './page-actions.ts';
import { legend as makeLegend } from './panes/legend.ts';
import { insteadOfTimeline } from './panes/notice.ts';
import { statusBar as makeStatusBar } from './panes/status-bar.ts';
import { toolbar as makeToolbar } from './panes/toolbar.ts';
import { tooltip as makeTooltip } from './panes/tooltip.ts';
import { whyPane } from './panes/why-pane.ts';
import { listenToPointer } from './pointer.ts';

/** Nothing is said to load before this, or every opening would flicker. */
const LOADING_AFTER = 150;
const KEEP_AFTER = 300;

export function timelinePage(app: HTMLElement, host: Host<ToTimeline>): void {
  const kept = readKept(host.restored);
  const model = new PageModel(kept);
  const invalidate = oncePerFrame(draw);
  const measure = textMeasure();
  const voice = announcer();

  const painter = makePainter();
  const rows = treeRows();
  const header = axis();
  const sash = makeSash((width) => {
    model.treeWidth = width;
    relayout();
  });
  const chart = element('div', { class: 'chart-area' }, painter.chart, painter.labels);
  const layer = element(
    'div',
    { class: 'layer', role: 'treegrid', 'aria-label': 'Timeline', 'aria-colcount': 5 },
    header.header,
    rows.root,
    chart,
    header.scale,
  );
  const spacer = element('div', { class: 'spacer' }, layer);
  const scroller = element('div', { class: 'scroller' }, spacer);
  const camera = makeCamera(scroller, spacer, invalidate);
  const tip = makeTooltip();

  const actions = pageActions({
    model,
    camera,
    host,
    say: voice.say,
    relayout,
    invalidate,
    focusRow: () => {
      draw();
      rows.focusNow();
    },
    focusWhy: () => {
      draw();
      why.focus();
    },
    focusLegend: () => legend.focus(),
    focusSearch: () => toolbar.focusSearch(),
    hideTooltip: tip.hide,
    regions: () => [toolbar.focus, rows.focusNow, ...(model.whyOpen ? [why.focus] : []), statusBar.focus],
    regionRoots: () => [toolbar.root, scroller, ...(model.whyOpen ? [why.root] : []), statusBar.root],
  });

  const toolbar = makeToolbar({
    fit: actions.fit,
    today: actions.today,
    zoom: actions.zoom,
    toggleCritical: actions.criticalOnly,
    collapseAll: actions.collapseAll,
    expandAll: actions.expandAll,
    search: actions.search,
    leaveSearch: () => actions.moveFocus(model.focused),
    toggleLegend: () => actions.openLegend(!model.legendOpen),
    toggleList: () => {
      model.list = !model.list;
      relayout();
    },
  });
  const notice = makeNotice();
  const restart = (): void => host.post({ type: 'restart' });
  const showFirst = (): void => {
    const { view } = model;
    if (view?.firstError) {
      host.post({ type: 'reveal', version: view.version, target: view.firstError.target, keepFocus: false });
    }
  };
  const clearFilter = (): void => {
    model.criticalOnly = false;
    actions.search('');
  };
  const why = whyPane({
    close: () => actions.openWhy(false),
    go: actions.goToRow,
    reveal: (target) => host.post({ type: 'reveal', version: model.view?.version ?? 0, target, keepFocus: true }),
  });
  const legend = makeLegend(
    (layerName) => {
      if (!model.hidden.delete(layerName)) model.hidden.add(layerName);
      invalidate();
    },
    () => actions.openLegend(false),
  );
  const statusBar = makeStatusBar(() => host.post({ type: 'showProblems' }));
  const stage = element('div', { class: 'stage' }, scroller, sash.root, notice.place, legend.root);
  const body = element('div', { class: 'body' }, stage, why.root);
  const title = element('h1', { class: 'spoken-only' }, 'Timeline');
  const page = element(
    'main',
    { class: 'page' },
    title,
    toolbar.root,
    notice.banner,
    body,
    statusBar.root,
    voice.region,
  );
  app.replaceChildren(page, tip.root);

  layer.addEventListener('keydown', (event) => {
    handleGridKey(event, model, actions);
  });
  page.addEventListener('keydown', (event) => {
    if (event.key === 'F6') actions.nextRegion(event.shiftKey ? -1 : 1);
    else if (event.key === 'Escape' && legend.root.contains(event.target as Node)) actions.openLegend(false);
    else if (event.key === 'Escape' && why.root.contains(event.target as Node)) actions.openWhy(false);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  layer.addEventListener('focusin', (event) => {
    // A click or a screen reader may put the focus on a row the keys did not choose.
    const rowIndex = (event.target as Element).closest('[role=row]')?.getAttribute('aria-rowindex');
    const position = Number(rowIndex) - 2;
    if (rowIndex && position >= 0 && position !== model.focused) {
      model.focused = position;
      model.focusedCell = -1;
      invalidate();
    }
  });
  listenToPointer({
    layer,
    model,
    camera,
    actions,
    hover: (row) => {
      if (row === model.hoveredRow) return;
      model.hoveredRow = row;
      invalidate();
    },
    tip: (point, x, y) => {
      const row = point && model.view?.rows[point.row];
      tip.point(
        row ? row.id : null,
        () => (row && model.view ? [row.name, whenOf(row, model.dates), spokenDetail(row, model.view), row.why] : []),
        x,
        y,
      );
    },
  });
  new ResizeObserver(() => {
    const { clientWidth, clientHeight } = scroller;
    model.setSize(app.clientWidth, clientWidth, clientHeight);
    layer.style.width = `${clientWidth}px`;
    layer.style.height = `${clientHeight}px`;
    relayout();
  }).observe(scroller);
  new MutationObserver(() => {
    measure.forget();
    invalidate();
  }).observe(document.body, { attributes: true, attributeFilter: ['class', 'data-vscode-theme-id'] });

  host.listen(receive);
  let isLateEnough = false;
  setTimeout(() => {
    isLateEnough = true;
    invalidate();
  }, LOADING_AFTER);
  host.post({ type: 'ready' });

  function receive(message: ToTimeline): void {
    switch (message.type) {
      case 'view':
        model.setView(message.view, message.settings);
        if (model.panel.kind !== 'live') model.panel = { kind: 'live' };
        relayout();
        return;
      case 'state':
        model.panel = message.state;
        invalidate();
        return;
      case 'cursor': {
        const row = model.rowOf(message.id);
        if (row >= 0 && row !== model.selectedRow) actions.goToRow(row);
        return;
      }
      case 'command':
        if (message.command === 'search') toolbar.focusSearch();
        else if (message.command === 'fit') actions.fit();
        else actions.today();
    }
  }

  function relayout(): void {
    model.layoutChanged();
    camera.place(model.extent, model.layout, model.shown.rows.length);
    if (model.view && camera.isFresh() && model.layout.chartWidth > 0) {
      if (kept.pxPerDay !== null && kept.from !== null) {
        camera.restore(kept.pxPerDay, kept.from);
        camera.scrollTo(kept.scrollTop);
      } else {
        camera.fit(model.extent);
        // One opens a plan to see where it stands: what is done lies above.
        camera.scrollTo(Math.max(0, model.currentPosition() - 2) * model.layout.metrics.rowHeight);
      }
    }
    invalidate();
  }

  function draw(): void {
    const { view, layout } = model;
    page.dataset['mode'] = layout.mode;
    const state: PanelState = !view && model.panel.kind === 'loading' && !isLateEnough ? { kind: 'live' } : model.panel;
    notice.draw({
      lines: panelLines({ state, view, readOnly: model.settings.readOnly, restart, showFirst }),
      instead: insteadOfTimeline({ state, view, shown: model.shown.rows.length, restart, clearFilter }),
      loading: state.kind === 'loading' && !view,
    });
    why.root.hidden = !(model.whyOpen && view);
    legend.root.hidden = !model.legendOpen;
    legend.draw(model.hidden);
    scroller.classList.toggle('nothing', !view);
    const window = camera.window();
    const scale = ticks(window, model.dates.locale);
    toolbar.draw({
      unit: scale.unit,
      criticalOnly: model.criticalOnly,
      legend: model.legendOpen,
      list: model.list,
      filter: model.filter,
    });
    if (!view) return;
    layer.setAttribute('aria-rowcount', String(model.shown.rows.length + 1));
    setText(title, `Timeline of ${view.projectName}`);
    layer.setAttribute('aria-label', `Timeline of ${view.projectName}`);
    const { treeWidth, rowsTop } = layout;
    sash.draw(treeWidth, layout.mode !== 'narrow');
    rows.root.style.top = `${rowsTop}px`;
    header.header.style.width = `${treeWidth}px`;
    header.header.style.height = `${rowsTop}px`;
    header.scale.style.left = `${treeWidth}px`;
    header.scale.style.height = `${rowsTop}px`;
    chart.style.left = `${treeWidth}px`;
    chart.style.top = `${rowsTop}px`;
    rows.draw({
      view,
      shown: model.shown,
      layout,
      scrollTop: camera.scrollTop(),
      dates: model.dates,
      focused: model.focused,
      focusedCell: model.focusedCell,
      selectedRow: model.selectedRow,
      hoveredRow: model.hoveredRow,
      collapsed: model.collapsed,
      chain: model.chain,
      searching: model.filter.trim() !== '',
    });
    if (layout.chartWidth > 0) {
      header.draw({
        view,
        layout,
        window,
        ticks: scale,
        bands: model.bands,
        dates: model.dates,
        today: model.settings.today,
        measure: measure.width,
      });
      painter.paint(
        drawChart({
          view,
          shown: model.shown,
          links: model.links,
          chain: model.chain,
          window,
          scrollTop: camera.scrollTop(),
          height: layout.rowsHeight,
          metrics: layout.metrics,
          namedAbove: layout.mode === 'narrow',
          hidden: model.hidden,
          today: model.settings.today,
          gridTicks: scale.top,
          measure: measure.width,
        }),
      );
    }
    if (model.whyOpen) why.draw(view, model.selectedRow, model.dates);
    statusBar.draw(view, model.shown.rows.length, model.dates);
    keepSoon();
  }

  let keepTimer: ReturnType<typeof setTimeout> | undefined;
  function keepSoon(): void {
    clearTimeout(keepTimer);
    keepTimer = setTimeout(() => host.keep(keptNow()), KEEP_AFTER);
  }

  function keptNow(): KeptState {
    return {
      pxPerDay: camera.pxPerDay(),
      from: minuteAt(camera.window(), 0),
      scrollTop: camera.scrollTop(),
      collapsed: [...model.collapsed],
      filter: model.filter,
      criticalOnly: model.criticalOnly,
      selected: model.selectedId,
      treeWidth: model.treeWidth,
      why: model.whyOpen,
      list: model.list,
      hidden: [...model.hidden],
    };
  }
}
