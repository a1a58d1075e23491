/**
 * Go to definition: from an id to its key, in this plan's files or in another plan's; from a path to
 * its files; from a word that the glossary explains to what it says.
 */
import type { Location, LocationLink, Position } from 'vscode-languageserver-types';
import type { Analysis } from '../core/analyse.ts';
import { type FileId, type Place, type Span, touches, within } from '../core/base/span.ts';
import { describe } from '../core/schema/knowledge.ts';
import { locate } from '../core/syntax/locate.ts';
import { entryOf, valueAt } from '../core/syntax/tree.ts';
import type { ClientAbilities } from './client.ts';
import { evidencePaths } from './document-links.ts';
import { definitionsOf, type Mention, mentionsAt } from './names.ts';
import { type FoundPlaces, placesFor } from './place-links.ts';
import { offsetOf } from './position.ts';
import type { Snapshot } from './snapshot.ts';

/** Several links where files share a phase or two maps define one party. */
export function definition(
  snapshot: Snapshot,
  params: { readonly position: Position },
  { client }: { readonly client: Pick<ClientAbilities, 'locationLinks'> },
): LocationLink[] | Location[] {
  const offset = offsetOf(snapshot, params.position);
  const found = ofMention(snapshot, offset) ?? ofPath(snapshot, offset) ?? ofTerm(snapshot, offset);
  return found ? placesFor(snapshot, found, client.locationLinks) : [];
}

function ofMention(snapshot: Snapshot, offset: number): FoundPlaces | null {
  const found = mentionsAt(snapshot.analyses, snapshot.file, offset);
  const origin = found[0]?.mention.place.span;
  if (!origin) return null;
  return { origin, places: found.flatMap(({ analysis, mention }) => placesOf(analysis, mention)) };
}

function placesOf({ plan, sources }: Analysis, mention: Mention): readonly Place[] {
  if (mention.project === null) return definitionsOf(plan, mention).map(({ place }) => place);
  const item = sources.otherPlans.get(mention.project)?.items.get(mention.id);
  return item ? [item.place] : [];
}

/** A pattern of `include` leads to all files it matches. */
function ofPath({ analyses, file, tree }: Snapshot, offset: number): FoundPlaces | null {
  for (const { sources } of analyses) {
    const projects = sources.root === file ? [...sources.projects.values()] : [];
    const path = [...(sources.includes.get(file) ?? []), ...projects].find(({ span }) => touches(span, offset));
    if (path?.outcome.kind === 'files') return { origin: path.span, places: path.outcome.files.map(beginningOf) };
  }
  const here = locate(tree, offset);
  const nearby = evidencePaths(here?.ancestors.at(-2) ?? null, file, analyses[0].plan.root);
  const evidence = nearby.find(({ value }) => value === here?.scalar);
  return evidence ? { origin: evidence.value.span, places: [beginningOf(evidence.target)] } : null;
}

function beginningOf(file: FileId): Place {
  return { file, span: { start: 0, end: 0 } };
}

/** Letters, digits and what joins them: `ERP`, `time-box`, `P&L`. */
const WORD = /[\p{L}\p{N}](?:[\p{L}\p{N}&'/_.-]{0,60}[\p{L}\p{N}])?/gu;

/** In prose, a word as the glossary spells it. */
function ofTerm(snapshot: Snapshot, offset: number): FoundPlaces | null {
  const location = locate(snapshot.tree, offset);
  if (location?.part !== 'value' || !location.scalar || !isProse(location.path)) return null;
  const origin = wordAt(snapshot.text, location.scalar.span, offset);
  const term = origin && snapshot.text.slice(origin.start, origin.end);
  if (!origin || !term) return null;
  const places = snapshot.analyses.flatMap((analysis) => termPlaces(analysis, term));
  return places.length > 0 ? { origin, places } : null;
}

function isProse(path: readonly string[]): boolean {
  return describe(path)?.values.kind === 'text';
}

function wordAt(text: string, area: Span, offset: number): Span | null {
  const written = text.slice(area.start, area.end);
  for (const { index, 0: word } of written.matchAll(WORD)) {
    const found = within(area, area.start + index, area.start + index + word.length);
    if (touches(found, offset)) return found;
  }
  return null;
}

function termPlaces({ plan, sources }: Analysis, term: string): Place[] {
  if (!plan.registers.glossary.has(term)) return [];
  return plan.files.flatMap((file) => {
    const source = sources.files.get(file);
    const entry = source && 'tree' in source ? entryOf(valueAt(source.tree.root, 'glossary'), term) : undefined;
    return entry ? [{ file, span: entry.key.span }] : [];
  });
}
