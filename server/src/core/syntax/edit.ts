/**
 * Small edits of a plan's text: they touch the one value, key or line they are about and keep every
 * other byte, comments included. Null where the text has no place for the change (a list where a
 * map should be, a block where brackets are); callers say so to the user.
 */
import { span } from '../base/span.ts';
import { compose } from './compose.ts';
import { startOfLine } from './cursor-line.ts';
import { scalarText } from './scalar-text.ts';
import type { SpanEdit } from './span-edit.ts';
import type { Entry, ListNode, MapNode, Node, Tree } from './tree.ts';

/** Keys of maps and numbers of list items, from the root. Of a key written twice the first is meant. */
export type EditPath = readonly (string | number)[];

/** Writes a text at a path, quoted where it must be; makes the entry and its parents if missing. */
export function setScalar(text: string, tree: Tree, path: EditPath, value: string): SpanEdit[] | null {
  return setValue(text, tree, path, scalarText(value, isInFlow(tree, path)));
}

/**
 * Writes YAML of one line at a path, instead of a scalar or a bracketed value there; makes the
 * entry and its parents if missing.
 */
export function setValue(text: string, tree: Tree, path: EditPath, yaml: string): SpanEdit[] | null {
  const key = path.at(-1);
  const parent = parentOf(tree, path);
  if (key === undefined) return null;
  if (typeof key === 'number') {
    const item = parent?.kind === 'list' ? parent.items[key] : undefined;
    return item === undefined ? null : replaced(item, yaml);
  }
  const entry = parent?.kind === 'map' ? entryIn(parent, key) : undefined;
  if (entry === undefined) return insertEntry(text, tree, path.slice(0, -1), key, yaml);
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
 * Adds `key: yaml` at the end of the map at a path; lines of `yaml` after the first are indented
 * below the key. Missing parents are made, the first of them at the end of the map that exists.
 */
export function insertEntry(text: string, tree: Tree, path: EditPath, key: string, yaml: string): SpanEdit[] | null {
  if (tree.root === null) return insertIntoNothing(text, path, key, yaml);
  let node: Node | null = tree.root;
  let owner: Entry | null = null;
  for (const [depth, step] of path.entries()) {
    const next = childOf(node, step);
    if (next === undefined) return node === null ? null : insertInto(text, node, path.slice(depth), key, yaml);
    if (typeof step === 'string') owner = entryIn(node as MapNode, step) ?? null;
    if (next === null) return owner === null ? null : insertUnder(text, node, owner, path.slice(depth + 1), key, yaml);
    node = next;
  }
  return node === null ? null : insertInto(text, node, [], key, yaml);
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
  if (parent.flow) {
    const start = before?.span.end ?? entry.span.start;
    const end = before === undefined && after !== undefined ? after.span.start : entry.span.end;
    return [{ span: span(start, end), newText: '' }];
  }
  const lineStart = startOfLine(text, entry.span.start);
  const alone = text.slice(lineStart, entry.span.start).trim() === '';
  if (alone) return [{ span: span(lineStart, endOfLine(text, entry.span.end).next), newText: '' }];
  if (after === undefined) return [{ span: entry.span, newText: '{}' }];
  return [{ span: span(entry.span.start, after.span.start), newText: '' }];
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

function insertInto(text: string, node: Node, missing: EditPath, key: string, yaml: string): SpanEdit[] | null {
  if (node.kind !== 'map') return null;
  const last = node.entries.at(-1);
  if (node.flow) {
    const written = flowEntry(missing, key, yaml);
    if (written === null) return null;
    if (last === undefined) return [at(node.span.start + 1, written)];
    const comma = /^[ \t]*,/.exec(text.slice(last.span.end, last.span.end + 80))?.[0];
    return [comma === undefined ? at(last.span.end, `, ${written}`) : at(last.span.end + comma.length, ` ${written}`)];
  }
  const first = node.entries[0];
  if (first === undefined || last === undefined) return null;
  const column = first.key.span.start - startOfLine(text, first.key.span.start);
  return lineAfter(text, last.span.end, blockEntry(missing, key, yaml, ' '.repeat(column)));
}

/** Below a key after which nothing is written. */
function insertUnder(
  text: string,
  parent: Node | null,
  owner: Entry,
  missing: EditPath,
  key: string,
  yaml: string,
): SpanEdit[] | null {
  if (parent?.kind === 'map' && parent.flow) {
    const written = flowEntry(missing, key, yaml);
    const colon = owner.span.end > owner.key.span.end ? '' : ':';
    return written === null ? null : [at(owner.span.end, `${colon} {${written}}`)];
  }
  const column = owner.key.span.start - startOfLine(text, owner.key.span.start);
  return lineAfter(text, owner.span.end, blockEntry(missing, key, yaml, ' '.repeat(column + 2)));
}

function insertIntoNothing(text: string, path: EditPath, key: string, yaml: string): SpanEdit[] | null {
  const lines = blockEntry(path, key, yaml, '');
  if (lines === null) return null;
  const eol = eolOf(text);
  const broken = text === '' || /[\r\n]$/.test(text) ? '' : eol;
  return [at(text.length, `${broken}${lines.join(eol)}${eol}`)];
}

function lineAfter(text: string, offset: number, lines: readonly string[] | null): SpanEdit[] | null {
  if (lines === null) return null;
  const eol = eolOf(text);
  const { end, next } = endOfLine(text, offset);
  return [end === next ? at(end, `${eol}${lines.join(eol)}${eol}`) : at(next, `${lines.join(eol)}${eol}`)];
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

function blockEntry(missing: EditPath, key: string, yaml: string, indent: string): string[] | null {
  if (missing.some((each) => typeof each === 'number')) return null;
  const lines = missing.map((each, depth) => `${indent}${'  '.repeat(depth)}${scalarText(String(each), false)}:`);
  const own = indent + '  '.repeat(missing.length);
  const [first = '', ...rest] = yaml.split(/\r\n|\n|\r/);
  const below = rest.map((line) => (line === '' ? '' : `${own}  ${line}`));
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

function eolOf(text: string): string {
  return /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
}
