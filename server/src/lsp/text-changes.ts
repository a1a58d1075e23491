/** Applies the changes of one `didChange` to a text, in order, as LSP 3.17 says. */
import type { TextDocumentContentChangeEvent } from 'vscode-languageserver/node';
import { type Lines, linesOf, offsetAt, type Position } from '../core/base/lines.ts';

export function applyChanges(text: string, changes: readonly TextDocumentContentChangeEvent[]): string {
  return changes.reduce(applyChange, text);
}

function applyChange(text: string, change: TextDocumentContentChangeEvent): string {
  if (!('range' in change)) return change.text;
  const lines = linesOf(text);
  const start = boundedOffset(text, lines, change.range.start);
  const end = boundedOffset(text, lines, change.range.end);
  return text.slice(0, Math.min(start, end)) + change.text + text.slice(Math.max(start, end));
}

/** A column past its line's end means that end, before the line break. */
function boundedOffset(text: string, lines: Lines, position: Position): number {
  const start = lines.starts[position.line] ?? lines.length;
  let offset = offsetAt(lines, position);
  while (offset > start && isBreak(text.charCodeAt(offset - 1))) offset--;
  return offset;
}

function isBreak(code: number): boolean {
  return code === 10 || code === 13;
}
