/** The text to take away so that an entry of a map is gone and every other byte stays. */
import { type Span, span } from '../base/span.ts';
import type { Entry, MapNode } from '../syntax/tree.ts';

/** Whole lines in a block map, entry and comma in a flow map. Without the text, what the tree alone knows. */
export function entryRemoval(map: MapNode, entry: Entry, text: string | null): Span {
  const at = map.entries.indexOf(entry);
  const previous = map.entries[at - 1];
  const next = map.entries[at + 1];
  if (text !== null && !map.flow) {
    const lines = linesOf(entry.span, text);
    // On the line of a `- ` or of another key the entry shares its line with what must stay.
    if (text.slice(lines.start, entry.span.start).trim() === '') return lines;
  }
  if (map.flow && previous) return span(previous.span.end, entry.span.end);
  return next ? span(entry.span.start, next.span.start) : entry.span;
}

/** The lines that the span lies on, with the break after them; of the last line the break before it. */
function linesOf({ start, end }: Span, text: string): Span {
  const first = text.lastIndexOf('\n', start - 1) + 1;
  const last = text.indexOf('\n', Math.max(start, end - 1));
  return span(first, last === -1 ? text.length : last + 1);
}
