/**
 * Rename of an id in every file of every plan that holds it. Only ids are renamed, never names or
 * prose. A gate is named after its phase, so its id follows when the phase is renamed. Refuses, in
 * plain words, what would make the plan say something else.
 */
import type { Position, Range, WorkspaceEdit } from 'vscode-languageserver-types';
import type { Analysis } from '../core/analyse.ts';
import { type Place, span } from '../core/base/span.ts';
import type { Namespace } from '../core/model/plan.ts';
import { distinct, type Mention, mentionsAt, type Name, namesOf } from './names.ts';
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

interface Target {
  readonly analysis: Analysis;
  /** The name to change: of a gate, that of its phase. */
  readonly name: Name;
  /** The text under the cursor that would change. */
  readonly place: Place;
}

const ID = /^[A-Za-z][A-Za-z0-9_-]*$/;
const GATE = '.gate';

export function prepareRename(
  snapshot: Snapshot,
  params: { readonly position: Position },
): { range: Range; placeholder: string } | Refusal | null {
  const targets = targetsAt(snapshot, params.position);
  const first = targets[0];
  if (!first) return null;
  const refused = refusalOf(targets);
  return refused ? { refused } : { range: rangeIn(snapshot, first.place), placeholder: first.name.id };
}

export function rename(snapshot: Snapshot, params: RenameParams): WorkspaceEdit | Refusal | null {
  const targets = targetsAt(snapshot, params.position);
  if (targets.length === 0) return null;
  const refused = refusalOf(targets) ?? illegal(params.newName) ?? clash(targets, params.newName);
  if (refused) return { refused };
  const places = distinct(
    targets.flatMap(({ analysis, name }) => placesOf(snapshot, analysis, name).map((place) => ({ place }))),
  );
  const edit = workspaceEdit(
    snapshot,
    places.map(({ place }) => ({ ...place, newText: params.newName })),
  );
  return edit ?? { refused: 'A file that mentions it is not at hand. Try again once the plan has loaded.' };
}

function targetsAt(snapshot: Snapshot, position: Position): readonly Target[] {
  const found = mentionsAt(snapshot.analyses, snapshot.file, offsetOf(snapshot, position));
  return found.flatMap(({ analysis, mention }) => {
    const name = renamed(mention);
    const place = idPlace(snapshot, mention, name.id);
    return place ? [{ analysis, name, place }] : [];
  });
}

/** A gate has no name of its own. */
function renamed(mention: Mention): Name {
  const { namespace, id, project } = mention;
  return isGate(mention) ? { namespace, id: id.slice(0, -GATE.length), project } : { namespace, id, project };
}

function isGate({ namespace, id }: Name): boolean {
  return namespace === 'item' && id.endsWith(GATE);
}

function refusalOf(targets: readonly Target[]): string | null {
  for (const { analysis, name } of targets) {
    const { id, project } = name;
    if (project !== null) {
      const owner = analysis.sources.projects.get(project)?.written ?? project;
      return `'${id}' belongs to another plan, ${owner}. Rename it there.`;
    }
    if (
      !namesOf(analysis.plan)
        .of(name)
        .some((mention) => mention.defines)
    ) {
      return `Nothing in this plan defines '${id}', so there is nothing to rename.`;
    }
  }
  return null;
}

function illegal(newName: string): string | null {
  if (ID.test(newName)) return null;
  return `'${newName}' is not an id: it starts with a letter, followed by letters, digits, '-' or '_'.`;
}

function clash(targets: readonly Target[], newName: string): string | null {
  for (const { analysis, name } of targets) {
    if (newName === name.id) continue;
    const taken = namesOf(analysis.plan).of({ namespace: name.namespace, id: newName, project: null });
    if (taken.some((mention) => mention.defines)) {
      return `There is already ${NOUNS[name.namespace]} '${newName}' in this plan. Choose another id.`;
    }
  }
  return null;
}

/** Where the id stands: its own mentions, and the first word of its gate's. */
function placesOf(snapshot: Snapshot, analysis: Analysis, name: Name): readonly Place[] {
  const names = namesOf(analysis.plan);
  const own = names.of(name);
  const gate = name.namespace === 'item' ? names.of({ ...name, id: name.id + GATE }) : [];
  return [...own, ...gate].flatMap((mention) => idPlace(snapshot, mention, name.id) ?? []);
}

/**
 * The characters to replace: without quotes, and of `design.gate` only `design`. Null where the
 * mention spells no such id, as a gate's own key (`gate:`) does.
 */
function idPlace(snapshot: Snapshot, mention: Mention, id: string): Place | null {
  const { file, span: area } = mention.place;
  const written = textIn(snapshot, file)?.slice(area.start, area.end) ?? '';
  const quote = /^["']/.test(written) ? 1 : 0;
  if (!written.startsWith(id, quote)) return null;
  const start = area.start + quote;
  return { file, span: span(start, start + id.length) };
}

const NOUNS: Readonly<Record<Namespace, string>> = {
  item: 'a phase or task',
  party: 'a person, team, resource or stakeholder',
  calendar: 'a calendar',
  project: 'a project',
  risk: 'a risk',
  deliverable: 'a deliverable',
  decision: 'a decision',
  change: 'a change',
  assumption: 'an assumption',
  issue: 'an issue',
  technology: 'a technology',
  contract: 'a contract',
  agreement: 'an agreement',
};
