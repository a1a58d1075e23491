/**
 * Takes an item apart that cannot be read: its key, and what can be had of its value. Leaves nothing
 * out without a fault.
 */
import { assertNever } from '../base/assert-never.ts';
import { anchored, type Span } from '../base/span.ts';
import { composeItem, type Piece } from './compose.ts';
import { type Fault, fault } from './fault.ts';
import { headKindOf } from './home.ts';
import {
  contentOf,
  type Group,
  groupOf,
  hasContent,
  isWord,
  joined,
  keyOf,
  type Line,
  onlyCloses,
  startsItem,
  tabIn,
  withoutDash,
  withoutTab,
} from './layout.ts';
import { readAlone, viewOf } from './mend.ts';
import { entryTo, entryWith, scalarNode } from './nodes.ts';
import type { Part } from './parts.ts';
import { readRegion } from './region.ts';
import type { Entry, Node, ScalarNode } from './tree.ts';
import { type Walk, walkOver } from './walk.ts';
import { CLOSES_NOTHING, MISPLACED, NO_COLON, NO_DASH, NOT_A_LIST } from './words.ts';

/** Where an item is taken apart: lines are those of the walk's text, what is found is held by the part. */
export interface Spot {
  readonly walk: Walk;
  readonly part: Part;
  readonly depth: number;
}

interface Entries {
  readonly entries: readonly Entry[];
  readonly faults: readonly Fault[];
}

/** An area of the walk's text as one of the file that moves with the part. */
export function areaOf({ walk, part }: Pick<Spot, 'walk' | 'part'>, { start, end }: Span): Span {
  const shift = walk.offset - part.at;
  return anchored(part, start + shift, end + shift);
}

function faultAt(spot: Spot, area: Span, message: string): Fault {
  return fault(areaOf(spot, area), message);
}

/** An item of a map. */
export function takeApart(spot: Spot, group: Group, column: number, misplaced: boolean): Entries {
  const { head } = group;
  const found = tabIn(head);
  if (found !== null) {
    const tab = faultAt(spot, found.span, found.message);
    if (head.indent < column) return { entries: [], faults: [tab] };
    const untabbed = group.lines.map((line) => (line === head ? withoutTab(line) : line));
    const entry = entryIn(spot, untabbed);
    if (entry !== null) return { entries: [entry], faults: [tab] };
    const rest = entriesOf(spot, groupOf(untabbed) ?? group);
    return { entries: rest.entries, faults: [tab, ...rest.faults] };
  }
  const { entries, faults } = entriesOf(spot, group);
  return { entries, faults: faults.length > 0 || !misplaced ? faults : [faultAt(spot, contentOf(head), MISPLACED)] };
}

/** The entry that lines are by themselves; null where they are none. */
function entryIn({ walk, part, depth }: Spot, lines: readonly Line[]): Entry | null {
  const source = joined(lines);
  const alone = source === null ? null : readAlone(walk, source.text, source.offset, { list: false }, depth);
  if (alone === null) return null;
  part.parts?.push(alone);
  return alone.entry;
}

