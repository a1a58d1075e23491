/**
 * Spans of the core to ranges of the editor and back. Positions are UTF-16, LSP's default; an
 * editor that speaks another encoding is served by `lsp`, which negotiates it.
 */
import type { Location, Position, Range } from 'vscode-languageserver-types';
import { type Lines, NO_LINES, offsetAt, positionAt } from '../core/base/lines.ts';
import { type Place, type Span, span } from '../core/base/span.ts';
import type { Snapshot } from './snapshot.ts';

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
export function offsetOf(snapshot: Snapshot, position: Position): number {
  const offset = offsetAt(snapshot.lines, position);
  if (positionAt(snapshot.lines, offset).line === position.line) return offset;
  return position.line < 0 ? 0 : endOfLine(snapshot, position.line);
}

/** The range of a place in any file of the plans; the file's first position where its text is not at hand. */
export function rangeIn(snapshot: Snapshot, place: Place): Range {
  const lines = linesIn(snapshot, place.file);
  return rangeOf(lines ?? NO_LINES, place.span);
}

export function locationOf(snapshot: Snapshot, place: Place): Location {
  return { uri: place.file, range: rangeIn(snapshot, place) };
}

export function textIn(snapshot: Snapshot, file: string): string | undefined {
  return file === snapshot.file ? snapshot.text : snapshot.fileOf(file)?.text;
}

export function linesIn(snapshot: Snapshot, file: string): Lines | undefined {
  return file === snapshot.file ? snapshot.lines : snapshot.fileOf(file)?.lines;
}

function endOfLine(snapshot: Snapshot, line: number): number {
  const { starts, length } = snapshot.lines;
  let end = starts[line + 1] ?? length;
  const start = starts[line] ?? length;
  while (end > start && /[\r\n]/.test(snapshot.text.charAt(end - 1))) end--;
  return end;
}
