/**
 * A gesture of the pointer on a bar or handle, from the press to the release: where the pointer is becomes
 * what is in hand. Scrolls when the pointer comes near an edge. Selecting by a box belongs here too.
 */
import type { TimelineRow } from '../../../../../server/src/protocol/timeline.ts';
import { counted } from '../../shared/dates.ts';
import { boxOf } from '../chart/bars.ts';
import { minuteAt, xOf } from '../chart/scale.ts';
import { snapTime } from '../chart/snap.ts';
import type { Page } from '../part.ts';
import { linkDraft, linkType, moveDraft, progressDraft, resizeDraft } from './draft.ts';
import type { Editing } from './editing.ts';
import { endAt, type Grip } from './handles.ts';
import type { Spot } from './preview-scene.ts';
import { makeRoom } from './room.ts';
import { several } from './selection.ts';

export interface Drags {
  /** `x`, `y` in the chart's window. */
  readonly begin: (grip: Grip, row: number, at: Spot) => void;
  readonly beginBox: (at: Spot) => void;
  readonly moveTo: (at: Spot, exact: boolean) => void;
  readonly end: () => void;
  readonly cancel: () => void;
  readonly active: () => boolean;
  /** Once a frame: the wheel may have moved the chart under a pointer at rest. */
  readonly follow: () => void;
  readonly rubber: () => readonly [Spot, Spot] | null;
  readonly box: () => readonly [Spot, Spot] | null;
}

interface Held {
  readonly grip: Grip;
  readonly row: number;
  readonly rows: readonly number[];
  /** Civil minutes from the held edge to where the pointer took it. */
  readonly offset: number;
}

interface Boxed {
  /** Where it began, in time and in px of the whole grid, so that scrolling stretches it. */
  readonly minute: number;
  readonly gridY: number;
}

const EDGE = 28;
const MOST_SPEED = 18;

