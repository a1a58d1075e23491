/**
 * Where a row's texts stand: the name inside its bar, else beside it; before the name how late it is
 * and how far from the approved plan. Pure; widths come from a measure.
 */
import type { TimelineRow } from '../../../../../server/src/protocol/timeline.ts';
import type { Placed, Stretch } from './row-marks.ts';
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

/** Of a label's line in marks.css. */
export const LABEL_HEIGHT = 16;
const LEAST_LABEL = 24;
const PADDING = 6;
const SIGN = 11;

/** @param y of the labels' upper edge. */
export function drawLabels(scene: Scene, row: TimelineRow, placed: Placed, y: number, input: LabelInput): void {
  if (placed.late !== null) drawLate(scene, row, placed.late, y, input);
  const own = input.measure(row.name, row.kind === 'phase') + 2;
  const isInside = input.withName && fitsInside(row, placed, own);
  const needed = placed.notes.reduce((sum, { text }) => sum + noteWidth(text, input), 0);
  const { after, next } = room(placed, needed + (input.withName && !isInside ? own : 0));
  const behind = drawNotes(scene, placed, after, y, input);
  if (input.withName) drawName(scene, row, placed, { width: own, isInside, after: behind, next, y }, input);
}

interface Room {
  readonly after: number;
  readonly next: number;
}

const FAR = 1e9;
/** Farther from its bar than this nobody takes a text for its name: better a part of it near by. */
const NEAR = 240;
const LEAST_ROOM = 28;

/** Behind marks that leave texts no room before them, and up to the first of the others. */
function room({ beside, taken }: { beside: number; taken: readonly Stretch[] }, needed: number): Room {
  let after = beside;
  for (const mark of taken) {
    if (mark.to <= after) continue;
    const least = mark.to - beside > NEAR ? LEAST_ROOM : Math.max(LEAST_ROOM, needed);
    if (mark.from >= after + least) return { after, next: mark.from };
    after = mark.to;
  }
  return { after, next: FAR };
}

function fitsInside({ kind }: TimelineRow, { box, inner, crowded }: Placed, width: number): boolean {
  return kind === 'task' && !crowded && Math.max(box.left, 0) + width + 2 * PADDING <= inner;
}

function noteWidth(text: string, { measure }: LabelInput): number {
  return SIGN + measure(text, true) + 6;
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
function drawNotes(scene: Scene, placed: Placed, after: number, y: number, input: LabelInput): number {
  const { width: window, position } = input;
  let x = after;
  for (const { text, sign } of placed.notes) {
    if (x > window) return x;
    scene.add(sign, sign === 'baseline' ? rectangle(x + 0.5, y + 6.5, 7, 3) : triangleDown(x + 4, y + 4.5, 8));
    const taken = noteWidth(text, input);
    scene.labels.push({ of: position, text, x: x + SIGN, y, width: taken - SIGN - 4, kind: 'slip' });
    x += taken;
  }
  return x;
}

function drawName(
  scene: Scene,
  row: TimelineRow,
  { box, inner, crowded }: Placed,
  {
    width,
    isInside,
    after,
    next,
    y,
  }: Room & { readonly width: number; readonly isInside: boolean; readonly y: number },
  { width: window, position }: LabelInput,
): void {
  if (box.right < 0 || box.left > window) return;
  // A bar that begins left of the window keeps its name at the edge.
  const left = Math.max(box.left, 0) + PADDING;
  const add = (x: number, room: number, kind: LabelKind) => {
    // Inside, its feet would stand on the strip of progress.
    const top = kind === 'inside' ? y - 1 : y;
    scene.labels.push({ of: position, text: row.name, x, y: top, width: Math.min(width, room), kind });
  };
  if (isInside) {
    add(left, width, 'inside');
    return;
  }
  if (row.kind === 'task' && !crowded) {
    // Nothing beside the bar would be in sight.
    const free = Math.min(window, inner) - left;
    if (after > window - LEAST_LABEL && free >= LEAST_LABEL) {
      add(left, free, 'inside');
      return;
    }
  }
  const room = Math.min(next, window) - after;
  if (room >= Math.min(width, LEAST_LABEL)) add(after, room, row.kind === 'phase' ? 'phase' : 'beside');
}
