/** All places that mention the id under the cursor, and the same within one file as highlights. */
import {
  type DocumentHighlight,
  DocumentHighlightKind,
  type Location,
  type Position,
} from 'vscode-languageserver-types';
import { distinct, type Mention, mentionsAt, mentionsFrom, mentionsOf, type ReadPlan, withSharing } from './names.ts';
import { locationOf, offsetOf, rangeOf } from './position.ts';
import type { Snapshot } from './snapshot.ts';

export interface ReferenceParams {
  readonly position: Position;
  readonly context: { readonly includeDeclaration: boolean };
}

/** `others` are plans that may link to those of the snapshot, or share files with them. */
export function references(snapshot: Snapshot, params: ReferenceParams, others: readonly ReadPlan[] = []): Location[] {
  return mentionsOfNameAt(snapshot, params.position, others)
    .filter((mention) => params.context.includeDeclaration || !mention.defines)
    .map((mention) => locationOf(snapshot, mention.place));
}

/** A definition counts as written, every other mention as read. */
export function documentHighlights(snapshot: Snapshot, params: { readonly position: Position }): DocumentHighlight[] {
  return mentionsOfNameAt(snapshot, params.position)
    .filter((mention) => mention.place.file === snapshot.file)
    .map((mention) => ({
      range: rangeOf(snapshot.lines, mention.place.span),
      kind: mention.defines ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
    }));
}

function mentionsOfNameAt(
  snapshot: Snapshot,
  position: Position,
  others: readonly ReadPlan[] = [],
): readonly Mention[] {
  const found = mentionsAt(snapshot.analyses, snapshot.file, offsetOf(snapshot, position));
  return distinct(
    withSharing(found, others).flatMap(({ analysis: { plan }, mention }) => [
      ...mentionsOf(plan, mention),
      ...(mention.project === null ? mentionsFrom(others, plan, mention) : []),
    ]),
  );
}
