/** Lines moved to another depth, and braces written as lines. What stands for a value is copied as it is written. */
import { type Span, within } from '../base/span.ts';
import { columnOf, endOfContent, hasOwnLines, lineEndOf } from './edit-lines.ts';
import type { SpanEdit } from './span-edit.ts';
import type { Entry, Node } from './tree.ts';

/** Every line but empty ones by so many columns to the right, or to the left as far as it has blanks. */
export function shifted(lines: string, by: number): string {
  if (by >= 0) return lines.replace(/^(?=[^\r\n])/gm, ' '.repeat(by));
  return lines.replace(new RegExp(`^ {1,${-by}}`, 'gm'), '');
}

/** An entry whose value stands in braces on its line, with a line for each field; null where it does not. */
export function bracesAsLines(text: string, entry: Entry, step = 2): SpanEdit | null {
  const map = entry.value;
  if (map?.kind !== 'map' || !map.flow || map.entries.length === 0 || !hasOwnLines(text, entry)) return null;
  if (/[\r\n]/.test(text.slice(map.span.start, endOfContent(text, map.span)))) return null;
  const indent = ' '.repeat(columnOf(text, entry) + step);
  const lines = map.entries.map(({ key, value }) => `${indent}${written(text, key)}:${valueBehindColon(text, value)}`);
  const eol = lineEndOf(text);
  const colon = text.indexOf(':', entry.key.span.end) + 1;
  return { span: within(entry.span, colon, map.span.end), newText: eol + lines.join(eol) };
}

export function valueBehindColon(text: string, value: Node | null): string {
  const as = value === null ? '' : written(text, value);
  return as === '' ? '' : ` ${as}`;
}

export function written(text: string, { span: { start, end } }: { readonly span: Span }): string {
  return text.slice(start, end).trim();
}
