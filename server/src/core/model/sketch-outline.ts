/**
 * The outline before its values are read: which phases, summaries, tasks and gates there are, with
 * phases and summaries of several files united. Knows which ids count; an id that is taken is a
 * finding at both places and its second item is left out.
 */
import type { Problem } from '../base/problem.ts';
import type { Place } from '../base/span.ts';
import { entriesOf, type Fields, fieldsOf, keyPlace, type Piece, valueIn } from './fields.ts';
import type { ItemKind } from './plan.ts';
import { booleanOf, scalarOf } from './read-values.ts';
import { report } from './reading.ts';
import { conflictProblems, duplicateProblems, groupById, piecesOf } from './sections.ts';
import type { SourceFile } from './sources.ts';

export interface Sketch {
  readonly id: string;
  readonly kind: ItemKind;
  readonly fields: Fields;
  readonly children: readonly Sketch[];
}

/** Deeper nesting is left out; no plan has it, and it would exhaust the stack. */
const DEEPEST = 100;

export interface OutlineSketch {
  readonly roots: readonly Sketch[];
  /** Every id of the outline, gates included. */
  readonly ids: ReadonlySet<string>;
}

export function sketchOutline(files: readonly SourceFile[], problems: Problem[]): OutlineSketch {
  const seen = new Map<string, Place>();
  const roots = [
    ...sketchLevel(piecesOf(files, 'phases'), true, 0, seen, problems),
    ...sketchLevel(piecesOf(files, 'tasks'), false, 0, seen, problems),
  ];
  return { roots, ids: new Set(seen.keys()) };
}

function sketchLevel(
  pieces: readonly Piece[],
  phases: boolean,
  depth: number,
  seen: Map<string, Place>,
  problems: Problem[],
): readonly Sketch[] {
  if (depth > DEEPEST) return [];
  const sketches: Sketch[] = [];
  for (const [id, [first, ...others]] of groupById(pieces)) {
    const all = [first, ...others];
    const taken = seen.get(id);
    if (taken || !mayUnite(all, phases)) {
      report(problems, duplicateProblems(id, [...(taken ? [taken] : []), ...all.map(keyPlace)]));
    }
    if (taken) continue;
    seen.set(id, keyPlace(first));
    const fields = mayUnite(all, phases)
      ? fieldsOf(first, others, (key, one, two) => {
          if (key !== 'tasks') report(problems, conflictProblems(`\`${key}\` of \`${id}\``, one, two));
        })
      : fieldsOf(first);
    const children = sketchLevel(all.flatMap(tasksOf), false, depth + 1, seen, problems);
    const gate = phases ? sketchGate(id, fields, seen) : null;
    sketches.push({
      id,
      kind: kindOf(fields, phases, children),
      fields,
      children: gate ? [...children, gate] : children,
    });
  }
  return sketches;
}

/** Phases, and tasks that all have tasks of their own, may be written in several files, once in each. */
function mayUnite(pieces: readonly Piece[], phases: boolean): boolean {
  if (pieces.length === 1) return true;
  const files = new Set(pieces.map(({ file }) => file));
  return files.size === pieces.length && (phases || pieces.every((piece) => tasksOf(piece).length > 0));
}

function tasksOf({ file, entry }: Piece): readonly Piece[] {
  return entriesOf(entry.value)
    .filter(({ key }) => key.text === 'tasks')
    .flatMap(({ value }) => entriesOf(value).map((task) => ({ file, entry: task })));
}

function kindOf(fields: Fields, phase: boolean, children: readonly Sketch[]): ItemKind {
  if (phase) return 'phase';
  if (children.length > 0) return 'summary';
  return booleanOf(valueIn(fields, 'milestone')) ? 'milestone' : 'task';
}

/** `gate:` with nothing behind it yet is a gate; `gate: false` is none. */
function sketchGate(phase: string, fields: Fields, seen: Map<string, Place>): Sketch | null {
  const gate = fields.values.get('gate');
  if (!gate || (gate.entry.value?.kind !== 'map' && scalarOf(gate.entry.value))) return null;
  const id = `${phase}.gate`;
  seen.set(id, keyPlace(gate));
  return { id, kind: 'gate', fields: { ...fieldsOf(gate), id }, children: [] };
}
