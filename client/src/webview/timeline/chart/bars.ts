/**
 * The marks of one row: its bar, progress, slack, deadline, constraint, findings and the place of
 * its label. Pure geometry in px of the chart's window; `top` is the row's upper edge.
 */
import type { TimelineRow } from '../../../../../server/src/protocol/timeline.ts';
import type { RowMetrics } from '../grid/layout.ts';
import { type TimeWindow, xOf } from './scale.ts';
import { px, rectangle, roundedRectangle, type Scene, type Style } from './scene.ts';
import {
  checkMark,
  constraintMark,
  diamond,
  findingMark,
  gateSign,
  hatching,
  hexagon,
  triangleDown,
  worstSeverity,
} from './shapes.ts';

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

/** Which marks are wanted beside the bars. */
export interface MarkChoice {
  readonly slack: boolean;
  readonly deadlines: boolean;
  readonly progress: boolean;
  readonly constraints: boolean;
}

export interface Placed {
  readonly box: Box;
  /** Where the bar's own room ends: at its end, or before the badges on it. */
  readonly inner: number;
  /** Where a label beside the bar may begin. */
  readonly after: number;
  /** Where the next mark of the row stands; a label ends before it. */
  readonly next: number;
  /** Marks stand on the bar, so that no label fits inside. */
  readonly crowded: boolean;
}

const FAR = 1e9;

/** Done and findings: on the bar's end where there is room, else beside it, clear of the links that leave there. */
function drawBadges(scene: Scene, row: TimelineRow, box: Box, middle: number, clear: number) {
  const severity = worstSeverity(row.findings);
  const check = row.done && row.kind === 'task';
  const needed = (severity ? 16 : 0) + (check ? 14 : 0);
  const inside = row.kind === 'task' && box.right - box.left >= needed + 8;
  const from = inside ? box.right - needed - 2 : box.right + clear;
  if (check) scene.add('glyph', checkMark(from + 6, middle));
  if (severity) scene.add(`finding-${severity}`, findingMark(severity, from + (check ? 15 : 2), middle));
  return inside ? { inner: from, after: box.right + clear } : { inner: box.right, after: from + needed };
}

export function drawRow(
  scene: Scene,
  row: TimelineRow,
  window: TimeWindow,
  top: number,
  metrics: RowMetrics,
  choice: MarkChoice,
  clear: number,
): Placed {
  const box = boxOf(row, window);
  const barTop = top + metrics.barTop;
  const middle = barTop + metrics.barHeight / 2;
  if (choice.slack) drawSlack(scene, row, window, box, barTop + metrics.barHeight);
  drawShape(scene, row, window, box, barTop, metrics.barHeight, choice.progress);
  const badges = drawBadges(scene, row, box, middle, clear);
  const { after } = badges;
  if (choice.constraints && row.constraint?.at != null) {
    scene.add(
      'constraint',
      constraintMark(row.constraint.kind, xOf(window, row.constraint.at), barTop, metrics.barHeight),
    );
  }
  const deadline = choice.deadlines && row.deadline !== null ? xOf(window, row.deadline) : null;
  const split = row.pieces.length > 0;
  if (deadline === null) return { box, ...badges, next: FAR, crowded: split };
  scene.add(row.deadlineMissedBy ? 'deadline-missed' : 'deadline-met', triangleDown(deadline, top + 1, 10));
  const crowded = split || (deadline > box.left - 6 && deadline < box.right + 6);
  if (deadline < after - 5) return { box, ...badges, next: FAR, crowded };
  if (deadline < after + 28) return { box, ...badges, after: Math.max(after, deadline + 9), next: FAR, crowded };
  return { box, ...badges, next: deadline - 8, crowded };
}

function drawShape(
  scene: Scene,
  row: TimelineRow,
  window: TimeWindow,
  box: Box,
  top: number,
  height: number,
  withProgress: boolean,
): void {
  const middle = top + height / 2;
  switch (row.kind) {
    case 'gate': {
      const centre = (box.left + box.right) / 2;
      scene.add(gateStyle(row), hexagon(centre, middle, GATE_RADIUS));
      scene.add('glyph', gateSign(row.gate?.decision ?? null, centre, middle));
      return;
    }
    case 'milestone': {
      const style = row.done ? 'milestone-done' : row.critical ? 'milestone-critical' : 'milestone';
      scene.add(style, diamond((box.left + box.right) / 2, middle, MILESTONE_RADIUS));
      return;
    }
    case 'phase':
    case 'summary':
      scene.add(row.critical && !row.done ? 'summary-critical' : 'summary', bracket(box, middle - 4));
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
  if (row.noDates) scene.add('hatch-undated', hatching(left, top + 1, width, height - 2));
  else if (style === 'bar-critical' && width > 14) scene.add('hatch', hatching(left, top + 2, width, height - 4));
  if (!withProgress) return;
  const percent = row.done ? 100 : (row.percent ?? 0);
  const done = Math.min(right, box.left + ((box.right - box.left) * percent) / 100);
  if (done > left) {
    scene.add(
      row.done ? 'progress-done' : 'progress',
      rectangle(left + 1, top + height - 5, Math.max(1, done - left - 2), 4),
    );
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
function bracket(box: Box, top: number): string {
  const width = box.right - box.left;
  const tip = Math.min(5, width / 2);
  const inner = width - 2 * tip;
  return `M${px(box.left)} ${px(top)}h${px(width)}v11l${px(-tip)} -5h${px(-inner)}l${px(-tip)} 5Z`;
}

function drawSlack(scene: Scene, row: TimelineRow, window: TimeWindow, box: Box, foot: number): void {
  if (row.done || row.cancelled || row.kind === 'phase' || row.kind === 'summary') return;
  const y = px(foot - 1);
  if (row.totalSlack < 0) {
    // How late it is would cross half the plan; a short sign says that it is, the panes say how much.
    const from = px(box.left - Math.min(14, box.left - xOf(window, row.lateFinish)) - 3);
    scene.add('slack-negative', `M${from} ${y}H${px(box.left - 3)}M${from} ${px(y - 3)}H${px(box.left - 3)}`);
    return;
  }
  const end = xOf(window, row.lateFinish);
  if (row.totalSlack === 0 || row.critical || end - box.right < 6) return;
  const from = Math.max(box.right + 3, -20);
  const to = Math.min(end, window.width + 20);
  if (to <= from) return;
  scene.add('slack', `M${px(from)} ${y}H${px(to)}`);
  if (to === end) scene.add('slack-end', `M${px(to)} ${px(y - 4)}v6`);
}
