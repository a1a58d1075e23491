/**
 * Reads text that is not YAML as a whole: each item of a map or list is read alone, and only those
 * that cannot be read are taken apart further. So a break damages the smallest item that holds it,
 * and its neighbours read as if it were not there. Assumes prepared text; leaves nothing out
 * without a fault.
 */
import { assertNever } from '../base/assert-never.ts';
import { ORIGIN, type Span, span } from '../base/span.ts';
import { compose, DEEPEST, type Piece } from './compose.ts';
import { type Fault, fault } from './fault.ts';
import {
  columnOf,
  contentOf,
  type Group,
  groupsOf,
  hasContent,
  isList,
  isWord,
  joined,
  type Line,
  onlyCloses,
  startsItem,
  tabIn,
  withoutDash,
  withoutTab,
} from './layout.ts';
import { emptyList, entryTo, entryWith, listOver, mapOver, scalarNode } from './nodes.ts';
import { hasKey, headOf, keyOf, type ReadPiece, type Settled, settle, settledOf } from './settle.ts';
import type { Entry, Node, ScalarNode } from './tree.ts';
import { CLOSES_NOTHING, MISPLACED, NO_COLON, NO_DASH, NOT_A_LIST, TOO_DEEP } from './words.ts';

export interface Recovered {
  readonly node: Node | null;
  readonly faults: readonly Fault[];
}

/** Reads lines that hold one value: as they are if possible, else item by item. */
function recoverLines(lines: readonly Line[], depth: number, read: ReadPiece): Recovered {
  const whole = pieceOf(lines, read);
  if (whole === null) return { node: null, faults: [] };
  if (whole.broken === null) return { node: whole.node, faults: whole.foreign };
  return recoverBroken(lines, depth, read);
}

/** Reads lines that are known not to be YAML as they are. */
export function recoverBroken(lines: readonly Line[], depth: number, read: ReadPiece = compose): Recovered {
  const column = columnOf(lines);
  const list = isList(lines, column);
  const groups = groupsOf(lines, column, list);
  const first = groups.find(({ head }) => head.indent === column) ?? groups[0];
  if (first === undefined) return { node: null, faults: [] };
  if (depth > DEEPEST) return { node: null, faults: [fault(contentOf(first.head), TOO_DEEP)] };
  if (!list && groups.length === 1 && isNoise(first)) return tolerated(lines);
  const settled = settle(groups, list, read);
  return list ? recoverList(settled, depth, read) : recoverMap(settled, column, depth, read);
}

/** True where a lone group is no entry: a value of several lines, not a key that lost its colon. */
function isNoise(group: Group): boolean {
  if (headOf(group).kind !== 'noise') return false;
  return !(isWord(group.head) && group.rest.some((line) => hasContent(line) && hasKey(line)));
}

function recoverMap(groups: readonly Settled[], column: number, depth: number, read: ReadPiece): Recovered {
  const entries: Entry[] = [];
  const faults: Fault[] = [];
  for (const group of groups) {
    const part = readEntries(group, column, depth, read);
    for (const entry of part.entries) entries.push(entry);
    for (const each of part.faults) faults.push(each);
  }
  const first = entries[0];
  return { node: first === undefined ? null : mapOver(first, entries), faults };
}

interface ReadEntries {
  readonly entries: readonly Entry[];
  readonly faults: readonly Fault[];
}

function readEntries(group: Settled, column: number, depth: number, read: ReadPiece): ReadEntries {
  const { piece, head } = group;
  const misplaced = head.indent === column && !group.interrupts ? [] : [fault(contentOf(head), MISPLACED)];
  if (piece.broken === null && piece.node?.kind === 'map') {
    return { entries: piece.node.entries, faults: [...misplaced, ...piece.foreign] };
  }
  const tab = tabIn(head);
  if (tab !== null) {
    if (head.indent < column) return { entries: [], faults: [tab] };
    const lines = group.lines.map((line) => (line === head ? withoutTab(line) : line));
    const untabbed = settledOf(lines, read);
    const nothing = { entries: [], faults: [] };
    return withFault(tab, untabbed === null ? nothing : readEntries(untabbed, head.indent, depth, read));
  }
  const { entries, faults } = takeApart(group, depth, read);
  return { entries, faults: faults.length > 0 ? faults : misplaced };
}

/** Reads a group that does not give one entry: its key, and what can be had of its value. */
function takeApart(group: Settled, depth: number, read: ReadPiece): ReadEntries {
  const { rest } = group;
  const head = headOf(group);
  const closers = rest.filter((line) => onlyCloses(line));
  if (closers.length > 0) {
    const without = settledOf(
      group.lines.filter((line) => !closers.includes(line)),
      read,
    );
    if (without !== null && without.piece.broken === null && without.piece.node?.kind === 'map') {
      return { entries: without.piece.node.entries, faults: [fault(contentOf(closers[0] as Line), CLOSES_NOTHING)] };
    }
  }
  const below = rest.some(hasContent);
  switch (head.kind) {
    case 'opens': {
      const value = recoverBroken(rest, depth + 1, read);
      return { entries: [withValue(head.entry, value.node)], faults: [...head.foreign, ...value.faults] };
    }
    case 'complete': {
      if (!below) return leaf(group);
      const stray = rest.find(hasContent) as Line;
      const value = recoverLines(rest, depth + 1, read);
      const entries = value.node?.kind === 'map' && !value.node.flow ? value.node.entries : [];
      const own = tabIn(stray) === null ? [fault(contentOf(stray), MISPLACED)] : [];
      return { entries: [head.entry, ...entries], faults: [...own, ...value.faults] };
    }
    case 'unclosed': {
      if (!below || rest.some((line) => onlyCloses(line) || /,\s*$/.test(line.text))) return leaf(group);
      const value = recoverLines(rest, depth + 1, read);
      if (value.node === null || value.node.kind === 'scalar') return leaf(group);
      const own = leaf(settledOf([group.head], read) ?? group);
      return {
        entries: own.entries.map((entry) => withValue(entry, value.node)),
        faults: [...own.faults, ...value.faults],
      };
    }
    case 'noise': {
      if (!below || !isWord(group.head)) return leaf(group);
      const value = recoverLines(rest, depth + 1, read);
      const key = plainScalar(contentOf(group.head), group.head);
      return {
        entries: [value.node === null ? entryTo(key, null, key.span.end) : entryWith(key, value.node)],
        faults: [fault(key.span, `${NO_COLON} \`${key.text}:\`.`), ...value.faults],
      };
    }
    default:
      return assertNever(head);
  }
}