export function drags(page: Page, editing: Editing): Drags {
  const { model, camera, invalidate } = page;
  let held: Held | null = null;
  let boxed: Boxed | null = null;
  let pointer: Spot = { x: 0, y: 0 };
  let exact = false;
  let scrolling = false;
  /** Where the chart stood when the pointer was last read. */
  let seen = '';

  const rowAt = (spot: Spot): number => {
    const position = Math.floor((spot.y + camera.scrollTop()) / model.layout.metrics.rowHeight);
    return model.shown.rows[position] ?? -1;
  };

  const standing = () => `${camera.window().from} ${camera.pxPerDay()} ${camera.scrollTop()}`;

  function update(): void {
    seen = standing();
    const { view } = model;
    const row = held && view?.rows[held.row];
    if (!held || !view || !row) {
      invalidate();
      return;
    }
    const minute = minuteAt(camera.window(), pointer.x) - held.offset;
    switch (held.grip) {
      case 'bar': {
        const start = Math.abs(minute - row.start) < 1 ? row.start : snapped(row, minute, 'start');
        editing.session.try(moveDraft(view, held.rows, held.row, start, editing.moveBy()));
        return;
      }
      case 'finish': {
        const draft = resizeDraft(view, held.row, snapped(row, minute, 'finish'));
        if (draft) editing.session.try(draft);
        return;
      }
      case 'progress': {
        const box = boxOf(row, camera.window());
        const draft = progressDraft(view, held.row, ((pointer.x - box.left) / (box.right - box.left)) * 100);
        if (draft) editing.session.try(draft);
        return;
      }
      case 'link-start':
      case 'link-finish': {
        const to = rowAt(pointer);
        const target = view.rows[to];
        const end = target ? endAt(boxOf(target, camera.window()), pointer.x) : 'start';
        const type = linkType(held.grip === 'link-start' ? 'start' : 'finish', end);
        editing.session.try(linkDraft(view, held.row, to, type, null));
      }
    }
  }

  function snapped(row: TimelineRow, minute: number, edge: 'start' | 'finish'): number {
    const calendar = model.view?.calendars[row.calendar];
    if (!calendar) return Math.round(minute);
    return snapTime({ minute, edge, pxPerDay: camera.pxPerDay(), calendar, near: marksNear(row), exact });
  }

  /** Dates of the rows in sight, the deadline and the status date. */
  function marksNear(held: TimelineRow): number[] {
    const { view, shown, layout } = model;
    const marks = [held.start, held.finish, view?.deadline, view?.statusDate, held.deadline];
    const first = Math.floor(camera.scrollTop() / layout.metrics.rowHeight);
    const count = Math.ceil(layout.rowsHeight / layout.metrics.rowHeight);
    for (const index of shown.rows.subarray(first, first + count)) {
      const row = view?.rows[index];
      if (row && row !== held && !row.noDates) marks.push(row.start, row.finish);
    }
    return marks.filter((mark) => mark !== null && mark !== undefined);
  }

  /** While the pointer rests near an edge, a frame at a time. */
  function autoscroll(): void {
    if (scrolling) return;
    scrolling = true;
    const step = () => {
      const dx = speed(pointer.x, model.layout.chartWidth);
      const dy = held?.grip === 'bar' ? 0 : speed(pointer.y, model.layout.rowsHeight);
      if ((!held && !boxed) || (dx === 0 && dy === 0)) {
        scrolling = false;
        return;
      }
      const before = camera.window();
      camera.panBy(dx, dy);
      if (dx > 0 && camera.window().from === before.from) makeRoom(page, minuteAt(before, before.width + dx));
      update();
      requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  }

  function boxCorners(): readonly [Spot, Spot] | null {
    if (!boxed) return null;
    return [{ x: xOf(camera.window(), boxed.minute), y: boxed.gridY - camera.scrollTop() }, pointer];
  }

  function selectBoxed(): void {
    const corners = boxCorners();
    const { view, shown, layout } = model;
    if (!corners || !view) return;
    const [a, b] = corners;
    const [left, right] = [Math.min(a.x, b.x), Math.max(a.x, b.x)];
    const ids: string[] = [];
    for (const [position, index] of shown.rows.entries()) {
      const top = position * layout.metrics.rowHeight - camera.scrollTop();
      const row = view.rows[index];
      if (!row || top > Math.max(a.y, b.y) || top + layout.metrics.rowHeight < Math.min(a.y, b.y)) continue;
      const box = boxOf(row, camera.window());
      if (box.right >= left && box.left <= right) ids.push(row.id);
    }
    model.select(several(ids));
    page.say(`${counted(ids.length, ['row', 'rows'])} selected`);
  }

  function stop(): void {
    held = null;
    boxed = null;
    invalidate();
  }

  return {
    begin: (grip, row, at) => {
      const data = model.view?.rows[row];
      if (!data) return;
      const edge = grip === 'finish' ? data.finish : data.start;
      const rows = grip === 'bar' ? editing.rowsWith(row) : [row];
      held = { grip, row, rows, offset: minuteAt(camera.window(), at.x) - edge };
      pointer = at;
    },
    beginBox: (at) => {
      boxed = { minute: minuteAt(camera.window(), at.x), gridY: at.y + camera.scrollTop() };
      pointer = at;
    },
    moveTo: (at, isExact) => {
      pointer = at;
      exact = isExact;
      update();
      autoscroll();
    },
    end: () => {
      if (boxed) selectBoxed();
      const wasHeld = held !== null;
      stop();
      if (wasHeld) editing.drop();
    },
    cancel: () => {
      stop();
      editing.cancel();
    },
    active: () => held !== null || boxed !== null,
    follow: () => {
      if (held && seen !== standing()) update();
    },
    rubber: () => {
      const row = held && model.view?.rows[held.row];
      if (!held || !row || (held.grip !== 'link-start' && held.grip !== 'link-finish')) return null;
      const box = boxOf(row, camera.window());
      const { rowHeight, barTop, barHeight } = model.layout.metrics;
      const top = (model.shown.positions[held.row] ?? 0) * rowHeight - camera.scrollTop();
      const from = { x: held.grip === 'link-start' ? box.left : box.right, y: top + barTop + barHeight / 2 };
      return [from, pointer];
    },
    box: boxCorners,
  };
}

/** Px a frame: faster the nearer to the edge, and beyond it. */
function speed(at: number, size: number): number {
  const before = EDGE - at;
  const after = at - (size - EDGE);
  if (before > 0) return -Math.min(MOST_SPEED, Math.ceil(before / 3));
  return after > 0 ? Math.min(MOST_SPEED, Math.ceil(after / 3)) : 0;
}
