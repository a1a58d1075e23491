/**
 * Which row of a timeline the text cursor is in: the row whose key stands at the cursor's line or
 * at the nearest line above with less indentation. Flow style counts by its line. Needs no server.
 */
import type { TimelineRow } from '../../../server/src/protocol/timeline.ts';

export function enclosingRow(
  rows: readonly Pick<TimelineRow, 'id' | 'target'>[],
  uri: string,
  lineText: (line: number) => string,
  cursorLine: number,
): string | null {
  const byLine = new Map<number, string>();
  for (const row of rows) if (row.target.uri === uri) byLine.set(row.target.range.start.line, row.id);
  let indent = Number.POSITIVE_INFINITY;
  for (let line = cursorLine; line >= 0 && indent > 0; line--) {
    const text = lineText(line);
    const own = text.search(/[^ ]/);
    if (own < 0 || text[own] === '#' || own >= indent) continue;
    indent = own;
    const id = byLine.get(line);
    if (id !== undefined) return id;
  }
  return null;
}
