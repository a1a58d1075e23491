/**
 * Reads block text item by item: what stands on one line by `readInline`, every other item alone by
 * the `yaml` library. Its result is what the library would make of the whole text; where the text
 * is laid out in a way that leaves this in doubt, it gives up and says so. Items of long
 * collections become parts, and those known from an earlier reading are taken from there.
 */
import { ORIGIN } from '../base/span.ts';
import { composeAt, type Piece } from './compose.ts';
import type { Fault } from './fault.ts';
import { type Cursor, lineEnd, readInline, readKey, skipSpaces, skipToLineEnd } from './inline.ts';
import { blockList, blockMap, entryTo, entryWith } from './nodes.ts';
import { independent } from './own-text.ts';
import { KnownParts, Part } from './parts.ts';
import type { Entry, ListNode, MapNode, Node } from './tree.ts';

export type Read =
  | {
      readonly kind: 'clean';
      readonly node: Node | null;
      readonly foreign: readonly Fault[];
      readonly parts: readonly Part[];
    }
  /** The library would find something that is no YAML. */
  | { readonly kind: 'broken' }
  /** Only the library can say. */
  | { readonly kind: 'unsure' };

/** The text, and the line with content at which reading goes on. */
interface Walk extends Cursor {
  readonly offset: number;
  readonly known: KnownParts;
  readonly foreign: Fault[];
  /** Those of the collection being read; null within an item that is read in one go. */
  parts: Part[] | null;
  line: number;
  /** Of that line; -1 at the end of the text, and once reading has stopped. */
  indent: number;
  /** A tab stands in that indent: no item begins there. */
  tabbed: boolean;
  stopped: 'broken' | 'unsure' | null;
}

/** Block maps and lists in each other; deeper ones are left to the library. */
const DEEPEST_BLOCK = 24;

/** An item of more lines is not read again as a whole if something in it changes. */
const MOST_LINES = 40;

/** Reads prepared text without document markers, whose first character is at `offset` of the file. */
export function readItems(text: string, offset: number, known?: readonly Part[]): Read {
  const parts: Part[] = [];
  const walk: Walk = {
    text,
    at: 0,
    anchor: ORIGIN,
    shift: offset,
    independent: known !== undefined,
    offset,
    known: new KnownParts(known ?? []),
    foreign: [],
    parts,
    line: 0,
    indent: 0,
    tabbed: false,
    stopped: null,
  };
  goOn(walk, 0);
  const node = walk.indent < 0 ? null : readBlock(walk, walk.indent, 0);
  if (walk.stopped !== null) return { kind: walk.stopped };
  if (walk.indent >= 0) return { kind: 'unsure' };
  return { kind: 'clean', node, foreign: parts.length > 0 ? foreignOf(parts) : walk.foreign, parts };
}

function foreignOf(parts: readonly Part[]): readonly Fault[] {
  return parts.some((part) => part.foreign.length > 0) ? parts.flatMap((part) => part.foreign) : [];
}

/** Moves to the next line with content, from a line's start on. */
function goOn(walk: Walk, from: number): void {
  const { text } = walk;
  let line = from;
  while (line < text.length) {
    let at = line;
    while (text.charCodeAt(at) === SPACE) at++;
    const tabbed = text.charCodeAt(at) === TAB;
    if (tabbed) while (text.charCodeAt(at) === SPACE || text.charCodeAt(at) === TAB) at++;
    const code = text.charCodeAt(at);
    if (code !== HASH && code !== NEWLINE && code !== RETURN && at < text.length) {
      walk.line = line;
      walk.indent = at - line;
      walk.tabbed = tabbed;
      return;
    }
    line = lineEnd(text, at) + 1;
  }
  walk.line = text.length;
  walk.indent = -1;
  walk.tabbed = false;
}

function stop(walk: Walk, why: 'broken' | 'unsure'): void {
  walk.stopped ??= why;
  walk.line = walk.text.length;
  walk.indent = -1;
  walk.tabbed = false;
}

/** The map or list whose first item begins at the column of the line; null, unmoved, where neither does. */
function readBlock(walk: Walk, column: number, depth: number): MapNode | ListNode | null {
  if (depth > DEEPEST_BLOCK) return null;
  const node = startsItem(walk, walk.line + column) ? readList(walk, column, depth) : readMap(walk, column, depth);
  // A line between the columns of two collections lines up with neither; a lone colon may go to a key before it.
  if (node !== null && walk.indent > column) stop(walk, ':?'.includes(firstOf(walk)) ? 'unsure' : 'broken');
  return node;
}

