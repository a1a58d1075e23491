/**
 * Lines of offsets that mostly grow: what goes through a whole file looks each of its lines up once,
 * from where it was. A step back, or far ahead, is a search of its own.
 */
import type { Position } from 'vscode-languageserver-types';
import { type Lines, positionAt } from '../core/base/lines.ts';

/** Lines stepped over before a search is quicker. */
const NEAR = 16;

export class LineCursor {
  readonly #lines: Lines;
  #line = 0;

  constructor(lines: Lines) {
    this.#lines = lines;
  }

  lineOf(offset: number): number {
    const { starts } = this.#lines;
    const isNear =
      (starts[this.#line] ?? 0) <= offset && offset < (starts[this.#line + NEAR] ?? Number.POSITIVE_INFINITY);
    if (!isNear) this.#line = positionAt(this.#lines, offset).line;
    while ((starts[this.#line + 1] ?? Number.POSITIVE_INFINITY) <= offset) this.#line++;
    return this.#line;
  }

  startOf(line: number): number {
    return this.#lines.starts[line] ?? 0;
  }

  positionOf(offset: number): Position {
    const line = this.lineOf(offset);
    return { line, character: offset - this.startOf(line) };
  }
}
