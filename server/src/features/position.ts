/**
 * Spans of the core to ranges of the editor and back. Positions are UTF-16, LSP's default; an
 * editor that speaks another encoding is served by `lsp`, which negotiates it.
 */
import type { Location, Position, Range } from 'vscode-languageserver-types';
import { type Lines, NO_LINES, offsetAt, positionAt } from '../core/base/lines.ts';
import { type FileId, type Place, type Span, span } from '../core/base/span.ts';
import type { Texts } from './snapshot.ts';

/** The lines of a file; undefined where its text is not at hand. */
export type LinesOf = (file: FileId) => Lines | undefined;

export function rangeOf(lines: Lines, area: Span): Range {
  return { start: positionAt(lines, area.start), end: positionAt(lines, area.end) };
}

export function spanOf(lines: Lines, range: Range): Span {
  return span(offsetAt(lines, range.start), offsetAt(lines, range.end));
}

/**
 * The offset of a cursor. A position past its line's end, which a client may send while text is on
 * its way, means the end of that line and not the next one.
 */
export function offsetOf(texts: Texts, position: Position): number {
  const offset = offsetAt(texts.lines, position);
  if (positionAt(texts.lines, offset).line === position.line) return offset;
  return position.line < 0 ? 0 : endOfLine(texts, position.line);
}

/** The range of a place in any file of the plans; the file's first position where its text is not at hand. */
export function rangeIn(texts: Texts, place: Place): Range {
  return rangeOf(linesAround(texts)(place.file) ?? NO_LINES, place.span);
}

export function locationOf(texts: Texts, place: Place): Location {
  return { uri: place.file, range: rangeIn(texts, place) };
}

export function linesAround(texts: Texts): LinesOf {
  return (file) => (file === texts.file ? texts.lines : texts.fileOf(file)?.lines);
}

function endOfLine(texts: Texts, line: number): number {
  const { starts, length } = texts.lines;
  let end = starts[line + 1] ?? length;
  const start = starts[line] ?? length;
  while (end > start && /[\r\n]/.test(texts.text.charAt(end - 1))) end--;
  return end;
}
