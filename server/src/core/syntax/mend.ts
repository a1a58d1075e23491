/**
 * Puts a collection together some of whose items cannot be read. A half-typed key, or an entry at the
 * wrong indent, in the middle of a deeper map seems to own the rest of that map; here the rest goes
 * back to the item it was part of, so that the slip costs one line. What then still cannot be read is
 * taken apart, line by line. An item's neighbours, and lines out of place between them, are all that
 * counts: what is far away changes nothing.
 */
import { differenceOf } from '../base/difference.ts';
import { composeAt } from './compose.ts';
import { fault } from './fault.ts';
import { homeOf, homeOfStray, isNoise, isSplit, siblingsIn } from './home.ts';
import { readPart } from './items.ts';
import { contentOf, type Group, groupOf, type Line, layoutOf, lineAt } from './layout.ts';
import { emptyList, listOver, mapOver } from './nodes.ts';
import { Doubt, foreignOf, Part, TOUCHED } from './parts.ts';
import { type Bounds, isBroken, type Shape } from './region.ts';
import { areaOf, type Spot, takeApart, takeItemApart } from './take-apart.ts';
import type { Entry, Node } from './tree.ts';
import { startsItem, type View, type Walk, walkOver } from './walk.ts';
import { MISPLACED, TOO_DEEP } from './words.ts';
import { DEEPEST } from './yaml-tokens.ts';

interface Gap {
  readonly from: number;
  readonly to: number;
}

const NO_GAPS: readonly Gap[] = [];

/** Some lines of the text that are one item, which may go on behind lines that are none of its own. */
interface Owner {
  readonly from: number;
  to: number;
  /** Indexes of the text: from where to where it is interrupted. */
  gaps: readonly Gap[];
  part: Part | null;
  /** A line in the middle of another item. */
  readonly interrupts: boolean;
  doubt: Doubt;
}

/** Items before a break to which lines behind it may belong. */
const NEAR = 3;

/** Breaks of one collection about which more is asked than whose lines they are. */
const FEW = 3;

/** Lines of an item that are looked at to tell whose they are. */
const TELLING_LINES = 400;

/** The map or list of these members; what is wrong in it is kept with the parts. */
export function mend(walk: Walk, into: Part[], members: readonly Part[], shape: Shape, { depth }: Bounds): Node | null {
  const head = members[0] as Part;
  const first = lineAt(walk.text, head.at - walk.offset);
  if (depth > DEEPEST) {
    into.push(head);
    head.foreign = [fault(areaOf({ walk, part: head }, contentOf(first)), TOO_DEEP)];
    return null;
  }
  if (members.length === 1 && !shape.list && isBroken(head)) {
    const group = groupIn(walk, head.at - walk.offset, head.length, []);
    if (group !== null && isNoise(group)) {
      into.push(head);
      return asFarAsItGoes(walk, head, depth);
    }
  }
  const found: Found = { entries: [], items: [], misplaced: new Set() };
  const parts: Part[] = [];
  let interrupted = false;
  for (const owner of ownersOf(walk, members, shape, depth)) {
    const before = found.entries.length;
    parts.push(partOf(walk, owner, shape, depth, found));
    interrupted ||= owner.interrupts || found.entries.length > before + 1;
  }
  for (const part of parts) into.push(part);
  if (!shape.list) return mapOf(withoutStrays(found), interrupted);
  return listOf(walk, parts[0] ?? head, found.items, shape, interrupted);
}

/** In the order of the text. */
interface Found {
  readonly entries: Entry[];
  readonly items: Node[];
  /** Entries out of place. */
  readonly misplaced: Set<Entry>;
}

/** Without single values out of place whose key the map has: they are another's. */
function withoutStrays({ entries, misplaced }: Found): Entry[] {
  if (misplaced.size === 0) return entries;
  const keys = new Set(entries.filter((entry) => !misplaced.has(entry)).map(({ key }) => key.text));
  const isStray = (entry: Entry) =>
    misplaced.has(entry) && keys.has(entry.key.text) && (entry.value === null || entry.value.kind === 'scalar');
  return entries.filter((entry) => !isStray(entry));
}

