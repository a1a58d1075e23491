/**
 * A tree as the pieces that tokens are kept by: whole entries that change as one, such as a task,
 * and the keys of those that only hold others, such as a phase. In the order of the text.
 */
import type { Span } from '../../core/base/span.ts';
import { childOf, rootSchema, type SchemaNode } from '../../core/schema/schema-node.ts';
import { type Entry, entryOf, type Tree } from '../../core/syntax/tree.ts';

export interface Piece {
  readonly entry: Entry;
  /** Of the map that holds the entry. */
  readonly map: SchemaNode | null;
  /** Only the key: what is below it are pieces of their own. */
  readonly keyOnly: boolean;
}

/** Those that lie in `area`, at least in part. */
export function piecesOf({ root }: Tree, area: Span | null): Piece[] {
  const pieces: Piece[] = [];
  if (root?.kind === 'map') addEntries(root.entries, rootSchema, area, pieces);
  return pieces;
}

function addEntries(entries: readonly Entry[], map: SchemaNode | null, area: Span | null, pieces: Piece[]): void {
  for (const entry of entries) {
    if (area && (entry.span.end < area.start || entry.span.start > area.end)) continue;
    const { key, value } = entry;
    const holds = value?.kind === 'map' && (map === rootSchema || key.text === 'tasks' || entryOf(value, 'tasks'));
    pieces.push({ entry, map, keyOnly: Boolean(holds) });
    if (holds) addEntries(value.entries, map && childOf(map, key.text), area, pieces);
  }
}

/** True where both say the same, so that their tokens are alike; where they stand may differ. */
export function samePiece(a: Piece, b: Piece): boolean {
  if (a.map !== b.map || a.keyOnly !== b.keyOnly) return false;
  if (a.entry === b.entry) return true;
  return a.keyOnly && sameKey(a.entry, b.entry);
}

/** Who holds others is made anew with each of them. */
function sameKey({ key: a }: Entry, { key: b }: Entry): boolean {
  return a === b || (a.text === b.text && a.style === 'plain' && b.style === 'plain');
}
