/** Finds the text that a validator's pointer means, and how to name it in a message. */
import type { Span } from '../base/span.ts';
import type { Entry, MapNode, Node } from '../syntax/tree.ts';
import { childOf, ITEM, type Path, rootSchema, type SchemaNode } from './schema-node.ts';

/** A place in a plan: what is written there and what the schema says of it. */
export interface Spot {
  readonly path: Path;
  /** Null where nothing is written after the colon. */
  readonly node: Node | null;
  /** The entry whose value this is; null for items of lists and the root. */
  readonly entry: Entry | null;
  /** The map or list around it; null for the root. */
  readonly parent: Node | null;
  readonly schema: SchemaNode;
}

/** Follows JSON pointers through one tree; remembers maps, since a big map may hold many faults. */
export function spotFinder(root: Node): (pointer: string) => Spot | null {
  const indexes = new Map<MapNode, Map<string, Entry>>();

  function entryOf(map: MapNode, key: string): Entry | undefined {
    let index = indexes.get(map);
    if (!index) {
      index = new Map();
      for (const entry of map.entries) if (!index.has(entry.key.text)) index.set(entry.key.text, entry);
      indexes.set(map, index);
    }
    return index.get(key);
  }

  function step(spot: Spot, written: string): Spot | null {
    const { node } = spot;
    if (node?.kind === 'list') {
      const item = node.items[Number(written)];
      const schema = childOf(spot.schema, ITEM);
      return item && schema ? { path: [...spot.path, ITEM], node: item, entry: null, parent: node, schema } : null;
    }
    const entry = node?.kind === 'map' ? entryOf(node, written) : undefined;
    const schema = childOf(spot.schema, written);
    return entry && schema ? { path: [...spot.path, written], node: entry.value, entry, parent: node, schema } : null;
  }

  return (pointer) => {
    let spot: Spot | null = { path: [], node: root, entry: null, parent: null, schema: rootSchema };
    for (const written of pointer.split('/').slice(1)) {
      if (!spot) return null;
      spot = step(spot, written.replaceAll('~1', '/').replaceAll('~0', '~'));
    }
    return spot;
  };
}

/** The smallest text that stands for the whole place: its key, else its first key, else all of it. */
export function headSpan({ entry, node }: Spot): Span {
  if (entry) return entry.key.span;
  const first = node?.kind === 'map' ? node.entries[0] : undefined;
  return first?.key.span ?? node?.span ?? { start: 0, end: 0 };
}

/** The value, or its key where there is none. */
export function valueSpan(spot: Spot): Span {
  return spot.node && !isEmpty(spot.node) ? spot.node.span : headSpan(spot);
}

export function isEmpty(node: Node | null): boolean {
  return node === null || (node.kind === 'scalar' && node.value === null && node.style === 'plain');
}

/** How a message names the place: `` `after` ``, ``an item of `after` ``, `the file`. */
export function nameOf({ path }: Spot): string {
  const key = keyOf(path);
  if (key === null) return 'the file';
  return path.at(-1) === ITEM ? `an item of \`${key}\`` : `\`${key}\``;
}

/** The nearest key around a place. */
export function keyOf(path: Path): string | null {
  return path.findLast((step) => step !== ITEM) ?? null;
}