function mapOf(entries: Entry[], interrupted: boolean): Node | null {
  // An entry that goes on behind another may have been cut in two.
  if (interrupted) entries.sort((a, b) => a.key.span.start - b.key.span.start);
  return entries[0] === undefined ? null : mapOver(entries[0], entries, interrupted);
}

function listOf(walk: Walk, head: Part, items: Node[], { column }: Shape, interrupted: boolean): Node {
  // All that could be read of an item that goes on behind another may stand there.
  if (interrupted) items.sort((a, b) => a.span.start - b.span.start);
  const first = contentOf(lineAt(walk.text, head.at - walk.offset));
  const shift = walk.offset - head.at;
  const start = Math.min(first.start + shift, column);
  return items.length === 0 ? emptyList(head, start, first.end + shift) : listOver(head, start, items, interrupted);
}

/** What the library makes of lines that are no map. */
function asFarAsItGoes(walk: Walk, part: Part, depth: number): Node | null {
  const text = walk.text.slice(part.at - walk.offset, part.at - walk.offset + part.length);
  const { node, broken, foreign } = composeAt(text, { anchor: part, shift: 0 }, depth);
  part.foreign = broken === null ? foreign : [broken];
  return node;
}

/** The members, once lines that belong to another have gone there. */
function ownersOf(walk: Walk, members: readonly Part[], shape: Shape, depth: number): Owner[] {
  const owners: Owner[] = [];
  for (const member of members) {
    const from = member.at - walk.offset;
    const to = from + member.length;
    if (!isBroken(member)) {
      owners.push({ from, to, gaps: NO_GAPS, part: member, interrupts: false, doubt: Doubt.none });
      continue;
    }
    const { doubt } = member;
    const own = (part: Part | null): Owner => ({ from, to, gaps: NO_GAPS, part, interrupts: false, doubt });
    const group = groupIn(walk, from, member.length, []);
    const near = owners.slice(-NEAR);
    const tail = (owner: Owner) => tailOf(walk, owner);
    const stray = group === null || shape.list ? null : homeOfStray(group, near, tail);
    const alone = stray === null ? readAlone(walk, walk.text.slice(from, to), from, shape, depth) : null;
    if (alone !== null || group === null) {
      owners.push(own(alone));
      continue;
    }
    const found = stray ?? homeOf(group, near, shape.list, tail);
    if (found !== null) {
      const { item: home, from: end } = found;
      home.gaps = [...home.gaps, { from: home.to, to: end }];
      home.to = to;
      home.part = null;
      if (doubt > home.doubt) home.doubt = doubt;
      owners.push({ from: group.head.start, to: end, gaps: NO_GAPS, part: null, interrupts: true, doubt });
      continue;
    }
    const starts = siblingsIn(group);
    for (const [i, start] of starts.entries())
      owners.push({ from: start, to: starts[i + 1] ?? to, gaps: NO_GAPS, part: null, interrupts: false, doubt });
  }
  return owners;
}

/** The part that an owner is, once what it gives has been added to what was found. */
function partOf(walk: Walk, owner: Owner, shape: Shape, depth: number, found: Found): Part {
  const { from, interrupts } = owner;
  const part = owner.part ?? readAlone(walk, textOf(walk, owner), from, shape, depth);
  const sound = owner.doubt === Doubt.none;
  const head = sound ? null : (groupIn(walk, from, owner.to - from, owner.gaps)?.head ?? null);
  const misplaced = head !== null && (head.indent !== shape.column || interrupts);
  if (part !== null) {
    if (part.entry !== null) {
      found.entries.push(part.entry);
      if (misplaced) found.misplaced.add(part.entry);
    }
    if (part.node !== null) found.items.push(part.node);
    if (owner.doubt > part.doubt) part.doubt = owner.doubt;
    // What is added to it here comes from its neighbours, not from its own text: not to be taken over.
    if (!sound) part.column = TOUCHED;
    if (misplaced) part.foreign = [fault(areaOf({ walk, part }, contentOf(head)), MISPLACED), ...part.foreign];
    return part;
  }
  const taken = new Part(from + walk.offset, TOUCHED, depth, shape.list, false);
  taken.doubt = owner.doubt;
  taken.length = owner.to - from;
  // What is found in it may have seen the end of the text.
  taken.reach = taken.length + 1;
  taken.parts = [];
  const spot: Spot = { walk, part: taken, depth };
  const group = groupOf(linesOf(walk, owner));
  if (group === null) return taken;
  const { entries, items, faults } = shape.list
    ? { entries: [], ...takeItemApart(spot, group) }
    : { items: [], ...takeApart(spot, group, shape.column, misplaced) };
  taken.foreign = [...taken.foreign, ...faults, ...foreignOf(taken.parts)];
  if (taken.foreign.length === 0) {
    // Each line reads by itself, but they do not go together.
    const { broken } = composeAt(textOf(walk, owner), { anchor: taken, shift: 0 }, depth);
    taken.foreign = [broken ?? fault(areaOf(spot, contentOf(group.head)), MISPLACED)];
  }
  for (const entry of entries) {
    found.entries.push(entry);
    if (misplaced) found.misplaced.add(entry);
  }
  for (const item of items) found.items.push(item);
  return taken;
}

