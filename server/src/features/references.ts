/** All places that mention the id under the cursor, and the same within one file as highlights. */
import {
  type DocumentHighlight,
  DocumentHighlightKind,
  type Location,
  type Position,
} from 'vscode-languageserver-types';
import { NO_LINES } from '../core/base/lines.ts';
import { runToEnd, type Steps } from '../core/base/steps.ts';
import { mentionsAt } from './names.ts';
import { mentionsOfAll, namesOf, type PlacedMention, type PlanNames, withSharing } from './plan-names.ts';
import { offsetOf, rangeOf } from './position.ts';
import type { Snapshot } from './snapshot.ts';

export interface ReferenceParams {
  readonly position: Position;
  readonly context: { readonly includeDeclaration: boolean };
}

/** `others` are plans that may link to those of the snapshot, or share files with them. */
export function* references(
  snapshot: Snapshot,
  params: ReferenceParams,
  others: readonly PlanNames[],
): Steps<Location[]> {
  const found = yield* mentionsOfNameAt(snapshot, params.position, others);
  return found
    .filter(({ mention }) => params.context.includeDeclaration || !mention.defines)
    .map(({ plan, mention: { place } }) => ({
      uri: place.file,
      range: rangeOf(plan.linesOf(place.file) ?? NO_LINES, place.span),
    }));
}

/** A definition counts as written, every other mention as read. */
export function documentHighlights(snapshot: Snapshot, params: { readonly position: Position }): DocumentHighlight[] {
  return runToEnd(mentionsOfNameAt(snapshot, params.position, []))
    .filter(({ mention }) => mention.place.file === snapshot.file)
    .map(({ mention }) => ({
      range: rangeOf(snapshot.lines, mention.place.span),
      kind: mention.defines ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
    }));
}

function* mentionsOfNameAt(
  snapshot: Snapshot,
  position: Position,
  others: readonly PlanNames[],
): Steps<readonly PlacedMention[]> {
  const found = mentionsAt(snapshot.analyses, snapshot.file, offsetOf(snapshot, position));
  const known = found.flatMap(({ analysis, mention }) => {
    const plan = namesOf(analysis);
    const root = mention.project === null ? undefined : plan.projects.get(mention.project);
    // A task of another plan is defined there.
    const owners = root === undefined ? [] : others.filter((other) => other.root === root);
    return [{ plan, name: mention }, ...owners.map((owner) => ({ plan: owner, name: { ...mention, project: null } }))];
  });
  return yield* mentionsOfAll(yield* withSharing(known, others), others);
}