/** What the library could make of the smallest piece, with the first of its complaints. */
function leaf(group: Settled): ReadEntries {
  const { head } = group;
  const at = contentOf(head);
  const lines = withoutTail(group.lines);
  const piece = pieceOf(lines, compose) ?? group.piece;
  if (startsItem(head)) return { entries: [], faults: [fault(at, NOT_A_LIST)] };
  if (piece.broken === null) {
    const word = isWord(head) ? head.text.trim() : null;
    const spaced = /^\s*([\w-]+):\S/.exec(head.text)?.[1];
    const message =
      spaced !== undefined
        ? `A space is missing after the colon of '${spaced}'.`
        : `${NO_COLON} \`${word !== null && word.length < 40 ? word : 'key'}: value\`.`;
    return { entries: [], faults: [fault(at, message)] };
  }
  const faults = [piece.broken, ...piece.foreign];
  const repaired = lines.length === 1 ? withoutOpenQuote(head) : null;
  if (repaired !== null) return { entries: repaired, faults };
  const entry = piece.node?.kind === 'map' && !piece.node.flow ? piece.node.entries[0] : undefined;
  if (entry === undefined || entry.key.span.start !== at.start) return { entries: keyAlone(head), faults };
  return { entries: [withColonText(entry, head)], faults };
}

/** More quotes than a line of a plan holds. */
const MOST_QUOTES = 8;

/** The entry of a line that would read cleanly but for one quote: an open one must not swallow what follows it. */
function withoutOpenQuote(head: Line): readonly Entry[] | null {
  let tried = 0;
  for (const quote of head.text.matchAll(/["']/g)) {
    if (++tried > MOST_QUOTES) return null;
    const text = `${head.text.slice(0, quote.index)} ${head.text.slice(quote.index + 1)}`;
    const { node, broken } = compose(text, head.start);
    const entry = broken === null && node?.kind === 'map' && !node.flow ? node.entries[0] : undefined;
    if (entry?.key.span.start === contentOf(head).start) return [entry];
  }
  return null;
}

/** The key of a line whose value cannot be read. */
function keyAlone(head: Line): readonly Entry[] {
  const key = keyOf(head);
  const { node, broken } = compose(key, head.start);
  return broken === null && node?.kind === 'map' && !node.flow ? node.entries : [];
}

/** Without the blank lines and comments at the end, which an open quote would take in. */
function withoutTail(lines: readonly Line[]): readonly Line[] {
  return lines.slice(0, lines.findLastIndex(hasContent) + 1);
}

/** `name: Phase 2: move` means a text, although it reads as a map in a map. */
function withColonText(entry: Entry, head: Line): Entry {
  const { value } = entry;
  const end = contentOf(head).end;
  if (value?.kind !== 'map' || value.flow || value.span.start >= end) return entry;
  return withValue(entry, plainScalar(span(value.span.start, end), head));
}

function recoverList(groups: readonly Settled[], depth: number, read: ReadPiece): Recovered {
  const items: Node[] = [];
  const faults: Fault[] = [];
  let from = Number.POSITIVE_INFINITY;
  let to = 0;
  for (const { head, lines, piece } of groups) {
    from = Math.min(from, contentOf(head).start);
    to = Math.max(to, contentOf(head).end);
    if (piece.broken === null && piece.node?.kind === 'list') {
      for (const item of piece.node.items) items.push(item);
      for (const each of piece.foreign) faults.push(each);
      continue;
    }
    const tab = tabIn(head);
    if (tab !== null) faults.push(tab);
    if (!startsItem(head)) {
      if (tab === null) faults.push(fault(contentOf(head), NO_DASH));
      continue;
    }
    const item = recoverLines(
      lines.map((line) => (line === head ? withoutDash(line) : line)),
      depth + 1,
      read,
    );
    if (item.node !== null) items.push(item.node);
    for (const each of item.faults) faults.push(each);
  }
  return { node: items.length === 0 ? emptyList(ORIGIN, from, to) : listOver(from, items), faults };
}

function pieceOf(lines: readonly Line[], read: ReadPiece): Piece | null {
  const source = joined(lines);
  return source === null ? null : read(source.text, source.offset);
}

function tolerated(lines: readonly Line[]): Recovered {
  const piece = pieceOf(lines, compose);
  if (piece === null) return { node: null, faults: [] };
  return { node: piece.node, faults: piece.broken === null ? piece.foreign : [piece.broken, ...piece.foreign] };
}

function withValue(entry: Entry, value: Node | null): Entry {
  if (value === null) return entry;
  return entryWith(entry.key, value);
}

function withFault(first: Fault, read: ReadEntries): ReadEntries {
  return { entries: read.entries, faults: [first, ...read.faults] };
}

function plainScalar(at: Span, line: Line): ScalarNode {
  const text = line.text.slice(at.start - line.start, at.end - line.start);
  return scalarNode(ORIGIN, at.start, at.end, 'plain', text, text);
}