/** Reads a piece of the text as one item; null where it is none. */
export function readAlone(
  walk: Walk,
  text: string,
  at: number,
  { list }: Pick<Shape, 'list'>,
  depth: number,
): Part | null {
  const inner = walkOver(viewOf(walk, text, at), walk, []);
  if (inner.indent < 0 || (list && !startsItem(inner, inner.line + inner.indent))) return null;
  const part = readPart(inner, [], inner.indent, depth, list, false);
  return isBroken(part) || inner.indent >= 0 ? null : part;
}

/** A text in place of the part of the walk's text that begins at `at`. */
export function viewOf(walk: Walk, text: string, at: number): View {
  const offset = walk.offset + at;
  const end = offset + text.length;
  const difference = differenceOf(walk.source.slice(offset, end), text);
  const altered =
    difference === null
      ? { from: Number.POSITIVE_INFINITY, to: Number.NEGATIVE_INFINITY }
      : { from: offset + difference.from, to: offset + difference.newEnd };
  return { text, offset, altered, end: end === walk.source.length ? end + 1 : end };
}

/** Its lines, with blanks for what interrupts it. */
function textOf({ text }: Walk, { from, to, gaps }: Owner): string {
  const pieces: string[] = [];
  let at = from;
  for (const gap of gaps) {
    pieces.push(text.slice(at, gap.from), text.slice(gap.from, gap.to).replace(/[^\n]/g, ' '));
    at = gap.to;
  }
  return pieces.join('') + text.slice(at, to);
}

function linesOf({ text }: Walk, { from, to, gaps }: Pick<Owner, 'from' | 'to' | 'gaps'>): Line[] {
  const lines = layoutOf(text.slice(from, to), from);
  if (gaps.length === 0) return lines;
  return lines.filter(({ start }) => !gaps.some((gap) => gap.from <= start && start < gap.to));
}

/** The first lines of an item. */
function groupIn(walk: Walk, from: number, length: number, gaps: readonly Gap[]): Group | null {
  let end = from;
  for (let lines = 0; lines < TELLING_LINES && end < from + length; lines++)
    end = lineAt(walk.text, end).text.length + end;
  return groupOf(linesOf(walk, { from, to: Math.min(end, from + length), gaps }));
}

/** True where a broken member holds lines of a map that was open before the key of the collection. */
export function isSplitIn(walk: Walk, start: number, members: readonly Part[], limit: number): boolean {
  const broken = members.filter(isBroken);
  if (limit < 0 || broken.length > FEW) return false;
  const before = tailOf(walk, { from: 0, to: start, gaps: NO_GAPS });
  return broken.some((member) => {
    const group = groupIn(walk, member.at - walk.offset, member.length, []);
    return group !== null && isSplit(group, before, limit);
  });
}

/** The last lines of an item. */
function tailOf(walk: Walk, { from, to, gaps }: Pick<Owner, 'from' | 'to' | 'gaps'>): Line[] {
  let start = to;
  for (let lines = 0; lines < TELLING_LINES && start > from; lines++)
    start = Math.max(from, walk.text.lastIndexOf('\n', start - 2) + 1);
  return linesOf(walk, { from: start, to, gaps });
}
