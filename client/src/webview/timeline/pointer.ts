/**
 * The pointer over the grid: which row and mark it is on follows from geometry, never from the
 * document. Click selects, double click shows the text, drag on empty chart pans, Ctrl+wheel zooms.
 * Gestures that edit will begin where `pressed` decides between panning and clicking.
 */
import type { Camera } from './camera.ts';
import { boxOf } from './chart/bars.ts';
import type { PageModel } from './model/page-model.ts';
import { spokenDetail, whenOf } from './model/words.ts';
import type { Page, Part } from './part.ts';

interface GridPoint {
  readonly position: number;
  readonly row: number;
  /** X within the chart; negative over the tree. */
  readonly x: number;
  /** On the row's bar or sign. */
  readonly onBar: boolean;
}

const REACH = 4;
/** Px before a press becomes a drag. */
const DRAG = 4;

export function listenToPointer({ layer, model, camera, actions, tooltip, invalidate }: Page): Part {
  let pressed: { readonly x: number; readonly y: number; readonly point: GridPoint } | null = null;
  let panning = false;

  const hover = (row: number): void => {
    if (row === model.hoveredRow) return;
    model.hoveredRow = row;
    invalidate();
  };
  const tip = (point: GridPoint | null, x: number, y: number): void => {
    const row = point && model.view?.rows[point.row];
    const words = () =>
      row && model.view ? [row.name, whenOf(row, model.dates), spokenDetail(row, model.view, model.dates)] : [];
    tooltip.point(row ? row.id : null, words, x, y);
  };
  const pointOf = (event: MouseEvent) => gridPoint(event, layer, model, camera);

  layer.addEventListener('pointerdown', (event) => {
    if (event.button !== 0 || event.pointerType === 'touch') return;
    const point = pointOf(event);
    if (point) pressed = { x: event.clientX, y: event.clientY, point };
  });

  layer.addEventListener('pointermove', (event) => {
    if (pressed && !panning && pressed.point.x >= 0 && !pressed.point.onBar) {
      panning = Math.abs(event.clientX - pressed.x) + Math.abs(event.clientY - pressed.y) > DRAG;
      if (panning) {
        layer.setPointerCapture(event.pointerId);
        layer.classList.add('panning');
      }
    }
    if (panning) {
      camera.panBy(-event.movementX, -event.movementY);
      return;
    }
    const point = pointOf(event);
    hover(point?.row ?? -1);
    layer.classList.toggle('on-bar', point?.onBar ?? false);
    tip(point?.onBar ? point : null, event.clientX, event.clientY);
  });

  layer.addEventListener('pointerup', (event) => {
    const start = pressed;
    const wasPanning = panning;
    pressed = null;
    panning = false;
    layer.classList.remove('panning');
    if (!start || wasPanning) return;
    click(event, start.point);
  });

  layer.addEventListener('pointercancel', () => {
    pressed = null;
    panning = false;
    layer.classList.remove('panning');
  });

  // A tap comes without the events above.
  layer.addEventListener('click', (event) => {
    if (!(event instanceof PointerEvent) || event.pointerType !== 'touch') return;
    const point = pointOf(event);
    if (point) click(event, point);
  });

  function click(event: MouseEvent, point: GridPoint): void {
    actions.hideTooltip();
    const onTwisty = event.target instanceof Element && event.target.closest('.twisty.open, .twisty.shut');
    if (onTwisty) {
      actions.toggle(point.position);
      return;
    }
    actions.moveFocus(point.position);
    actions.select(point.row);
    if (model.layout.mode === 'wide') actions.openWhy(true);
    actions.reveal(point.row, true);
  }

  layer.addEventListener('dblclick', (event) => {
    const point = pointOf(event);
    const onTwisty = event.target instanceof Element && event.target.closest('.twisty');
    if (point && !onTwisty) actions.reveal(point.row, false);
  });

  layer.addEventListener('pointerleave', () => {
    hover(-1);
    tip(null, 0, 0);
  });

  layer.addEventListener(
    'wheel',
    (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const x = event.clientX - layer.getBoundingClientRect().left - model.layout.treeWidth;
      // Wheels step by some 100, pinches by a few.
      const strength = Math.abs(event.deltaY) < 20 ? 0.01 : 0.002;
      actions.zoom(Math.exp(-event.deltaY * strength), Math.max(0, x));
    },
    { passive: false },
  );
  return { at: [] };
}

/** Null outside the rows. */
function gridPoint(event: MouseEvent, layer: HTMLElement, model: PageModel, camera: Camera): GridPoint | null {
  const area = layer.getBoundingClientRect();
  const { layout } = model;
  const y = event.clientY - area.top - layout.rowsTop;
  if (y < 0) return null;
  const position = Math.floor((y + camera.scrollTop()) / layout.metrics.rowHeight);
  const row = model.shown.rows[position];
  const data = row === undefined ? undefined : model.view?.rows[row];
  if (row === undefined || !data) return null;
  const x = event.clientX - area.left - layout.treeWidth;
  const box = boxOf(data, camera.window());
  return { position, row, x, onBar: x >= 0 && x >= box.left - REACH && x <= box.right + REACH };
}
