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

const STUB = 10;
const LANE = 4;
const LEAST_GAP = 20;
const MOST_LANES = 6;

/** @param lane 0 is nearest the bar; the shortest of several links lies outermost. */
export function route(type: TimelineLink['type'], from: LinkEnd, to: LinkEnd, lane: number): Route {
  const exit = type === 'FS' || type === 'FF' ? 1 : -1;
  const entry = type === 'FS' || type === 'SS' ? -1 : 1;
  const x1 = exit > 0 ? from.box.right : from.box.left;
  const x2 = entry > 0 ? to.box.right : to.box.left;
  const out = STUB + lane * LANE;
  const arrow = entry < 0 ? 1 : -1;
  const start = { x: x1, y: from.y };
  const end = { x: x2, y: to.y };
  if (exit === entry) {
    const x = exit > 0 ? Math.max(x1, x2) + out : Math.min(x1, x2) - out;
    return { points: [start, { x, y: from.y }, { x, y: to.y }, end], arrow };
  }
  const gap = (x2 - x1) * exit;
  if (gap >= LEAST_GAP) {
    const x = x1 + Math.min(out, gap - STUB) * exit;
    return { points: [start, { x, y: from.y }, { x, y: to.y }, end], arrow };
  }
  const gutter = to.y >= from.y ? to.top : to.bottom;
  const before = x1 + out * exit;
  const behind = x2 + STUB * entry;
  return {
    points: [
      start,
      { x: before, y: from.y },
      { x: before, y: gutter },
      { x: behind, y: gutter },
      { x: behind, y: to.y },
      end,
    ],
    arrow,
  };
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

function distance(a: Point, b: Point): number {
  return Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
}

/** The point `length` away from `from` in the direction of `to`. */
function towards(from: Point, to: Point, length: number): Point {
  const whole = distance(from, to) || 1;
  return { x: from.x + ((to.x - from.x) * length) / whole, y: from.y + ((to.y - from.y) * length) / whole };
}

/** Links as drawn: between positions on screen, each in its lane. */
export interface ShownLinks {
  readonly links: readonly ShownLink[];
  /** Indexes into `links` by position: those with an end there. */
  readonly at: (position: number) => readonly number[];
  /** Px right of a row's bar that the stubs of its links take up. */
  readonly reach: (position: number) => number;
}

export interface ShownLink {
  readonly link: TimelineLink;
  /** Index in the view's list of links. */
  readonly index: number;
  readonly from: number;
  readonly to: number;
  readonly lane: number;
}

const NONE: readonly number[] = [];

/** Moves the ends of hidden rows to the ancestor that stands for them; what then links a row to itself goes. */
export function shownLinks(links: readonly TimelineLink[], positions: Int32Array): ShownLinks {
  const kept = new Map<string, { link: TimelineLink; index: number; from: number; to: number }>();
  for (const [index, link] of links.entries()) {
    const from = positions[link.from] ?? -1;
    const to = positions[link.to] ?? -1;
    if (from < 0 || to < 0 || from === to) continue;
    const key = `${from} ${to} ${link.type}`;
    const known = kept.get(key);
    if (!known || (link.driving && !known.link.driving)) kept.set(key, { link, index, from, to });
  }
  const lanes = withLanes([...kept.values()]);
  const byPosition = new Map<number, number[]>();
  for (const [index, { from, to }] of lanes.entries()) {
    for (const position of [from, to]) {
      const list = byPosition.get(position);
      if (list) list.push(index);
      else byPosition.set(position, [index]);
    }
  }
  const reaches = new Map<number, number>();
  for (const { link, from, to, lane } of lanes) {
    if (link.type[0] === 'F') reaches.set(from, Math.max(reaches.get(from) ?? 0, STUB + lane * LANE + 4));
    if (link.type[1] === 'F') reaches.set(to, Math.max(reaches.get(to) ?? 0, STUB + 4));
  }
  return {
    links: lanes,
    at: (position) => byPosition.get(position) ?? NONE,
    reach: (position) => reaches.get(position) ?? 4,
  };
}

function withLanes(links: readonly Omit<ShownLink, 'lane'>[]): ShownLink[] {
  const bySide = new Map<string, Omit<ShownLink, 'lane'>[]>();
  for (const shown of links) {
    const side = `${shown.from} ${shown.link.type[0]} ${shown.to > shown.from}`;
    const list = bySide.get(side);
    if (list) list.push(shown);
    else bySide.set(side, [shown]);
  }
  return [...bySide.values()].flatMap((list) => {
    list.sort((a, b) => Math.abs(b.to - b.from) - Math.abs(a.to - a.from));
    return list.map((shown, lane) => ({ ...shown, lane: Math.min(lane, MOST_LANES - 1) }));
  });
}
