/**
 * The line a finding points at, with the wrong part underlined. A long line is shown around that
 * part; of a span over several lines only the first is shown.
 */
import { type Lines, positionAt } from '../core/base/lines.ts';
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
  const lineStart = lines.starts[start.line] ?? 0;
  const line = text.slice(lineStart, lines.starts[start.line + 1] ?? lines.length).replace(/[\r\n]+$/, '');
  const until = end.line === start.line ? end.character : line.length;
  const gutter = `${start.line + 1} | `;
  const room = Math.max(20, columns - gutter.length);
  // Two thirds of the line at most before the fault, so that it and what follows are seen.
  const before = printable(line.slice(Math.max(0, start.character - room), start.character));
  const tooFar = widthOf(before) > (room * 2) / 3;
  const shownBefore = tooFar ? `…${lastColumns(before, Math.floor(room / 2))}` : before;
  const marked = printable(line.slice(start.character, Math.min(until, start.character + room)));
  const rest = printable(line.slice(start.character, start.character + 2 * room));
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
