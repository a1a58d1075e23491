/**
 * The outline before its values are read: which phases, summaries, tasks and gates there are, with
 * phases and summaries of several files united. Knows which ids count; an id that is taken is a
 * finding at both places and its second item is left out. Sketches of what did not change are taken
 * over, unless their ids have come to clash with others.
 */
import type { Problem } from '../base/problem.ts';
import type { Steps } from '../base/steps.ts';
import { type Fields, fieldsOf, keyPlace, type Piece } from './fields.ts';
import { addDifference, CountedIds } from './id-set.ts';
import { pairUp } from './pairing.ts';
import { report } from './reading.ts';
import { type Renewal, renewLevel } from './renew-sketch.ts';
import { duplicateProblems, groupById, piecesOf } from './sections.ts';
import {
  DEEPEST,
  entryOf,
  type Group,
  hasClash,
  isOf,
  type Level,
  mayUnite,
  NO_LEVEL,
  NO_PROBLEMS,
  NO_SKETCHES,
  SKETCHES_A_STEP,
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
  readonly ids: CountedIds;
  /** The same object as long as the same ids come in the same order. */
  readonly order: object;
}

const EMPTY: OutlineSketch = { phases: NO_LEVEL, tasks: NO_LEVEL, ids: CountedIds.NONE, order: {} };

export function* sketchOutline(files: readonly SourceFile[], before: OutlineSketch = EMPTY): Steps<OutlineSketch> {
  const phases = piecesOf(files, 'phases');
  const tasks = piecesOf(files, 'tasks');
  const clashed = hasClash(before.phases) || hasClash(before.tasks);
  const renewed = clashed ? null : yield* renewOutline(phases, tasks, before);
  return renewed ?? (yield* sketchWithClashes(phases, tasks, before));
}

/** Null where an id is defined twice. */
function* renewOutline(
  phasePieces: readonly Piece[],
  taskPieces: readonly Piece[],
  before: OutlineSketch,
): Steps<OutlineSketch | null> {
  const run: Renewal = { added: [], removed: [], moved: false, done: 0 };
  const phases = yield* renewLevel(before.phases, phasePieces, true, 0, run);
  const tasks = phases && (yield* renewLevel(before.tasks, taskPieces, false, 0, run));
  if (!phases || !tasks || clashes(run, before.ids)) return null;
  if (phases === before.phases && tasks === before.tasks) return before;
  const { added, removed, moved } = run;
  const ids = before.ids.changedBy(added, removed);
  return { phases, tasks, ids, order: moved || added.length + removed.length > 0 ? {} : before.order };
}

function clashes({ added, removed }: Renewal, ids: CountedIds): boolean {
  const gone = new Set(removed);
  return new Set(added).size < added.length || added.some((id) => ids.has(id) && !gone.has(id));
}

function* sketchWithClashes(
  phasePieces: readonly Piece[],
  taskPieces: readonly Piece[],
  before: OutlineSketch,
): Steps<OutlineSketch> {
  const run: Run = { seen: new Map(), done: 0 };
  const phases = yield* sketchLevel(phasePieces, true, 0, before.phases.sketches, run);
  const tasks = yield* sketchLevel(taskPieces, false, 0, before.tasks.sketches, run);
  const ids = CountedIds.NONE.changedBy([...run.seen.keys()], []);
  const changed = new Set<string>();
  addDifference(before.ids, ids, changed);
  return { phases, tasks, ids: changed.size === 0 ? before.ids : ids, order: {} };
}

/** What the sketches share while they are made: who has an id, and how many were made. */
interface Run {
  readonly seen: Map<string, Fields>;
  done: number;
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
  const { pairs } = pairUp(before, entryOf, firsts);
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
      inner.length > 0 ? yield* sketchLevel(inner, false, depth + 1, old ? tasksIn(old) : NO_SKETCHES, run) : NO_LEVEL;
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
