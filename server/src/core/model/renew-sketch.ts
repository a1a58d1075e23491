/**
 * A level of the outline as it is where no id is defined twice, with the sketches of before for what
 * did not change, and the ids that came and went: whether there is no clash indeed, these tell.
 */
import type { Problem } from '../base/problem.ts';
import type { Steps } from '../base/steps.ts';
import type { Piece } from './fields.ts';
import { pairUp } from './pairing.ts';
import { groupById } from './sections.ts';
import {
  DEEPEST,
  entryOf,
  type Group,
  gateIn,
  isOf,
  type Level,
  mayUnite,
  NO_LEVEL,
  NO_PROBLEMS,
  piecesOfSketch,
  SKETCHES_A_STEP,
  type Sketch,
  sketchGate,
  sketchOf,
  tasksIn,
  tasksUnder,
  unite,
} from './sketch.ts';

/** What has changed so far. */
export interface Renewal {
  readonly added: string[];
  readonly removed: string[];
  /** The order of ids may be another. */
  moved: boolean;
  /** Sketches made. */
  done: number;
}

/** `before` has no clashes, and is given again where nothing changed. Null where pieces of one id may not be one item. */
export function* renewLevel(
  before: Level,
  pieces: readonly Piece[],
  phases: boolean,
  depth: number,
  run: Renewal,
): Steps<Level | null> {
  const edited = editedIds(before.pieces, pieces);
  if (edited?.size === 0) return before;
  if (depth > DEEPEST) return { ...NO_LEVEL, pieces };
  if (!edited) return yield* regroup(before, pieces, phases, depth, run);
  const groups = groupById(pieces.filter(({ entry }) => edited.has(entry.key.text)));
  const sketches: Sketch[] = [];
  for (const old of before.sketches) {
    const group = groups.get(old.id);
    const sketch = group ? yield* renew(old, group, phases, depth, run) : old;
    if (!sketch) return null;
    sketches.push(sketch);
  }
  return { pieces, sketches, problems: problemsOf(sketches) };
}

/** Keys of entries that are not the same object; null where the keys are not the same. */
function editedIds(before: readonly Piece[], now: readonly Piece[]): ReadonlySet<string> | null {
  if (before.length !== now.length) return null;
  const edited = new Set<string>();
  for (const [index, { file, entry }] of now.entries()) {
    const old = before[index];
    if (old?.entry === entry && old.file === file) continue;
    if (old?.entry.key.text !== entry.key.text || old.file !== file) return null;
    edited.add(entry.key.text);
  }
  return edited;
}

function* regroup(
  before: Level,
  pieces: readonly Piece[],
  phases: boolean,
  depth: number,
  run: Renewal,
): Steps<Level | null> {
  run.moved = true;
  const groups = [...groupById(pieces).values()];
  const { pairs, left } = pairUp(
    before.sketches,
    entryOf,
    groups.map(([first]) => first.entry),
  );
  for (const old of left) addIds(old, run.removed);
  const sketches: Sketch[] = [];
  for (const [index, group] of groups.entries()) {
    const old = pairs[index];
    const same = old && isOf(old, group, phases);
    const sketch = same ? old : yield* renew(old ?? null, group, phases, depth, run);
    if (!sketch) return null;
    sketches.push(sketch);
  }
  return { pieces, sketches, problems: problemsOf(sketches) };
}

function* renew(old: Sketch | null, group: Group, phase: boolean, depth: number, run: Renewal): Steps<Sketch | null> {
  if (!mayUnite(group, phase)) return null;
  const { fields, problems } = unite(group);
  if (!old) run.added.push(fields.id);
  const inner = tasksUnder(group);
  const level = old
    ? { pieces: tasksUnder(piecesOfSketch(old)), sketches: tasksIn(old), problems: NO_PROBLEMS }
    : NO_LEVEL;
  const tasks =
    inner.length + level.pieces.length === 0 ? level : yield* renewLevel(level, inner, false, depth + 1, run);
  if (!tasks) return null;
  const below = tasks === level ? problemsOf(tasks.sketches) : tasks.problems;
  const gate = phase ? renewGate(old && gateIn(old), sketchGate(fields), run) : null;
  if (++run.done % SKETCHES_A_STEP === 0) yield;
  const all = problems.length + below.length === 0 ? NO_PROBLEMS : [...problems, ...below];
  return sketchOf(fields, phase, tasks.sketches, gate, all);
}

function renewGate(old: Sketch | null, gate: Sketch | null, run: Renewal): Sketch | null {
  if (old && gate && old.fields.entry === gate.fields.entry && old.fields.file === gate.fields.file) return old;
  if (gate && !old) run.added.push(gate.id);
  if (old && !gate) run.removed.push(old.id);
  return gate;
}

function addIds({ id, children }: Sketch, ids: string[]): void {
  ids.push(id);
  for (const child of children) addIds(child, ids);
}

function problemsOf(sketches: readonly Sketch[]): readonly Problem[] {
  if (sketches.every(({ problems }) => problems.length === 0)) return NO_PROBLEMS;
  return sketches.flatMap(({ problems }) => problems);
}
