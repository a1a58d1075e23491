/**
 * Lines of offsets that mostly grow: what goes through a whole file looks each of its lines up once,
 * from where it was. A step back is a search of its own.
 */
import type { Position } from 'vscode-languageserver-types';
import { type Lines, positionAt } from '../core/base/lines.ts';

export class LineCursor {
  readonly #lines: Lines;
  #line = 0;

  constructor(lines: Lines) {
    this.#lines = lines;
  }

  lineOf(offset: number): number {
    const { starts } = this.#lines;
    if ((starts[this.#line] ?? 0) > offset) this.#line = positionAt(this.#lines, offset).line;
    while ((starts[this.#line + 1] ?? Number.POSITIVE_INFINITY) <= offset) this.#line++;
    return this.#line;
  }

  positionOf(offset: number): Position {
    const line = this.lineOf(offset);
    return { line, character: offset - (this.#lines.starts[line] ?? 0) };
  }
}
