/**
 * The whole plan in a strip below the chart, with a frame around what is in sight: drag it to pan, its
 * edges to zoom, click to go there. By keyboard it is a slider over time. The picture is drawn when the
 * plan or its rows change, in a pause; a frame of scrolling only moves the frame.
 */
import { AFTER_PICTURE, atRest } from '../../shared/at-rest.ts';
import { element, setAttributes } from '../../shared/element.ts';
import { minuteAt } from '../chart/scale.ts';
import type { Frame, Page, Part } from '../part.ts';
import { minimapCanvas } from './minimap-canvas.ts';
import { frameOf, type Strip, stripOf, stripPicture } from './minimap-geometry.ts';
import { listenToMinimap } from './minimap-pointer.ts';
import { ZOOM_STEP } from './zoom-slider.ts';

const DAY = 1440;
const WORDS_AFTER = 20;
/** A pause comes within this many ms, or is taken. */
const LONGEST_WAIT = 500;

export function minimap(page: Page): Part {
  const { model, camera, actions, invalidate } = page;
  const canvas = minimapCanvas();
  const left = element('span', { class: 'minimap-edge left' });
  const right = element('span', { class: 'minimap-edge right' });
  const rows = element('span', { class: 'minimap-rows' });
  const frame = element('div', { class: 'minimap-frame' }, rows, left, right);
  const root = element(
    'div',
    { class: 'minimap', role: 'slider', tabindex: 0, 'aria-label': 'Time in sight', 'aria-orientation': 'horizontal' },
    canvas.root,
    frame,
  );
  let size = { width: 0, height: 0 };
  let strip: Strip | null = null;
  let painted: readonly unknown[] = [];
  let waiting = false;

  new ResizeObserver(([entry]) => {
    if (!entry) return;
    const { width, height } = entry.contentRect;
    size = { width: Math.floor(width), height: Math.floor(height) };
    invalidate();
  }).observe(root);
  const recolour = (): void => {
    canvas.forgetColours();
    painted = [];
    invalidate();
  };
  new MutationObserver(recolour).observe(document.body, { attributeFilter: ['class', 'data-vscode-theme-id'] });
  matchMedia('(forced-colors: active)').addEventListener('change', recolour);
  matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`).addEventListener('change', recolour);

  const pan = (minutes: number): void => camera.restore(camera.pxPerDay(), minuteAt(camera.window(), 0) + minutes);
  const inSight = (): number => (camera.window().width * DAY) / camera.pxPerDay();
  const keys: ReadonlyMap<string, () => void> = new Map([
    ['ArrowRight', () => pan(inSight() / 10)],
    ['ArrowUp', () => pan(inSight() / 10)],
    ['ArrowLeft', () => pan(-inSight() / 10)],
    ['ArrowDown', () => pan(-inSight() / 10)],
    ['PageUp', () => pan(inSight() * 0.9)],
    ['PageDown', () => pan(-inSight() * 0.9)],
    ['Home', () => camera.restore(camera.pxPerDay(), model.extent.from)],
    ['End', () => camera.restore(camera.pxPerDay(), model.extent.to - inSight())],
    ['+', () => actions.zoom(ZOOM_STEP)],
    ['-', () => actions.zoom(1 / ZOOM_STEP)],
  ]);
  root.addEventListener('keydown', (event) => {
    const act = event.altKey || event.ctrlKey || event.metaKey ? undefined : keys.get(event.key);
    if (!act) return;
    act();
    event.preventDefault();
    event.stopPropagation();
  });
  listenToMinimap({ root, frame, left, right, page, strip: () => strip });

  /** Two pauses, as one of a scrolling page is short. */
  function paintInPause(): void {
    if (waiting) return;
    waiting = true;
    setTimeout(inPause, AFTER_PICTURE, () => {
      waiting = false;
      const { view } = model;
      if (!view || !strip) return;
      const { shown, settings } = model;
      const [of, picture] = [strip, stripPicture(strip, view.rows, shown.positions, shown.rows.length)];
      inPause(() => {
        if (of !== strip) return;
        canvas.paint(of, picture, { today: settings.today, statusDate: view.statusDate, deadline: view.deadline });
      });
    });
  }

  function draw({ view, window }: Frame): void {
    // Keeps its room for the plan to come, or the first picture would be laid out twice.
    root.hidden = view?.rows.length === 0 || model.layout.mode === 'narrow';
    root.classList.toggle('nothing', !view);
    if (!view || root.hidden || size.width === 0 || size.height === 0) return;
    const { shown, extent, layout, settings } = model;
    const now = [view, shown, extent, size, settings.today];
    if (now.some((part, index) => part !== painted[index])) {
      painted = now;
      strip = stripOf(size, extent, shown.rows.length);
      paintInPause();
    }
    if (!strip) return;
    const first = camera.scrollTop() / layout.metrics.rowHeight;
    const last = first + layout.rowsHeight / layout.metrics.rowHeight;
    const place = frameOf(strip, window, { first, last, count: shown.rows.length });
    frame.style.transform = `translateX(${place.left}px)`;
    frame.style.width = `${place.width}px`;
    rows.style.transform = `translateY(${place.rowsTop}px)`;
    rows.style.height = `${place.rowsHeight}px`;
    tellSoon();
  }

  let told = '';
  const tellSoon = atRest(tellTime, WORDS_AFTER);
  function tellTime(): void {
    const { extent, dates } = model;
    const window = camera.window();
    const from = Math.max(extent.from, minuteAt(window, 0));
    const to = Math.min(extent.to, minuteAt(window, window.width));
    const now = Math.round(((from + to) / 2 - extent.from) / DAY);
    const key = `${Math.round(from / DAY)} ${Math.round(to / DAY)} ${extent.from} ${extent.to} ${dates.locale}`;
    if (key === told) return;
    told = key;
    setAttributes(root, {
      'aria-valuemin': 0,
      'aria-valuemax': Math.ceil((extent.to - extent.from) / DAY),
      'aria-valuenow': Math.max(0, now),
      'aria-valuetext': `From ${to - from > 60 * DAY ? dates.months(from, to) : dates.range(from, Math.max(from, to))}`,
    });
  }

  return { at: [['side', root]], focus: { minimap: () => root.focus() }, draw };
}

function inPause(work: () => void): void {
  requestIdleCallback(work, { timeout: LONGEST_WAIT });
}
