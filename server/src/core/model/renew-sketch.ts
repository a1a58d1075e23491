/**
 * A level of the outline again, after an edit by which no id came, went or moved: only what was
 * edited is sketched anew. Ids then clash no more and no less than before, so that no other entry
 * need be looked at. Gives up (null) where that is not so.
 */
import type { Problem } from '../base/problem.ts';
import type { Piece } from './fields.ts';
import { groupById } from './sections.ts';
import {
  type Group,
  gateIn,
  type Level,
  mayUnite,
  NO_PROBLEMS,
  piecesOfSketch,
  type Sketch,
  sketchGate,
  sketchOf,
  tasksIn,
  tasksUnder,
  unite,
} from './sketch.ts';

/** `before` has no clashes. The same object where nothing was edited. */
export function renewLevel(before: Level, pieces: readonly Piece[], phases: boolean): Level | null {
  const edited = editedIds(before.pieces, pieces);
  if (!edited) return null;
  if (edited.size === 0) return before;
  const groups = groupById(pieces.filter(({ entry }) => edited.has(entry.key.text)));
  const sketches: Sketch[] = [];
  let renewed = 0;
  for (const old of before.sketches) {
    const group = groups.get(old.id);
    const sketch = group ? renew(old, group, phases) : old;
    if (!sketch) return null;
    if (group) renewed++;
    sketches.push(sketch);
  }
  if (renewed !== groups.size) return null;
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

function renew(old: Sketch, group: Group, phase: boolean): Sketch | null {
  if (!mayUnite(group, phase)) return null;
  const { fields, problems } = unite(group);
  const gate = phase ? sketchGate(fields) : null;
  const oldGate = gateIn(old);
  if ((gate === null) !== (oldGate === null)) return null;
  const sameGate = gate && oldGate?.fields.entry === gate.fields.entry && oldGate.fields.file === gate.fields.file;
  const level = { pieces: tasksUnder(piecesOfSketch(old)), sketches: tasksIn(old), problems: NO_PROBLEMS };
  const tasks = renewLevel(level, tasksUnder(group), false);
  if (!tasks) return null;
  const below = tasks === level ? problemsOf(tasks.sketches) : tasks.problems;
  return sketchOf(fields, phase, tasks.sketches, sameGate ? oldGate : gate, [...problems, ...below]);
}

function problemsOf(sketches: readonly Sketch[]): readonly Problem[] {
  if (sketches.every(({ problems }) => problems === NO_PROBLEMS)) return NO_PROBLEMS;
  return sketches.flatMap(({ problems }) => problems);
}
