/**
 * Decides to which item the lines below a broken head belong. A half-typed key, or an entry at the
 * wrong indent, in the middle of a deeper map seems to own the rest of that map; here the rest
 * goes back to the item it was part of, so that the slip costs one line.
 */

import { span } from '../base/span.ts';
import { compose, type Piece } from './compose.ts';
import { type Fault, fault } from './fault.ts';
import {
  columnOf,
  type Group,
  groupOf,
  hasContent,
  isWord,
  joined,
  type Line,
  startsItem,
  tabIn,
  withoutTab,
} from './layout.ts';
import type { Entry } from './tree.ts';

/** A group with what it gives when read alone. */
export interface Settled extends Group {
  readonly piece: Piece;
  /** It stands in the middle of the item before it, which goes on below it. */
  readonly interrupts: boolean;
}

/**
 * Reads a piece of text: `compose`, or what gives the same sooner. Of a broken piece only that it is
 * broken counts here.
 */
export type ReadPiece = (text: string, offset: number) => Piece;

/** Broken, and not looked at more closely. */
export const UNREAD: Piece = { node: null, broken: fault(span(0, 0), ''), foreign: [] };

export function settledOf(lines: readonly Line[], read: ReadPiece): Settled | null {
  const group = groupOf(lines);
  const source = joined(lines);
  return group === null || source === null
    ? null
    : { ...group, piece: read(source.text, source.offset), interrupts: false };
}

export type Head =
  /** A key with nothing after its colon on this line. */
  | { readonly kind: 'opens'; readonly entry: Entry; readonly foreign: readonly Fault[] }
  /** A key and its whole value. */
  | { readonly kind: 'complete'; readonly entry: Entry }
  /** A key and the beginning of a value: a bracket, quote or block text that is not closed. */
  | { readonly kind: 'unclosed' }
  /** No key. */
  | { readonly kind: 'noise' };

/** What the first line of a group says when read alone. */
export function headOf({ head, rest, piece }: Group & { readonly piece?: Piece }): Head {
  const line = withoutTab(head);
  const known = tabIn(head) === null && !rest.some(hasContent) ? piece : undefined;
  const { node, broken, foreign } = known ?? compose(line.text, line.start);
  if (broken !== null || opensText(line)) return { kind: KEY.test(line.text) ? 'unclosed' : 'noise' };
  const entry = node?.kind === 'map' && !node.flow ? node.entries[0] : undefined;
  if (entry === undefined) return { kind: 'noise' };
  return entry.value === null ? { kind: 'opens', entry, foreign } : { kind: 'complete', entry };
}

const KEY = /^[ \t]*(?:"[^"\n]*"|'[^'\n]*'|[^\s#"'{}[\],&*!|>%@`:]+(?:[ \t]+[^\s#:]+)*)[ \t]*:(?=\s|$)/;

