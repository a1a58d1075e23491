/**
 * Small edits of a plan's text: they touch the one value, key or line they are about and keep every
 * other byte, comments included. Null where the text has no place for the change (a list where a
 * map should be, a block where brackets are); callers say so to the user.
 */
import { span } from '../base/span.ts';
import { compose } from './compose.ts';
import { startOfLine } from './cursor-line.ts';
import { behindComments, behindLine, lineEndOf } from './edit-lines.ts';
import { scalarText } from './scalar-text.ts';
import type { SpanEdit } from './span-edit.ts';
import type { Entry, ListNode, MapNode, Node, Tree } from './tree.ts';

/** Keys of maps and numbers of list items, from the root. Of a key written twice the first is meant. */
export type EditPath = readonly (string | number)[];

/** The keys that may stand in a map, in the order in which people write them. */
export type KeyOrder = readonly string[];

export interface Layout {
  /** Of the map that exists; a new key goes at its end where nothing is said. */
  readonly order?: KeyOrder;
  /** Columns from one level to the next; two where nothing is said. */
  readonly step?: number;
}

/** Writes a text at a path, quoted where it must be; makes the entry and its parents if missing. */
export function setScalar(text: string, tree: Tree, path: EditPath, value: string): SpanEdit[] | null {
  return setValue(text, tree, path, scalarText(value, isInFlow(tree, path)));
}

/**
 * Writes YAML of one line at a path, instead of a scalar or a bracketed value there; makes the
 * entry and its parents if missing.
 */
export function setValue(
  text: string,
  tree: Tree,
  path: EditPath,
  yaml: string,
  layout: Layout = {},
): SpanEdit[] | null {
  const key = path.at(-1);
  const parent = parentOf(tree, path);
  if (key === undefined) return null;
  if (typeof key === 'number') {
    const item = parent?.kind === 'list' ? parent.items[key] : undefined;
    return item === undefined ? null : replaced(item, yaml);
  }
  const entry = parent?.kind === 'map' ? entryIn(parent, key) : undefined;
  if (entry === undefined) return insertEntry(text, tree, path.slice(0, -1), key, yaml, layout);
  if (entry.value !== null) return replaced(entry.value, yaml);
  const colon = text[entry.span.end - 1] === ':' && entry.span.end > entry.key.span.end;
  return [{ span: span(entry.span.end, entry.span.end), newText: colon ? ` ${yaml}` : `: ${yaml}` }];
}

function replaced(node: Node, yaml: string): SpanEdit[] | null {
  if (node.kind !== 'scalar' && !node.flow) return null;
  const empty = node.span.start === node.span.end;
  return [{ span: node.span, newText: empty ? ` ${yaml}` : yaml }];
}

/**
 * Adds `key: yaml` to the map at a path: behind the nearest key before it in the order, where one stands
 * there, else at the end. Lines of `yaml` after the first are indented below the key. Missing parents
 * are made; the first of them is what finds its place by the order.
 */
export function insertEntry(
  text: string,
  tree: Tree,
  path: EditPath,
  key: string,
  yaml: string,
  layout: Layout = {},
): SpanEdit[] | null {
  if (tree.root === null) return insertIntoNothing(text, path, key, yaml, layout);
  let node: Node | null = tree.root;
  let owner: Entry | null = null;
  for (const [depth, step] of path.entries()) {
    const next = childOf(node, step);
    if (next === undefined) return node === null ? null : insertInto(text, node, path.slice(depth), key, yaml, layout);
    if (typeof step === 'string') owner = entryIn(node as MapNode, step) ?? null;
    if (next === null)
      return owner === null ? null : insertUnder(text, node, owner, path.slice(depth + 1), key, yaml, layout);
    node = next;
  }
  return node === null ? null : insertInto(text, node, [], key, yaml, layout);
}

/** Puts another key in place of the one at a path. */
export function renameKey(tree: Tree, path: EditPath, key: string): SpanEdit[] | null {
  const parent = parentOf(tree, path);
  const entry = parent?.kind === 'map' ? entryIn(parent, path.at(-1)) : undefined;
  if (entry === undefined) return null;
  return [{ span: entry.key.span, newText: scalarText(key, parent?.flow === true) }];
}

/** Takes an entry away: its lines, or in braces itself and one comma. Comments above it stay. */
export function removeEntry(text: string, tree: Tree, path: EditPath): SpanEdit[] | null {
  const parent = parentOf(tree, path);
  const entry = parent?.kind === 'map' ? entryIn(parent, path.at(-1)) : undefined;
  if (parent?.kind !== 'map' || entry === undefined) return null;
  const at = parent.entries.indexOf(entry);
  const before = parent.entries[at - 1];
  const after = parent.entries[at + 1];
  if (parent.flow) return removeInBraces(text, entry, before, after);
  const lineStart = startOfLine(text, entry.span.start);
  const alone = text.slice(lineStart, entry.span.start).trim() === '';
  if (alone) return [{ span: span(lineStart, endOfLine(text, entry.span.end).next), newText: '' }];
  if (after === undefined) return [{ span: entry.span, newText: '{}' }];
  return [{ span: span(entry.span.start, after.span.start), newText: '' }];
}

