/**
 * Text → tree, for any text. What YAML means is left to the `yaml` library; what it does with
 * broken text is not: there each item is read alone (`mend.ts`), so that half-typed text costs
 * the item being typed and nothing else. Anchors, aliases, tags and second documents are findings.
 */
import { differenceOf } from '../base/difference.ts';
import { within } from '../base/span.ts';
import { runToEnd, type Steps } from '../base/steps.ts';
import { compose } from './compose.ts';
import { type Fault, fault } from './fault.ts';
import { Doubt, doubtOf, foreignOf, KnownParts, movePast, type Part } from './parts.ts';
import { type Prepared, prepare, prepareAfter } from './prepare.ts';
import { readRegion } from './region.ts';
import type { Node, SyntaxProblem, Tree } from './tree.ts';
import { type Gathered, walkOver } from './walk.ts';
import { TABS, TOO_DEEP } from './words.ts';

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
  return runToEnd(readingTree(text, previous));
}

/** As `readTree`, in steps. Where they are not run to the end, `previous` is used up all the same. */
export function* readingTree(text: string, previous?: Tree): Steps<Tree> {
  const before = previous && readings.get(previous);
  if (previous !== undefined) readings.delete(previous);
  const prepared = before === undefined ? prepare(text) : preparedAfter(text, before);
  const { parts, ...found } = yield* readingText(prepared.text, before?.parts);
  const tree = treeOf(text, prepared.faults, found);
  readings.set(tree, { prepared, parts });
  return tree;
}

/** Also moves the parts of the earlier reading to where they are now. */
function preparedAfter(text: string, { prepared: before, parts }: Reading): Prepared {
  const difference = differenceOf(before.original, text);
  const prepared = difference === null ? before : prepareAfter(text, before, difference);
  // Mostly nothing had to be made fit, and a large text is compared but once.
  const isPlain = before.text === before.original && prepared.text === text;
  const moved = isPlain ? difference : differenceOf(before.text, prepared.text);
  if (moved !== null) movePast(parts, { from: moved.from, to: moved.oldEnd, by: moved.newEnd - moved.oldEnd });
  return prepared;
}

/** What the library makes of a text: null where that is no YAML. Many times slower, and the measure of what `readTree` gives. */
export function readTreeWhole(text: string): Tree | null {
  const prepared = prepare(text);
  const { node, broken, foreign } = compose(prepared.text, 0);
  return broken === null ? treeOf(text, prepared.faults, { node, foreign }) : null;
}

interface Found {
  readonly node: Node | null;
  readonly foreign: readonly Fault[];
}

/** Items of a file read between two pauses: a tenth of a millisecond, or one before anything is compiled. */
const ITEMS_A_STEP = 16;

interface FoundParts extends Found {
  readonly parts: readonly Part[];
}

/** Reads prepared text, with the parts of an earlier reading of it, if there is one. */
function* readingText(text: string, known: readonly Part[] | undefined): Steps<FoundParts> {
  const found = yield* readingRegion(text, known, false);
  if (found !== null && doubtOf(found.parts) !== Doubt.unsure) return found;
  const { node, broken, foreign } = compose(text, 0);
  if (broken === null) return { node, foreign, parts: found?.parts ?? [] };
  return found ?? (yield* readingRegion(text, known, true)) ?? { node: null, foreign, parts: [] };
}

/** Null where the first line need not be an entry or item. */
function* readingRegion(source: string, known: readonly Part[] | undefined, forced: boolean): Steps<FoundParts | null> {
  const view = { text: source, offset: 0, altered: UNALTERED, end: source.length + 1 };
  const gathered = new Map<string, Gathered>();
  for (;;) {
    const parts: Part[] = [];
    const pauses = { left: ITEMS_A_STEP, paused: false, gathered };
    const reading = { source, known: new KnownParts(known ?? []) };
    const walk = walkOver(view, reading, parts, pauses);
    const found = walk.indent < 0 ? { node: null } : readRegion(walk, { limit: -1, depth: 0, forced });
    if (!pauses.paused) return found && { node: found.node, foreign: foreignOf(parts), parts };
    yield;
  }
}

const UNALTERED = { from: Number.POSITIVE_INFINITY, to: Number.NEGATIVE_INFINITY };

function treeOf(text: string, faults: readonly Fault[], { node, foreign }: Found): Tree {
  return { root: node, problems: problemsOf([...faults, ...foreign], text.length) };
}

/** What is told once of a file: it mostly follows from the first place. */
const ONCE: ReadonlySet<string> = new Set([TABS, TOO_DEEP]);

/** In the order of the text, and no more than anyone reads. */
function problemsOf(faults: readonly Fault[], length: number): SyntaxProblem[] {
  const seen = new Set<string>();
  const ordered = [...faults]
    .sort((a, b) => a.span.start - b.span.start)
    .filter(({ span: { start, end }, message }) => {
      const identity = ONCE.has(message) ? message : `${start} ${end} ${message}`;
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
