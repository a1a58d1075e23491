/**
 * Where a row's texts stand: the name inside its bar, else beside it; before the name how late it is
 * and how far from the approved plan. Pure; widths come from a measure.
 */
import type { TimelineRow } from '../../../../../server/src/protocol/timeline.ts';
import type { Placed } from './row-marks.ts';
import { type LabelKind, rectangle, type Scene } from './scene.ts';
import { triangleDown } from './shapes.ts';

/** Width in px of a label's text. */
export type Measure = (text: string, bold?: boolean) => number;

export interface LabelInput {
  readonly width: number;
  readonly measure: Measure;
  readonly withName: boolean;
  /** Of the row. */
  readonly position: number;
}

const LEAST_LABEL = 24;
const PADDING = 6;
const SIGN = 11;

/** @param y of the labels' upper edge. */
export function drawLabels(scene: Scene, row: TimelineRow, placed: Placed, y: number, input: LabelInput): void {
  if (placed.late !== null) drawLate(scene, row, placed.late, y, input);
  const after = drawNotes(scene, placed, y, input);
  if (input.withName) drawName(scene, row, placed, after, y, input);
}

function drawLate(
  scene: Scene,
  row: TimelineRow,
  end: number,
  y: number,
  { measure, width: window, position }: LabelInput,
): void {
  const text = row.slackText.replace('-', '−');
  const width = measure(text, true) + 2;
  // Cut off at the edge it would read as another number.
  if (end - width >= 0 && end - width < window)
    scene.labels.push({ of: position, text, x: end - width, y, width, kind: 'negative' });
}

/** The sign of the mark that a text speaks of stands before it. */
function drawNotes(scene: Scene, placed: Placed, y: number, { width: window, measure, position }: LabelInput): number {
  let x = placed.after;
  for (const { text, sign } of placed.notes) {
    if (x > window) return x;
    scene.add(sign, sign === 'baseline' ? rectangle(x + 0.5, y + 6.5, 7, 3) : triangleDown(x + 4, y + 4.5, 8));
    const width = measure(text, true) + 2;
    scene.labels.push({ of: position, text, x: x + SIGN, y, width, kind: 'slip' });
    x += SIGN + width + 4;
  }
  return x;
}

function drawName(
  scene: Scene,
  row: TimelineRow,
  placed: Placed,
  after: number,
  y: number,
  { width: window, measure, position }: LabelInput,
): void {
  const { box, inner, next } = placed;
  if (box.right < 0 || box.left > window) return;
  const width = measure(row.name, row.kind === 'phase') + 2;
  // A bar that begins left of the window keeps its name at the edge.
  const left = Math.max(box.left, 0) + PADDING;
  const add = (x: number, room: number, kind: LabelKind) => {
    scene.labels.push({ of: position, text: row.name, x, y, width: Math.min(width, room), kind });
  };
  if (row.kind === 'task' && !placed.crowded) {
    if (left + width + PADDING <= inner) {
      add(left, width, 'inside');
      return;
    }
    // Nothing beside the bar would be in sight.
    const free = Math.min(window, inner) - left;
    if (after > window - LEAST_LABEL && free >= LEAST_LABEL) {
      add(left, free, 'inside');
      return;
    }
  }
  const room = next - after;
  if (room >= Math.min(width, LEAST_LABEL) && after < window)
    add(after, room, row.kind === 'phase' ? 'phase' : 'beside');
}
