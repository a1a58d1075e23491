/** Places that answer a question about a word, in the form the client understands. */
import type { Location, LocationLink } from 'vscode-languageserver-types';
import type { Place, Span } from '../core/base/span.ts';
import { distinct } from './plan-names.ts';
import { locationOf, rangeIn, rangeOf } from './position.ts';
import type { Snapshot } from './snapshot.ts';

export interface FoundPlaces {
  /** The word asked about, in the snapshot's file. */
  readonly origin: Span;
  readonly places: readonly Place[];
}

/** Each place once. */
export function placesFor(
  snapshot: Snapshot,
  { origin, places }: FoundPlaces,
  links: boolean,
): LocationLink[] | Location[] {
  const targets = distinct(places.map((place) => ({ place }))).map(({ place }) => place);
  if (!links) return targets.map((place) => locationOf(snapshot, place));
  const originSelectionRange = rangeOf(snapshot.lines, origin);
  return targets.map((place) => {
    const range = rangeIn(snapshot, place);
    return { originSelectionRange, targetUri: place.file, targetRange: range, targetSelectionRange: range };
  });
}
