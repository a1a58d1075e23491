/**
 * Reads block text item by item: what stands on one line by `readInline`, every other item alone by
 * the `yaml` library. What it gives for sound text is what the library would make of the whole;
 * where the layout leaves this in doubt, it says so. Items of long collections become parts, and
 * those known from an earlier reading are taken from there; such collections go on behind an item
 * that cannot be read, others are given up as a whole.
 */
import { composeItem, type Piece } from './compose.ts';
import { lineEnd, readInline, readKey, skipSpaces, skipToLineEnd } from './inline.ts';
import { blockList, blockMap, entryTo, entryWith } from './nodes.ts';
import { independent } from './own-text.ts';
import { Doubt, doubtOf, foreignOf, Part, TOUCHED } from './parts.ts';
import { readRegion } from './region.ts';
import { isBrokenBelow } from './sureness.ts';
import type { Entry, ListNode, MapNode, Node } from './tree.ts';
import { back, firstOf, goOn, isLong, isPaused, startsItem, stop, type Walk } from './walk.ts';

/** Block maps and lists in each other; deeper ones are left to the library. */
const DEEPEST_BLOCK = 24;

/**
 * An entry or item with what is to be kept of its reading. Empty, unmoved, where it cannot be read
 * or where, as a first line, it is no entry by itself.
 */
export function readPart(walk: Walk, into: Part[], column: number, depth: number, item: boolean, first: boolean): Part {
  const { text, line, offset, tabbed } = walk;
  const known = walk.known.at(offset + line, column, depth, item, first);
  if (known !== null && isFaithful(walk, known)) {
    into.push(known);
    goOn(walk, line + known.length);
    return known;
  }
  const part = new Part(offset + line, column, depth, item, first);
  part.parts = isLong(walk, column) ? [] : null;
  if (part.parts === null && isEnough(walk)) return part;
  walk.parts = part.parts;
  stand(walk, part);
  if (item) part.node = readItem(walk, column, depth);
  else part.entry = readEntry(walk, column, depth);
  if (isPaused(walk)) {
    Object.assign(walk, { line, indent: column, tabbed, parts: into, stopped: null });
    return part;
  }
  if (part.node === null && part.entry === null) {
    part.parts = null;
    walk.parts = null;
    stand(walk, part);
    if (item) part.node = leafItem(walk, column, depth);
    else part.entry = leafEntry(walk, column, depth, first);
  }
  walk.parts = into;
  const foreign = part.parts === null ? walk.foreign.splice(0) : foreignOf(part.parts);
  if (walk.stopped !== null || (part.node === null && part.entry === null)) {
    part.node = null;
    part.entry = null;
    part.parts = null;
    part.doubt = walk.stopped === null ? Doubt.none : walk.stopped === 'unsure' ? Doubt.unsure : Doubt.broken;
    walk.stopped = null;
    walk.line = line;
    walk.indent = column;
    walk.tabbed = tabbed;
    return part;
  }
  part.length = walk.line - line;
  part.reach = walk.indent < 0 ? text.length + 1 - line : walk.line + walk.indent + 2 - line;
  if (foreign.length > 0) part.foreign = foreign;
  if (part.parts !== null) part.doubt = doubtOf(part.parts);
  // What cannot be read in it may also depend on what stands before it, and an early end on what follows.
  if (part.doubt !== Doubt.none || walk.indent > column || !isFaithful(walk, part)) part.column = TOUCHED;
  into.push(part);
  return part;
}

/** Counts an item to be read; true where this step has read enough. */
function isEnough({ pauses }: Walk): boolean {
  if (pauses === null) return false;
  pauses.paused ||= pauses.left-- <= 0;
  return pauses.paused;
}

/** True where all that reading the part looks at is the text of the file. */
function isFaithful({ altered, end }: Walk, { at, reach }: Part): boolean {
  return at + reach <= end && (at >= altered.to || at + reach <= altered.from);
}

/** Nodes made from here on are held by the part. */
function stand(walk: Walk, part: Part): void {
  walk.anchor = part;
  walk.shift = walk.offset - part.at;
}

