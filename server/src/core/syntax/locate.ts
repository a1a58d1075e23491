/**
 * From an offset to what stands there in the tree, for hover, definition and the like; and from a
 * path to its node. Where a key is written twice, the one at the offset counts.
 */
import { type Span, touches } from '../base/span.ts';
import type { Entry, Node, ScalarNode, Tree } from './tree.ts';

export interface Location {
  /** Keys from the root to what the cursor touches, list items as `'[]'`; on a key it ends with that key. */
  readonly path: readonly string[];
  /** The innermost entry around the cursor; null outside of any, as in a list at the root. */
  readonly entry: Entry | null;
  readonly part: 'key' | 'value';
  /** The key or scalar that the cursor touches; null between them. */
  readonly scalar: ScalarNode | null;
  /** From the root to the innermost node around the cursor; a key is not among them. */
  readonly ancestors: readonly Node[];
  /** The entries passed on the way, outermost first; the last is `entry`. */
  readonly entries: readonly Entry[];
}

/** What the cursor touches; null where the tree has nothing there. */
export function locate(tree: Tree, offset: number): Location | null {
  if (tree.root === null || !touches(tree.root.span, offset)) return null;
  let node: Node = tree.root;
  const path: string[] = [];
  const ancestors: Node[] = [];
  const entries: Entry[] = [];
  const found = (part: 'key' | 'value', scalar: ScalarNode | null): Location => ({
    path,
    entry: entries.at(-1) ?? null,
    part,
    scalar,
    ancestors,
    entries,
  });
  for (;;) {
    ancestors.push(node);
    if (node.kind === 'scalar') return found('value', node);
    if (node.kind === 'list') {
      const item: Node | undefined = lastTouched(node.items, offset);
      if (item === undefined) return found('value', null);
      path.push('[]');
      node = item;
      continue;
    }
    const entry: Entry | undefined = lastTouched(node.entries, offset);
    if (entry === undefined) return found('value', null);
    path.push(entry.key.text);
    entries.push(entry);
    if (touches(entry.key.span, offset)) return found('key', entry.key);
    if (entry.value === null || !touches(entry.value.span, offset)) return found('value', null);
    node = entry.value;
  }
}

/**
 * The node at a path. Of items of a list, and of keys written twice, the one that holds `offset` or
 * begins last before it, else the first. Undefined where there is none, null where nothing is written.
 */
export function nodeAt(tree: Tree, path: readonly string[], offset: number): Node | null | undefined {
  let node: Node | null | undefined = tree.root;
  for (const key of path) {
    if (node === null || node === undefined || node.kind === 'scalar') return undefined;
    if (node.kind === 'list') {
      node = key === '[]' ? nearest(node.items, offset) : undefined;
    } else {
      const same: Entry[] = node.entries.filter((entry) => entry.key.text === key);
      node = nearest(same, offset)?.value;
    }
  }
  return node;
}

/** A part that goes on behind lines out of place begins a few parts before them. */
const MOST_BEHIND = 64;

/** The last of some parts, which are in order, that the offset touches. */
function lastTouched<T extends { readonly span: Span }>(parts: readonly T[], offset: number): T | undefined {
  let low = 0;
  let high = parts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((parts[middle] as T).span.start <= offset) low = middle + 1;
    else high = middle;
  }
  return parts.slice(Math.max(0, low - MOST_BEHIND), low).findLast((part) => offset <= part.span.end);
}

function nearest<T extends { readonly span: Span }>(parts: readonly T[], offset: number): T | undefined {
  return parts.findLast((part) => part.span.start <= offset) ?? parts[0];
}
