/**
 * Trees that keep the very entry for all text that did not change, at every depth: what a reader of
 * text may do at most. Each entry has an anchor of its own, which moves.
 */
import { type Anchor, anchored, ORIGIN, type Span } from '../../../server/src/core/base/span.ts';
import { readTree } from '../../../server/src/core/syntax/read.ts';
import type { Entry, MapNode, Node, ScalarNode, Tree } from '../../../server/src/core/syntax/tree.ts';

const anchors = new WeakMap<Entry, { at: number }>();

interface Read {
  readonly text: string;
  readonly tree: Tree;
}

export function fineTree(text: string, before?: Read): Tree {
  const { root, problems } = readTree(text);
  const texts = { now: text, before: before ? sliceOf(before) : () => '' };
  return { root: root && nodeOf(root, before?.tree.root ?? null, ORIGIN, texts), problems };
}

interface Texts {
  readonly now: string;
  /** Of an entry, while it stood where it did: taken before anything moves. */
  readonly before: (entry: Entry) => string;
}

function sliceOf({ text, tree }: Read): Texts['before'] {
  const slices = new Map<Entry, string>();
  const visit = (node: Node | null): void => {
    if (node?.kind === 'list') for (const item of node.items) visit(item);
    if (node?.kind !== 'map') return;
    for (const entry of node.entries) {
      slices.set(entry, text.slice(entry.span.start, entry.span.end));
      visit(entry.value);
    }
  };
  visit(tree.root);
  return (entry) => slices.get(entry) ?? '';
}

function nodeOf(node: Node, old: Node | null, anchor: Anchor, texts: Texts): Node {
  const span = moving(node.span, anchor);
  switch (node.kind) {
    case 'scalar':
      return scalarOf(node, anchor);
    case 'list': {
      const olds = old?.kind === 'list' ? old.items : [];
      const items = node.items.map((item, i) => nodeOf(item, olds[i] ?? null, anchor, texts));
      return { kind: 'list', span, flow: node.flow, items };
    }
    case 'map':
      return { kind: 'map', span, flow: node.flow, entries: entriesOf(node, old?.kind === 'map' ? old : null, texts) };
  }
}

function entriesOf({ entries }: MapNode, old: MapNode | null, texts: Texts): readonly Entry[] {
  const left = new Set(old?.entries);
  const kept = entries.map((entry) => {
    const slice = texts.now.slice(entry.span.start, entry.span.end);
    const same = [...left].find((one) => texts.before(one) === slice && says(one) === says(entry));
    if (same) left.delete(same);
    return same;
  });
  return entries.map((entry, i) => {
    const same = kept[i];
    if (same) return moved(same, entry);
    const before = [...left].find((one) => one.key.text === entry.key.text);
    return entryOf(entry, before ?? null, texts);
  });
}

function entryOf(entry: Entry, old: Entry | null, texts: Texts): Entry {
  const anchor = { at: entry.span.start };
  const made = {
    key: scalarOf(entry.key, anchor),
    value: entry.value && nodeOf(entry.value, old?.value ?? null, anchor, texts),
    span: moving(entry.span, anchor),
  };
  anchors.set(made, anchor);
  return made;
}

function scalarOf({ kind, span, style, text, value }: ScalarNode, anchor: Anchor): ScalarNode {
  return { kind, span: moving(span, anchor), style, text, value };
}

function moving({ start, end }: Span, anchor: Anchor): Span {
  return anchored(anchor, start - anchor.at, end - anchor.at);
}

/** The entry of before, and all in it, where that of now stands. */
function moved(old: Entry, now: Entry): Entry {
  const anchor = anchors.get(old);
  if (anchor) anchor.at = now.span.start;
  moveInside(old.value, now.value);
  return old;
}

function moveInside(old: Node | null, now: Node | null): void {
  if (old?.kind === 'list' && now?.kind === 'list') {
    for (const [i, item] of old.items.entries()) moveInside(item, now.items[i] ?? null);
  }
  if (old?.kind === 'map' && now?.kind === 'map') {
    for (const [i, entry] of old.entries.entries()) {
      const other = now.entries[i];
      if (other) moved(entry, other);
    }
  }
}

/** What is meant, wherever it stands. */
function says(entry: Entry): string {
  const plain = (node: Node | null): unknown => {
    if (node?.kind === 'map') return ['map', ...node.entries.map(says)];
    if (node?.kind === 'list') return ['list', ...node.items.map(plain)];
    return node && [node.style, node.text, node.value];
  };
  return JSON.stringify([entry.key.text, plain(entry.value)]);
}
