/**
 * Tokens in the protocol's encoding: five numbers each (lines and columns from the token before,
 * length, type, modifiers). As they are relative, what stands between two unchanged neighbours is
 * copied from the stream of the text before.
 */
import { type Lines, startOf } from '../../core/base/lines.ts';
import type { Span } from '../../core/base/span.ts';
import { LineCursor } from '../line-cursor.ts';
import { TOKEN_MODIFIERS, TOKEN_TYPES, type TokenModifier, type TokenType } from './legend.ts';

export const INTS = 5;

const TYPE_NUMBER: ReadonlyMap<string, number> = new Map(TOKEN_TYPES.map((type, at) => [type, at]));
const MODIFIER_BIT: ReadonlyMap<string, number> = new Map(TOKEN_MODIFIERS.map((modifier, at) => [modifier, 1 << at]));

export class TokenStream {
  readonly #lines: Lines;
  readonly #cursor: LineCursor;
  #data: Int32Array;
  #length = 0;
  /** Of the last token. */
  #line = 0;
  #column = 0;

  constructor(lines: Lines, expected: number) {
    this.#lines = lines;
    this.#cursor = new LineCursor(lines);
    this.#data = new Int32Array(expected + 1024);
  }

  get length(): number {
    return this.#length;
  }

  get line(): number {
    return this.#line;
  }

  get column(): number {
    return this.#column;
  }

  /** Leaves out what is empty, goes over a line's end, or does not follow the token before. */
  add({ start, end }: Span, type: TokenType, modifier?: TokenModifier): void {
    if (end <= start) return;
    const line = this.lineOf(start);
    if (end > (startOf(this.#lines, line + 1) ?? this.#lines.length)) return;
    const column = start - (startOf(this.#lines, line) ?? 0);
    const modifiers = modifier === undefined ? 0 : (MODIFIER_BIT.get(modifier) ?? 0);
    this.put(line, column, end - start, (TYPE_NUMBER.get(type) ?? 0) | 0, modifiers);
  }

  /** One token by its place. */
  put(line: number, column: number, length: number, type: number, modifiers: number): void {
    const down = line - this.#line;
    const right = down === 0 ? column - this.#column : column;
    if (down < 0 || right < 0 || (down === 0 && right === 0 && this.#length > 0)) return;
    this.#room(INTS);
    const data = this.#data;
    let at = this.#length;
    data[at++] = down;
    data[at++] = right;
    data[at++] = length;
    data[at++] = type;
    data[at++] = modifiers;
    this.#length = at;
    this.#line = line;
    this.#column = column;
  }

  /** Tokens of another stream, from one of its numbers to another; the last of them ends up at `line` and `column`. */
  copy(from: Int32Array, start: number, end: number, line: number, column: number): void {
    if (end <= start) return;
    this.#room(end - start);
    this.#data.set(from.subarray(start, end), this.#length);
    this.#length += end - start;
    this.#line = line;
    this.#column = column;
  }

  lineOf(offset: number): number {
    return this.#cursor.lineOf(offset);
  }

  columnOf(offset: number): number {
    return offset - (startOf(this.#lines, this.lineOf(offset)) ?? 0);
  }

  take(): Int32Array {
    return this.#data.subarray(0, this.#length);
  }

  #room(more: number): void {
    if (this.#length + more <= this.#data.length) return;
    const grown = new Int32Array(Math.max(this.#length + more, this.#data.length * 2));
    grown.set(this.#data.subarray(0, this.#length));
    this.#data = grown;
  }
}
