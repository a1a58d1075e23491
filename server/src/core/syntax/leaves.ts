/**
 * What the `yaml` library has read of the items that it alone can read, by their text, so that the
 * next reading of a text that changed elsewhere need not ask it again.
 */
import { assertNever } from '../base/assert-never.ts';
import { type Span, span } from '../base/span.ts';
import { compose, type Piece } from './compose.ts';
import type { Entry, Node, ScalarNode } from './tree.ts';

interface Leaf {
  readonly piece: Piece;
  /** Where it stood in its file, and how deep: what the library may refuse depends on that. */
  readonly start: number;
  readonly depth: number;
}

export type KnownLeaves = ReadonlyMap<string, Leaf>;

/** Those of an earlier reading, and those of this one: only what is still in the text is kept. */
export interface Leaves {
  readonly earlier: KnownLeaves;
  readonly current: Map<string, Leaf>;
}

export function startLeaves(earlier: KnownLeaves = new Map()): Leaves {
  return { earlier, current: new Map() };
}

/** Reads a text that begins at `start` of the file, `depth` collections deep. */
export function readLeaf({ earlier, current }: Leaves, text: string, start: number, depth: number): Piece {
  const known = current.get(text) ?? earlier.get(text);
  const leaf = known?.depth === depth ? moved(known, start) : { piece: compose(text, start, depth), start, depth };
  if (!current.has(text)) current.set(text, leaf);
  return leaf.piece;
}

function moved(leaf: Leaf, start: number): Leaf {
  const by = start - leaf.start;
  if (by === 0) return leaf;
  const { node, broken, foreign } = leaf.piece;
  const piece = {
    node: node && movedNode(node, by),
    broken: broken && { ...broken, span: movedSpan(broken.span, by) },
    foreign: foreign.map((each) => ({ ...each, span: movedSpan(each.span, by) })),
  };
  return { piece, start, depth: leaf.depth };
}

function movedNode(node: Node, by: number): Node {
  switch (node.kind) {
    case 'scalar':
      return movedScalar(node, by);
    case 'list':
      return { ...node, span: movedSpan(node.span, by), items: node.items.map((item) => movedNode(item, by)) };
    case 'map':
      return { ...node, span: movedSpan(node.span, by), entries: node.entries.map((entry) => movedEntry(entry, by)) };
    default:
      return assertNever(node);
  }
}

function movedEntry({ key, value, span: area }: Entry, by: number): Entry {
  return { key: movedScalar(key, by), value: value && movedNode(value, by), span: movedSpan(area, by) };
}

function movedScalar(scalar: ScalarNode, by: number): ScalarNode {
  return { ...scalar, span: movedSpan(scalar.span, by) };
}

function movedSpan({ start, end }: Span, by: number): Span {
  return span(start + by, end + by);
}