/** Null, unmoved, where the first line need not be an entry: it may begin a text of several lines. */
function readMap(walk: Walk, column: number, depth: number): MapNode | null {
  const start = walk.line + column;
  const { anchor, shift } = walk;
  const entries: Entry[] = [];
  const { parts } = walk;
  while (walk.indent === column) {
    const first = entries.length === 0;
    const entry =
      parts === null
        ? (readEntry(walk, column, depth) ?? leafEntry(walk, column, depth, first))
        : readPart(walk, parts, column, depth, false, first).entry;
    if (entry !== null) entries.push(entry);
    else if (walk.stopped === null) return null;
  }
  const head = parts?.[0];
  if (head !== undefined) return blockMap(head, start + walk.offset - head.at, entries);
  return blockMap(anchor, start + shift, entries);
}

/** Null, unmoved, where the entry is more than this reader knows. */
function readEntry(walk: Walk, column: number, depth: number): Entry | null {
  if (walk.tabbed) return null;
  const { line, shift } = walk;
  walk.at = line + column;
  const key = readKey(walk);
  if (key === null) return null;
  const colon = walk.at;
  if (!skipToLineEnd(walk)) {
    const value = skipSpaces(walk) ? readInline(walk) : null;
    if (value === null || !endsHere(walk, line, column)) return null;
    return entryWith(key, value);
  }
  goOn(walk, walk.at + 1);
  const listed = walk.indent === column && startsItem(walk, walk.line + column);
  if (walk.indent <= column && !listed) return entryTo(key, null, colon + shift);
  const value = readBlock(walk, walk.indent, depth + 1);
  return value === null ? back(walk, line, column) : entryWith(key, value);
}

function readList(walk: Walk, column: number, depth: number): ListNode {
  const start = walk.line + column;
  const { anchor, shift } = walk;
  const items: Node[] = [];
  const { parts } = walk;
  while (walk.indent === column && startsItem(walk, walk.line + column)) {
    const item =
      parts === null
        ? (readItem(walk, column, depth) ?? leafItem(walk, column, depth))
        : readPart(walk, parts, column, depth, true, false).node;
    if (item !== null) items.push(item);
  }
  const head = parts?.[0];
  if (head !== undefined) return blockList(head, start + walk.offset - head.at, items);
  return blockList(anchor, start + shift, items);
}

/** Null, unmoved, where the item is more than this reader knows. */
function readItem(walk: Walk, column: number, depth: number): Node | null {
  if (walk.tabbed) return null;
  const { line } = walk;
  walk.at = line + column + 1;
  if (!skipSpaces(walk)) return null;
  const start = walk.at;
  if (readKey(walk) !== null) {
    walk.indent = start - line;
    return readBlock(walk, start - line, depth + 1) ?? back(walk, line, column);
  }
  walk.at = start;
  const value = readInline(walk);
  return value !== null && endsHere(walk, line, column) ? value : null;
}

/**
 * An entry or item with what is to be kept of its reading. Empty, unmoved, where a first line is no
 * entry by itself.
 */
function readPart(walk: Walk, into: Part[], column: number, depth: number, item: boolean, first: boolean): Part {
  const { text, line, offset } = walk;
  const known = walk.known.at(offset + line, column, depth, item, first);
  if (known !== null) {
    into.push(known);
    goOn(walk, line + known.length);
    return known;
  }
  const part = new Part(offset + line, column, depth, item, first);
  part.parts = isLong(walk, column) ? [] : null;
  into.push(part);
  walk.parts = part.parts;
  stand(walk, part);
  if (item) part.node = readItem(walk, column, depth);
  else part.entry = readEntry(walk, column, depth);
  if (part.node === null && part.entry === null) {
    part.parts = null;
    walk.parts = null;
    stand(walk, part);
    if (item) part.node = leafItem(walk, column, depth);
    else part.entry = leafEntry(walk, column, depth, first);
  }
  walk.parts = into;
  part.length = walk.line - line;
  part.reach = walk.indent < 0 ? text.length + 1 - line : walk.line + walk.indent + 2 - line;
  const found = part.parts === null ? walk.foreign.splice(0) : foreignOf(part.parts);
  if (found.length > 0) part.foreign = found;
  if (part.node === null && part.entry === null) into.pop();
  return part;
}

/** Nodes made from here on are held by the part. */
function stand(walk: Walk, part: Part): void {
  walk.anchor = part;
  walk.shift = walk.offset - part.at;
}

