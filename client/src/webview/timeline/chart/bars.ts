/**
 * The bar or sign of one row, with its progress. Pure geometry in px of the chart's window; `top` is
 * the upper edge of the bar.
 */
import type { TimelineRow } from '../../../../../server/src/protocol/timeline.ts';
import { type TimeWindow, xOf } from './scale.ts';
import { px, rectangle, roundedRectangle, type Scene, type Style } from './scene.ts';
import { diamond, gateSign, halfDisc, hatching, hexagon } from './shapes.ts';

const MILESTONE_RADIUS = 7;
const GATE_RADIUS = 8;

/** A bar's horizontal reach: where links leave and pointers hit. */
export interface Box {
  readonly left: number;
  readonly right: number;
}

export function boxOf(row: TimelineRow, window: TimeWindow): Box {
  const start = xOf(window, row.start);
  if (row.kind === 'gate') return around(start, GATE_RADIUS);
  if (row.kind === 'milestone') return around(start, MILESTONE_RADIUS);
  const finish = xOf(window, row.finish);
  return { left: start, right: Math.max(finish, start + 3) };
}

function around(x: number, radius: number): Box {
  return { left: x - radius, right: x + radius };
}

export function isNearCritical(row: TimelineRow): boolean {
  return row.nearCritical && !row.done;
}

export function drawBar(
  scene: Scene,
  row: TimelineRow,
  window: TimeWindow,
  box: Box,
  top: number,
  height: number,
  withProgress: boolean,
): void {
  const middle = top + height / 2;
  const centre = (box.left + box.right) / 2;
  switch (row.kind) {
    case 'gate':
      scene.add(gateStyle(row), hexagon(centre, middle, GATE_RADIUS));
      scene.add('glyph', gateSign(row.gate?.decision ?? null, centre, middle));
      if (row.gate?.decision === 'conditional') scene.add('glyph-solid', halfDisc(centre, middle));
      return;
    case 'milestone':
      scene.add(
        row.done ? 'milestone-done' : row.critical ? 'milestone-critical' : 'milestone',
        diamond(centre, middle, MILESTONE_RADIUS),
      );
      return;
    case 'phase':
    case 'summary':
      scene.add(row.critical && !row.done ? 'summary-critical' : 'summary', bracket(box, window, middle - 4));
      return;
    case 'task':
      if (row.pieces.length > 0) drawPieces(scene, row, window, top, height);
      else drawTask(scene, row, window, box, top, height, withProgress);
  }
}

/** Levelling splits only what has not begun, so that there is no progress to draw. */
function drawPieces(scene: Scene, row: TimelineRow, window: TimeWindow, top: number, height: number): void {
  let before: number | null = null;
  for (let i = 0; i < row.pieces.length; i += 2) {
    const left = xOf(window, row.pieces[i] ?? row.start);
    const right = Math.max(xOf(window, row.pieces[i + 1] ?? row.finish), left + 3);
    drawTask(scene, row, window, { left, right }, top, height, false);
    const from = Math.max(before ?? left, -20);
    const to = Math.min(left, window.width + 20);
    if (to > from) scene.add('pause', `M${px(from)} ${px(top + height / 2)}H${px(to)}`);
    before = right;
  }
}

function drawTask(
  scene: Scene,
  row: TimelineRow,
  window: TimeWindow,
  box: Box,
  top: number,
  height: number,
  withProgress: boolean,
): void {
  // Far ends are cut off: beyond the window nothing shows, and hatching there would only cost.
  const left = Math.max(box.left, -40);
  const right = Math.min(box.right, window.width + 40);
  if (right <= left) return;
  const width = right - left;
  const style = barStyle(row);
  // Half a pixel keeps a border of one pixel sharp.
  scene.add(
    style,
    roundedRectangle(Math.round(left) + 0.5, top + 0.5, Math.max(2, Math.round(width) - 1), height - 1, 3),
  );
  if (row.noDates) scene.add('hatch-undated', hatching(left, top + 1, width, height - 2, box.left));
  else if (style === 'bar-critical' && width > 14)
    scene.add('hatch', hatching(left, top + 2, width, height - 4, box.left));
  if (!withProgress) return;
  const percent = row.done ? 100 : (row.percent ?? 0);
  const done = Math.min(right, box.left + ((box.right - box.left) * percent) / 100);
  if (done > left) {
    const strip = rectangle(left + 1, top + height - 5, Math.max(1, done - left - 2), 4);
    scene.add(row.done ? 'progress-done' : 'progress', strip);
  }
}

function barStyle(row: TimelineRow): Style {
  if (row.cancelled) return 'bar-cancelled';
  if (row.noDates) return 'bar-undated';
  if (row.done) return 'bar-done';
  if (row.critical) return 'bar-critical';
  return isNearCritical(row) ? 'bar-near' : 'bar';
}

function gateStyle(row: TimelineRow): Style {
  switch (row.gate?.decision ?? null) {
    case 'go':
      return 'gate-go';
    case 'conditional':
    case 'hold':
      return 'gate-warn';
    case 'no-go':
      return 'gate-stop';
    case null:
      return 'gate-open';
  }
}

/** A bar of 6 with tips of 5 that point down at both ends. */
function bracket(box: Box, window: TimeWindow, top: number): string {
  const left = Math.max(box.left, -40);
  const width = Math.min(box.right, window.width + 40) - left;
  if (width <= 0) return '';
  const tip = Math.min(5, width / 2);
  const inner = width - 2 * tip;
  return `M${px(left)} ${px(top)}h${px(width)}v11l${px(-tip)} -5h${px(-inner)}l${px(-tip)} 5Z`;
}
