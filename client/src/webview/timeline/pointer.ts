/**
 * The pointer over the grid: which row and handle it is on follows from geometry, never from the document.
 * Click selects, double click shows the text or edits a cell, a drag moves what it began on, on empty
 * chart it pans, with Shift it selects by a box.
 */
import type { Camera } from './camera.ts';
import { boxOf } from './chart/bars.ts';
import type { Drags } from './edit/drag.ts';
import type { Editing } from './edit/editing.ts';
import { type Grip, gripAt, whyNotGripped } from './edit/handles.ts';
import { extended, only, toggled } from './edit/selection.ts';
import type { PageModel } from './model/page-model.ts';
import { tipOf } from './model/why-words.ts';
import type { Page } from './part.ts';

export interface GridPoint {
  readonly position: number;
  readonly row: number;
  /** Within the chart's window; x is negative over the tree. */
  readonly x: number;
  readonly y: number;
  /** What of the row's bar is there. */
  readonly grip: Grip | null;
}

interface Hands {
  readonly editing: Editing;
  readonly drags: Drags;
  /** A double click on a cell; false where it is none that can be edited. */
  readonly editCell: (position: number, cell: Element) => boolean;
  /** True where a row was asked for, which is then not selected. */
  readonly choose: (row: number) => boolean;
}

interface Press {
  readonly x: number;
  readonly y: number;
  readonly point: GridPoint;
  doing: 'nothing' | 'pan' | 'drag' | 'blocked';
}

/** Px before a press becomes a drag. */
const DRAG = 4;
/** Ms in which a second press makes a click a double one. */
const DOUBLE_CLICK = 300;

