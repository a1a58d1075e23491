/**
 * Positions in text. Offsets count UTF-16 code units from the start of the file, as JavaScript
 * strings and LSP do; `end` is exclusive. A span of a tree is held by an anchor, the beginning of
 * an item of the file, and moves with it when text before the item changes.
 */

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** An opaque file identity: the file's URI as a string, the same for every mention of the file. */
export type FileId = string;

/** A span in a named file. */
export interface Place {
  readonly file: FileId;
  readonly span: Span;
}

/** A place in a file that moves with the text around it; only the reader of the text moves it. */
export interface Anchor {
  readonly at: number;
}

/** The beginning of a text. */
export const ORIGIN: Anchor = Object.freeze({ at: 0 });

/** An area by its distances from an anchor. */
class Anchored implements Span {
  readonly anchor: Anchor;
  readonly from: number;
  readonly to: number;

  constructor(anchor: Anchor, from: number, to: number) {
    this.anchor = anchor;
    this.from = from;
    this.to = to;
  }

  get start(): number {
    return this.anchor.at + this.from;
  }

  get end(): number {
    return this.anchor.at + this.to;
  }
}

/** An area whose ends move apart: one over several items. */
class Stretched implements Span {
  readonly first: Anchor;
  readonly from: number;
  readonly last: Anchor;
  readonly to: number;

  constructor(first: Anchor, from: number, last: Anchor, to: number) {
    this.first = first;
    this.from = from;
    this.last = last;
    this.to = to;
  }

  get start(): number {
    return this.first.at + this.from;
  }

  get end(): number {
    return this.last.at + this.to;
  }
}

/** A fixed area; one of a tree's text is made by `within` or `cover`, so that it moves along. */
export function span(start: number, end: number): Span {
  return { start, end };
}

/** From one distance behind an anchor to another. */
export function anchored(anchor: Anchor, from: number, to: number): Span {
  return new Anchored(anchor, from, to);
}

/** True where `offset` lies in the span or at either edge, which is where a cursor touches it. */
export function touches(area: Span, offset: number): boolean {
  return area.start <= offset && offset <= area.end;
}

/** The smallest span that holds both. */
export function cover(a: Span, b: Span): Span {
  return between(a.start <= b.start ? a : b, a.end >= b.end ? a : b);
}

/** From the start of one area to the end of another. */
export function between(first: Span, last: Span): Span {
  if (first === last) return first;
  const startAnchor = anchorOf(first, false);
  const endAnchor = anchorOf(last, true);
  const from = first.start - startAnchor.at;
  const to = last.end - endAnchor.at;
  return startAnchor === endAnchor
    ? new Anchored(startAnchor, from, to)
    : new Stretched(startAnchor, from, endAnchor, to);
}

/**
 * Part of `area`, by offsets in the file as it is now. It belongs to the text of `area`: where that
 * moves, it moves along. Whatever outlives one reading is made by this or `cover`, never of numbers.
 */
export function within(area: Span, start: number, end: number): Span {
  const nearEnd = area.end - end < start - area.start;
  const anchor = anchorOf(area, nearEnd);
  return new Anchored(anchor, start - anchor.at, end - anchor.at);
}

function anchorOf(area: Span, atEnd: boolean): Anchor {
  if (area instanceof Anchored) return area.anchor;
  if (area instanceof Stretched) return atEnd ? area.last : area.first;
  return ORIGIN;
}
