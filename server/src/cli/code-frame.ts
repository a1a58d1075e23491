/**
 * The line a finding points at, with the wrong part underlined. A long line is shown around that
 * part; of a span over several lines only the first is shown.
 */
import { type Lines, positionAt, startOf } from '../core/base/lines.ts';
import type { Span } from '../core/base/span.ts';
import { clip, widthOf } from './columns.ts';
import { printable } from './escape.ts';

export interface CodeFrame {
  /** `14 | ` */
  readonly gutter: string;
  readonly code: string;
  readonly blank: string;
  readonly underline: string;
}

export function codeFrame(text: string, lines: Lines, span: Span, columns: number): CodeFrame {
  const start = positionAt(lines, span.start);
  const end = positionAt(lines, span.end);
  const gutter = `${start.line + 1} | `;
  const room = Math.max(20, columns - gutter.length);
  // Of a line of a megabyte with a finding in every word no more is looked at than shows.
  const from = Math.max(startOf(lines, start.line) ?? 0, span.start - room);
  const lineEnd = endOfLine(text, startOf(lines, start.line + 1) ?? lines.length, span.start);
  const until = end.line === start.line ? span.end : lineEnd;
  const shown = (first: number, last: number): string => printable(text.slice(first, Math.min(last, lineEnd)));
  // Two thirds of the line at most before the fault, so that it and what follows are seen.
  const before = shown(from, span.start);
  const tooFar = widthOf(before) > (room * 2) / 3;
  const shownBefore = tooFar ? `…${lastColumns(before, Math.floor(room / 2))}` : before;
  const marked = shown(span.start, Math.min(until, span.start + room));
  const rest = shown(span.start, span.start + 2 * room);
  const code = clip(shownBefore + rest, room);
  const indent = widthOf(shownBefore);
  const width = Math.max(1, Math.min(widthOf(marked), room - indent));
  return {
    gutter,
    code,
    blank: `${' '.repeat(gutter.length - 2)}| `,
    underline: ' '.repeat(indent) + '^'.repeat(width),
  };
}

/** Before the line end, but not before `least`. */
function endOfLine(text: string, next: number, least: number): number {
  let end = next;
  while (end > least && (text[end - 1] === '\n' || text[end - 1] === '\r')) end--;
  return end;
}

function lastColumns(text: string, columns: number): string {
  const characters = [...text];
  let from = characters.length;
  let width = 0;
  while (from > 0 && width < columns) {
    from--;
    width += widthOf(characters[from] ?? '');
  }
  return characters.slice(from).join('');
}