function entriesOf(spot: Spot, group: Group): Entries {
  const { head, rest } = group;
  const uncoloned = withoutColon(spot, head, withoutTail(group.lines));
  if (uncoloned !== null) return uncoloned;
  const closers = rest.filter((line) => onlyCloses(line));
  if (closers.length > 0) {
    const without = entryIn(
      spot,
      group.lines.filter((line) => !closers.includes(line)),
    );
    if (without !== null)
      return { entries: [without], faults: [faultAt(spot, contentOf(closers[0] as Line), CLOSES_NOTHING)] };
  }
  const below = rest.some(hasContent);
  const kind = headKindOf(head);
  switch (kind) {
    case 'opens':
    case 'complete': {
      const line = withoutTab(head);
      const { node, foreign } = pieceOf(spot, [line]);
      const entry = node?.kind === 'map' ? node.entries[0] : undefined;
      if (entry === undefined || (kind === 'complete' && !below)) return leaf(spot, group);
      if (kind === 'opens') return { entries: [withValue(entry, valueBelow(spot, rest, true))], faults: foreign };
      const stray = rest.find(hasContent) as Line;
      const value = valueBelow(spot, rest, false);
      const entries = value?.kind === 'map' && !value.flow ? value.entries : [];
      const own = tabIn(stray) === null ? [faultAt(spot, contentOf(stray), MISPLACED)] : [];
      return { entries: [entry, ...entries], faults: own };
    }
    case 'unclosed': {
      if (!below || rest.some((line) => onlyCloses(line) || /,\s*$/.test(line.text))) return leaf(spot, group);
      const value = valueBelow(spot, rest, false);
      if (value === null || value.kind === 'scalar') {
        spot.part.parts = [];
        spot.part.foreign = [];
        return leaf(spot, group);
      }
      const own = leaf(spot, groupOf([head]) ?? group);
      return { entries: own.entries.map((entry) => withValue(entry, value)), faults: own.faults };
    }
    case 'noise': {
      if (!below || !isWord(head)) return leaf(spot, group);
      const key = plainScalar(spot, contentOf(head), head);
      const value = valueBelow(spot, rest, false);
      const end = contentOf(head).end + spot.walk.offset - spot.part.at;
      const entry = value === null ? entryTo(key, null, end) : entryWith(key, value);
      return { entries: [entry], faults: [fault(key.span, `${NO_COLON} \`${key.text}:\`.`)] };
    }
    default:
      return assertNever(kind);
  }
}

/** What lines below a key hold: as they are if they can be read, else item by item. */
function valueBelow(spot: Spot, lines: readonly Line[], forced: boolean): Node | null {
  const source = joined(lines);
  if (source === null) return null;
  const { walk, part, depth } = spot;
  const view = viewOf(walk, source.text, source.offset);
  const region = (isForced: boolean) => {
    const inner = walkOver(view, walk, part.parts ?? []);
    return inner.indent < 0 ? { node: null } : readRegion(inner, { limit: -1, depth: depth + 1, forced: isForced });
  };
  const found = forced ? null : region(false);
  if (found !== null) return found.node;
  if (!forced) {
    const { node, broken, foreign } = pieceOf(spot, lines);
    if (broken === null) {
      part.foreign = [...part.foreign, ...foreign];
      return node;
    }
  }
  return region(true)?.node ?? null;
}

function pieceOf({ walk, part, depth }: Spot, lines: readonly Line[]): Piece {
  const source = joined(lines);
  if (source === null) return { node: null, broken: null, foreign: [] };
  return composeItem(source.text, { anchor: part, shift: source.offset + walk.offset - part.at }, depth);
}