/** True for an item of many lines. */
function isLong({ text, line }: Walk, column: number): boolean {
  const dashed = startsItem({ text }, line + column);
  let at = lineEnd(text, line) + 1;
  for (let lines = 0; lines < MOST_LINES; lines++) {
    let first = at;
    while (text.charCodeAt(first) === SPACE) first++;
    if (first >= text.length) return false;
    const code = text.charCodeAt(first);
    const blank = code === NEWLINE || code === RETURN || code === HASH;
    const listed = first - at === column && !dashed && startsItem({ text }, first);
    if (!blank && first - at <= column && !listed) return false;
    at = lineEnd(text, first) + 1;
  }
  return true;
}

/** Goes on behind a value on one line; false, unmoved, where deeper lines follow, which may be part of it. */
function endsHere(walk: Walk, line: number, column: number): boolean {
  goOn(walk, walk.at + 1);
  if (walk.indent <= column) return true;
  back(walk, line, column);
  return false;
}

function back(walk: Walk, line: number, column: number): null {
  if (walk.stopped !== null) return null;
  walk.line = line;
  walk.indent = column;
  walk.tabbed = false;
  return null;
}

/** An entry that the library reads. Null where it stopped reading, or, unmoved, where a first line is no entry by itself. */
function leafEntry(walk: Walk, column: number, depth: number, first: boolean): Entry | null {
  if (walk.stopped !== null || followsDash(walk, column)) return null;
  const { line } = walk;
  const dashed = startsItem(walk, line + column);
  walk.at = line + column;
  const certain = !first || readKey(walk) !== null;
  const { node, broken, foreign } = leafPiece(walk, column, true, depth);
  const entry = node?.kind === 'map' && !node.flow && node.entries.length === 1 ? node.entries[0] : undefined;
  if (broken === null && entry?.key.span.start === walk.offset + line + column) {
    for (const each of foreign) walk.foreign.push(each);
    return entry;
  }
  if (!certain) return back(walk, line, column);
  // Words, or a dash, among keys cannot be read, though each can by itself.
  return halt(walk, broken !== null || node?.kind === 'scalar' || dashed ? 'broken' : 'unsure');
}

/** An item that the library reads; null where it stopped reading. */
function leafItem(walk: Walk, column: number, depth: number): Node | null {
  if (walk.stopped !== null) return null;
  if (followsDash(walk, column)) return halt(walk, 'unsure');
  const { node, broken, foreign } = leafPiece(walk, column, false, depth);
  if (broken !== null) return halt(walk, 'broken');
  const item = node?.kind === 'list' && !node.flow && node.items.length === 1 ? node.items[0] : undefined;
  if (item === undefined) return halt(walk, 'unsure');
  for (const each of foreign) walk.foreign.push(each);
  return item;
}

function leafPiece(walk: Walk, column: number, dashes: boolean, depth: number): Piece {
  const { text, anchor, shift, line } = walk;
  const source = text.slice(line, endOfItem(walk, column, dashes));
  return composeAt(walk.independent ? independent(source) : source, { anchor, shift: shift + line }, depth);
}

/** True for the first entry of a map that begins on the line of its dash: the library needs the dash, too. */
function followsDash({ text, line }: Walk, column: number): boolean {
  return text.slice(line, line + column).trim() !== '';
}

function halt(walk: Walk, why: 'broken' | 'unsure'): null {
  stop(walk, why);
  return null;
}

/** Goes on behind the item at the column, and gives the start of the line there: blank lines belong to the item before them. */
function endOfItem(walk: Walk, column: number, dashes: boolean): number {
  const { text } = walk;
  goOn(walk, lineEnd(text, walk.line) + 1);
  while (walk.indent > column || (walk.indent === column && goesOn(walk, dashes))) {
    goOn(walk, lineEnd(text, walk.line) + 1);
  }
  return walk.line;
}

/** A bracket closes at its opener's column; a list may stand at its key's. */
function goesOn(walk: Walk, dashes: boolean): boolean {
  return '}]'.includes(firstOf(walk)) || (dashes && startsItem(walk, walk.line + walk.indent));
}

function firstOf({ text, line, indent }: Walk): string {
  return text.charAt(line + indent);
}

function startsItem({ text }: { readonly text: string }, at: number): boolean {
  const next = text.charCodeAt(at + 1);
  const ends = next === SPACE || next === NEWLINE || next === RETURN || next === TAB || Number.isNaN(next);
  return text.charCodeAt(at) === DASH && ends;
}

const TAB = 9;
const NEWLINE = 10;
const RETURN = 13;
const SPACE = 32;
const HASH = 35;
const DASH = 45;
