/**
 * Rename of an id in every file of every plan that holds it. Only ids are renamed, never names or
 * prose. A gate is named after its phase: `design.gate` mentions the phase with its first word, so it
 * follows. Refuses, in plain words, what would make the plan say something else.
 */
import type { Position, Range, WorkspaceEdit } from 'vscode-languageserver-types';
import type { TextEdit } from '../core/base/problem.ts';
import { type Place, span } from '../core/base/span.ts';
import type { Stage } from '../core/model/plan.ts';
import { DEFAULT_CATEGORY } from '../core/model/uncertainty.ts';
import { insertEntry } from '../core/syntax/edit.ts';
import { NOUNS } from './named.ts';
import {
  definitionsOf,
  distinct,
  type Known,
  type Mention,
  mentionsAt,
  mentionsFrom,
  mentionsOf,
  type ReadPlan,
  withSharing,
} from './names.ts';
import { offsetOf, rangeIn, textIn } from './position.ts';
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
  return refused
    ? { refused }
    : { range: rangeIn(snapshot, idPlace(snapshot, first.mention)), placeholder: first.mention.id };
}

/** `others` are plans that may link to those of the snapshot, or share files with them: they follow. */
export function rename(
  snapshot: Snapshot,
  params: RenameParams,
  others: readonly ReadPlan[] = [],
): WorkspaceEdit | Refusal | null {
  const found = targetsAt(snapshot, params.position);
  if (found.length === 0) return null;
  const { newName } = params;
  const targets = withSharing(found, others);
  const refused = refusalOf(found) ?? illegal(newName) ?? clash(targets, newName) ?? otherMeaning(targets, newName);
  if (refused) return { refused };
  const mentions = distinct(
    targets.flatMap(({ analysis: { plan }, mention }) => [
      ...mentionsOf(plan, mention),
      ...mentionsFrom(others, plan, mention),
    ]),
  );
  const edit = workspaceEdit(snapshot, [
    ...mentions.map((mention) => ({ ...idPlace(snapshot, mention), newText: params.newName })),
    ...targets.slice(0, 1).flatMap(stageKept),
  ]);
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

function clash(targets: readonly Known[], newName: string): string | null {
  for (const { analysis, mention } of targets) {
    if (newName === mention.id) continue;
    const taken = definitionsOf(analysis.plan, { namespace: mention.namespace, id: newName, project: null });
    if (taken.length > 0) {
      const where = analysis === targets[0]?.analysis ? 'this plan' : analysis.sources.displayName(analysis.plan.root);
      return `There is already ${NOUNS[mention.namespace]} '${newName}' in ${where}. Choose another id.`;
    }
  }
  return null;
}

/** The category called `default` holds for all that name none. */
function otherMeaning(targets: readonly Known[], newName: string): string | null {
  for (const { mention } of targets) {
    if (mention.namespace !== 'uncertainty' || mention.id === newName) continue;
    if (mention.id === DEFAULT_CATEGORY)
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

/**
 * The characters of the id: without quotes, where the key or value is quoted. A quoted id that is
 * spelt with escapes is replaced as it stands.
 */
function idPlace(snapshot: Snapshot, { place, id }: Mention): Place {
  const { file, span: area } = place;
  const written = textIn(snapshot, file)?.slice(area.start, area.end);
  const quoted = written === `"${id}"` || written === `'${id}'`;
  return quoted ? { file, span: span(area.start + 1, area.end - 1) } : place;
}
