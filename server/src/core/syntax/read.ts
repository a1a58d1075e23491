/**
 * Text → tree, for any text. What YAML means is left to the `yaml` library; what it does with
 * broken text is not: there each item is read alone (`recover.ts`), so that half-typed text costs
 * the item being typed and nothing else. Anchors, aliases, tags and second documents are findings.
 */
import { assertNever } from '../base/assert-never.ts';
import { differenceOf } from '../base/difference.ts';
import { within } from '../base/span.ts';
import { compose, type Piece } from './compose.ts';
import { type Fault, fault } from './fault.ts';
import { readItems } from './items.ts';
import { layoutOf } from './layout.ts';
import { movePast, type Part } from './parts.ts';
import { type Prepared, prepare, prepareAfter } from './prepare.ts';
import { type Recovered, recoverBroken } from './recover.ts';
import { type ReadPiece, UNREAD } from './settle.ts';
import type { SyntaxProblem, Tree } from './tree.ts';
import { TABS } from './words.ts';

/** Findings a file may have before the rest is only counted. */
const MOST_FAULTS = 20;

/** What each tree was read from and the parts it is made of, until the next reading of the file takes them over. */
const readings = new WeakMap<Tree, Reading>();

interface Reading {
  readonly prepared: Prepared;
  readonly parts: readonly Part[];
}

/**
 * Reads a text. Linear in its length for sane text; equal for equal text, whatever `previous` is.
 * The earlier reading of the same file serves to save work: what its text and the new one have in
 * common is not read again, but moves over to the new tree with the very same nodes.
 */
export function readTree(text: string, previous?: Tree): Tree {
  const before = previous && readings.get(previous);
  if (previous !== undefined) readings.delete(previous);
  const prepared = before === undefined ? prepare(text) : preparedAfter(text, before.prepared);
  if (before !== undefined) moveParts(before, prepared.text);
  const whole = readItems(prepared.text, 0, before?.parts);
  if (whole.kind === 'clean') {
    const tree = treeOf(text, prepared.faults, { node: whole.node, faults: whole.foreign });
    readings.set(tree, { prepared, parts: whole.parts });
    return tree;
  }
  return treeOf(text, prepared.faults, read(prepared.text, readPiece));
}

function preparedAfter(text: string, before: Prepared): Prepared {
  const difference = differenceOf(before.original, text);
  return difference === null ? before : prepareAfter(text, before, difference);
}

/** Moves the parts of an earlier reading to where they are now. */
function moveParts({ prepared, parts }: Reading, text: string): void {
  const difference = differenceOf(prepared.text, text);
  if (difference === null) return;
  const { from, oldEnd, newEnd } = difference;
  movePast(parts, { from, to: oldEnd, by: newEnd - oldEnd });
}

/** As `readTree`, by the library alone: many times slower, and the measure of what `readTree` gives. */
export function readTreeWhole(text: string): Tree {
  const prepared = prepare(text);
  return treeOf(text, prepared.faults, read(prepared.text, compose));
}

function treeOf(text: string, faults: readonly Fault[], found: Recovered): Tree {
  return { root: found.node, problems: problemsOf([...faults, ...found.faults], text.length) };
}

function readPiece(text: string, offset: number): Piece {
  const read = readItems(text, offset);
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

function read(text: string, readPiece: ReadPiece): Recovered {
  const whole = readPiece(text, 0);
  if (whole.broken === null) return { node: whole.node, faults: whole.foreign };
  return recoverBroken(layoutOf(text), 0, readPiece);
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

function problemOf({ span: area, message }: Fault, length: number): SyntaxProblem {
  const { start, end } = area;
  const from = Math.min(start, length);
  const to = Math.min(Math.max(end, from), length);
  const place = from === start && to === end ? area : within(area, from, to);
  return { rule: 'yaml-syntax', severity: 'error', message, span: place };
}