/** What the library could make of the smallest piece, with the first of its complaints. */
function leaf(spot: Spot, group: Group): Entries {
  const { head } = group;
  const at = contentOf(head);
  const lines = withoutTail(group.lines);
  const piece = pieceOf(spot, lines);
  if (startsItem(head)) return { entries: [], faults: [faultAt(spot, at, NOT_A_LIST)] };
  if (piece.broken === null) {
    const word = isWord(head) ? head.text.trim() : null;
    const spaced = /^\s*([\w-]+):\S/.exec(head.text)?.[1];
    const message =
      spaced !== undefined
        ? `A space is missing after the colon of '${spaced}'.`
        : `${NO_COLON} \`${word !== null && word.length < 40 ? word : 'key'}: value\`.`;
    return { entries: [], faults: [faultAt(spot, at, message)] };
  }
  // What else is said of it may follow from this.
  const faults = [piece.broken];
  // The rest of a line of braces that was cut in two, or a key that lost its colon before them.
  if (/^[^"']*[,{]/.test(keyOf(head))) return { entries: [], faults };
  const repaired = lines.length === 1 ? withoutOpenQuote(spot, head) : null;
  if (repaired !== null) return { entries: repaired, faults };
  const entry = piece.node?.kind === 'map' && !piece.node.flow ? piece.node.entries[0] : undefined;
  if (entry === undefined || entry.key.span.start !== at.start + spot.walk.offset)
    return { entries: keyAlone(spot, head), faults };
  return { entries: [withColonText(spot, entry, head)], faults };
}

/** A key that lost its colon before brackets, which can be read; else null. */
function withoutColon(spot: Spot, head: Line, lines: readonly Line[]): Entries | null {
  const before = /^([ \t]*)([A-Za-z][\w-]*)[ \t]+(?=[{[])/.exec(head.text);
  if (before === null) return null;
  const [start, indent = '', word = ''] = before;
  const blanked = { ...head, text: ' '.repeat(start.length) + head.text.slice(start.length) };
  const { node, broken, foreign } = pieceOf(
    spot,
    lines.map((line) => (line === head ? blanked : line)),
  );
  if (broken !== null || node === null || node.kind === 'scalar' || !node.flow) return null;
  const from = head.start + indent.length;
  const key = plainScalar(spot, { start: from, end: from + word.length }, head);
  return {
    entries: [entryWith(key, node)],
    faults: [fault(key.span, `${NO_COLON} \`${word}:\`.`), ...foreign],
  };
}

/** More quotes than a line of a plan holds. */
const MOST_QUOTES = 8;

/** The entry of a line that would read cleanly but for one quote: an open one must not swallow what follows it. */
function withoutOpenQuote(spot: Spot, head: Line): readonly Entry[] | null {
  let tried = 0;
  for (const quote of head.text.matchAll(/["']/g)) {
    if (++tried > MOST_QUOTES) return null;
    const text = `${head.text.slice(0, quote.index)} ${head.text.slice(quote.index + 1)}`;
    const { node, broken } = pieceOf(spot, [{ ...head, text }]);
    const entry = broken === null && node?.kind === 'map' && !node.flow ? node.entries[0] : undefined;
    if (entry?.key.span.start === contentOf(head).start + spot.walk.offset) return [entry];
  }
  return null;
}

/** The key of a line whose value cannot be read. */
function keyAlone(spot: Spot, head: Line): readonly Entry[] {
  const { node, broken } = pieceOf(spot, [{ ...head, text: keyOf(head) }]);
  return broken === null && node?.kind === 'map' && !node.flow ? node.entries : [];
}

/** Without the blank lines and comments at the end, which an open quote would take in. */
function withoutTail(lines: readonly Line[]): readonly Line[] {
  return lines.slice(0, lines.findLastIndex(hasContent) + 1);
}

/** `name: Phase 2: move` means a text, although it reads as a map in a map. */
function withColonText(spot: Spot, entry: Entry, head: Line): Entry {
  const { value } = entry;
  const end = contentOf(head).end;
  const start = (value?.span.start ?? 0) - spot.walk.offset;
  if (value?.kind !== 'map' || value.flow || start >= end) return entry;
  return withValue(entry, plainScalar(spot, { start, end }, head));
}

/** An item of a list. */
export function takeItemApart(
  spot: Spot,
  { head, lines }: Group,
): { items: readonly Node[]; faults: readonly Fault[] } {
  const found = tabIn(head);
  const tab = found === null ? [] : [faultAt(spot, found.span, found.message)];
  if (!startsItem(head)) {
    return { items: [], faults: found === null ? [faultAt(spot, contentOf(head), NO_DASH)] : tab };
  }
  const item = valueBelow(
    spot,
    lines.map((line) => (line === head ? withoutDash(line) : line)),
    false,
  );
  return { items: item === null ? [] : [item], faults: tab };
}

function withValue(entry: Entry, value: Node | null): Entry {
  return value === null ? entry : entryWith(entry.key, value);
}

function plainScalar(spot: Spot, at: Span, line: Line): ScalarNode {
  const text = line.text.slice(at.start - line.start, at.end - line.start);
  const shift = spot.walk.offset - spot.part.at;
  return scalarNode(spot.part, at.start + shift, at.end + shift, 'plain', text, text);
}