/**
 * The map or list whose first item begins at the column of the line, below a key or dash at `limit`.
 * Null, unmoved, where neither does.
 */
function readBlock(walk: Walk, column: number, limit: number, depth: number): Node | null {
  if (depth > DEEPEST_BLOCK) return null;
  if (walk.parts !== null) return readRegion(walk, { limit, depth, forced: false })?.node ?? null;
  const node = startsItem(walk, walk.line + column) ? readList(walk, column, depth) : readMap(walk, column, depth);
  // A line between the columns of two collections lines up with neither; a lone colon may go to a key before it.
  if (node !== null && walk.indent > limit) stop(walk, ':?'.includes(firstOf(walk)) ? 'unsure' : 'broken');
  return node;
}

/** Null, unmoved, where the first line need not be an entry: it may begin a text of several lines. */
function readMap(walk: Walk, column: number, depth: number): MapNode | null {
  const { anchor, shift } = walk;
  const start = walk.line + column + shift;
  const entries: Entry[] = [];
  while (walk.indent === column) {
    const entry = readEntry(walk, column, depth) ?? leafEntry(walk, column, depth, entries.length === 0);
    if (entry !== null) entries.push(entry);
    else if (walk.stopped === null) return null;
  }
  return blockMap(anchor, start, entries);
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
  const value = readBlock(walk, walk.indent, column, depth + 1);
  return value === null ? back(walk, line, column) : entryWith(key, value);
}

function readList(walk: Walk, column: number, depth: number): ListNode {
  const { anchor, shift } = walk;
  const start = walk.line + column + shift;
  const items: Node[] = [];
  while (walk.indent === column && startsItem(walk, walk.line + column)) {
    const item = readItem(walk, column, depth) ?? leafItem(walk, column, depth);
    if (item !== null) items.push(item);
  }
  return blockList(anchor, start, items);
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
    return readBlock(walk, start - line, column, depth + 1) ?? back(walk, line, column);
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

/** An entry that the library reads. Null where it stopped reading, or, unmoved, where a first line is no entry by itself. */
function leafEntry(walk: Walk, column: number, depth: number, first: boolean): Entry | null {
  if (walk.stopped !== null || followsDash(walk, column)) return null;
  const { line } = walk;
  const dashed = startsItem(walk, line + column);
  walk.at = line + column;
  const certain = !first || readKey(walk) !== null;
  if (certain && isBrokenBelow(walk.text, line, column, column + 1)) return stop(walk, 'broken');
  const { node, broken, foreign } = leafPiece(walk, column, true, depth);
  const entry = node?.kind === 'map' && !node.flow && node.entries.length === 1 ? node.entries[0] : undefined;
  if (broken === null && entry?.key.span.start === walk.offset + line + column) {
    for (const each of foreign) walk.foreign.push(each);
    return entry;
  }
  if (!certain) return back(walk, line, column);
  // Words, or a dash, among keys cannot be read, though each can by itself.
  return stop(walk, broken !== null || node?.kind === 'scalar' || dashed ? 'broken' : 'unsure');
}

/** An item that the library reads; null where it stopped reading. */
function leafItem(walk: Walk, column: number, depth: number): Node | null {
  if (walk.stopped !== null) return null;
  if (followsDash(walk, column)) return stop(walk, 'unsure');
  const { node, broken, foreign } = leafPiece(walk, column, false, depth);
  if (broken !== null) return stop(walk, 'broken');
  const item = node?.kind === 'list' && !node.flow && node.items.length === 1 ? node.items[0] : undefined;
  if (item === undefined) return stop(walk, 'unsure');
  for (const each of foreign) walk.foreign.push(each);
  return item;
}

function leafPiece(walk: Walk, column: number, dashes: boolean, depth: number): Piece {
  const { text, anchor, shift, line } = walk;
  const source = text.slice(line, endOfItem(walk, column, dashes));
  return composeItem(independent(source), { anchor, shift: shift + line }, depth);
}

/** True for the first entry of a map that begins on the line of its dash: the library needs the dash, too. */
export function followsDash({ text, line }: { readonly text: string; readonly line: number }, column: number): boolean {
  return text.slice(line, line + column).trim() !== '';
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
