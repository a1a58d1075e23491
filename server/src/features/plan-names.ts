/**
 * The names of plans, opened or not: where each id is defined and mentioned, and who calls the same thing by it. What
 * references, rename and the search for symbols read. Places are those of an id's characters, without quotes.
 */
import type { SymbolKind } from 'vscode-languageserver-types';
import type { Analysis } from '../core/analyse.ts';
import type { Lines } from '../core/base/lines.ts';
import { type FileId, type Place, within } from '../core/base/span.ts';
import type { Steps } from '../core/base/steps.ts';
import type { Definition, Plan } from '../core/model/plan.ts';
import { definitionsNamed, referencesTo } from '../core/model/resolve.ts';
import { linesOfSource } from '../core/model/source-lines.ts';
import type { PlanSources } from '../core/model/sources.ts';
import { nameOf } from './named.ts';
import type { Mention, Name } from './names.ts';
import { ITEM_KINDS, KINDS } from './symbol-kinds.ts';

/** A plan as far as names go. */
export interface PlanNames {
  readonly root: FileId;
  /** Of the project. */
  readonly name: string;
  /** Of the file, in messages. */
  readonly displayName: string;
  /** Roots of other plans, by what this one calls them. */
  readonly projects: ReadonlyMap<string, FileId>;
  /** Every mention of an id, in any namespace; definitions come first. */
  readonly mentionsNamed: (id: string) => readonly Mention[];
  /** All that is defined, file by file. */
  readonly symbols: () => Iterable<NamedSymbol>;
  readonly linesOf: (file: FileId) => Lines | undefined;
}

/** What an id defines, as an editor lists it. */
export interface NamedSymbol {
  readonly id: string;
  readonly name: string;
  /** The name of what holds it; null for the project. */
  readonly container: string | null;
  readonly kind: SymbolKind;
  readonly place: Place;
}

/** A plan that was read, and the files it was read from. */
export type ReadPlan = Pick<Analysis, 'plan' | 'sources'>;

export function namesOf({ plan, sources }: ReadPlan): PlanNames {
  return {
    root: plan.root,
    name: plan.project.name,
    displayName: sources.displayName(plan.root),
    projects: rootsOf(sources),
    mentionsNamed: (id) => [
      ...definitionsNamed(plan, id).map((each) => definitionIn(sources, each)),
      ...referencesTo(plan, id).map((each) => referenceIn(sources, each)),
    ],
    symbols: () => plan.definitions.map((each) => symbolOf({ plan, sources }, each)),
    linesOf: (file) => {
      const source = sources.files.get(file);
      return source && 'tree' in source ? linesOfSource(source) : undefined;
    },
  };
}

export function rootsOf({ projects }: PlanSources): ReadonlyMap<string, FileId> {
  const roots = new Map<string, FileId>();
  for (const [alias, { outcome }] of projects) {
    const root = outcome.kind === 'files' ? outcome.files[0] : undefined;
    if (root !== undefined) roots.set(alias, root);
  }
  return roots;
}

export function definitionIn(sources: PlanSources, { namespace, id, place }: Definition): Mention {
  return { namespace, id, project: null, place: withoutQuotes(sources, place, id), defines: true };
}

export function referenceIn(sources: PlanSources, { namespace, id, project, place }: Plan['references'][0]): Mention {
  return { namespace, id, project, place: withoutQuotes(sources, place, id), defines: false };
}

export function symbolOf({ plan, sources }: ReadPlan, { namespace, id, place }: Definition): NamedSymbol {
  const item = namespace === 'item' ? plan.items.get(id) : undefined;
  return {
    id,
    name: nameOf(plan, namespace, id),
    container: (item?.parent && plan.items.get(item.parent)?.name) || null,
    kind: item ? ITEM_KINDS[item.kind] : KINDS[namespace],
    place: withoutQuotes(sources, place, id),
  };
}

/** An id that is spelt with escapes stays as it stands. */
export function withoutQuotes({ files }: Pick<PlanSources, 'files'>, place: Place, id: string): Place {
  const { file, span: area } = place;
  const { start, end } = area;
  if (end - start !== id.length + 2) return place;
  const source = files.get(file);
  const written = source && 'text' in source ? source.text.slice(start, end) : '';
  if (written !== `"${id}"` && written !== `'${id}'`) return place;
  return { file, span: within(area, start + 1, end - 1) };
}

