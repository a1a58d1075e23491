/**
 * Reads the value below a key as the map or list that its lines make, item by item: what can be read
 * is read once and for all, and of what cannot only the lines are taken, for `mend`. So a break
 * costs the item it stands in. Whether lines are a map or a list, and at which column, follows from
 * the first of them.
 */
import { lineEnd } from './inline.ts';
import { followsDash, readPart } from './items.ts';
import { columnOf, hasContent, holdsNext, isList, isMapLike, type Line, lineAt, onlyCloses } from './layout.ts';
import { isSplitIn, mend } from './mend.ts';
import { blockList, blockMap } from './nodes.ts';
import { Doubt, Part, TOUCHED } from './parts.ts';
import { isBrokenBelow } from './sureness.ts';
import type { Node } from './tree.ts';
import { firstOf, goOn, isPaused, startsItem, stop, type Walk } from './walk.ts';

/** Where a region stands: below a key or dash at the column `limit`. */
export interface Bounds {
  readonly limit: number;
  readonly depth: number;
  /** It is known that it cannot be read as it is. */
  readonly forced: boolean;
}

/** How its items stand. */
export interface Shape {
  readonly column: number;
  readonly list: boolean;
}

/** Lines that the shape of a region may depend on. */
const SHAPING_LINES = 200;

/** Null, unmoved, where its first line need not be an item: it may begin a text of several lines. */
export function readRegion(walk: Walk, bounds: Bounds): { readonly node: Node | null } | null {
  const into = walk.parts ?? [];
  const { line, indent, tabbed } = walk;
  const first: Shape = { column: indent, list: startsItem(walk, line + indent) };
  let shape = first;
  let members = gather(walk, bounds, shape);
  walk.parts = into;
  if (members === null) return null;
  if (isPaused(walk)) return { node: null };
  const broken = members.some(isBroken);
  if (broken && !followsDash({ text: walk.text, line }, indent)) {
    shape = shapeOf(walk.text, line, bounds.limit);
    if (shape.column !== first.column || shape.list !== first.list) {
      Object.assign(walk, { line, indent, tabbed });
      members = gather(walk, { ...bounds, forced: true }, shape) ?? [];
      walk.parts = into;
      if (isPaused(walk)) return { node: null };
    }
  }
  if (!bounds.forced && members.some(isBroken) && isSplitIn(walk, line, members, bounds.limit)) {
    return { node: stop(walk, 'broken') };
  }
  if (members.some(isBroken)) return { node: mend(walk, into, members, shape, bounds) };
  for (const part of members) into.push(part);
  return { node: soundNode(walk, members, shape, line + indent) };
}

function soundNode(walk: Walk, members: readonly Part[], { list }: Shape, start: number): Node | null {
  const head = members[0];
  if (head === undefined) return null;
  const from = start + walk.offset - head.at;
  if (list) return blockList(head, from, members.map((part) => part.node).filter(isRead));
  return blockMap(head, from, members.map((part) => part.entry).filter(isRead));
}

function isRead<T>(found: T | null): found is T {
  return found !== null;
}

export function isBroken(part: Part): boolean {
  return part.entry === null && part.node === null;
}

/** The shape of lines that are not all as the first one has it. */
function shapeOf(text: string, from: number, limit: number): Shape {
  const lines: Line[] = [];
  for (let at = from; at < text.length && lines.length < SHAPING_LINES; ) {
    const line = lineAt(text, at);
    if (hasContent(line) && line.indent <= limit && lines.length > 0) break;
    if (!onlyCloses(line)) lines.push(line);
    at += line.text.length;
  }
  const column = columnOf(lines);
  return { column, list: isList(lines, column) };
}

/** The items of a region in order, those that cannot be read as empty parts. Null, unmoved, as above. */
function gather(walk: Walk, bounds: Bounds, shape: Shape): Part[] | null {
  const { pauses, line: start } = walk;
  if (pauses === null) return gatherOn(walk, bounds, shape, [], start);
  const place = [start, bounds.limit, shape.column, shape.list, bounds.forced].join();
  const before = pauses.gathered.get(place);
  if (before?.members === null) return null;
  if (before !== undefined) Object.assign(walk, { line: before.line, indent: before.indent, tabbed: before.tabbed });
  const members = gatherOn(walk, bounds, shape, before?.members ?? [], start);
  const { line, indent, tabbed } = walk;
  pauses.gathered.set(place, { members, line, indent, tabbed });
  return members;
}

/** Behind the members that are there already; they are in the text from `start` on. */
function gatherOn(walk: Walk, bounds: Bounds, shape: Shape, members: Part[], start: number): Part[] | null {
  const { column, list } = shape;
  while (isWithin(walk, bounds, shape)) {
    const first = members.length === 0;
    if (walk.indent === column && (!list || startsItem(walk, walk.line + column))) {
      const part = readPart(walk, members, column, bounds.depth, list, first && !bounds.forced);
      if (!isBroken(part)) continue;
      if (isPaused(walk)) return members;
      if (first && !bounds.forced && part.doubt === Doubt.none && mayGoOn(walk, column, bounds.limit)) return null;
      members.push(groupHere(walk, bounds, shape, part.doubt === Doubt.none ? Doubt.broken : part.doubt));
    } else if (!first && !bounds.forced && endsEarly(walk, start, bounds.limit, shape)) break;
    else members.push(groupHere(walk, bounds, shape, ':?'.includes(firstOf(walk)) ? Doubt.unsure : Doubt.broken));
  }
  return members;
}

/** A list may stand at the column of its key. */
function isWithin(walk: Walk, { limit }: Bounds, { column, list }: Shape): boolean {
  if (walk.indent > limit) return true;
  return list && column === limit && walk.indent === limit && startsItem(walk, walk.line + limit);
}

/** True where the first line may begin a text, or brackets, over several lines. */
function mayGoOn(walk: Walk, column: number, limit: number): boolean {
  if (followsDash(walk, column)) return true;
  return !isBrokenBelow(walk.text, walk.line, column, limit + 1);
}

/**
 * True for a map a little too far left in lines whose own entries are no maps: it was meant as the
 * neighbour of the key above them.
 */
function endsEarly(walk: Walk, start: number, limit: number, { column, list }: Shape): boolean {
  if (list || limit < 0 || walk.indent > column) return false;
  const line = lineAt(walk.text, walk.line);
  const own = !isMapLike(lineAt(walk.text, start)) && isMapLike(line) && holdsNext(walk.text, line);
  return own && shapeOf(walk.text, start, limit).column === column;
}

/** The lines of an item that cannot be read: its head, and what stands deeper or only closes below it. */
function groupHere(walk: Walk, bounds: Bounds, shape: Shape, doubt: Doubt): Part {
  const { text, line, offset } = walk;
  const part = new Part(offset + line, TOUCHED, bounds.depth, shape.list, false);
  part.doubt = doubt;
  do goOn(walk, lineEnd(text, walk.line) + 1);
  while (walk.indent > shape.column || (isWithin(walk, bounds, shape) && belongsAbove(walk, shape)));
  part.length = walk.line - line;
  part.reach = part.length;
  return part;
}

function belongsAbove(walk: Walk, { column, list }: Shape): boolean {
  if (!list && walk.indent === column && startsItem(walk, walk.line + column)) return true;
  return '}]'.includes(firstOf(walk)) && onlyCloses(lineAt(walk.text, walk.line));
}
