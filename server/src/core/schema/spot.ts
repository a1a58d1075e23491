/** A place in a plan that the schema speaks of, and how to name it in a message. */
import { type Span, span } from '../base/span.ts';
import { type Entry, entryOf, type Node } from '../syntax/tree.ts';
import { childOf, ITEM, type Path, type SchemaNode } from './schema-node.ts';

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

/**
 * Follows a JSON pointer; null where the schema or the text has no such place. `only` is the entry
 * that the first step means, if there is one: it spares the search in a long map.
 */
export function spotBelow(from: Spot, pointer: string, only: Entry | null): Spot | null {
  let spot: Spot | null = from;
  let known = only;
  for (const step of pointer.split('/').slice(1)) {
    spot = spot && stepBelow(spot, step.replaceAll('~1', '/').replaceAll('~0', '~'), known);
    known = null;
  }
  return spot;
}

function stepBelow({ path, node: parent, schema }: Spot, step: string, known: Entry | null): Spot | null {
  const isList = parent?.kind === 'list';
  const entry = isList ? null : (known ?? entryOf(parent, step) ?? null);
  const node = isList ? parent.items[Number(step)] : entry?.value;
  const name = isList ? ITEM : step;
  const inside = childOf(schema, name);
  return node === undefined || !inside ? null : { path: [...path, name], node, entry, parent, schema: inside };
}

/** The smallest text that stands for the whole place: its key, else its first key, else all of it. */
export function headSpan({ entry, node }: Spot): Span {
  if (entry) return entry.key.span;
  const first = node?.kind === 'map' ? node.entries[0] : undefined;
  return first?.key.span ?? node?.span ?? span(0, 0);
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
