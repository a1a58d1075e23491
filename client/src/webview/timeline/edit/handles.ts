/**
 * The handles of a row and what a press of the pointer takes hold of. Pure geometry in px of the chart's
 * window; every handle is wider to hit than to see, and a bar too short for all of them keeps its middle.
 */
import type { TimelineRow } from '../../../../../server/src/protocol/timeline.ts';
import type { Box } from '../chart/bars.ts';
import type { RowMetrics } from '../grid/layout.ts';
import { canLink, whyNotMoved, whyNotProgressed, whyNotResized } from './can-edit.ts';

type HandleKind = 'finish' | 'progress' | 'link-start' | 'link-finish';
export type Grip = HandleKind | 'bar';

export interface Handle {
  readonly kind: HandleKind;
  /** Where it is drawn. */
  readonly x: number;
  readonly y: number;
  /** What hits it. */
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const HIT = 24;
/** From the bar's end to the middle of its link dot: between the bar and its label, which keeps clear of both. */
const DOT_AWAY = 8;
const BAR_REACH = 4;

/** In the order in which they are hit. `top` is the row's upper edge. */
export function handlesOf(row: TimelineRow, box: Box, top: number, metrics: RowMetrics): Handle[] {
  const handles: Handle[] = [];
  const bottom = top + metrics.rowHeight;
  const middle = top + metrics.barTop + metrics.barHeight / 2;
  const width = box.right - box.left;
  if (canLink(row)) {
    const dot = { y: middle, top: middle - HIT / 2, bottom: middle + HIT / 2 };
    handles.push(
      {
        kind: 'link-start',
        x: box.left - DOT_AWAY,
        left: box.left - BAR_REACH - HIT,
        right: box.left - BAR_REACH,
        ...dot,
      },
      {
        kind: 'link-finish',
        x: box.right + DOT_AWAY,
        left: box.right + BAR_REACH,
        right: box.right + BAR_REACH + HIT,
        ...dot,
      },
    );
  }
  if (whyNotProgressed(row) === null) {
    const x = box.left + (width * (row.done ? 100 : (row.percent ?? 0))) / 100;
    const half = Math.min(HIT / 2, width / 4);
    const foot = top + metrics.barTop + metrics.barHeight;
    handles.push({ kind: 'progress', x, y: foot, left: x - half, right: x + half, top: middle, bottom });
  }
  if (whyNotResized(row) === null) {
    const left = box.right - Math.min(HIT - BAR_REACH, width / 3);
    handles.push({ kind: 'finish', x: box.right, y: middle, left, right: box.right + BAR_REACH, top, bottom });
  }
  return handles;
}

/** What is under the pointer: a handle where they show, else the bar; null beside it. */
export function gripAt(
  row: TimelineRow,
  box: Box,
  top: number,
  metrics: RowMetrics,
  x: number,
  y: number,
  withHandles: boolean,
): Grip | null {
  if (withHandles) {
    const hit = handlesOf(row, box, top, metrics).find(
      (handle) => x >= handle.left && x <= handle.right && y >= handle.top && y <= handle.bottom,
    );
    if (hit) return hit.kind;
  }
  return x >= box.left - BAR_REACH && x <= box.right + BAR_REACH ? 'bar' : null;
}

/** Which end of a bar a link is let go at: the start, which is usually meant, but near the finish. */
export function endAt(box: Box, x: number): 'start' | 'finish' {
  return x < box.right - Math.min(HIT, (box.right - box.left) / 3) ? 'start' : 'finish';
}

/** Why a press there changes nothing; null where it does. */
export function whyNotGripped(row: TimelineRow, grip: Grip): string | null {
  switch (grip) {
    case 'bar':
      return whyNotMoved(row);
    case 'finish':
      return whyNotResized(row);
    case 'progress':
      return whyNotProgressed(row);
    case 'link-start':
    case 'link-finish':
      return null;
  }
}