/** All mentions of one name: definitions first, a phase that several files share in each of them. */
export function mentionsOf(plan: Pick<PlanNames, 'mentionsNamed'>, { namespace, id, project }: Name): Mention[] {
  return plan.mentionsNamed(id).filter((found) => found.namespace === namespace && found.project === project);
}

/** A name in a plan that knows it. */
export interface KnownName {
  readonly plan: PlanNames;
  readonly name: Name;
}

/**
 * What is known, and the same name in those of the others that share a file in which it stands: what it is called
 * in the file it is called in all of them.
 */
export function* withSharing(found: readonly KnownName[], others: readonly PlanNames[]): Steps<readonly KnownName[]> {
  const names = new Map(found.map(({ name }) => [`${name.namespace} ${name.project} ${name.id}`, name]));
  const byPlace = new Map<string, KnownName[]>();
  const taken = new Set(found.map(({ plan }) => plan.root));
  for (const plan of others) {
    if (taken.has(plan.root)) continue;
    for (const name of names.values()) {
      for (const { place } of mentionsOf(plan, name)) {
        const key = keyOf(place);
        const there = byPlace.get(key);
        if (there) there.push({ plan, name });
        else byPlace.set(key, [{ plan, name }]);
      }
    }
    yield;
  }
  const all = [...found];
  for (const { plan, name } of all) {
    for (const { place } of mentionsOf(plan, name)) {
      for (const other of byPlace.get(keyOf(place)) ?? []) {
        if (taken.has(other.plan.root)) continue;
        taken.add(other.plan.root);
        all.push(other);
      }
    }
    yield;
  }
  return all;
}

/** A mention, and a plan that knows it: one place may be of several. */
export interface PlacedMention {
  readonly plan: PlanNames;
  readonly mention: Mention;
}

/** All mentions of what is known, each place once; also in plans that link to it. */
export function* mentionsOfAll(
  known: readonly KnownName[],
  others: readonly PlanNames[],
): Steps<readonly PlacedMention[]> {
  const linking = linkingPlans(others);
  const found = new Map<string, PlacedMention>();
  const add = (plan: PlanNames, mention: Mention) => {
    const key = keyOf(mention.place);
    if (!found.has(key)) found.set(key, { plan, mention });
  };
  for (const { plan, name } of known) {
    for (const mention of mentionsOf(plan, name)) add(plan, mention);
    if (name.namespace === 'item' && name.project === null) {
      for (const [other, project] of linking.get(plan.root) ?? []) {
        for (const mention of mentionsFrom(other, { ...name, project })) add(other, mention);
        yield;
      }
    }
    yield;
  }
  return [...found.values()];
}

/** By root, who links to the plan and what it calls it there. */
function linkingPlans(plans: readonly PlanNames[]): ReadonlyMap<FileId, readonly (readonly [PlanNames, string])[]> {
  const linking = new Map<FileId, [PlanNames, string][]>();
  for (const plan of plans) {
    for (const [alias, root] of plan.projects) {
      const known = linking.get(root);
      if (known) known.push([plan, alias]);
      else linking.set(root, [[plan, alias]]);
    }
  }
  return linking;
}

/** Where a plan mentions an item of another one. */
function mentionsFrom(plan: PlanNames, name: Name): readonly Mention[] {
  return [
    ...mentionsOf(plan, name),
    // There the gate of a phase is one word, which begins with the phase.
    ...mentionsOf(plan, { ...name, id: `${name.id}.gate` }).map((gate) => beginningOf(gate, name.id)),
  ];
}

function beginningOf({ place: { file, span }, ...mention }: Mention, id: string): Mention {
  return { ...mention, id, place: { file, span: within(span, span.start, span.start + id.length) } };
}

/** Each place once, however many plans name it. */
export function distinct<T extends { readonly place: Place }>(mentions: readonly T[]): readonly T[] {
  const seen = new Set<string>();
  return mentions.filter(({ place }) => {
    const key = keyOf(place);
    return !seen.has(key) && seen.add(key);
  });
}

function keyOf({ file, span }: Place): string {
  return `${span.start}-${span.end} ${file}`;
}
