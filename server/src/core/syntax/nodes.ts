/**
 * The nodes of trees as they are kept: positions as distances from the item that holds them, and a
 * span made only when somebody asks for it. A collection over several items has none of its own, and lists have no
 * room to grow: there are a hundred thousand nodes in a large plan.
 */
import { type Anchor, anchored, between, type Span } from '../base/span.ts';
import type { Entry, ListNode, MapNode, Node, ScalarNode } from './tree.ts';

/** In place of an end: where the last part ends. Any negative number is the place of a part, counted from the last. */
const OF_LAST_PART = -1;

class Scalar implements ScalarNode {
  readonly anchor: Anchor;
  readonly from: number;
  readonly to: number;
  readonly style: ScalarNode['style'];
  readonly text: string;
  readonly value: ScalarNode['value'];

  constructor(
    anchor: Anchor,
    from: number,
    to: number,
    style: ScalarNode['style'],
    text: string,
    value: ScalarNode['value'],
  ) {
    this.anchor = anchor;
    this.from = from;
    this.to = to;
    this.style = style;
    this.text = text;
    this.value = value;
  }

  get kind(): 'scalar' {
    return 'scalar';
  }

  get span(): Span {
    return anchored(this.anchor, this.from, this.to);
  }
}

/** A plain text on one line that means itself, as most scalars are: in two thirds of the space. */
class PlainText implements ScalarNode {
  readonly anchor: Anchor;
  readonly from: number;
  readonly text: string;

  constructor(anchor: Anchor, from: number, text: string) {
    this.anchor = anchor;
    this.from = from;
    this.text = text;
  }

  get kind(): 'scalar' {
    return 'scalar';
  }

  get style(): 'plain' {
    return 'plain';
  }

  get value(): string {
    return this.text;
  }

  get span(): Span {
    return anchored(this.anchor, this.from, this.from + this.text.length);
  }
}

class Mapping implements MapNode {
  readonly anchor: Anchor;
  readonly from: number;
  readonly to: number;
  readonly flow: boolean;
  readonly entries: readonly Entry[];

  constructor(anchor: Anchor, from: number, to: number, flow: boolean, entries: readonly Entry[]) {
    this.anchor = anchor;
    this.from = from;
    this.to = to;
    this.flow = flow;
    this.entries = entries;
  }

  get kind(): 'map' {
    return 'map';
  }

  get span(): Span {
    const last = this.to < 0 ? this.entries.at(this.to) : undefined;
    return spanOf(this.anchor, this.from, last === undefined ? this.to : last.span);
  }
}

class Sequence implements ListNode {
  readonly anchor: Anchor;
  readonly from: number;
  readonly to: number;
  readonly flow: boolean;
  readonly items: readonly Node[];

  constructor(anchor: Anchor, from: number, to: number, flow: boolean, items: readonly Node[]) {
    this.anchor = anchor;
    this.from = from;
    this.to = to;
    this.flow = flow;
    this.items = items;
  }

  get kind(): 'list' {
    return 'list';
  }

  get span(): Span {
    const last = this.to < 0 ? this.items.at(this.to) : undefined;
    return spanOf(this.anchor, this.from, last === undefined ? this.to : last.span);
  }
}

/** Every scalar. */
type Held = Scalar | PlainText;

class Pair implements Entry {
  readonly key: ScalarNode;
  readonly value: Node | null;
  /** From the key's anchor; its own where it is not the value that ends it. */
  readonly to: number;

  constructor(key: ScalarNode, value: Node | null, to: number) {
    this.key = key;
    this.value = value;
    this.to = to;
  }

  get span(): Span {
    const { key, value, to } = this;
    if (value !== null && to < 0) return between(key.span, value.span);
    const { anchor, from } = key as Held;
    return anchored(anchor, from, to);
  }
}

function spanOf(anchor: Anchor, from: number, end: number | Span): Span {
  if (typeof end === 'number') return anchored(anchor, from, Math.max(from, end));
  return between(anchored(anchor, from, from), end);
}

/** Positions are distances from the anchor. */
export function scalarNode(
  anchor: Anchor,
  from: number,
  to: number,
  style: ScalarNode['style'],
  text: string,
  value: ScalarNode['value'],
): ScalarNode {
  if (style === 'plain' && value === text && text.length === to - from) return new PlainText(anchor, from, text);
  return new Scalar(anchor, from, to, style, text, value);
}

/** From bracket to bracket. */
export function flowMap(anchor: Anchor, from: number, to: number, entries: readonly Entry[]): MapNode {
  return new Mapping(anchor, from, to, true, entries.slice());
}

/** From bracket to bracket. */
export function flowList(anchor: Anchor, from: number, to: number, items: readonly Node[]): ListNode {
  return new Sequence(anchor, from, to, true, items.slice());
}

/** From its beginning to the end of its last entry. */
export function blockMap(anchor: Anchor, from: number, entries: readonly Entry[]): MapNode {
  return new Mapping(anchor, from, OF_LAST_PART, false, entries.slice());
}

/** From its beginning to the end of its last item. */
export function blockList(anchor: Anchor, from: number, items: readonly Node[]): ListNode {
  return new Sequence(anchor, from, OF_LAST_PART, false, items.slice());
}

/** Of some entries in order; where they are `nested`, one of them may stand in the middle of another. */
export function mapOver(first: Entry, entries: readonly Entry[], nested: boolean): MapNode {
  const { anchor, from } = first.key as Held;
  return new Mapping(anchor, from, nested ? endingPart(entries) : OF_LAST_PART, false, entries.slice());
}

/** Of some items in order, likewise. */
export function listOver(anchor: Anchor, from: number, items: readonly Node[], nested: boolean): ListNode {
  return new Sequence(anchor, from, nested ? endingPart(items) : OF_LAST_PART, false, items.slice());
}

/** The place, counted from the last, of the part that ends last. */
function endingPart(parts: readonly { readonly span: Span }[]): number {
  let ending = OF_LAST_PART;
  let end = parts.at(-1)?.span.end ?? 0;
  for (let i = parts.length - 2; i >= 0; i--) {
    const other = (parts[i] as { readonly span: Span }).span.end;
    if (other <= end) continue;
    end = other;
    ending = i - parts.length;
  }
  return ending;
}

/** A block map nothing of which could be read. */
export function emptyMap(anchor: Anchor, from: number, to: number): MapNode {
  return new Mapping(anchor, from, to, false, []);
}

/** A block list nothing of which could be read. */
export function emptyList(anchor: Anchor, from: number, to: number): ListNode {
  return new Sequence(anchor, from, to, false, []);
}

/** From the key to the end of the value. */
export function entryWith(key: ScalarNode, value: Node): Entry {
  return new Pair(key, value, OF_LAST_PART);
}

/** Where it is not the value that ends it; `to` is a distance from the key's anchor. */
export function entryTo(key: ScalarNode, value: Node | null, to: number): Entry {
  return new Pair(key, value, to);
}
