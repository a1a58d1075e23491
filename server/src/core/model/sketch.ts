/** An item of the outline before its values are read: of which pieces it is, and what kind that makes it. */
import type { Problem } from '../base/problem.ts';
import { entriesOf, entryIn, Fields, fieldPieces, fieldsOf, fileOf, NO_PIECES, type Piece, valueIn } from './fields.ts';
import type { ItemKind } from './plan.ts';
import { booleanOf, scalarOf } from './read-values.ts';
import { report } from './reading.ts';
import { conflictProblems, samePieces } from './sections.ts';

export interface Sketch {
  readonly id: string;
  readonly kind: ItemKind;
  readonly fields: Fields;
  readonly children: readonly Sketch[];
  /** Also of its children. */
  readonly problems: readonly Problem[];
}

/** What is written at one level, and what that gives. */
export interface Level {
  readonly pieces: readonly Piece[];
  readonly sketches: readonly Sketch[];
  readonly problems: readonly Problem[];
}

/** The pieces that say one id. */
export type Group = readonly [Piece, ...Piece[]];

export const NO_SKETCHES: readonly Sketch[] = [];
export const NO_PROBLEMS: readonly Problem[] = [];

/** Deeper nesting is left out; no plan has it, and it would exhaust the stack. */
export const DEEPEST = 100;
export const SKETCHES_A_STEP = 12;

export const NO_LEVEL: Level = { pieces: NO_PIECES, sketches: NO_SKETCHES, problems: NO_PROBLEMS };

/** Ids are taken twice in it, so that what it gives depends on what is written elsewhere. */
export function hasClash({ problems }: { readonly problems: readonly Problem[] }): boolean {
  return problems.some(({ rule }) => rule === 'duplicate-id');
}

export function entryOf({ fields }: Sketch): Fields['entry'] {
  return fields.entry;
}

/** A sketch of these very pieces, that depends on nothing else. */
export function isOf(sketch: Sketch, [first, ...others]: Group, phases: boolean): boolean {
  const { fields, kind } = sketch;
  return (
    fields.entry === first.entry &&
    fields.file === first.file &&
    samePieces(fields.others, others) &&
    (kind === 'phase') === phases &&
    !hasClash(sketch)
  );
}

/** Phases, and tasks that all have tasks of their own, may be written in several files, once in each. */
export function mayUnite(pieces: Group, phases: boolean): boolean {
  if (pieces.length === 1) return true;
  const files = new Set(pieces.map(({ file }) => file));
  return files.size === pieces.length && (phases || pieces.every((piece) => tasksUnder([piece]).length > 0));
}

/** One set of fields, with a finding at both of two files that set one. */
export function unite([first, ...others]: Group): { readonly fields: Fields; readonly problems: readonly Problem[] } {
  if (others.length === 0) return { fields: fieldsOf(first), problems: NO_PROBLEMS };
  const fields = fieldsOf(first, others);
  const problems: Problem[] = [];
  fieldPieces(fields, (key, one, two) => {
    if (key !== 'tasks') report(problems, conflictProblems(`\`${key}\` of \`${fields.id}\``, one, two));
  });
  return { fields, problems };
}

export function tasksUnder(pieces: readonly Piece[]): readonly Piece[] {
  let tasks: Piece[] | null = null;
  for (const { file, entry } of pieces) {
    for (const { key, value } of entriesOf(entry.value)) {
      if (key.text !== 'tasks') continue;
      tasks ??= [];
      for (const task of entriesOf(value)) tasks.push({ file, entry: task });
    }
  }
  return tasks ?? NO_PIECES;
}

/** Its pieces, united. */
export function piecesOfSketch({ fields }: Sketch): readonly Piece[] {
  const { file, entry, others } = fields;
  return entry ? [{ file, entry }, ...others] : NO_PIECES;
}

/** The last of a phase's children, if it has one. */
export function gateIn({ children }: Sketch): Sketch | null {
  const last = children.at(-1);
  return last?.kind === 'gate' ? last : null;
}

export function tasksIn(sketch: Sketch): readonly Sketch[] {
  return gateIn(sketch) ? sketch.children.slice(0, -1) : sketch.children;
}

/** `gate:` with nothing behind it yet is a gate; `gate: false` is none. */
export function sketchGate(phase: Fields): Sketch | null {
  const entry = entryIn(phase, 'gate');
  if (!entry || (entry.value?.kind !== 'map' && scalarOf(entry.value))) return null;
  const id = `${phase.id}.gate`;
  const fields = new Fields(id, fileOf(phase, 'gate'), entry);
  return { id, kind: 'gate', fields, children: NO_SKETCHES, problems: NO_PROBLEMS };
}

export function sketchOf(
  fields: Fields,
  phase: boolean,
  tasks: readonly Sketch[],
  gate: Sketch | null,
  problems: readonly Problem[],
): Sketch {
  return {
    id: fields.id,
    kind: kindOf(fields, phase, tasks),
    fields,
    children: gate ? [...tasks, gate] : tasks,
    problems: problems.length === 0 ? NO_PROBLEMS : problems,
  };
}

function kindOf(fields: Fields, phase: boolean, tasks: readonly Sketch[]): ItemKind {
  if (phase) return 'phase';
  if (tasks.length > 0) return 'summary';
  return booleanOf(valueIn(fields, 'milestone')) ? 'milestone' : 'task';
}
