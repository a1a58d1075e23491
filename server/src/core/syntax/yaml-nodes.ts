/** Nodes of ours from those of the `yaml` library, with what the language has no place for. Nothing is expanded. */
import { type Alias, isAlias, isMap, isPair, isScalar, isSeq, type Scalar } from 'yaml';
import { type Span, within } from '../base/span.ts';
import { fault } from './fault.ts';
import {
  blockList,
  blockMap,
  emptyList,
  emptyMap,
  entryTo,
  entryWith,
  flowList,
  flowMap,
  scalarNode,
} from './nodes.ts';
import type { Entry, Node, ScalarNode } from './tree.ts';
import { type Reader, trimmedEnd } from './yaml-reader.ts';

export function nodeOf(reader: Reader, node: unknown): Node | null {
  if (isScalar(node)) return scalarOf(reader, node as Scalar.Parsed);
  if (isAlias(node)) return aliasOf(reader, node as Alias.Parsed);
  if (isMap(node)) {
    const entries: Entry[] = [];
    for (const pair of node.items) {
      const entry = entryOfPair(reader, pair.key, pair.value);
      if (entry !== null) entries.push(entry);
    }
    if (node.flow === true || entries.length === 0) {
      const { from, to } = extent(reader, node.range, entries.at(-1));
      return node.flow === true ? flowMap(reader.anchor, from, to, entries) : emptyMap(reader.anchor, from, to);
    }
    return blockMap(reader.anchor, startOf(reader, node.range, entries[0]), entries);
  }
  if (isSeq(node)) {
    const items: Node[] = [];
    for (const item of node.items) {
      const read = isAlias(item) ? null : nodeOf(reader, item);
      if (read !== null) items.push(read);
    }
    if (node.flow === true || items.length === 0) {
      const { from, to } = extent(reader, node.range, items.at(-1));
      return node.flow === true ? flowList(reader.anchor, from, to, items) : emptyList(reader.anchor, from, to);
    }
    return blockList(reader.anchor, startOf(reader, node.range, items[0]), items);
  }
  return null;
}

interface Part {
  readonly span: Span;
}

/** A flow collection goes from bracket to bracket, one without parts as far as the library says. */
function extent(
  { text, anchor, shift }: Reader,
  range: readonly number[] | null | undefined,
  last: Part | undefined,
): { readonly from: number; readonly to: number } {
  const start = range?.[0] ?? 0;
  const end = trimmedEnd(text, start, range?.[1] ?? start);
  return { from: shift + start, to: Math.max(shift + end, last === undefined ? 0 : last.span.end - anchor.at) };
}

/** A block collection begins with its first part, or the dash before it. */
function startOf(
  { anchor, shift }: Reader,
  range: readonly number[] | null | undefined,
  first: Part | undefined,
): number {
  const start = shift + (range?.[0] ?? 0);
  return first === undefined ? start : Math.min(start, first.span.start - anchor.at);
}

function entryOfPair(reader: Reader, key: unknown, value: unknown): Entry | null {
  const read = nodeOf(reader, key);
  if (read === null) return null;
  if (read.kind !== 'scalar') {
    reader.foreign.push(
      fault(read.span, 'A key is a single word or text. Write the map or list after a key of its own.'),
    );
    return null;
  }
  if (isAlias(key)) return null;
  if (read.text === '' && read.style === 'plain') {
    reader.foreign.push(
      fault(within(read.span, read.span.start, read.span.start + 1), 'A key is missing before the colon. Write one.'),
    );
    return null;
  }
  if (read.text === '<<' && read.style === 'plain') {
    reader.foreign.push(
      fault(read.span, 'Merge keys (<<) are not part of this language. Write the entries themselves.'),
    );
  }
  if (isAlias(value)) return entryTo(read, null, reader.shift + (value as Alias.Parsed).range[1]);
  return entryOf(reader, read, isWritten(value) ? nodeOf(reader, value) : null);
}

function entryOf({ text, anchor, shift }: Reader, key: ScalarNode, value: Node | null): Entry {
  const keyEnd = key.span.end;
  if (value !== null && value.span.end >= keyEnd) return entryWith(key, value);
  const from = keyEnd - anchor.at - shift;
  if (value !== null) return entryTo(key, value, shift + from);
  let end = from;
  while (end < text.length && isBlank(text, end)) end++;
  return entryTo(key, value, shift + (text[end] === ':' ? end + 1 : from));
}

function isBlank(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 32 || code === 9;
}

/** False for the empty scalar that stands where nothing is written. */
function isWritten(value: unknown): boolean {
  if (isAlias(value)) return false;
  if (isPair(value) || value === null || value === undefined) return false;
  return !(isScalar(value) && value.value === null && value.source === '');
}

const STYLES = {
  PLAIN: 'plain',
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'literal',
  BLOCK_FOLDED: 'folded',
} as const;

function scalarOf({ text, anchor, shift }: Reader, scalar: Scalar.Parsed): ScalarNode {
  const [start, valueEnd] = scalar.range;
  const style = STYLES[scalar.type as keyof typeof STYLES] ?? 'plain';
  const meant = scalar.source ?? '';
  const value = style === 'plain' ? coreValue(scalar.value, meant) : meant;
  return scalarNode(anchor, shift + start, shift + trimmedEnd(text, start, valueEnd), style, meant, value);
}

function coreValue(value: unknown, text: string): string | number | boolean | null {
  switch (typeof value) {
    case 'string':
    case 'number':
    case 'boolean':
      return value;
    default:
      return value === null ? null : text;
  }
}

/** Stands for nothing: what it names is not looked up. */
function aliasOf({ anchor, shift }: Reader, alias: Alias.Parsed): ScalarNode {
  const [start, end] = alias.range;
  return scalarNode(anchor, shift + start, shift + end, 'plain', '', null);
}
