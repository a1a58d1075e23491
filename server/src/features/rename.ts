/**
 * Rename of an id in every file of every plan that holds it. Only ids are renamed, never names or
 * prose. A gate is named after its phase: `design.gate` mentions the phase with its first word, so it
 * follows. Refuses, in plain words, what would make the plan say something else.
 */
import type { Position, Range, WorkspaceEdit } from 'vscode-languageserver-types';
import type { TextEdit } from '../core/base/problem.ts';
import type { FileId } from '../core/base/span.ts';
import type { Steps } from '../core/base/steps.ts';
import type { Stage } from '../core/model/plan.ts';
import { DEFAULT_CATEGORY } from '../core/model/uncertainty.ts';
import { insertEntry } from '../core/syntax/edit.ts';
import { NOUNS } from './named.ts';
import { definitionsOf, type Known, mentionsAt } from './names.ts';
import {
  type KnownName,
  mentionsOf,
  mentionsOfAll,
  namesOf,
  type PlanNames,
  withoutQuotes,
  withSharing,
} from './plan-names.ts';
import { offsetOf, rangeIn } from './position.ts';
import type { Snapshot } from './snapshot.ts';
import { workspaceEdit } from './workspace-edit.ts';

/** Why an id cannot be renamed; a server answers it as the request's error. */
export interface Refusal {
  readonly refused: string;
}

export interface RenameParams {
  readonly position: Position;
  readonly newName: string;
}

const ID = /^[A-Za-z][A-Za-z0-9_-]*$/;

export function prepareRename(
  snapshot: Snapshot,
  params: { readonly position: Position },
): { range: Range; placeholder: string } | Refusal | null {
  const targets = targetsAt(snapshot, params.position);
  const first = targets[0];
  if (!first) return null;
  const refused = refusalOf(targets);
  if (refused) return { refused };
  const { analysis, mention } = first;
  const range = rangeIn(snapshot, withoutQuotes(analysis.sources, mention.place, mention.id));
  return { range, placeholder: mention.id };
}

/** `others` are plans that may link to those of the snapshot, or share files with them: they follow. */
export function* rename(
  snapshot: Snapshot,
  params: RenameParams,
  others: readonly PlanNames[],
): Steps<WorkspaceEdit | Refusal | null> {
  const found = targetsAt(snapshot, params.position);
  const { newName } = params;
  const [first] = found;
  if (!first) return null;
  const unfit = refusalOf(found) ?? illegal(newName);
  if (unfit) return { refused: unfit };
  const known = found.map(({ analysis, mention }) => ({ plan: namesOf(analysis), name: mention }));
  const targets = yield* withSharing(known, others);
  const refused = clash(targets, newName) ?? otherMeaning(targets, newName);
  if (refused) return { refused };
  const places = yield* mentionsOfAll(targets, others);
  const edits = [...places.map(({ mention: { place } }) => ({ ...place, newText: newName })), ...stageKept(first)];
  const plans = new Map<FileId, PlanNames>(places.map(({ plan, mention }) => [mention.place.file, plan]));
  const edit = workspaceEdit((file) => plans.get(file)?.linesOf(file), edits);
  return edit ?? { refused: 'A file that mentions it is not at hand. Try again once the plan has loaded.' };
}

function targetsAt(snapshot: Snapshot, position: Position): readonly Known[] {
  return mentionsAt(snapshot.analyses, snapshot.file, offsetOf(snapshot, position));
}

function refusalOf(targets: readonly Known[]): string | null {
  for (const { analysis, mention } of targets) {
    const { namespace, id, project } = mention;
    if (namespace === 'item' && id.endsWith('.gate')) {
      return 'A gate is named after its phase. Rename the phase and its gate follows.';
    }
    if (project !== null) {
      const owner = analysis.sources.projects.get(project)?.written ?? project;
      return `'${id}' belongs to another plan, ${owner}. Rename it there.`;
    }
    if (definitionsOf(analysis.plan, mention).length === 0) {
      return `Nothing in this plan defines '${id}', so there is nothing to rename.`;
    }
  }
  return null;
}

function illegal(newName: string): string | null {
  if (ID.test(newName)) return null;
  return `'${newName}' is not an id: it starts with a letter, followed by letters, digits, '-' or '_'.`;
}

function clash(targets: readonly KnownName[], newName: string): string | null {
  for (const { plan, name } of targets) {
    if (newName === name.id) continue;
    if (mentionsOf(plan, { ...name, id: newName }).some(({ defines }) => defines)) {
      const where = plan === targets[0]?.plan ? 'this plan' : plan.displayName;
      return `There is already ${NOUNS[name.namespace]} '${newName}' in ${where}. Choose another id.`;
    }
  }
  return null;
}

/** The category called `default` holds for all that name none. */
function otherMeaning(targets: readonly KnownName[], newName: string): string | null {
  for (const { name } of targets) {
    if (name.namespace !== 'uncertainty' || name.id === newName) continue;
    if (name.id === DEFAULT_CATEGORY)
      return `'${DEFAULT_CATEGORY}' holds for all that names no category, by its id alone. Add another category instead.`;
    if (newName === DEFAULT_CATEGORY)
      return `A category called '${DEFAULT_CATEGORY}' holds for all that names none. Choose another id.`;
  }
  return null;
}

/** A phase called `planning` is of that stage by its id alone; by another id it has to say so. */
function stageKept({ analysis, mention }: Known): TextEdit[] {
  const phase = mention.namespace === 'item' ? analysis.plan.items.get(mention.id) : undefined;
  if (phase?.kind !== 'phase' || !STAGES.has(phase.id) || phase.origin.fields.has('stage')) return [];
  const { file } = phase.origin;
  const source = analysis.sources.files.get(file);
  if (!source || !('tree' in source)) return [];
  const edits = insertEntry(source.text, source.tree, ['phases', phase.id], 'stage', phase.id) ?? [];
  return edits.map((edit) => ({ ...edit, file }));
}

const STAGES: ReadonlySet<string> = new Set<Stage>(['initiation', 'planning', 'execution', 'monitoring', 'closing']);
