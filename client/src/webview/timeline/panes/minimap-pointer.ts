/** The pointer on the minimap: a press beside the frame goes there, a drag pans, an edge zooms, the wheel zooms. */
import { minuteAt } from '../chart/scale.ts';
import type { Page } from '../part.ts';
import { type Strip, stripMinute } from './minimap-geometry.ts';

interface MinimapParts {
  readonly root: HTMLElement;
  readonly frame: HTMLElement;
  readonly left: HTMLElement;
  readonly right: HTMLElement;
  readonly page: Page;
  readonly strip: () => Strip | null;
}

interface Drag {
  readonly what: 'frame' | 'left' | 'right';
  readonly x: number;
  readonly y: number;
  /** What was in sight when it began. */
  readonly from: number;
  readonly to: number;
  readonly scrollTop: number;
}

const DAY = 1440;
/** Px before a press beside the frame is more than a click. */
const SLOP = 3;

export function listenToMinimap({ root, frame, left, right, page, strip }: MinimapParts): void {
  const { model, camera, actions } = page;
  let drag: Drag | null = null;

  root.addEventListener('pointerdown', (event) => {
    const at = strip();
    if (event.button !== 0 || !at) return;
    const { target } = event;
    if (!frame.contains(target as Node)) {
      const { top, left: edge } = root.getBoundingClientRect();
      camera.centre(stripMinute(at, event.clientX - edge));
      centreRow(at, event.clientY - top);
    }
    const window = camera.window();
    drag = {
      what: target === left ? 'left' : target === right ? 'right' : 'frame',
      x: event.clientX,
      y: event.clientY,
      from: minuteAt(window, 0),
      to: minuteAt(window, window.width),
      scrollTop: camera.scrollTop(),
    };
    root.setPointerCapture(event.pointerId);
    root.classList.add('dragging');
  });

  root.addEventListener('pointermove', (event) => {
    const at = strip();
    if (!drag || !at) return;
    const minutes = stripMinute(at, event.clientX) - stripMinute(at, drag.x);
    if (drag.what === 'left') show(Math.min(drag.from + minutes, drag.to - DAY / 4), drag.to);
    else if (drag.what === 'right') show(drag.from, Math.max(drag.to + minutes, drag.from + DAY / 4));
    else {
      camera.restore(camera.pxPerDay(), drag.from + minutes);
      if (Math.abs(event.clientY - drag.y) > SLOP) {
        camera.scrollTo(drag.scrollTop + rowsOf(at, event.clientY - drag.y) * model.layout.metrics.rowHeight);
      }
    }
  });

  for (const end of ['pointerup', 'pointercancel'] as const) {
    root.addEventListener(end, () => {
      drag = null;
      root.classList.remove('dragging');
    });
  }

  root.addEventListener(
    'wheel',
    (event) => {
      event.preventDefault();
      actions.zoom(Math.exp(-event.deltaY * 0.002));
    },
    { passive: false },
  );

  function show(from: number, to: number): void {
    camera.restore((camera.window().width * DAY) / (to - from), from);
  }

  const rowsOf = (at: Strip, y: number): number => (y / (at.bands * at.bandHeight)) * model.shown.rows.length;

  function centreRow(at: Strip, y: number): void {
    const { rowsHeight, metrics } = model.layout;
    camera.scrollTo(rowsOf(at, y - at.bandsTop) * metrics.rowHeight - rowsHeight / 2);
  }
}
