/**
 * Offsets to lines and back. Lines end at LF, CRLF or CR; columns are UTF-16 code units, as LSP's
 * default position encoding has it.
 */

import type { Difference } from './difference.ts';

export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Lines {
  /** Offset at which each line begins; the first is 0. */
  readonly starts: Int32Array;
  readonly length: number;
}

/** The lines of an empty text. */
export const NO_LINES: Lines = { starts: Int32Array.of(0), length: 0 };

export function linesOf(text: string): Lines {
  const starts = new Starts(text.length / 32);
  starts.add(0);
  starts.addFound(text, 0, text.length);
  return { starts: starts.all(), length: text.length };
}

/** The lines of a text that came of another by one edit: only what was put in is looked through. */
export function linesAfter(before: Lines, text: string, { from, oldEnd, newEnd }: Difference): Lines {
  const old = before.starts;
  // Whether a line starts somewhere follows from the characters on both sides.
  const kept = Math.max(1, firstFrom(old, from));
  const after = firstFrom(old, oldEnd + 1);
  const starts = new Starts(kept + old.length - after);
  starts.addAll(old, 0, kept, 0);
  starts.addFound(text, Math.max(0, from - 1), newEnd);
  starts.addAll(old, after, old.length, newEnd - oldEnd);
  return { starts: starts.all(), length: text.length };
}

/** Line starts in the making. */
class Starts {
  #starts: Int32Array;
  #count = 0;

  constructor(expected: number) {
    this.#starts = new Int32Array(Math.ceil(expected) + 16);
  }

  add(start: number): void {
    if (this.#count === this.#starts.length) this.#grow(this.#count + 1);
    this.#starts[this.#count++] = start;
  }

  addAll(others: Int32Array, from: number, to: number, by: number): void {
    if (this.#count + to - from > this.#starts.length) this.#grow(this.#count + to - from);
    this.#starts.set(others.subarray(from, to), this.#count);
    const end = this.#count + to - from;
    if (by !== 0) for (let i = this.#count; i < end; i++) this.#starts[i] = (this.#starts[i] as number) + by;
    this.#count = end;
  }

  /** Those behind line ends at `from` or later and before `to`. */
  addFound(text: string, from: number, to: number): void {
    const isPlain = to - from >= LONG && !hasReturn(text, from, to);
    if (isPlain)
      for (let i = text.indexOf('\n', from); i >= 0 && i < to; i = text.indexOf('\n', i + 1)) this.add(i + 1);
    else this.#addOneByOne(text, from, to);
  }

  #addOneByOne(text: string, from: number, to: number): void {
    for (let i = from; i < to; i++) {
      const code = text.charCodeAt(i);
      if (code === NEWLINE || (code === RETURN && text.charCodeAt(i + 1) !== NEWLINE)) this.add(i + 1);
    }
  }

  /** Copied only where much is left over: at each key, what is made once here is garbage twice. */
  all(): Int32Array {
    const isTight = this.#starts.length - this.#count <= this.#count >> 3;
    return isTight ? this.#starts.subarray(0, this.#count) : this.#starts.slice(0, this.#count);
  }

  #grow(least: number): void {
    const larger = new Int32Array(Math.max(least, 2 * this.#starts.length));
    larger.set(this.#starts);
    this.#starts = larger;
  }
}

const NEWLINE = 10;
const RETURN = 13;
/** The engine searches such texts many times sooner than a loop that it has not yet compiled. */
const LONG = 10_000;

function hasReturn(text: string, from: number, to: number): boolean {
  const found = text.indexOf('\r', from);
  return found >= 0 && found < to;
}

/** How many of some ascending numbers are below another. */
function firstFrom(numbers: Int32Array, least: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] as number) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function positionAt(lines: Lines, offset: number): Position {
  const at = Math.max(0, Math.min(offset, lines.length));
  let low = 0;
  let high = lines.starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lines.starts[middle] ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return { line: low, character: at - (lines.starts[low] ?? 0) };
}

/** The offset of a position; one past a line's end is moved back to that end's line break or text end. */
export function offsetAt(lines: Lines, position: Position): number {
  if (position.line < 0) return 0;
  const start = lines.starts[position.line];
  if (start === undefined) return lines.length;
  const next = lines.starts[position.line + 1] ?? lines.length;
  return Math.min(start + Math.max(0, position.character), next);
}
