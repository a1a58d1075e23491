/** What a refactoring is, and the place in a plan that one is offered for. */
import type { CodeActionKind } from 'vscode-languageserver-types';
import type { Analysis } from '../../core/analyse.ts';
import type { FileId } from '../../core/base/span.ts';
import { type Location, locate } from '../../core/syntax/locate.ts';
import type { SpanEdit } from '../../core/syntax/span-edit.ts';
import type { Entry } from '../../core/syntax/tree.ts';
import type { ClientAbilities } from '../client.ts';
import type { Snapshot } from '../snapshot.ts';

/** Kinds as the protocol nests them. */
type RefactoringKind =
  | typeof CodeActionKind.RefactorExtract
  | typeof CodeActionKind.RefactorInline
  | typeof CodeActionKind.RefactorRewrite;

/** Edits of the snapshot's own text, and files that come and go with them. */
export interface Change {
  readonly edits: readonly SpanEdit[];
  readonly creates?: { readonly file: FileId; readonly text: string };
  readonly deletes?: FileId;
}

export interface Refactoring {
  readonly kind: RefactoringKind;
  /** What it would do here, beginning with a verb; null where it cannot be done. Asked at every move of a cursor. */
  readonly offer: (place: RefactoringPlace) => string | null;
  /** Null where the text has no room for it after all. */
  readonly change: (place: RefactoringPlace) => Change | null;
}

export interface RefactoringPlace {
  readonly snapshot: Snapshot;
  readonly analysis: Analysis;
  readonly location: Location;
  readonly client: Pick<ClientAbilities, 'createsFiles' | 'deletesFiles'>;
}

/** Null where nothing stands. */
export function placeAt(
  snapshot: Snapshot,
  offset: number,
  client: RefactoringPlace['client'],
): RefactoringPlace | null {
  const location = locate(snapshot.tree, offset);
  return location && { snapshot, analysis: snapshot.analyses[0], location, client };
}

/** An entry on the way to the cursor, with its path. */
export interface Found {
  readonly entry: Entry;
  readonly path: readonly string[];
}

/** The task around the cursor, which holds no others. */
export function taskAt({ location: { path, entries } }: RefactoringPlace): Found | null {
  const at = path.lastIndexOf('tasks') + 1;
  const entry = at > 0 && !path.slice(0, at).includes('[]') ? entries[at] : undefined;
  const nested = entry?.value?.kind === 'map' && entry.value.entries.some(({ key }) => key.text === 'tasks');
  return entry && !nested ? { entry, path: path.slice(0, at + 1) } : null;
}

/** The phase whose key the cursor is on. */
export function phaseAt({ location: { path, entries, part } }: RefactoringPlace): Found | null {
  const entry = path[0] === 'phases' && path.length === 2 && part === 'key' ? entries[1] : undefined;
  return entry ? { entry, path } : null;
}
