/**
 * Text → tree, for any text. What YAML means is left to the `yaml` library; what it does with
 * broken text is not: there each item is read alone (`recover.ts`), so that half-typed text costs
 * the item being typed and nothing else. Anchors, aliases, tags and second documents are findings.
 */
import { assertNever } from '../base/assert-never.ts';
import { type Span, span } from '../base/span.ts';
import { compose, type Piece } from './compose.ts';
import { type Fault, fault } from './fault.ts';
import { readItems } from './items.ts';
import { layoutOf } from './layout.ts';
import { type KnownLeaves, type Leaves, startLeaves } from './leaves.ts';
import { prepare } from './prepare.ts';
import { recoverBroken } from './recover.ts';
import { type ReadPiece, UNREAD } from './settle.ts';
import type { Node, SyntaxProblem, Tree } from './tree.ts';
import { CONFLICT, TABS } from './words.ts';

/** Findings a file may have before the rest is only counted. */
const MOST_FAULTS = 20;

/** What was read by the library for each tree, so that the next tree of the same file can use it. */
const leavesOf = new WeakMap<Tree, KnownLeaves>();

/**
 * Reads a text. Linear in its length for sane text; equal for equal text, whatever `previous` is:
 * the earlier reading of the same file only serves to save work.
 */
export function readTree(text: string, previous?: Tree): Tree {
  const leaves = startLeaves(previous && leavesOf.get(previous));
  const tree = treeOf(text, (piece, offset) => readPiece(piece, offset, leaves));
  leavesOf.set(tree, leaves.current);
  return tree;
}

/** As `readTree`, by the library alone: many times slower, and the measure of what `readTree` gives. */
export function readTreeWhole(text: string): Tree {
  return treeOf(text, compose);
}

function treeOf(text: string, readPiece: ReadPiece): Tree {
  const prepared = prepare(text);
  const faults = [...prepared.faults];
  const { node, faults: found } = read(prepared.text, readPiece);
  for (const each of found) faults.push(each);
  return { root: node, problems: problemsOf(faults, text.length) };
}

function readPiece(text: string, offset: number, leaves: Leaves): Piece {
  const read = readItems(text, offset, leaves);
  switch (read.kind) {
    case 'clean':
      return { node: read.node, broken: null, foreign: read.foreign };
    case 'broken':
      return UNREAD;
    case 'unsure':
      return compose(text, offset);
    default:
      return assertNever(read);
  }
}

function read(text: string, readPiece: ReadPiece): { node: Node | null; faults: readonly Fault[] } {
  const whole = readPiece(text, 0);
  if (whole.broken === null) return { node: whole.node, faults: whole.foreign };
  const conflict = withoutConflict(text);
  if (conflict === null) return recoverBroken(layoutOf(text), 0, readPiece);
  const rest = read(conflict.text, readPiece);
  return { node: rest.node, faults: [fault(conflict.span, CONFLICT), ...rest.faults] };
}

/** Keeps the first side of every merge conflict, and blanks markers and other sides; null without any. */
function withoutConflict(text: string): { text: string; span: Span } | null {
  if (!/(?<![^\n])(?:<{7}|={7}|>{7})(?=\s|$)/.test(text)) return null;
  const pieces: string[] = [];
  let at = 0;
  let first: Span | null = null;
  let inside = false;
  let dropping = false;
  for (const line of text.matchAll(/[^\n]*(?:\n|$)/g)) {
    const marker = /^(?:<{7}|={7}|>{7}|\|{7})(?=\s|$)/.exec(line[0])?.[0][0];
    const side = dropping;
    if (marker === '<') inside = true;
    if (marker === '=' || marker === '|') dropping = inside;
    if (marker === '>') {
      dropping = false;
      inside = false;
    }
    if (marker !== undefined) first ??= span(line.index, line.index + line[0].trimEnd().length);
    if (marker === undefined && !side) continue;
    const end = line.index + line[0].trimEnd().length;
    pieces.push(text.slice(at, line.index), ' '.repeat(end - line.index));
    at = end;
  }
  if (first === null) return null;
  return { text: pieces.join('') + text.slice(at), span: first };
}

/** In the order of the text; tabs named once, and no more than anyone reads. */
function problemsOf(faults: readonly Fault[], length: number): SyntaxProblem[] {
  const seen = new Set<string>();
  const ordered = [...faults]
    .sort((a, b) => a.span.start - b.span.start)
    .filter(({ span: { start, end }, message }) => {
      const identity = message === TABS ? TABS : `${start} ${end} ${message}`;
      return !seen.has(identity) && seen.add(identity);
    });
  const problems = ordered.slice(0, MOST_FAULTS).map((each) => problemOf(each, length));
  const next = ordered[MOST_FAULTS];
  if (next !== undefined) {
    const more = ordered.length - MOST_FAULTS;
    problems.push(
      problemOf(fault(next.span, `${more} more places like these follow. Mend the first ones first.`), length),
    );
  }
  return problems;
}

function problemOf({ span: { start, end }, message }: Fault, length: number): SyntaxProblem {
  const from = Math.min(start, length);
  return { rule: 'yaml-syntax', severity: 'error', message, span: span(from, Math.min(Math.max(end, from), length)) };
}
