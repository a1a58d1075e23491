/**
 * Offsets to lines and back. Lines end at LF, CRLF or CR; columns are UTF-16 code units, as LSP's
 * default position encoding has it.
 */

import type { Difference } from './difference.ts';

export interface Position {
  readonly line: number;
  readonly character: number;
}

/**
 * Where each line begins. What one edit leaves on their lines reads from the same numbers: a key typed at the top of a large
 * text would else make as much again as garbage.
 */
export interface Lines {
  /** The first is 0. */
  readonly starts: Int32Array;
  /** Lines from this one on begin so many characters further on. */
  readonly moved: number;
  readonly by: number;
  /** Of the text. */
  readonly length: number;
}

/** The lines of an empty text. */
export const NO_LINES: Lines = { starts: Int32Array.of(0), moved: 1, by: 0, length: 0 };

export function countOf({ starts }: Lines): number {
  return starts.length;
}

/** Undefined where there is no such line. */
export function startOf({ starts, moved, by }: Lines, line: number): number | undefined {
  const start = starts[line];
  return start === undefined || line < moved ? start : start + by;
}

export function linesOf(text: string): Lines {
  const starts = new Starts(text.length / 32);
  starts.add(0);
  starts.addFound(text, 0, text.length);
  return unmoved(starts.all(), text.length);
}

/** The lines of a text that came of another by one edit: only what was put in is looked through. */
export function linesAfter(before: Lines, text: string, { from, oldEnd, newEnd }: Difference): Lines {
  // Whether a line starts somewhere follows from the characters on both sides.
  const kept = Math.max(1, firstFrom(before, from));
  const after = firstFrom(before, oldEnd + 1);
  const added = new Starts(0);
  added.addFound(text, Math.max(0, from - 1), newEnd);
  const by = newEnd - oldEnd;
  const isMoveOnly = kept === after && added.count === 0 && (by === 0 || before.by === 0 || before.moved === after);
  if (isMoveOnly && by === 0) return { ...before, length: text.length };
  if (isMoveOnly) return { starts: before.starts, moved: after, by: before.by + by, length: text.length };
  const old = allOf(before);
  const starts = new Starts(kept + added.count + old.length - after);
  starts.addAll(old.subarray(0, kept), 0);
  starts.addAll(added.all(), 0);
  starts.addAll(old.subarray(after), by);
  return unmoved(starts.all(), text.length);
}

export function sameLines(a: Lines, b: Lines): boolean {
  return countOf(a) === countOf(b) && a.starts.every((_, line) => startOf(a, line) === startOf(b, line));
}

function unmoved(starts: Int32Array, length: number): Lines {
  return { starts, moved: starts.length, by: 0, length };
}

/** As they are now. */
function allOf({ starts, moved, by }: Lines): Int32Array {
  return by === 0 ? starts : starts.map((start, line) => (line < moved ? start : start + by));
}

/** Line starts in the making. */
class Starts {
  #starts: Int32Array;
  #count = 0;

  constructor(expected: number) {
    this.#starts = new Int32Array(Math.ceil(expected) + 16);
  }

  get count(): number {
    return this.#count;
  }

  add(start: number): void {
    if (this.#count === this.#starts.length) this.#grow(this.#count + 1);
    this.#starts[this.#count++] = start;
  }

  addAll(others: Int32Array, by: number): void {
    const end = this.#count + others.length;
    if (end > this.#starts.length) this.#grow(end);
    this.#starts.set(others, this.#count);
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

/** How many lines begin before an offset. */
function firstFrom(lines: Lines, least: number): number {
  let low = 0;
  let high = countOf(lines);
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((startOf(lines, middle) as number) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function positionAt(lines: Lines, offset: number): Position {
  const at = Math.max(0, Math.min(offset, lines.length));
  const line = Math.max(0, firstFrom(lines, at + 1) - 1);
  return { line, character: at - (startOf(lines, line) ?? 0) };
}

/** The offset of a position; one past a line's end is moved back to that end's line break or text end. */
export function offsetAt(lines: Lines, position: Position): number {
  if (position.line < 0) return 0;
  const start = startOf(lines, position.line);
  if (start === undefined) return lines.length;
  const next = startOf(lines, position.line + 1) ?? lines.length;
  return Math.min(start + Math.max(0, position.character), next);
}
