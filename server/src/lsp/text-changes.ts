/** Applies the changes of one `didChange` to a text, in order, as LSP 3.17 says. */
import type { TextDocumentContentChangeEvent } from 'vscode-languageserver/node';
import { type Lines, linesAfter, linesOf, offsetAt, type Position, startOf } from '../core/base/lines.ts';

export interface LinedText {
  readonly text: string;
  readonly lines: Lines;
}

export function linedText(text: string): LinedText {
  return { text, lines: linesOf(text) };
}

export function applyChanges(before: LinedText, changes: readonly TextDocumentContentChangeEvent[]): LinedText {
  return changes.reduce(applyChange, before);
}

function applyChange({ text, lines }: LinedText, change: TextDocumentContentChangeEvent): LinedText {
  if (!('range' in change)) return linedText(change.text);
  const start = boundedOffset(text, lines, change.range.start);
  const end = boundedOffset(text, lines, change.range.end);
  const [from, oldEnd] = [Math.min(start, end), Math.max(start, end)];
  const changed = text.slice(0, from) + change.text + text.slice(oldEnd);
  return { text: changed, lines: linesAfter(lines, changed, { from, oldEnd, newEnd: from + change.text.length }) };
}

/** A column past its line's end means that end, before the line break. */
function boundedOffset(text: string, lines: Lines, position: Position): number {
  const start = startOf(lines, position.line) ?? lines.length;
  let offset = offsetAt(lines, position);
  while (offset > start && isBreak(text.charCodeAt(offset - 1))) offset--;
  return offset;
}

function isBreak(code: number): boolean {
  return code === 10 || code === 13;
}