export function listenToPointer(page: Page, { editing, drags, editCell, choose }: Hands): void {
  const { layer, model, camera, actions, tooltip, invalidate } = page;
  let pressed: Press | null = null;
  let opening: ReturnType<typeof setTimeout> | undefined;

  const hover = (row: number): void => {
    if (row === model.hoveredRow) return;
    model.hoveredRow = row;
    invalidate();
  };
  const tip = (point: GridPoint | null, { clientX, clientY, target }: MouseEvent): void => {
    const row = point && model.view?.rows[point.row];
    const cell = point?.grip ? null : textUnder(target);
    const words = () => {
      if (!row || !model.view || (cell && cell.scrollWidth <= cell.clientWidth)) return [];
      const still = point.grip ? (editing.whyNot() ?? whyNotGripped(row, point.grip)) : null;
      const said = tipOf(row, model.view, model.dates);
      return still === null ? said : [...said.slice(0, -1), still];
    };
    tooltip.point(row && (point.grip || cell) ? `${row.id} ${cell?.className ?? ''}` : null, words, clientX, clientY);
  };
  const pointOf = (event: MouseEvent) => gridPoint(event, layer, model, camera, editing.whyNot() === null);
  const inChart = (event: MouseEvent) => {
    const area = layer.getBoundingClientRect();
    return {
      x: event.clientX - area.left - model.layout.treeWidth,
      y: event.clientY - area.top - model.layout.rowsTop,
    };
  };

  layer.addEventListener('pointerdown', (event) => {
    clearTimeout(opening);
    if (event.button !== 0 || pressed) return;
    // A finger scrolls, but for where a handle asks it not to.
    if (event.pointerType === 'touch' && !(event.target instanceof Element && event.target.matches('.finger'))) return;
    const point = pointOf(event);
    if (point) pressed = { x: event.clientX, y: event.clientY, point, doing: 'nothing' };
  });

  layer.addEventListener('pointermove', (event) => {
    if (!pressed) {
      const point = pointOf(event);
      hover(point?.row ?? -1);
      layer.dataset['grip'] = cursorOf(point, model, editing);
      tip(point, event);
      return;
    }
    if (pressed.doing === 'nothing' && Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) > DRAG) {
      begin(pressed, event);
    }
    if (pressed.doing === 'pan') camera.panBy(-event.movementX, -event.movementY);
    if (pressed.doing === 'drag') {
      drags.moveTo(inChart(event), event.altKey);
      layer.dataset['grip'] = editing.session.answer?.kind === 'refused' ? 'refused' : 'held';
    }
  });

  function begin(press: Press, event: PointerEvent): void {
    const { point } = press;
    const row = model.view?.rows[point.row];
    if (point.x < 0 || !row) return;
    tooltip.hide();
    layer.setPointerCapture(event.pointerId);
    const area = layer.getBoundingClientRect();
    const from = { x: point.x, y: press.y - area.top - model.layout.rowsTop };
    if (event.shiftKey) {
      press.doing = 'drag';
      drags.beginBox(from);
    } else if (!point.grip || (point.grip === 'bar' && editing.whyNot() !== null)) {
      press.doing = 'pan';
      layer.dataset['grip'] = 'held';
    } else {
      const why = whyNotGripped(row, point.grip);
      press.doing = why === null ? 'drag' : 'blocked';
      if (why === null) drags.begin(point.grip, point.row, from);
      else {
        editing.block(point.row, why);
        layer.dataset['grip'] = 'refused';
      }
    }
  }

  layer.addEventListener('pointerup', (event) => {
    const press = pressed;
    release();
    if (press?.doing === 'drag') drags.end();
    else if (press?.doing === 'nothing') click(event, press.point);
  });

  layer.addEventListener('pointercancel', () => {
    if (pressed?.doing === 'drag') drags.cancel();
    release();
  });

  function release(): void {
    pressed = null;
    editing.block(-1, null);
    layer.dataset['grip'] = '';
  }

  // While something is in hand the keys go nowhere else: Escape puts it back.
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape' || pressed === null || pressed.doing === 'nothing') return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (pressed.doing === 'drag') drags.cancel();
      release();
    },
    { capture: true },
  );

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
    const id = model.view?.rows[point.row]?.id;
    if (id === undefined || choose(point.row)) return;
    actions.moveFocus(point.position);
    if (event.shiftKey) model.select(extended(model.selection, id, idsShown(model)));
    else if (event.ctrlKey || event.metaKey) model.select(toggled(model.selection, id));
    else model.select(only(id));
    invalidate();
    if (event.shiftKey || event.ctrlKey || event.metaKey) return;
    // A drawer or sheet may come to lie under the pointer, where the second press of a double click is still to come.
    if (model.layout.mode === 'wide') actions.openWhy(true);
    else opening = setTimeout(() => actions.openWhy(true), DOUBLE_CLICK);
    actions.reveal(point.row, true);
  }

  layer.addEventListener('dblclick', (event) => {
    clearTimeout(opening);
    const point = pointOf(event);
    const { target } = event;
    if (!point || !(target instanceof Element) || target.closest('.twisty')) return;
    const cell = target.closest('[role=gridcell]');
    if (cell && editCell(point.position, cell)) return;
    actions.reveal(point.row, false);
  });

  layer.addEventListener('pointerleave', (event) => {
    hover(-1);
    tip(null, event);
  });

  layer.addEventListener(
    'wheel',
    (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      // Wheels step by some 100, pinches by a few.
      const strength = Math.abs(event.deltaY) < 20 ? 0.01 : 0.002;
      actions.zoom(Math.exp(-event.deltaY * strength), Math.max(0, inChart(event).x));
    },
    { passive: false },
  );
}

export function idsShown(model: PageModel): string[] {
  return [...model.shown.rows].flatMap((row) => model.view?.rows[row]?.id ?? []);
}

function cursorOf(point: GridPoint | null, model: PageModel, editing: Editing): string {
  const row = point && model.view?.rows[point.row];
  if (!row || !point.grip) return '';
  if (editing.whyNot() !== null || whyNotGripped(row, point.grip) !== null) return 'still';
  return point.grip.startsWith('link') ? 'link' : point.grip;
}

/** Null outside the rows. */
export function gridPoint(
  event: MouseEvent,
  layer: HTMLElement,
  model: PageModel,
  camera: Camera,
  withHandles: boolean,
): GridPoint | null {
  const area = layer.getBoundingClientRect();
  const { layout } = model;
  const y = event.clientY - area.top - layout.rowsTop;
  if (y < 0) return null;
  const position = Math.floor((y + camera.scrollTop()) / layout.metrics.rowHeight);
  const row = model.shown.rows[position];
  const data = row === undefined ? undefined : model.view?.rows[row];
  if (row === undefined || !data) return null;
  const x = event.clientX - area.left - layout.treeWidth;
  const top = position * layout.metrics.rowHeight - camera.scrollTop();
  const box = boxOf(data, camera.window());
  const grip = x < 0 ? null : gripAt(data, box, top, layout.metrics, x, y, withHandles);
  return { position, row, x, y, grip };
}

/** What a column may have cut short. */
function textUnder(target: EventTarget | null): Element | null {
  return target instanceof Element ? target.closest('.name-text, .row > .who') : null;
}
