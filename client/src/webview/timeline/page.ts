/**
 * The timeline page: puts its parts together, takes messages of the panel, and draws once a frame.
 * What is known lives in `PageModel`, what is in sight in `Camera`; every part draws what it is given.
 */
import type { PanelState, ToTimeline } from '../../../../server/src/protocol/panel.ts';
import { isSame, receivedTimeline } from '../../../../server/src/protocol/timeline-wire.ts';
import { announcer } from '../shared/announce.ts';
import { element, setText } from '../shared/element.ts';
import { oncePerFrame } from '../shared/frame.ts';
import type { Host } from '../shared/host.ts';
import { menus as makeMenus } from '../shared/menu.ts';
import { camera as makeCamera } from './camera.ts';
import { textMeasure } from './chart/painter.ts';
import { ticks } from './chart/ticks.ts';
import { keeping, placeFirst } from './keeping.ts';
import { readKept } from './model/kept-state.ts';
import { PageModel } from './model/page-model.ts';
import { pageActions } from './page-actions.ts';
import { tooltip as makeTooltip } from './panes/tooltip.ts';
import { type FocusPlace, type Page, type Part, REGIONS, type Slot } from './part.ts';
import { PARTS } from './parts.ts';
import { tellingSight } from './sight.ts';

/** Nothing is said to load before this, or every opening would flicker. */
const LOADING_AFTER = 150;

export function timelinePage(app: HTMLElement, host: Host<ToTimeline>): void {
  const kept = readKept(host.restored);
  const model = new PageModel(kept);
  const measure = textMeasure();
  const voice = announcer();
  const tooltip = makeTooltip();
  const menus = makeMenus();
  const invalidate = oncePerFrame(draw);

  const layer = element('div', { class: 'layer', role: 'treegrid', 'aria-label': 'Timeline', 'aria-colcount': 5 });
  const spacer = element('div', { class: 'spacer' }, layer);
  const scroller = element('div', { class: 'scroller' }, spacer);
  const camera = makeCamera(scroller, spacer, invalidate);

  const base = { model, camera, host, layer, measure, tooltip, say: voice.say, invalidate, relayout, focus };
  const actions = pageActions({ ...base, nextRegion });
  const page: Page = {
    ...base,
    actions,
    menus,
    entriesOf: (menu) => parts.flatMap(({ entries }) => entries?.[menu]?.() ?? []),
    write: (intent) => {
      for (const part of parts) part.write?.(intent);
    },
    run: (command) => receive({ type: 'command', command, item: null }),
  };
  const keepSoon = keeping(page);
  const tellSight = tellingSight(page);
  const parts: readonly Part[] = PARTS.map((make) => make(page));

  const title = element('h1', { class: 'spoken-only' }, 'Timeline');
  layer.append(...inSlot('layer'));
  const stage = element('div', { class: 'stage' }, scroller, ...inSlot('stage'));
  const body = element('div', { class: 'body' }, stage, ...inSlot('side'));
  const over = [tooltip.root, menus.root, ...inSlot('over')];
  const main = element(
    'main',
    { class: 'page' },
    title,
    ...inSlot('top'),
    body,
    ...inSlot('foot'),
    voice.region,
    ...over,
  );
  app.replaceChildren(main);

  main.addEventListener('keydown', (event) => {
    if (event.key !== 'F6') return;
    actions.nextRegion(event.shiftKey ? -1 : 1);
    event.preventDefault();
    event.stopPropagation();
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
  // Panes that are shut take no room from a plan that is here before the first frame: it would be fitted into the rest.
  draw();
  host.post({ type: 'ready' });

  function inSlot(slot: Slot): readonly Element[] {
    return parts.flatMap(({ at }) => at.flatMap(([where, root]) => (where === slot ? [root] : [])));
  }

  function receive(message: ToTimeline): void {
    switch (message.type) {
      case 'view':
        model.setView(receivedTimeline(message.view), message.settings);
        if (model.panel.kind !== 'live') model.panel = { kind: 'live' };
        relayout();
        break;
      case 'changes':
        model.change(message.changes);
        relayout();
        break;
      case 'settings':
        if (model.view) model.setView(model.view, message.settings);
        else model.settings = message.settings;
        relayout();
        break;
      case 'state':
        // Told after each picture, mostly the same.
        if (!isSame(message.state, model.panel)) invalidate();
        model.panel = message.state;
        break;
      case 'cursor': {
        const row = model.rowOf(message.id);
        if (row >= 0 && row !== model.selectedRow && !model.holding) actions.follow(row);
        break;
      }
      case 'why':
        model.why = message.why;
        invalidate();
        break;
      case 'command':
        if (message.command === 'search') focus('search');
        else if (message.command === 'fit') actions.fit();
        else if (message.command === 'today') actions.today();
        else if (message.command === 'text') {
          actions.reveal(message.item === null ? model.selectedRow : model.rowOf(message.item), false);
        }
    }
    for (const part of parts) part.receive?.(message);
  }

  function relayout(): void {
    model.layoutChanged();
    camera.place(model.extent, model.layout, model.shown.rows.length);
    placeFirst(page, kept);
    invalidate();
  }

  function draw(): void {
    const { view } = model;
    main.dataset['mode'] = model.layout.mode;
    scroller.classList.toggle('nothing', !view);
    if (view) setText(title, `Timeline of ${view.projectName}`);
    const waits = !view && model.panel.kind === 'loading' && !isLateEnough;
    const state: PanelState = waits ? { kind: 'live' } : model.panel;
    const window = camera.window();
    const frame = { view, state, window, ticks: ticks(window, model.dates.locale, measure.width) };
    for (const part of parts) part.draw?.(frame);
    if (!view) return;
    keepSoon();
    tellSight();
  }

  function focus(place: FocusPlace): void {
    draw();
    for (const part of parts) part.focus?.[place]?.();
  }

  function nextRegion(step: 1 | -1): void {
    const inSight = REGIONS.flatMap((place) => {
      const part = parts.find(
        (each) => each.focus?.[place] && each.at.some(([, root]) => !(root instanceof HTMLElement && root.hidden)),
      );
      return part ? [{ place, part }] : [];
    });
    const at = inSight.findIndex(({ part }) => part.at.some(([, root]) => root.contains(document.activeElement)));
    const next = inSight[(at + step + inSight.length) % inSight.length];
    if (next) focus(next.place);
  }
}
