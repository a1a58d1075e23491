/**
 * What a reading gave item by item, kept so that the next reading of the file need not read again
 * what an edit did not reach. A part is an item of a long collection; the nodes of a small one are
 * held by it, and move with it. Reading an item is a function of the text it looks at and of where
 * it stands, so an item whose text and standing are as before is what it was.
 */
import type { Anchor } from '../base/span.ts';
import type { Fault } from './fault.ts';
import type { Entry, Node } from './tree.ts';

/** In place of a column: the part must be read again. */
export const TOUCHED = -1;

const NO_FAULTS: readonly Fault[] = [];

/** How far an item is from sound, in order. */
export const Doubt = { none: 0, unsure: 1, broken: 2 } as const;
export type Doubt = (typeof Doubt)[keyof typeof Doubt];

/** One item of the file: an entry, or a list's item. */
export class Part implements Anchor {
  /** Offset of its first line. */
  at: number;
  /** What its reading depended on beside its text. */
  column: number;
  readonly depth: number;
  readonly item: boolean;
  readonly first: boolean;
  /** Up to the next line with content. */
  length = 0;
  /** The characters that reading it has looked at; one more than there are where it has seen the end. */
  reach = 0;
  entry: Entry | null = null;
  node: Node | null = null;
  /** Its own, and those of its parts. */
  foreign: readonly Fault[] = NO_FAULTS;
  /** Those of a long collection that is its value; else it was read in one go. */
  parts: Part[] | null = null;
  /** Whether it, or something in it, cannot be read, or only the library could say. */
  doubt: Doubt = Doubt.none;

  constructor(at: number, column: number, depth: number, item: boolean, first: boolean) {
    this.at = at;
    this.column = column;
    this.depth = depth;
    this.item = item;
    this.first = first;
  }
}

/** The findings in some parts. */
export function foreignOf(parts: readonly Part[]): readonly Fault[] {
  return parts.some((part) => part.foreign.length > 0) ? parts.flatMap((part) => part.foreign) : NO_FAULTS;
}

/** The worst of some parts. */
export function doubtOf(parts: readonly Part[]): Doubt {
  let doubt: Doubt = Doubt.none;
  for (const part of parts) if (part.doubt > doubt) doubt = part.doubt;
  return doubt;
}

/** Characters `from` to `to` of an older text became others, and what follows them moved. */
export interface Change {
  readonly from: number;
  readonly to: number;
  readonly by: number;
}

/** Moves the parts behind a change, and marks those that have looked at changed text. */
export function movePast(parts: readonly Part[], change: Change): void {
  for (const part of parts) {
    if (part.at >= change.to) move(part, change.by);
    else if (part.at + part.reach > change.from) {
      part.column = TOUCHED;
      if (part.parts !== null) movePast(part.parts, change);
      const end = Math.max(part.at + part.reach, change.to) + change.by;
      if (part.at > change.from) part.at = change.to + change.by;
      part.reach = end - part.at;
    }
  }
}

function move(part: Part, by: number): void {
  part.at += by;
  if (part.parts !== null) for (const each of part.parts) move(each, by);
}

/** Finds parts of an earlier reading; quick where they are asked for in the order of the text. */
export class KnownParts {
  readonly #roots: readonly Part[];
  #list: readonly Part[];
  #next = 0;

  constructor(roots: readonly Part[]) {
    this.#roots = roots;
    this.#list = roots;
  }

  /** The part that was read at this offset from the same standing, unless an edit has touched it. */
  at(at: number, column: number, depth: number, item: boolean, first: boolean): Part | null {
    const next = this.#list[this.#next];
    if (next !== undefined && next.at === at && isSame(next, column, depth, item, first)) {
      this.#next++;
      return next;
    }
    return this.#search(at, column, depth, item, first);
  }

  #search(at: number, column: number, depth: number, item: boolean, first: boolean): Part | null {
    const find = (list: readonly Part[]): Part | null => {
      const last = lastUpTo(list, at);
      // An item that goes on behind a line out of place begins before that line.
      for (let i = last; i >= Math.max(0, last - 3); i--) {
        const part = list[i] as Part;
        if (part.at === at && isSame(part, column, depth, item, first)) {
          this.#list = list;
          this.#next = i + 1;
          return part;
        }
        const covers = part.at + part.reach > at;
        const inside = part.parts === null || !covers ? null : find(part.parts);
        if (inside !== null) return inside;
      }
      return null;
    };
    return find(this.#roots);
  }
}

function isSame(part: Part, column: number, depth: number, item: boolean, first: boolean): boolean {
  return part.column === column && part.depth === depth && part.item === item && part.first === first;
}

/** The last of the parts that begins at the offset or before it; -1 for none. */
function lastUpTo(parts: readonly Part[], at: number): number {
  let low = -1;
  let high = parts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((parts[middle] as Part).at <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}
