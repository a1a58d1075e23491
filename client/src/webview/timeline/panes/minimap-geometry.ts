/**
 * The whole plan on a strip of a few pixels: rows fall into bands, each column of a band says how many
 * of its tasks run then. Pure; `minimap-canvas.ts` draws it. A folded phase keeps its tasks' density.
 */
import type { TimelineRow } from '../../../../../server/src/protocol/timeline.ts';
import type { Extent, TimeWindow } from '../chart/scale.ts';
import { minuteAt } from '../chart/scale.ts';

export interface StripSize {
  readonly width: number;
  readonly height: number;
}

/** Where the parts of the strip lie, top down: points, bands, the line of what is critical. */
export interface Strip extends StripSize {
  readonly extent: Extent;
  readonly bandsTop: number;
  readonly bandHeight: number;
  readonly bands: number;
  readonly criticalTop: number;
}

/** Room at both ends for what stands on the first and last day. */
const PAD = 8;
const POINTS = 8;
export const CRITICAL_LINE = 3;
const TALLEST_BAND = 4;
const LEAST_BAND = 2;

export function stripOf(size: StripSize, extent: Extent, rowCount: number): Strip {
  const room = size.height - POINTS - CRITICAL_LINE - 2;
  const bands = Math.max(1, Math.min(rowCount, Math.floor(room / LEAST_BAND)));
  const bandHeight = Math.min(TALLEST_BAND, room / bands);
  return { ...size, extent, bandsTop: POINTS, bandHeight, bands, criticalTop: size.height - CRITICAL_LINE - 1 };
}

export function stripX({ extent, width }: Strip, minute: number): number {
  return PAD + ((minute - extent.from) / (extent.to - extent.from)) * (width - 2 * PAD);
}

export function stripMinute({ extent, width }: Strip, x: number): number {
  return extent.from + ((x - PAD) / (width - 2 * PAD)) * (extent.to - extent.from);
}

/** How the work of a stretch stands. Drawn in this order. */
const WORK_KINDS = ['done', 'open', 'critical'] as const;
type WorkKind = (typeof WORK_KINDS)[number];

/** A stretch of one band, in px; `level` 1 to `LEVELS` by how much runs there beside the busiest stretch. */
export interface Run {
  readonly kind: WorkKind;
  readonly band: number;
  readonly from: number;
  readonly to: number;
  readonly level: number;
}
export const LEVELS = 4;

export interface StripPoint {
  readonly kind: 'milestone' | 'gate' | 'missed';
  readonly x: number;
}

export interface StripPicture {
  readonly runs: readonly Run[];
  /** Where anything is critical, whatever the band: [from, to, from, to …]. */
  readonly critical: readonly number[];
  readonly points: readonly StripPoint[];
}

/** @param positions by row, of the row or of what hides it; -1 where neither is shown. */
export function stripPicture(
  strip: Strip,
  rows: readonly TimelineRow[],
  positions: ArrayLike<number>,
  rowCount: number,
): StripPicture {
  const columns = Math.ceil(strip.width) + 1;
  const counts = new Map(WORK_KINDS.map((kind) => [kind, new Int32Array(strip.bands * columns)]));
  const criticalCount = new Int32Array(columns);
  const points: StripPoint[] = [];
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index];
    const position = positions[index] ?? -1;
    if (!row || position < 0 || row.cancelled) continue;
    const x = stripX(strip, row.start);
    if (row.kind === 'milestone' || row.kind === 'gate') points.push({ kind: row.kind, x });
    if (row.deadlineMissedBy && row.deadline !== null) points.push({ kind: 'missed', x: stripX(strip, row.deadline) });
    if (row.kind !== 'task') continue;
    const kind = row.done ? 'done' : row.critical ? 'critical' : 'open';
    const from = Math.max(0, Math.floor(x));
    const to = Math.min(columns - 1, Math.max(from + 1, Math.ceil(stripX(strip, row.finish))));
    const band = Math.min(strip.bands - 1, Math.floor((position * strip.bands) / rowCount));
    stretch(counts.get(kind), band * columns, from, to);
    if (kind === 'critical') stretch(criticalCount, 0, from, to);
  }
  for (const count of counts.values()) addUp(count, columns);
  addUp(criticalCount, columns);
  const busiest = Math.max(1, ...[...counts.values()].map((count) => count.reduce((a, b) => Math.max(a, b), 0)));
  const runs = WORK_KINDS.flatMap((kind) => runsOf(counts.get(kind) ?? new Int32Array(0), kind, columns, busiest));
  return { runs, critical: stretchesOf(criticalCount), points: points.filter(({ x }) => x >= 0 && x <= strip.width) };
}

/** Counts are kept as differences between neighbours until `addUp`. */
function stretch(count: Int32Array | undefined, start: number, from: number, to: number): void {
  if (!count) return;
  count[start + from] = (count[start + from] ?? 0) + 1;
  count[start + to] = (count[start + to] ?? 0) - 1;
}

function addUp(count: Int32Array, columns: number): void {
  for (let start = 0; start < count.length; start += columns) {
    for (let at = start + 1; at < start + columns; at++) count[at] = (count[at] ?? 0) + (count[at - 1] ?? 0);
  }
}

function runsOf(count: Int32Array, kind: WorkKind, columns: number, busiest: number): Run[] {
  const runs: Run[] = [];
  const levelAt = (at: number) => Math.ceil(LEVELS * Math.sqrt(Math.min(1, (count[at] ?? 0) / busiest)));
  for (let start = 0; start < count.length; start += columns) {
    for (let from = 0; from < columns; ) {
      const level = levelAt(start + from);
      let to = from + 1;
      while (to < columns && levelAt(start + to) === level) to++;
      if (level > 0) runs.push({ kind, band: start / columns, from, to, level });
      from = to;
    }
  }
  return runs;
}

function stretchesOf(count: Int32Array): number[] {
  const ends: number[] = [];
  for (let at = 0; at < count.length; at++) {
    const is = (count[at] ?? 0) > 0;
    if (is !== (at > 0 && (count[at - 1] ?? 0) > 0)) ends.push(at);
  }
  if (ends.length % 2 === 1) ends.push(count.length);
  return ends;
}

/** What is in sight: a frame of time as high as the strip, and in it a stretch of rows. */
export interface StripFrame {
  readonly left: number;
  readonly width: number;
  readonly rowsTop: number;
  readonly rowsHeight: number;
}

const LEAST_FRAME = 8;
const LEAST_ROWS = 3;

/** @param rows first and last position in sight, fractions allowed, of how many. */
export function frameOf(
  strip: Strip,
  window: TimeWindow,
  rows: { readonly first: number; readonly last: number; readonly count: number },
): StripFrame {
  const left = clamp(stripX(strip, minuteAt(window, 0)), 0, strip.width - LEAST_FRAME);
  const right = clamp(stripX(strip, minuteAt(window, window.width)), left + LEAST_FRAME, strip.width);
  const content = strip.bands * strip.bandHeight;
  const at = (position: number) =>
    strip.bandsTop + (clamp(position, 0, rows.count) / Math.max(1, rows.count)) * content;
  const rowsTop = Math.min(at(rows.first), strip.bandsTop + content - LEAST_ROWS);
  return { left, width: right - left, rowsTop, rowsHeight: Math.max(LEAST_ROWS, at(rows.last) - rowsTop) };
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
