/** The text to take away so that an entry of a map is gone and every other byte stays. */
import { cover, type Span, within } from '../base/span.ts';
import type { Entry, MapNode } from '../syntax/tree.ts';

/** Whole lines in a block map, entry and comma in a flow map. It moves along with the entry. */
export function entryRemoval(map: MapNode, entry: Entry, text: string): Span {
  const { start, end } = entry.span;
  const at = map.entries.indexOf(entry);
  const previous = map.entries[at - 1];
  const next = map.entries[at + 1];
  if (!map.flow) {
    const first = text.lastIndexOf('\n', start - 1) + 1;
    const last = text.indexOf('\n', Math.max(start, end - 1));
    // On the line of a `- ` or of another key the entry shares its line with what must stay.
    const isAlone = text.slice(first, start).trim() === '';
    if (isAlone) return within(entry.span, first, last === -1 ? text.length : last + 1);
  }
  if (map.flow && previous) return within(cover(previous.span, entry.span), previous.span.end, end);
  return next ? within(cover(entry.span, next.span), start, next.span.start) : entry.span;
}
