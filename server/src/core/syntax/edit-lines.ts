/** Whole lines of block entries: where they begin and end, with the comments that belong to them. */
import { type Span, within } from '../base/span.ts';
import { startOfLine } from './cursor-line.ts';
import type { Entry } from './tree.ts';

/** Whether nothing else stands on the lines of an entry, but for a comment behind it. */
export function hasOwnLines(text: string, entry: Entry): boolean {
  const before = text.slice(startOfLine(text, entry.span.start), entry.span.start);
  return before.trim() === '' && /^[ \t]*(?:#|$|[\r\n])/.test(text.slice(endOfContent(text, entry.span)));
}

/** From the comments right above an entry, indented like it, to behind its last line. */
export function linesOfEntry(text: string, entry: Entry): Span {
  let start = startOfLine(text, entry.span.start);
  const column = entry.span.start - start;
  while (start > 0) {
    const above = startOfLine(text, start - (text[start - 1] === '\n' && text[start - 2] === '\r' ? 2 : 1));
    const line = text.slice(above, start);
    if (line.search(/\S/) !== column || line[column] !== '#') break;
    start = above;
  }
  return within(entry.span, start, behindLine(text, endOfContent(text, entry.span)));
}

/** Without the blanks and line ends that a block may end in. */
export function endOfContent(text: string, { start, end }: Span): number {
  let to = end;
  while (to > start && /\s/.test(text[to - 1] as string)) to--;
  return to;
}

/** The beginning of the next line, or the end of the text. */
export function behindLine(text: string, offset: number): number {
  let end = offset;
  while (end < text.length && text[end] !== '\n' && text[end] !== '\r') end++;
  return Math.min(text.length, end + (text.startsWith('\r\n', end) ? 2 : 1));
}

export function columnOf(text: string, entry: Entry): number {
  return entry.span.start - startOfLine(text, entry.span.start);
}

export function lineEndOf(text: string): string {
  return /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
}

/** Behind the last line of an entry, and behind comments that follow it and are indented deeper than it. */
export function behindEntry(text: string, entry: Entry): number {
  return behindComments(text, behindLine(text, endOfContent(text, entry.span)), columnOf(text, entry));
}

/** Behind comments from the beginning of a line on that are indented deeper than a column. */
export function behindComments(text: string, lineStart: number, column: number): number {
  let end = lineStart;
  for (;;) {
    let at = end;
    while (text[at] === ' ' || text[at] === '\t') at++;
    if (text[at] !== '#' || at - end <= column) return end;
    end = behindLine(text, at);
  }
}
