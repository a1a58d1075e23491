/**
 * Reads block text item by item: what stands on one line by `readInline`, every other item alone by
 * the `yaml` library. Its result is what the library would make of the whole text; where the text
 * is laid out in a way that leaves this in doubt, it gives up and says so.
 */
import { span } from '../base/span.ts';
import type { Piece } from './compose.ts';
import type { Fault } from './fault.ts';
import { type Cursor, lineEnd, readInline, readKey, skipSpaces, skipToLineEnd } from './inline.ts';
import { type Leaves, readLeaf } from './leaves.ts';
import type { Entry, ListNode, MapNode, Node } from './tree.ts';

export type Read =
  | { readonly kind: 'clean'; readonly node: Node | null; readonly foreign: readonly Fault[] }
  /** The library would find something that is no YAML. */
  | { readonly kind: 'broken' }
  /** Only the library can say. */
  | { readonly kind: 'unsure' };

/** The text, and the line with content at which reading goes on. */
interface Walk extends Cursor {
  readonly leaves: Leaves;
  readonly foreign: Fault[];
  line: number;
  /** Of that line; -1 at the end of the text, and once reading has stopped. */
  indent: number;
  stopped: 'broken' | 'unsure' | null;
}

/** Block maps and lists in each other; deeper ones are left to the library. */
const DEEPEST_BLOCK = 24;

/** Reads prepared text without document markers, whose first character is at `offset` of the file. */
export function readItems(text: string, offset: number, leaves: Leaves): Read {
  const walk: Walk = { text, at: 0, offset, leaves, foreign: [], line: 0, indent: 0, stopped: null };
  goOn(walk, 0);
  const node = walk.indent < 0 ? null : readBlock(walk, walk.indent, 0);
  if (walk.stopped !== null) return { kind: walk.stopped };
  if (walk.indent >= 0) return { kind: 'unsure' };
  return { kind: 'clean', node, foreign: walk.foreign };
}

/** Moves to the next line with content, from a line's start on. */
function goOn(walk: Walk, from: number): void {
  const { text } = walk;
  let line = from;
  while (line < text.length) {
    let at = line;
    while (text.charCodeAt(at) === SPACE) at++;
    const code = text.charCodeAt(at);
    if (code === TAB) {
      stop(walk, 'unsure');
      return;
    }
    if (code !== HASH && code !== NEWLINE && code !== RETURN && at < text.length) {
      walk.line = line;
      walk.indent = at - line;
      return;
    }
    line = lineEnd(text, at) + 1;
  }
  walk.line = text.length;
  walk.indent = -1;
}

function stop(walk: Walk, why: 'broken' | 'unsure'): void {
  walk.stopped ??= why;
  walk.line = walk.text.length;
  walk.indent = -1;
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
  const { line } = walk;
  const entries: Entry[] = [];
  while (walk.indent === column) {
    const entry = readEntry(walk, column, depth) ?? leafEntry(walk, column, depth, entries.length === 0);
    if (entry !== null) entries.push(entry);
    else if (walk.stopped === null) return null;
  }
  const start = walk.offset + line + column;
  return { kind: 'map', span: span(start, entries.at(-1)?.span.end ?? start), flow: false, entries };
}

/** Null, unmoved, where the entry is more than this reader knows. */
function readEntry(walk: Walk, column: number, depth: number): Entry | null {
  const { line } = walk;
  walk.at = line + column;
  const key = readKey(walk);
  if (key === null) return null;
  const colon = walk.offset + walk.at;
  if (!skipToLineEnd(walk)) {
    const value = skipSpaces(walk) ? readInline(walk) : null;
    if (value === null || !endsHere(walk, line, column)) return null;
    return { key, value, span: span(key.span.start, value.span.end) };
  }
  goOn(walk, walk.at + 1);
  const listed = walk.indent === column && startsItem(walk, walk.line + column);
  if (walk.indent <= column && !listed) return { key, value: null, span: span(key.span.start, colon) };
  const value = readBlock(walk, walk.indent, depth + 1);
  if (value !== null) return { key, value, span: span(key.span.start, value.span.end) };
  return back(walk, line, column);
}

function readList(walk: Walk, column: number, depth: number): ListNode | null {
  const { line } = walk;
  const items: Node[] = [];
  while (walk.indent === column && startsItem(walk, walk.line + column)) {
    const item = readItem(walk, column, depth) ?? leafItem(walk, column, depth);
    if (item !== null) items.push(item);
  }
  const start = walk.offset + line + column;
  return { kind: 'list', span: span(start, items.at(-1)?.span.end ?? start), flow: false, items };
}

/** Null, unmoved, where the item is more than this reader knows. */
function readItem(walk: Walk, column: number, depth: number): Node | null {
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
  const { text, offset, leaves, line } = walk;
  const end = endOfItem(walk, column, dashes);
  return walk.stopped === null ? readLeaf(leaves, text.slice(line, end), offset + line, depth) : NOTHING;
}

const NOTHING: Piece = { node: null, broken: null, foreign: [] };

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

function startsItem({ text }: Walk, at: number): boolean {
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
