/** Where an item stands among its siblings in the text: the map that holds it, and what surrounds that. */
import type { Analysis } from '../analyse.ts';
import type { FileId } from '../base/span.ts';
import type { WorkItem } from '../model/plan.ts';
import type { SourceFile } from '../model/sources.ts';
import { columnOf } from '../syntax/edit-lines.ts';
import { locate } from '../syntax/locate.ts';
import type { Entry, MapNode } from '../syntax/tree.ts';
import { pieceWith } from './item-text.ts';

export interface Placed {
  readonly file: FileId;
  readonly source: SourceFile;
  /** Of the item. */
  readonly entry: Entry;
  /** What holds it, and the entry (`tasks` or `phases`) of which that is the value. */
  readonly map: MapNode;
  readonly holder: Entry | null;
  /** From the root to the item's own key. */
  readonly path: readonly string[];
  /** Of the maps around it. */
  readonly entries: readonly Entry[];
  readonly ancestors: readonly MapNode[];
  /** Columns from one level to the next. */
  readonly step: number;
}

export function placeOf(analysis: Analysis, item: WorkItem): Placed | null {
  const piece = pieceWith(item.origin, null);
  return piece && placeOfEntry(analysis, piece.file, piece.entry);
}

export function placeOfEntry({ sources }: Analysis, file: FileId, entry: Entry): Placed | null {
  const source = sources.files.get(file);
  if (!source || !('tree' in source)) return null;
  const found = locate(source.tree, entry.key.span.start);
  const ancestors = found?.ancestors.filter((node) => node.kind === 'map') ?? [];
  const map = ancestors.at(-1);
  if (!found || !map || found.ancestors.length !== ancestors.length) return null;
  const holder = found.entries.at(-2) ?? null;
  const step = holder && !map.flow ? columnOf(source.text, entry) - columnOf(source.text, holder) : 2;
  return {
    file,
    source,
    entry,
    map,
    holder,
    path: found.path,
    entries: found.entries,
    ancestors,
    step: Math.max(1, step),
  };
}
