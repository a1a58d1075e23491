/**
 * Links as shown: between positions on screen, each in its lane, found by row. The ends of hidden
 * rows move to the ancestor that stands for them. Typed arrays, as a keystroke may make all anew.
 */
import type { TimelineLink } from '../../../../../server/src/protocol/timeline.ts';
import { LANE, MOST_LANES, STUB } from './route.ts';

export interface ShownLinks {
  /** By number of a shown link: its index in the view's list, and the positions of its ends. */
  readonly index: Int32Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly lane: Uint8Array;
  /** Numbers of the links with an end at a position. */
  readonly at: (position: number) => Int32Array;
  /** Number of a link of the view; -1 where it is not shown. */
  readonly numberOf: (index: number) => number;
  /** Px right of a row's bar that the stubs of its links take up. */
  readonly reach: (position: number) => number;
}

const LEAST_REACH = 4;

export function shownLinks(links: readonly TimelineLink[], positions: Int32Array): ShownLinks {
  const count = positions.reduce((most, position) => Math.max(most, position + 1), 0);
  const kept = keptLinks(links, positions, count);
  const index = Int32Array.from(kept);
  const from = index.map((link) => positions[links[link]?.from ?? 0] ?? 0);
  const to = index.map((link) => positions[links[link]?.to ?? 0] ?? 0);
  const numbers = new Int32Array(links.length).fill(-1);
  for (let i = 0; i < index.length; i++) numbers[index[i] ?? 0] = i;
  const byEnd = grouped(count, [from, to]);
  const lane = lanes(links, index, from, to, grouped(count, [from]));
  const reaches = new Uint8Array(count).fill(LEAST_REACH);
  for (let i = 0; i < index.length; i++) {
    const type = links[index[i] ?? 0]?.type ?? 'FS';
    const [start, end] = [from[i] ?? 0, to[i] ?? 0];
    if (type[0] === 'F') reaches[start] = Math.max(reaches[start] ?? 0, STUB + (lane[i] ?? 0) * LANE + 4);
    if (type[1] === 'F') reaches[end] = Math.max(reaches[end] ?? 0, STUB + 4);
  }
  return {
    index,
    from,
    to,
    lane,
    at: byEnd,
    numberOf: (link) => numbers[link] ?? -1,
    reach: (position) => reaches[position] ?? LEAST_REACH,
  };
}

const TYPES: readonly TimelineLink['type'][] = ['FS', 'SS', 'FF', 'SF'];

/** Of several that fall together once rows are hidden, the one that drives; what links a row to itself goes. */
function keptLinks(links: readonly TimelineLink[], positions: Int32Array, count: number): Iterable<number> {
  const kept = new Map<number, number>();
  for (const [index, link] of links.entries()) {
    const from = positions[link.from] ?? -1;
    const to = positions[link.to] ?? -1;
    if (from < 0 || to < 0 || from === to) continue;
    const key = (from * count + to) * TYPES.length + TYPES.indexOf(link.type);
    const known = kept.get(key);
    if (known === undefined || (link.driving && !links[known]?.driving)) kept.set(key, index);
  }
  return kept.values();
}

/** Numbers by the positions that any of the lists gives them. */
function grouped(count: number, lists: readonly Int32Array[]): (position: number) => Int32Array {
  const starts = new Int32Array(count + 1);
  for (const list of lists) for (const position of list) starts[position + 1] = (starts[position + 1] ?? 0) + 1;
  for (let i = 1; i <= count; i++) starts[i] = (starts[i] ?? 0) + (starts[i - 1] ?? 0);
  const next = starts.slice();
  const numbers = new Int32Array(starts[count] ?? 0);
  for (const list of lists) {
    for (let i = 0; i < list.length; i++) {
      const position = list[i] ?? 0;
      const place = next[position] ?? 0;
      numbers[place] = i;
      next[position] = place + 1;
    }
  }
  return (position) => numbers.subarray(starts[position] ?? 0, starts[position + 1] ?? 0);
}

/** Links that leave a bar on the same side and in the same direction lie beside each other, the shortest outermost. */
function lanes(
  links: readonly TimelineLink[],
  index: Int32Array,
  from: Int32Array,
  to: Int32Array,
  leaving: (position: number) => Int32Array,
): Uint8Array {
  const lane = new Uint8Array(index.length);
  const length = (link: number) => Math.abs((to[link] ?? 0) - (from[link] ?? 0));
  const sideOf = (link: number) => {
    const fromFinish = links[index[link] ?? 0]?.type[0] === 'F';
    return (fromFinish ? 2 : 0) + ((to[link] ?? 0) > (from[link] ?? 0) ? 1 : 0);
  };
  const done = new Set<number>();
  for (const start of from) {
    const all = leaving(start);
    if (all.length < 2 || done.has(start)) continue;
    done.add(start);
    const sides: number[][] = [[], [], [], []];
    for (const link of all) sides[sideOf(link)]?.push(link);
    for (const side of sides) {
      side.sort((a, b) => length(b) - length(a));
      for (const [place, link] of side.entries()) lane[link] = Math.min(place, MOST_LANES - 1);
    }
  }
  return lane;
}
