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
  /** True where it would be the same for these. */
  readonly isOf: (links: readonly TimelineLink[], positions: Int32Array) => boolean;
}

const LEAST_REACH = 4;

/** @param before is returned where nothing of it would be another: most edits only move bars. */
export function shownLinks(
  links: readonly TimelineLink[],
  positions: Int32Array,
  before: ShownLinks | null = null,
): ShownLinks {
  if (before?.isOf(links, positions)) return before;
  let count = 0;
  for (const position of positions) count = Math.max(count, position + 1);
  const index = keptLinks(links, positions, count);
  const from = new Int32Array(index.length);
  const to = new Int32Array(index.length);
  const numbers = new Int32Array(links.length).fill(-1);
  for (let i = 0; i < index.length; i++) {
    const at = index[i] ?? 0;
    const link = links[at];
    from[i] = positions[link?.from ?? 0] ?? 0;
    to[i] = positions[link?.to ?? 0] ?? 0;
    numbers[at] = i;
  }
  const byEnd = grouped(count, [from, to]);
  const lane = lanes(links, index, to, grouped(count, [from]));
  const reaches = new Uint8Array(count).fill(LEAST_REACH);
  for (let i = 0; i < index.length; i++) {
    const type = links[index[i] ?? 0]?.type ?? 'FS';
    const [start, end] = [from[i] ?? 0, to[i] ?? 0];
    if (type === 'FS' || type === 'FF')
      reaches[start] = Math.max(reaches[start] ?? 0, STUB + (lane[i] ?? 0) * LANE + 4);
    if (type === 'FF' || type === 'SF') reaches[end] = Math.max(reaches[end] ?? 0, STUB + 4);
  }
  return {
    index,
    from,
    to,
    lane,
    at: (position) => byEnd.numbers.subarray(byEnd.starts[position] ?? 0, byEnd.starts[position + 1] ?? 0),
    numberOf: (link) => numbers[link] ?? -1,
    reach: (position) => reaches[position] ?? LEAST_REACH,
    isOf: (others, places) =>
      isSame(links, others) &&
      places.length === positions.length &&
      places.every((position, row) => position === positions[row]),
  };
}

function isSame(links: readonly TimelineLink[], others: readonly TimelineLink[]): boolean {
  return (
    links.length === others.length &&
    links.every((link, index) => {
      const other = others[index];
      if (link === other) return true;
      return (
        link.from === other?.from && link.to === other.to && link.type === other.type && link.driving === other.driving
      );
    })
  );
}

const TYPES: readonly TimelineLink['type'][] = ['FS', 'SS', 'FF', 'SF'];

/** Of several that fall together once rows are hidden, the one that drives; what links a row to itself goes. */
function keptLinks(links: readonly TimelineLink[], positions: Int32Array, count: number): Int32Array {
  const standsFor = new Uint16Array(count);
  for (const position of positions)
    if (position >= 0) standsFor[position] = Math.min(2, (standsFor[position] ?? 0) + 1);
  const kept = new Int32Array(links.length);
  /** By both positions and the type, where more than one link can come to lie: its place in `kept`. */
  const merged = new Map<number, number>();
  let length = 0;
  for (let index = 0; index < links.length; index++) {
    const link = links[index];
    const from = positions[link?.from ?? -1] ?? -1;
    const to = positions[link?.to ?? -1] ?? -1;
    if (!link || from < 0 || to < 0 || from === to) continue;
    if (standsFor[from] === 1 && standsFor[to] === 1) {
      kept[length++] = index;
      continue;
    }
    const key = (from * count + to) * TYPES.length + TYPES.indexOf(link.type);
    const known = merged.get(key);
    if (known === undefined) {
      merged.set(key, length);
      kept[length++] = index;
    } else if (link.driving && !links[kept[known] ?? 0]?.driving) kept[known] = index;
  }
  return kept.subarray(0, length);
}

/** Numbers by position: those of one lie from `starts[position]` up to the next start. */
interface Grouped {
  readonly starts: Int32Array;
  readonly numbers: Int32Array;
}

/** By the positions that any of the lists gives a number. */
function grouped(count: number, lists: readonly Int32Array[]): Grouped {
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
  return { starts, numbers };
}

/** Links that leave a bar on the same side and in the same direction lie beside each other, the shortest outermost. */
function lanes(links: readonly TimelineLink[], index: Int32Array, to: Int32Array, leaving: Grouped): Uint8Array {
  const lane = new Uint8Array(index.length);
  const { starts, numbers } = leaving;
  for (let position = 0; position + 1 < starts.length; position++) {
    const [first, end] = [starts[position] ?? 0, starts[position + 1] ?? 0];
    if (end - first < 2) continue;
    const length = (link: number) => Math.abs((to[link] ?? 0) - position);
    const sides: number[][] = [[], [], [], []];
    for (const link of numbers.subarray(first, end)) {
      const type = links[index[link] ?? 0]?.type;
      const fromFinish = type === 'FS' || type === 'FF';
      sides[(fromFinish ? 2 : 0) + ((to[link] ?? 0) > position ? 1 : 0)]?.push(link);
    }
    for (const side of sides) {
      side.sort((a, b) => length(b) - length(a));
      for (let place = 0; place < side.length; place++) lane[side[place] ?? 0] = Math.min(place, MOST_LANES - 1);
    }
  }
  return lane;
}
