/**
 * Lines of offsets that mostly grow: what goes through a whole file looks each of its lines up once,
 * from where it was. A step back, or far ahead, is a search of its own.
 */
import type { Position } from 'vscode-languageserver-types';
import { type Lines, positionAt, startOf } from '../core/base/lines.ts';

/** Lines stepped over before a search is quicker. */
const NEAR = 16;

export class LineCursor {
  readonly #lines: Lines;
  #line = 0;

  constructor(lines: Lines) {
    this.#lines = lines;
  }

  lineOf(offset: number): number {
    const lines = this.#lines;
    const isNear =
      this.startOf(this.#line) <= offset && offset < (startOf(lines, this.#line + NEAR) ?? Number.POSITIVE_INFINITY);
    if (!isNear) this.#line = positionAt(lines, offset).line;
    while ((startOf(lines, this.#line + 1) ?? Number.POSITIVE_INFINITY) <= offset) this.#line++;
    return this.#line;
  }

  startOf(line: number): number {
    return startOf(this.#lines, line) ?? 0;
  }

  positionOf(offset: number): Position {
    const line = this.lineOf(offset);
    return { line, character: offset - this.startOf(line) };
  }
}
