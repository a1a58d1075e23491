/**
 * Decides to which item the lines below a broken head belong. A half-typed key, or an entry at the
 * wrong indent, in the middle of a deeper map seems to own the rest of that map; here the rest
 * goes back to the item it was part of, so that the slip costs one line.
 */
import { compose, type Piece } from './compose.ts';
import type { Fault } from './fault.ts';
import { type Group, groupOf, hasContent, isWord, joined, type Line, startsItem } from './layout.ts';
import type { Entry } from './tree.ts';

/** A group with what it gives when read alone. */
export interface Settled extends Group {
  readonly piece: Piece;
}

export function settledOf(lines: readonly Line[]): Settled | null {
  const group = groupOf(lines);
  const source = joined(lines);
  return group === null || source === null ? null : { ...group, piece: compose(source.text, source.offset) };
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
export function headOf({ head }: Group): Head {
  const { node, broken, foreign } = compose(head.text, head.start);
  if (broken.length > 0 || /[:\s][|>][-+\d]*\s*(?:#.*)?$/.test(head.text)) {
    return { kind: KEY.test(head.text) ? 'unclosed' : 'noise' };
  }
  const entry = node?.kind === 'map' && !node.flow ? node.entries[0] : undefined;
  if (entry === undefined) return { kind: 'noise' };
  return entry.value === null ? { kind: 'opens', entry, foreign } : { kind: 'complete', entry };
}

const KEY = /^[ \t]*(?:"[^"\n]*"|'[^'\n]*'|[^\s#"'{}[\],&*!|>%@`:]+(?:[ \t]+[^\s#:]+)*)[ \t]*:(?=\s|$)/;

/** Reads each group alone, once lines that belong to the group before have gone back there. */
export function settle(groups: readonly Group[]): Settled[] {
  const owners: { lines: Line[]; settled: Settled | null }[] = [];
  for (const group of groups) {
    const settled = settledOf(group.lines);
    const home = settled === null || isWhole(settled) ? null : homeOf(settled, owners);
    if (home === null) {
      owners.push({ lines: [...group.lines], settled });
      continue;
    }
    for (const line of group.rest) home.lines.push(line);
    home.settled = null;
    owners.push({ lines: [group.head], settled: null });
  }
  return owners.map(({ lines, settled }) => settled ?? settledOf(lines)).filter((each) => each !== null);
}

function isWhole({ piece, head }: Settled): boolean {
  if (piece.broken.length > 0) return false;
  return startsItem(head) ? piece.node?.kind === 'list' : piece.node?.kind === 'map';
}

/** The item to which the lines below the head belong; null where that is the head itself. */
function homeOf<T extends { readonly lines: readonly Line[] }>(group: Group, owners: readonly T[]): T | null {
  const below = group.rest.find(hasContent);
  if (below === undefined || startsItem(group.head)) return null;
  const head = headOf(group);
  if (head.kind === 'opens' || head.kind === 'unclosed') return null;
  for (let i = owners.length - 1; i >= Math.max(0, owners.length - 3); i--) {
    const owner = owners[i] as T;
    const run = openRun(owner.lines, below.indent);
    if (run === null) continue;
    return isWord(group.head) && sharesKey(run, group.rest, below.indent) ? null : owner;
  }
  return null;
}

/** Enough to recognise a key written twice without rereading a long map for every slip. */
const LONGEST_RUN = 200;

/** The last entries at that indent, if a map at that indent is still open where the lines end. */
function openRun(lines: readonly Line[], indent: number): Line[] | null {
  const run: Line[] = [];
  for (let i = lines.length - 1; i > 0 && run.length < LONGEST_RUN; i--) {
    const line = lines[i] as Line;
    if (!hasContent(line) || line.indent > indent) continue;
    if (line.indent < indent) break;
    run.push(line);
  }
  return run.length === 0 ? null : run;
}

function sharesKey(run: readonly Line[], rest: readonly Line[], indent: number): boolean {
  const keys = new Set(run.map(keyOf));
  keys.delete('');
  return rest.some((line) => line.indent === indent && keys.has(keyOf(line)));
}

function keyOf(line: Line): string {
  return KEY.exec(line.text)?.[0].trim() ?? '';
}