/** The entry with one comma; where comments stand around it they stay. */
function removeInBraces(text: string, entry: Entry, before: Entry | undefined, after: Entry | undefined): SpanEdit[] {
  const { start, end } = entry.span;
  const lineStart = startOfLine(text, start);
  const comma = /^\s*,/.exec(text.slice(end, end + 80))?.[0].length ?? 0;
  const line = endOfLine(text, end + comma);
  const ownLines =
    text.slice(lineStart, start).trim() === '' && /^[ \t]*(?:#.*)?$/.test(text.slice(end + comma, line.end));
  const gone: SpanEdit[] = [
    { span: span(ownLines ? lineStart : start, ownLines ? line.next : end + comma), newText: '' },
  ];
  if (after !== undefined) {
    const gap = text.slice(end, after.span.start);
    return ownLines || gap.includes('#') ? gone : [{ span: span(start, after.span.start), newText: '' }];
  }
  if (before === undefined) return [{ span: entry.span, newText: '' }];
  const gap = text.slice(before.span.end, start);
  if (!gap.includes('#') && !ownLines) return [{ span: span(before.span.end, end), newText: '' }];
  const commaAt = before.span.end + gap.indexOf(',');
  return comma > 0 ? gone : [{ span: span(commaAt, commaAt + 1), newText: '' }, ...gone];
}

/** True where what is written at a path stands in brackets. */
function isInFlow(tree: Tree, path: EditPath): boolean {
  let node: Node | null | undefined = tree.root;
  let flow = false;
  for (const step of path) {
    if (node === null || node === undefined) break;
    flow = node.kind !== 'scalar' && node.flow;
    node = childOf(node, step);
  }
  return flow;
}

function parentOf(tree: Tree, path: EditPath): MapNode | ListNode | null {
  let node: Node | null | undefined = tree.root;
  for (const step of path.slice(0, -1)) node = childOf(node, step);
  return node?.kind === 'map' || node?.kind === 'list' ? node : null;
}

/** Undefined where there is no such key or item, null where nothing is written after the key. */
function childOf(node: Node | null | undefined, step: string | number): Node | null | undefined {
  if (node?.kind === 'map') return entryIn(node, step)?.value;
  return node?.kind === 'list' && typeof step === 'number' ? node.items[step] : undefined;
}

function entryIn(map: MapNode, key: string | number | undefined): Entry | undefined {
  return map.entries.find((entry) => entry.key.text === key);
}

function insertInto(
  text: string,
  node: Node,
  missing: EditPath,
  key: string,
  yaml: string,
  layout: Layout,
): SpanEdit[] | null {
  if (node.kind !== 'map') return null;
  const before = neighbourOf(node, String(missing[0] ?? key), layout.order ?? []);
  if (node.flow) {
    const written = flowEntry(missing, key, yaml);
    return written === null ? null : insertInBraces(text, node, before, written);
  }
  const first = node.entries[0];
  if (first === undefined) return null;
  const column = first.key.span.start - startOfLine(text, first.key.span.start);
  const lines = blockEntry(missing, key, yaml, ' '.repeat(column), layout);
  if (before !== null) return linesBehind(text, before.span.end, lines, column);
  const eol = lineEndOf(text);
  return lines && [at(first.key.span.start, `${lines.join(eol).slice(column)}${eol}${' '.repeat(column)}`)];
}

/** How many keys come first whatever else is written. */
const TITLES = 2;

/** The entry behind which a key belongs; null where it comes first: a title, or what stands before lines of its own. */
function neighbourOf({ entries }: MapNode, key: string, order: KeyOrder): Entry | null {
  const place = order.indexOf(key);
  const last = entries.at(-1) ?? null;
  if (place < 0) return last;
  let nearest: Entry | null = null;
  let best = -1;
  let first = place < TITLES;
  for (const entry of entries) {
    const other = order.indexOf(entry.key.text);
    first ||= other > place && entry.value !== null && entry.value.kind !== 'scalar' && !entry.value.flow;
    if (other > best && other < place) [nearest, best] = [entry, other];
  }
  return nearest ?? (first ? null : last);
}

/** On a line of its own where the entry before it has one. */
function insertInBraces(
  text: string,
  { span: area, entries }: MapNode,
  before: Entry | null,
  written: string,
): SpanEdit[] {
  const first = entries[0];
  if (first === undefined) return [at(area.start + 1, written)];
  if (before === null) return [at(first.span.start, `${written}, `)];
  const { end } = before.span;
  const lineStart = startOfLine(text, before.span.start);
  const ownLine = text.slice(lineStart, before.span.start).trim() === '' && lineStart > area.start;
  const comma = /^[ \t]*,/.exec(text.slice(end, end + 80))?.[0];
  if (ownLine) {
    const line = endOfLine(text, end + (comma?.length ?? 0));
    if (/^[ \t]*(?:#.*)?$/.test(text.slice(end + (comma?.length ?? 0), line.end))) {
      const next = `${lineEndOf(text)}${text.slice(lineStart, before.span.start)}${written}`;
      if (comma === undefined) return line.end === end ? [at(end, `,${next}`)] : [at(end, ','), at(line.end, next)];
      return [at(line.end, `${next},`)];
    }
  }
  const last = before === entries.at(-1);
  return [comma !== undefined && last ? at(end + comma.length, ` ${written}`) : at(end, `, ${written}`)];
}

/** Below a key after which nothing is written. */
function insertUnder(
  text: string,
  parent: Node | null,
  owner: Entry,
  missing: EditPath,
  key: string,
  yaml: string,
  layout: Layout,
): SpanEdit[] | null {
  if (parent?.kind === 'map' && parent.flow) {
    const written = flowEntry(missing, key, yaml);
    const colon = owner.span.end > owner.key.span.end ? '' : ':';
    return written === null ? null : [at(owner.span.end, `${colon} {${written}}`)];
  }
  const column = owner.key.span.start - startOfLine(text, owner.key.span.start);
  return linesBehind(
    text,
    owner.span.end,
    blockEntry(missing, key, yaml, ' '.repeat(column + (layout.step ?? 2)), layout),
    column,
  );
}

function insertIntoNothing(text: string, path: EditPath, key: string, yaml: string, layout: Layout): SpanEdit[] | null {
  const lines = blockEntry(path, key, yaml, '', layout);
  if (lines === null) return null;
  const eol = lineEndOf(text);
  const broken = text === '' || /[\r\n]$/.test(text) ? '' : eol;
  return [at(text.length, `${broken}${lines.join(eol)}${eol}`)];
}

/** Below the line of an offset and the comments under it that are indented deeper than the column. */
function linesBehind(text: string, offset: number, lines: readonly string[] | null, column: number): SpanEdit[] | null {
  if (lines === null) return null;
  const eol = lineEndOf(text);
  const next = behindComments(text, behindLine(text, offset), column);
  const open = next === text.length && !/[\r\n]$/.test(text);
  return [at(next, open ? `${eol}${lines.join(eol)}${eol}` : `${lines.join(eol)}${eol}`)];
}

function flowEntry(missing: EditPath, key: string, yaml: string): string | null {
  const keys = [...missing, key];
  if (/[\r\n]/.test(yaml) || keys.some((each) => typeof each === 'number')) return null;
  const piece = compose(`{k: ${yaml}}`, 0);
  if (piece.broken !== null || piece.node?.kind !== 'map' || piece.node.entries.length !== 1) return null;
  const names = keys.map((each) => scalarText(String(each), true));
  return names.reduceRight(
    (inner, name, i) => (i === names.length - 1 ? `${name}: ${inner}` : `${name}: {${inner}}`),
    yaml,
  );
}

function blockEntry(
  missing: EditPath,
  key: string,
  yaml: string,
  indent: string,
  { step = 2 }: Layout,
): string[] | null {
  const deeper = ' '.repeat(step);
  if (missing.some((each) => typeof each === 'number')) return null;
  const lines = missing.map((each, depth) => `${indent}${deeper.repeat(depth)}${scalarText(String(each), false)}:`);
  const own = indent + deeper.repeat(missing.length);
  const [first = '', ...rest] = yaml.split(/\r\n|\n|\r/);
  const below = rest.map((line) => (line === '' ? '' : `${own}${deeper}${line}`));
  return [...lines, `${own}${scalarText(key, false)}:${first === '' ? '' : ` ${first}`}`, ...below];
}

function at(offset: number, newText: string): SpanEdit {
  return { span: span(offset, offset), newText };
}

/** Where the line around an offset ends, without and with its line end. */
function endOfLine(text: string, offset: number): { end: number; next: number } {
  let end = offset;
  while (end < text.length && text[end] !== '\n' && text[end] !== '\r') end++;
  const crlf = text[end] === '\r' && text[end + 1] === '\n';
  return { end, next: Math.min(text.length, end + (crlf ? 2 : 1)) };
}
