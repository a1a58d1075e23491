/**
 * What a row shows beside its bar: slack, deadline, constraint, approved dates, chance, stretches of
 * over-allocation, findings; and where its label may then stand. Pure geometry, like `bars.ts`.
 */
import type { TimelineRow } from '../../../../../server/src/protocol/timeline.ts';
import type { RowMetrics } from '../grid/layout.ts';
import { type Box, boxOf, drawBar } from './bars.ts';
import { type TimeWindow, xOf } from './scale.ts';
import { px, rectangle, type Scene } from './scene.ts';
import { checkMark, constraintMark, findingMark, iBeam, pinMark, triangleDown, wave, worstSeverity } from './shapes.ts';

/** Which marks are wanted beside the bars. */
export interface MarkChoice {
  readonly slack: boolean;
  readonly deadlines: boolean;
  readonly progress: boolean;
  readonly constraints: boolean;
  readonly baseline: boolean;
  readonly chance: boolean;
  readonly overAllocated: boolean;
  readonly findings: boolean;
}

/** A short text that belongs to a mark. */
interface Note {
  readonly text: string;
  readonly sign: 'deadline-missed' | 'baseline';
}

export interface Placed {
  readonly box: Box;
  /** Where the bar's own room ends: at its end, or before the first mark or badge on it. */
  readonly inner: number;
  /** Where a label beside the bar may begin. */
  readonly beside: number;
  /** What marks take of the row, from left to right; labels stand clear of them. */
  readonly taken: readonly Stretch[];
  /** It comes in pieces or the chance lies over it, so that no label fits inside. */
  readonly crowded: boolean;
  readonly notes: readonly Note[];
  /** Where the text of negative slack ends; null without. */
  readonly late: number | null;
}

const DEADLINE = 10;
/** What a mark takes to either side. */
const MARK_ROOM = 8;
/** What is left of the window still counts, so that marks slide out of sight. */
const MARGIN = 20;

export function drawRow(
  scene: Scene,
  row: TimelineRow,
  window: TimeWindow,
  top: number,
  metrics: RowMetrics,
  choice: MarkChoice,
  /** Px beside the bar that links take up. */
  clear: number,
): Placed {
  const box = boxOf(row, window);
  const barTop = top + metrics.barTop;
  const foot = barTop + metrics.barHeight;
  const middle = barTop + metrics.barHeight / 2;
  const notes: Note[] = [];
  const late = choice.slack ? drawSlack(scene, row, window, box, foot) : null;
  drawBar(scene, row, window, box, barTop, metrics.barHeight, choice.progress);
  if (choice.overAllocated) drawOverAllocated(scene, row, window, foot);
  if (choice.baseline && drawBaseline(scene, row, window, foot + 2) && row.baseline?.slipText)
    notes.push({ text: row.baseline.slipText, sign: 'baseline' });
  const whisker = choice.chance ? drawChance(scene, row, window, middle) : null;
  const badges = drawBadges(scene, row, box, middle, { clear, whisker }, choice.findings);
  const bound = choice.constraints ? drawConstraint(scene, row, window, barTop, metrics.barHeight) : null;
  const deadline = choice.deadlines && row.deadline !== null ? xOf(window, row.deadline) : null;
  if (deadline !== null) {
    scene.add(row.deadlineMissedBy ? 'deadline-missed' : 'deadline-met', triangleDown(deadline, top + 1, DEADLINE));
    if (row.deadlineMissedBy) notes.unshift({ text: row.deadlineMissedBy, sign: 'deadline-missed' });
  }
  const marks = [deadline, bound].filter((x) => x !== null);
  const crowded = row.pieces.length > 0 || (whisker !== null && whisker.from < badges.inner);
  // Left of the window a mark takes no room of what is in sight of the bar.
  const onBar = marks.filter((x) => x > box.left + 3 && x < box.right - 1 && x > -MARK_ROOM);
  const inner = Math.min(badges.inner, ...onBar.map((x) => x - MARK_ROOM));
  return { box, inner, crowded, notes, late, beside: badges.after, taken: takenBy(whisker, marks) };
}

function takenBy(whisker: Stretch | null, marks: readonly number[]): readonly Stretch[] {
  const taken = marks.map((x) => ({ from: x - MARK_ROOM, to: x + MARK_ROOM + 1 }));
  if (whisker) taken.push({ from: whisker.from - 4, to: whisker.to + 6 });
  return taken.sort((a, b) => a.from - b.from);
}

