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
  /** From 0, nearest the bar: links that leave it on one side in one direction lie beside each other, the shortest outermost. */
  readonly lane: (number: number) => number;
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
  for (let row = 0; row < positions.length; row++) count = Math.max(count, (positions[row] ?? 0) + 1);
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
  const { starts, numbers: byEnd } = grouped(count, [from, to]);
  const typeOf = (number: number) => links[index[number] ?? 0]?.type ?? 'FS';
  const at = (position: number) => byEnd.subarray(starts[position] ?? 0, starts[position + 1] ?? 0);

  function lane(number: number): number {
    const start = from[number] ?? 0;
    const side = sideOf(typeOf(number), start, to[number] ?? 0);
    const length = Math.abs((to[number] ?? 0) - start);
    let longer = 0;
    for (const other of at(start)) {
      if (other === number || from[other] !== start || sideOf(typeOf(other), start, to[other] ?? 0) !== side) continue;
      const otherLength = Math.abs((to[other] ?? 0) - start);
      if (otherLength > length || (otherLength === length && other < number)) longer++;
      if (longer === MOST_LANES - 1) break;
    }
    return longer;
  }

  function reach(position: number): number {
    let most = LEAST_REACH;
    for (const number of at(position)) {
      const type = typeOf(number);
      const leaves = from[number] === position && (type === 'FS' || type === 'FF');
      const arrives = to[number] === position && (type === 'FF' || type === 'SF');
      if (leaves) most = Math.max(most, STUB + lane(number) * LANE + 4);
      else if (arrives) most = Math.max(most, STUB + 4);
    }
    return most;
  }

  return {
    index,
    from,
    to,
    lane,
    at,
    numberOf: (link) => numbers[link] ?? -1,
    reach,
    isOf: (others, places) =>
      (links === others || isSame(links, others)) &&
      (places === positions ||
        (places.length === positions.length && places.every((position, row) => position === positions[row]))),
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
  const standsFor = new Uint8Array(count);
  for (let row = 0; row < positions.length; row++) {
    const position = positions[row] ?? -1;
    if (position >= 0) standsFor[position] = Math.min(2, (standsFor[position] ?? 0) + 1);
  }
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
  for (const list of lists) {
    for (let i = 0; i < list.length; i++) {
      const after = (list[i] ?? 0) + 1;
      starts[after] = (starts[after] ?? 0) + 1;
    }
  }
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

/** Which end a link leaves a bar by, and whether up or down. */
function sideOf(type: TimelineLink['type'], from: number, to: number): number {
  return (type === 'FS' || type === 'FF' ? 2 : 0) + (to > from ? 1 : 0);
}
