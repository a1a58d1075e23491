/** Go to definition: from an id to its key, in this plan's files or in another plan's. */
import type { Location, LocationLink, Position } from 'vscode-languageserver-types';
import type { Analysis } from '../core/analyse.ts';
import type { Place } from '../core/base/span.ts';
import type { ClientAbilities } from './client.ts';
import { distinct, type Mention, mentionsAt, namesOf } from './names.ts';
import { offsetOf, rangeIn } from './position.ts';
import type { Snapshot } from './snapshot.ts';

/** Several links where files share a phase or two maps define one party. */
export function definition(
  snapshot: Snapshot,
  params: { readonly position: Position },
  { client }: { readonly client: Pick<ClientAbilities, 'locationLinks'> },
): LocationLink[] | Location[] {
  const links = definitionLinks(snapshot, params.position);
  if (client.locationLinks) return links;
  return links.map(({ targetUri, targetSelectionRange }) => ({ uri: targetUri, range: targetSelectionRange }));
}

function definitionLinks(snapshot: Snapshot, position: Position): LocationLink[] {
  const found = mentionsAt(snapshot.analyses, snapshot.file, offsetOf(snapshot, position));
  const origin = found[0]?.mention.place;
  if (!origin) return [];
  const targets = found.flatMap(({ analysis, mention }) =>
    definitionsOf(analysis, mention).map((place) => ({ place })),
  );
  return distinct(targets).map(({ place }) => ({
    originSelectionRange: rangeIn(snapshot, origin),
    targetUri: place.file,
    targetRange: rangeIn(snapshot, place),
    targetSelectionRange: rangeIn(snapshot, place),
  }));
}

function definitionsOf(analysis: Analysis, mention: Mention): readonly Place[] {
  if (mention.project !== null) {
    const item = analysis.sources.otherPlans.get(mention.project)?.items.get(mention.id);
    return item ? [item.place] : [];
  }
  return namesOf(analysis.plan)
    .of(mention)
    .filter((other) => other.defines)
    .map((other) => other.place);
}