export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Done and findings: on the bar's end where there is room, else beside it, clear of what leaves or stands there. */
function drawBadges(
  scene: Scene,
  row: TimelineRow,
  box: Box,
  middle: number,
  { clear, whisker }: { readonly clear: number; readonly whisker: Stretch | null },
  withFindings: boolean,
) {
  const severity = withFindings ? worstSeverity(row.findings) : null;
  const check = row.done && row.kind === 'task';
  const needed = (severity ? 18 : 0) + (check ? 14 : 0);
  const inside = row.kind === 'task' && box.right - box.left >= needed + 8;
  const beside = box.right + clear;
  const covers = whisker !== null && whisker.from < beside + needed + 4 && whisker.to > beside - 4;
  const from = inside ? box.right - needed - 2 : covers ? whisker.to + 6 : beside;
  if (check) scene.add('glyph', checkMark(from + 6, middle));
  if (severity) scene.add(`finding-${severity}`, findingMark(severity, from + (check ? 15 : 2), middle));
  return inside ? { inner: from, after: box.right + clear } : { inner: box.right, after: from + needed };
}

/** The bracket on the bound side, or the pin, of a constraint with a date; its x. */
function drawConstraint(scene: Scene, row: TimelineRow, window: TimeWindow, top: number, height: number) {
  const { constraint } = row;
  if (constraint?.at == null) return null;
  const x = xOf(window, constraint.at);
  if (x < -MARGIN || x > window.width + MARGIN) return null;
  if (constraint.kind.startsWith('must')) scene.add('pin', pinMark(x, top, height));
  else scene.add('constraint', constraintMark(constraint.kind, x, top, height));
  return x;
}

/** True where it is in sight. */
function drawBaseline(scene: Scene, row: TimelineRow, window: TimeWindow, top: number): boolean {
  if (!row.baseline) return false;
  const left = Math.max(xOf(window, row.baseline.start), -MARGIN);
  const right = Math.min(Math.max(xOf(window, row.baseline.finish), left + 3), window.width + MARGIN);
  if (right > left) scene.add('baseline', rectangle(Math.round(left) + 0.5, top + 0.5, right - left - 1, 3));
  return true;
}

function drawChance(scene: Scene, row: TimelineRow, window: TimeWindow, middle: number): Stretch | null {
  if (!row.chance || row.done) return null;
  const from = xOf(window, row.chance.p50);
  const to = xOf(window, row.chance.p80);
  if (to < -MARGIN || from > window.width + MARGIN) return null;
  scene.add('chance', iBeam(from, to, middle));
  return { from, to };
}

function drawOverAllocated(scene: Scene, row: TimelineRow, window: TimeWindow, foot: number): void {
  for (let i = 0; i + 1 < row.overAllocated.length; i += 2) {
    const start = xOf(window, row.overAllocated[i] ?? 0);
    const from = Math.max(start, -MARGIN);
    const to = Math.min(Math.max(xOf(window, row.overAllocated[i + 1] ?? 0), start + 6), window.width + MARGIN);
    if (to > from) scene.add('over-allocated', wave(from, to, foot - 0.5, start));
  }
}

/** @returns where the text of negative slack ends. */
function drawSlack(scene: Scene, row: TimelineRow, window: TimeWindow, box: Box, foot: number): number | null {
  if (row.done || row.cancelled || row.kind === 'phase' || row.kind === 'summary') return null;
  if (row.totalSlack < 0) {
    const y = px(foot - 2);
    // As long as it is late would cross half the plan; a short sign says that it is, the text how much.
    const from = px(box.left - Math.min(16, Math.max(11, box.left - xOf(window, row.lateFinish))) - 3);
    scene.add('slack-negative', `M${from} ${y}H${px(box.left - 3)}M${from} ${px(y - 4)}H${px(box.left - 3)}`);
    return from - 3;
  }
  const end = xOf(window, row.lateFinish);
  if (row.totalSlack === 0 || row.critical || end - box.right < 6) return null;
  // Dots keep their places while the chart slides.
  const from = box.right + 3 + Math.max(0, Math.ceil((-MARGIN - box.right - 3) / DOTS) * DOTS);
  const to = Math.min(end, window.width + MARGIN);
  if (to <= from) return null;
  // Below the feet of the name, which stands beside the bar too, with its end.
  const y = px(foot + 2);
  scene.add('slack', `M${px(from)} ${y}H${px(to)}`);
  if (to === end) scene.add('slack-end', `M${px(to)} ${px(y - 2)}v5`);
  return null;
}

/** Period of the dots in marks.css. */
const DOTS = 5;
