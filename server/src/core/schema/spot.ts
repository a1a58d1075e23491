/** A place in a plan that the schema speaks of, and how to name it in a message. */
import { type Span, span } from '../base/span.ts';
import type { Entry, Node } from '../syntax/tree.ts';
import { ITEM, type Path, type SchemaNode } from './schema-node.ts';

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
