/**
 * The outline before its values are read: which phases, summaries, tasks and gates there are, with
 * phases and summaries of several files united. Knows which ids count; an id that is taken is a
 * finding at both places and its second item is left out. Sketches of what did not change are taken
 * over, unless their ids have come to clash with others.
 */
import type { Problem } from '../base/problem.ts';
import type { Steps } from '../base/steps.ts';
import { type Fields, fieldsOf, keyPlace, type Piece } from './fields.ts';
import { type IdSet, sameOr } from './id-set.ts';
import { pairUp } from './pairing.ts';
import { report } from './reading.ts';
import { renewLevel } from './renew-sketch.ts';
import { duplicateProblems, groupById, piecesOf, samePieces } from './sections.ts';
import {
  type Group,
  hasClash,
  type Level,
  mayUnite,
  NO_PROBLEMS,
  NO_SKETCHES,
  type Sketch,
  sketchGate,
  sketchOf,
  tasksIn,
  tasksUnder,
  unite,
} from './sketch.ts';
import type { SourceFile } from './sources.ts';

export interface OutlineSketch {
  readonly phases: Level;
  /** Tasks in no phase. */
  readonly tasks: Level;
  /** Every id of the outline, gates included. */
  readonly ids: IdSet;
}

/** What the sketches share while they are made: who has an id, and how many were made. */
interface Run {
  readonly seen: Map<string, Fields>;
  done: number;
}

/** Deeper nesting is left out; no plan has it, and it would exhaust the stack. */
const DEEPEST = 100;
const SKETCHES_A_STEP = 50;

export function* sketchOutline(files: readonly SourceFile[], before: OutlineSketch | undefined): Steps<OutlineSketch> {
  const phases = piecesOf(files, 'phases');
  const tasks = piecesOf(files, 'tasks');
  if (before && !hasClash(before.phases) && !hasClash(before.tasks)) {
    const newPhases = renewLevel(before.phases, phases, true);
    const newTasks = newPhases && renewLevel(before.tasks, tasks, false);
    if (newPhases === before.phases && newTasks === before.tasks) return before;
    if (newPhases && newTasks) return { phases: newPhases, tasks: newTasks, ids: before.ids };
  }
  const run = { seen: new Map<string, Fields>(), done: 0 };
  const first = yield* sketchLevel(phases, true, 0, before?.phases.sketches ?? NO_SKETCHES, run);
  const second = yield* sketchLevel(tasks, false, 0, before?.tasks.sketches ?? NO_SKETCHES, run);
  return { phases: first, tasks: second, ids: sameOr(before?.ids, new Set(run.seen.keys())) };
}

/** `before` is what this level gave before, in whatever state of the other ids. */
function* sketchLevel(
  pieces: readonly Piece[],
  phases: boolean,
  depth: number,
  before: readonly Sketch[],
  run: Run,
): Steps<Level> {
  if (depth > DEEPEST) return { pieces, sketches: NO_SKETCHES, problems: NO_PROBLEMS };
  const groups = [...groupById(pieces).values()];
  const firsts = groups.map(([first]) => first.entry);
  const { pairs } = pairUp(before, ({ fields }) => fields.entry, firsts);
  const sketches: Sketch[] = [];
  const problems: Problem[] = [];
  for (const [index, group] of groups.entries()) {
    const old = pairs[index];
    if (old && isOf(old, group, phases) && claim(old, run.seen)) {
      sketches.push(old);
      report(problems, old.problems);
      continue;
    }
    const clash = clashOf(group, phases, run.seen);
    report(problems, clash);
    const [first] = group;
    if (run.seen.has(first.entry.key.text)) continue;
    const { fields, problems: conflicts } = mayUnite(group, phases) ? unite(group) : alone(first);
    run.seen.set(fields.id, fields);
    const inner = tasksUnder(group);
    const tasks =
      inner.length > 0 ? yield* sketchLevel(inner, false, depth + 1, old ? tasksIn(old) : NO_SKETCHES, run) : NOTHING;
    const gate = phases ? sketchGate(fields) : null;
    if (gate) run.seen.set(gate.id, gate.fields);
    const below = clash.length + conflicts.length + tasks.problems.length;
    const found = below > 0 ? [...clash, ...conflicts, ...tasks.problems] : NO_PROBLEMS;
    sketches.push(sketchOf(fields, phases, tasks.sketches, gate, found));
    report(problems, conflicts);
    report(problems, tasks.problems);
    if (++run.done % SKETCHES_A_STEP === 0) yield;
  }
  return { pieces, sketches, problems: problems.length === 0 ? NO_PROBLEMS : problems };
}

const NOTHING: Level = { pieces: [], sketches: NO_SKETCHES, problems: NO_PROBLEMS };

function alone(piece: Piece): ReturnType<typeof unite> {
  return { fields: fieldsOf(piece), problems: NO_PROBLEMS };
}

/** Findings where the id is taken, or is that of pieces that may not be one item. */
function clashOf(group: Group, phases: boolean, seen: ReadonlyMap<string, Fields>): readonly Problem[] {
  const [first] = group;
  const id = first.entry.key.text;
  const taken = seen.get(id);
  if (!taken && mayUnite(group, phases)) return NO_PROBLEMS;
  const earlier = taken ? [{ file: taken.file, span: taken.key }] : [];
  return duplicateProblems(id, [...earlier, ...group.map(keyPlace)]);
}

/** A sketch of these very pieces, that depends on nothing else. */
function isOf(sketch: Sketch, [first, ...others]: Group, phases: boolean): boolean {
  const { fields, kind } = sketch;
  return (
    fields.entry === first.entry &&
    fields.file === first.file &&
    samePieces(fields.others, others) &&
    (kind === 'phase') === phases &&
    !hasClash(sketch)
  );
}

/** Takes the ids of a sketch if all of them are free. */
function claim(sketch: Sketch, seen: Map<string, Fields>): boolean {
  if (!isFree(sketch, seen)) return false;
  take(sketch, seen);
  return true;
}

function isFree({ id, children }: Sketch, seen: ReadonlyMap<string, Fields>): boolean {
  return !seen.has(id) && children.every((child) => isFree(child, seen));
}

function take({ id, fields, children }: Sketch, seen: Map<string, Fields>): void {
  seen.set(id, fields);
  for (const child of children) take(child, seen);
}