function opensText(line: Line): boolean {
  return /[:\s][|>][-+\d]*\s*(?:#.*)?$/.test(line.text);
}

/** Reads each group alone, once lines that belong to the group before have gone back there. */
export function settle(groups: readonly Group[], list: boolean, read: ReadPiece): Settled[] {
  const owners: { lines: Line[]; settled: Settled | null; interrupts: boolean }[] = [];
  for (const group of groups) {
    // Alone in text that cannot be read, it cannot be read either: the break is below its key.
    const known = groups.length === 1 && !list && headOf(group).kind === 'opens';
    const settled = known ? { ...group, piece: UNREAD, interrupts: false } : settledOf(group.lines, read);
    if (settled === null || isWhole(settled, list)) {
      owners.push({ lines: [...group.lines], settled, interrupts: false });
      continue;
    }
    const home = homeOf(settled, owners, list);
    if (home !== null) {
      for (const line of group.rest) home.lines.push(line);
      home.settled = null;
      owners.push({ lines: [group.head], settled: null, interrupts: true });
      continue;
    }
    const parts = siblingsIn(group);
    for (const lines of parts) owners.push({ lines, settled: parts.length === 1 ? settled : null, interrupts: false });
  }
  return owners.flatMap(({ lines, settled, interrupts }) => {
    const known = settled ?? settledOf(lines, read);
    return known === null ? [] : [{ ...known, interrupts }];
  });
}

/**
 * Cuts a group where a map stands a little too deep below a key whose own entries are no maps: it
 * was meant as that key's neighbour.
 */
function siblingsIn(group: Group): Line[][] {
  const column = columnOf(group.rest);
  const inner = group.rest.find((line) => line.indent === column);
  if (inner === undefined || column <= group.head.indent || isMapLike(inner)) return [[...group.lines]];
  const parts: Line[][] = [[]];
  for (const [i, line] of group.lines.entries()) {
    const between = line.indent > group.head.indent && line.indent < column;
    if (between && isMapLike(line) && holdsWhatFollows(group.lines, i)) parts.push([]);
    parts.at(-1)?.push(line);
  }
  return parts;
}

/** False where deeper lines follow that cannot be the line's own. */
function holdsWhatFollows(lines: readonly Line[], at: number): boolean {
  const line = lines[at] as Line;
  if (/:\s*(?:#.*)?$/.test(line.text)) return true;
  const next = lines.find((each, i) => i > at && hasContent(each));
  return next === undefined || next.indent <= line.indent;
}

/** A key that holds entries: nothing, or a brace, after its colon. */
function isMapLike(line: Line): boolean {
  return KEY.test(line.text) && /:[ \t]*(?:\{.*|#.*)?\s*$/.test(line.text);
}

function isWhole({ piece }: Settled, list: boolean): boolean {
  return piece.broken === null && piece.node?.kind === (list ? 'list' : 'map');
}

/** The item to which the lines below the head belong; null where that is the head itself. */
function homeOf<T extends { readonly lines: readonly Line[] }>(
  group: Group,
  owners: readonly T[],
  list: boolean,
): T | null {
  const below = group.rest.find(hasContent);
  if (below === undefined || (list && startsItem(group.head))) return null;
  const head = headOf(group);
  if (head.kind === 'opens' || head.kind === 'unclosed') return null;
  for (let i = owners.length - 1; i >= Math.max(0, owners.length - 3); i--) {
    const owner = owners[i] as T;
    const run = openRun(owner.lines, below.indent);
    if (run === null) continue;
    return below.indent > group.head.indent && isOwn(group, run, below) ? null : owner;
  }
  return null;
}

/** True where the lines below the head look unlike the entries before it, so that the head is their key. */
function isOwn(group: Group, run: readonly Line[], below: Line): boolean {
  const keys = new Set(run.map(keyOf));
  keys.delete('');
  for (const line of group.rest) {
    if (!hasContent(line) || line.indent > below.indent) continue;
    if (line.indent < below.indent) break;
    if (keys.has(keyOf(line))) return true;
  }
  return isWord(group.head) && run.length > 0 && !run.some((line) => isMapLike(line) === isMapLike(below));
}

/** Enough to recognise a key written twice without rereading a long map for every slip. */
const LONGEST_RUN = 200;

/**
 * The last entries at that indent, if a map at that indent is still open where the lines end; none
 * of them where a key has just opened it. Null where no such map is open.
 */
function openRun(lines: readonly Line[], indent: number): Line[] | null {
  const run: Line[] = [];
  const last = lines.findLast(hasContent);
  if (last !== undefined && last.indent < indent && /:\s*(?:#.*)?$/.test(last.text)) return run;
  for (let i = lines.length - 1; i > 0 && run.length < LONGEST_RUN; i--) {
    const line = lines[i] as Line;
    if (!hasContent(line) || line.indent > indent) continue;
    if (line.indent < indent) break;
    run.push(line);
  }
  return run.length === 0 ? null : run;
}

export function hasKey(line: Line): boolean {
  return KEY.test(line.text);
}

/** The key of a line with its colon and the blanks before it; empty where it has none. */
export function keyOf(line: Line): string {
  return KEY.exec(line.text)?.[0] ?? '';
}
