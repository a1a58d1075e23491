/**
 * Orthogonal routes of links. A route leaves its predecessor's side by a stub, runs down one
 * vertical where the gap allows, else along the gutter between two rows, and never across the bar
 * of an end row. Pure: in come boxes, out come points.
 */
import type { TimelineLink } from '../../../../../server/src/protocol/timeline.ts';
import type { Box } from './bars.ts';
import { px } from './scene.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** An end of a link on screen. */
export interface LinkEnd {
  readonly box: Box;
  /** Middle of its bar. */
  readonly y: number;
  /** Upper and lower edge of its row. */
  readonly top: number;
  readonly bottom: number;
}

export interface Route {
  readonly points: readonly Point[];
  /** Where the arrow points: right into a start, left into a finish. */
  readonly arrow: 1 | -1;
}

/** How many bars of the rows between both ends a vertical at `x` would cross. */
export type Crossings = (x: number) => number;

export const STUB = 10;
export const LANE = 4;
export const MOST_LANES = 6;
const LEAST_GAP = 20;
/** Links that come from above and below turn beside each other in the gutter. */
const ASIDE = 1;

const NO_CROSSINGS: Crossings = () => 0;

/** @param lane 0 is nearest the bar; the shortest of several links lies outermost. */
export function route(
  type: TimelineLink['type'],
  from: LinkEnd,
  to: LinkEnd,
  lane: number,
  crossings: Crossings = NO_CROSSINGS,
): Route {
  const exit = type === 'FS' || type === 'FF' ? 1 : -1;
  const entry = type === 'FS' || type === 'SS' ? -1 : 1;
  const start = { x: exit > 0 ? from.box.right : from.box.left, y: from.y };
  const end = { x: entry > 0 ? to.box.right : to.box.left, y: to.y };
  const out = STUB + lane * LANE;
  const arrow = entry < 0 ? 1 : -1;
  const down = to.y >= from.y;
  const under = down ? from.bottom - ASIDE : from.top + ASIDE;
  const over = down ? to.top + ASIDE : to.bottom - ASIDE;
  const through = (before: number, gutter: number, behind: number): Route => {
    const turns = [
      { x: before, y: from.y },
      { x: before, y: gutter },
      { x: behind, y: gutter },
      { x: behind, y: to.y },
    ];
    return { points: [start, ...turns, end], arrow };
  };
  const turnAt = (near: number, x: number): Route =>
    // The name stands behind the bar: a long way to the vertical would strike it through.
    exit > 0 && x - near >= LEAST_GAP
      ? through(near, under, x)
      : { points: [start, { x, y: from.y }, { x, y: to.y }, end], arrow };
  const before = start.x + out * exit;
  if (exit === entry) return turnAt(before, exit > 0 ? Math.max(start.x, end.x) + out : Math.min(start.x, end.x) - out);
  const gap = (end.x - start.x) * exit;
  if (gap >= LEAST_GAP) {
    const near = start.x + Math.min(out, gap - STUB) * exit;
    return turnAt(near, clearer(near, end.x - STUB * exit, crossings));
  }
  const behind = end.x + STUB * entry;
  const isBefore = clearer(before, behind, crossings) === before;
  return through(before, isBefore ? over : under, behind);
}

/** The first, unless the other crosses fewer bars. */
function clearer(first: number, other: number, crossings: Crossings): number {
  const crossed = crossings(first);
  return crossed > 0 && crossings(other) < crossed ? other : first;
}

/** Around the window, so that corners turn out of sight. */
const MARGIN = 42;
/** Of the dashes in marks.css: what is cut off is whole dashes, and the others stay where they were. */
const DASHES = 7;

/**
 * The route without what lies far out of sight. It keeps its right angles. A browser would work out
 * every dash of it for every part of the picture.
 */
export function inSight(points: readonly Point[], width: number, height: number): Point[] {
  return points.map(({ x, y }) => ({ x: near(x, width), y: near(y, height) }));
}

function near(value: number, most: number): number {
  if (value < -MARGIN) return value + Math.floor((-MARGIN - value) / DASHES) * DASHES;
  return value > most + MARGIN ? value - Math.floor((value - most - MARGIN) / DASHES) * DASHES : value;
}

/** The points as a line with rounded corners. */
export function roundedLine(points: readonly Point[], radius = 4): string {
  const first = points[0];
  if (!first) return '';
  let path = `M${px(first.x)} ${px(first.y)}`;
  for (let i = 1; i < points.length; i++) {
    const [before, corner, next] = [points[i - 1], points[i], points[i + 1]];
    if (!before || !corner) break;
    if (!next) {
      path += `L${px(corner.x)} ${px(corner.y)}`;
      break;
    }
    const r = Math.min(radius, distance(before, corner) / 2, distance(corner, next) / 2);
    const enter = towards(corner, before, r);
    const leave = towards(corner, next, r);
    path += `L${px(enter.x)} ${px(enter.y)}Q${px(corner.x)} ${px(corner.y)} ${px(leave.x)} ${px(leave.y)}`;
  }
  return path;
}

const TOOTH = 4;
const SWING = 2.5;

/** The points as a zigzag. */
export function zigzag(points: readonly Point[]): string {
  let path = '';
  for (const [index, a] of points.entries()) {
    const b = points[index + 1];
    if (!b) break;
    const length = distance(a, b);
    path += `${path === '' ? 'M' : 'L'}${px(a.x)} ${px(a.y)}`;
    const across = a.x === b.x ? { x: SWING, y: 0 } : { x: 0, y: SWING };
    for (let at = TOOTH, side = 1; at < length - TOOTH; at += TOOTH, side = -side) {
      const { x, y } = towards(a, b, at);
      path += `L${px(x + across.x * side)} ${px(y + across.y * side)}`;
    }
    path += `L${px(b.x)} ${px(b.y)}`;
  }
  return path;
}

function distance(a: Point, b: Point): number {
  return Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
}

/** The point `length` away from `from` in the direction of `to`. */
function towards(from: Point, to: Point, length: number): Point {
  const whole = distance(from, to) || 1;
  return { x: from.x + ((to.x - from.x) * length) / whole, y: from.y + ((to.y - from.y) * length) / whole };
}
