/**
 * Positions in text. Offsets count UTF-16 code units from the start of the file, as
 * JavaScript strings and LSP do; `end` is exclusive.
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

export function span(start: number, end: number): Span {
  return { start, end };
}

/** True where `offset` lies in the span or at either edge, which is where a cursor touches it. */
export function touches(area: Span, offset: number): boolean {
  return area.start <= offset && offset <= area.end;
}

/** The smallest span that holds both. */
export function cover(a: Span, b: Span): Span {
  return { start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) };
}

/**
 * Part of `area`, by offsets in the file as it is now. It belongs to the text of `area`: where that
 * moves, it moves along. Whatever outlives one reading is made by this or `cover`, never of numbers.
 */
export function within(_area: Span, start: number, end: number): Span {
  return { start, end };
}
