/**
 * Several parts of one map or list taken out at once, so that what is left is a map or list: in brackets
 * each with one comma, else whole lines with the comments that belong to them. Null where a part does
 * not stand alone on its lines.
 */
import { type Span, span } from '../base/span.ts';
import { startOfLine } from './cursor-line.ts';
import { behindEntry, behindLine, endOfContent, linesOfEntry } from './edit-lines.ts';
import type { SpanEdit } from './span-edit.ts';
import type { Entry, ListNode, MapNode, Node } from './tree.ts';

export type Part = Entry | Node;

/** Of the parts of a container those in `gone`, of which there may be all. */
export function withoutParts(text: string, container: MapNode | ListNode, gone: ReadonlySet<Part>): SpanEdit[] | null {
  const parts: readonly Part[] = container.kind === 'map' ? container.entries : container.items;
  if (container.flow) return withoutFlowParts(text, parts, gone);
  const edits: SpanEdit[] = [];
  for (const part of parts) {
    if (!gone.has(part)) continue;
    const lines = 'key' in part ? wholeLinesGone(text, part) : linesOfItem(text, part);
    if (!lines) return null;
    edits.push({ span: lines, newText: '' });
  }
  return edits;
}

/** An entry with the comments above and below that belong to it; null where something else stands on its lines. */
export function wholeLines(text: string, entry: Entry): Span | null {
  const start = startOfLine(text, entry.span.start);
  if (text.slice(start, entry.span.start).replace('\ufeff', '').trim() !== '') return null;
  if (!/^[ \t]*(?:#|[\r\n]|$)/.test(text.slice(endOfContent(text, entry.span), endOfContent(text, entry.span) + 400)))
    return null;
  const lines = linesOfEntry(text, entry);
  const from = text[lines.start] === '\ufeff' ? lines.start + 1 : lines.start;
  return span(from, Math.max(lines.end, behindEntry(text, entry)));
}

/** Its lines with the empty ones above them, where empty ones follow too: no gap is left that was not there. */
export function wholeLinesGone(text: string, entry: Entry): Span | null {
  const lines = wholeLines(text, entry);
  if (!lines || !/^[ \t]*(?:[\r\n]|$)/.test(text.slice(lines.end, lines.end + 400))) return lines;
  let { start } = lines;
  while (start > 0) {
    const above = startOfLine(text, start - (text.startsWith('\r\n', start - 2) ? 2 : 1));
    if (text.slice(above, start).trim() !== '' || text[above] === '\ufeff') break;
    start = above;
  }
  return span(start, lines.end);
}

function linesOfItem(text: string, item: Node): Span | null {
  const start = startOfLine(text, item.span.start);
  if (!/^[ \t]*-[ \t]+$/.test(text.slice(start, item.span.start))) return null;
  return span(start, behindLine(text, endOfContent(text, item.span)));
}

/** A run at the front goes up to what follows it, any other from behind what stands before it; comments between stay. */
function withoutFlowParts(text: string, parts: readonly Part[], gone: ReadonlySet<Part>): SpanEdit[] {
  const edits: SpanEdit[] = [];
  let kept: Part | null = null;
  for (let i = 0; i < parts.length; i++) {
    const first = parts[i];
    if (!first || !gone.has(first)) {
      kept = first ?? kept;
      continue;
    }
    while (i + 1 < parts.length && gone.has(parts[i + 1] as Part)) i++;
    const last = parts[i] as Part;
    const next = parts[i + 1];
    const from = kept ? kept.span.end : first.span.start;
    const to = kept || !next ? last.span.end : next.span.start;
    if (text.slice(from, to).includes('#')) return oneByOne(text, parts, gone);
    edits.push({ span: span(from, to), newText: '' });
  }
  return edits;
}

/** Every part with the comma behind it, the last ones with the comma before: what lies between stays. */
function oneByOne(text: string, parts: readonly Part[], gone: ReadonlySet<Part>): SpanEdit[] {
  const edits: SpanEdit[] = [];
  const lastKept = parts.findLastIndex((part) => !gone.has(part));
  parts.forEach((part, i) => {
    if (!gone.has(part)) {
      const comma = commaBehind(text, part.span.end);
      if (i === lastKept && i < parts.length - 1 && comma >= 0)
        edits.push({ span: span(comma, comma + 1), newText: '' });
      return;
    }
    edits.push({ span: part.span, newText: '' });
    const comma = commaBehind(text, part.span.end);
    if (comma >= 0) edits.push({ span: span(comma, comma + 1), newText: '' });
  });
  return edits;
}

/** Where the comma behind a part stands, past blanks and comments; -1 where there is none. */
function commaBehind(text: string, from: number): number {
  let at = from;
  for (;;) {
    while (/\s/.test(text[at] ?? 'x')) at++;
    if (text[at] === ',') return at;
    if (text[at] !== '#') return -1;
    at = behindLine(text, at);
  }
}
