/**
 * Which ids there are: those that a plan's fields may hold, and those that a mention may name. A set
 * is the same object as before where it holds the same ids, so that comparing is cheap.
 */
import { type Changes, type FileIds, forEachDefinition, type IdChunk } from './collect-ids.ts';
import { type Fields, valueIn } from './fields.ts';
import { addDifference, BothIds, CountedIds, type IdSet, NO_IDS, sameOr } from './id-set.ts';
import { type ChangedIds, changedIdsOf } from './kept.ts';
import type { Namespace } from './plan.ts';
import { textOf } from './read-values.ts';
import type { Ids, KnownIds } from './reading.ts';
import type { Target } from './reference-shapes.ts';
import type { Sections } from './sections.ts';
import type { OtherPlan } from './sources.ts';

type OtherPlans = ReadonlyMap<string, OtherPlan>;

/** Ids that fields may hold. */
export interface IdSets {
  /** What the sets but `items` were made of. */
  readonly sections: readonly ReadonlyMap<string, Fields>[];
  readonly own: OwnSets;
  readonly items: IdSet;
  readonly otherPlans: OtherPlans;
}

type OwnSets = Readonly<Record<Exclude<keyof KnownIds, 'inOtherPlan' | 'items'>, ReadonlySet<string>>>;

export function idSets(sections: Sections, items: IdSet, otherPlans: OtherPlans, before: IdSets | undefined): IdSets {
  const { resources, teams, stakeholders, calendars, deliverables, uncertainty } = sections;
  const from = [resources, teams, stakeholders, calendars, deliverables, uncertainty].map(({ fields }) => fields);
  if (before?.sections.every((fields, i) => fields === from[i])) return { ...before, items, otherPlans };
  const assignable = new Set([...resources.fields.keys(), ...teams.fields.keys()]);
  const keep = (name: keyof OwnSets, ids: ReadonlySet<string>) => sameOr(before?.own[name], ids);
  const own = {
    assignable: keep('assignable', assignable),
    workless: keep('workless', new Set([...resources.fields.values()].filter(isWorkless).map(({ id }) => id))),
    teams: keep('teams', new Set(teams.fields.keys())),
    parties: keep('parties', new Set([...assignable, ...stakeholders.fields.keys()])),
    calendars: keep('calendars', new Set(calendars.fields.keys())),
    deliverables: keep('deliverables', new Set(deliverables.fields.keys())),
    uncertainties: keep('uncertainties', new Set(uncertainty.fields.keys())),
  };
  return { sections: from, own, items, otherPlans };
}

function isWorkless(resource: Fields): boolean {
  const type = textOf(valueIn(resource, 'type'));
  return type === 'material' || type === 'cost';
}

/** Notes every id that is asked for. */
export function asking({ own, items, otherPlans }: IdSets, asked: string[]): KnownIds {
  const noting = (ids: IdSet): Ids => ({
    has: (id) => {
      if (asked.at(-1) !== id) asked.push(id);
      return ids.has(id);
    },
  });
  return {
    items: noting(items),
    assignable: noting(own.assignable),
    workless: noting(own.workless),
    teams: noting(own.teams),
    parties: noting(own.parties),
    calendars: noting(own.calendars),
    deliverables: noting(own.deliverables),
    uncertainties: noting(own.uncertainties),
    inOtherPlan: (alias, id) => {
      asked.push(id);
      return otherPlans.get(alias)?.items.has(id) ?? false;
    },
  };
}

/** Ids of which one set knows and the other does not. */
export function changedIds(before: IdSets, now: IdSets): ChangedIds {
  const changed = new Set<string>();
  addDifference(before.items, now.items, changed);
  for (const [name, ids] of Object.entries(now.own)) addDifference(before.own[name as keyof OwnSets], ids, changed);
  addOtherPlans(before.otherPlans, now.otherPlans, changed);
  return changedIdsOf(changed);
}

/** Aliases of other plans, and ids in these, that only one of the two knows. */
export function addOtherPlans(before: OtherPlans, now: OtherPlans, changed: Set<string>): void {
  for (const alias of new Set([...before.keys(), ...now.keys()])) {
    if (before.has(alias) !== now.has(alias)) changed.add(alias);
    addDifference(idsOfOther(before.get(alias)), idsOfOther(now.get(alias)), changed);
  }
}

const others = new WeakMap<OtherPlan, IdSet>();

/** The items of another plan. */
export function idsOfOther(plan: OtherPlan | undefined): IdSet {
  if (!plan) return NO_IDS;
  const known = others.get(plan);
  if (known) return known;
  const ids = new Set(plan.items.keys());
  others.set(plan, ids);
  return ids;
}

/** What mentions may name, as defined anywhere. */
export interface DefinedIds {
  readonly namespaces: ReadonlyMap<Namespace, CountedIds>;
  readonly byTarget: ReadonlyMap<Target, IdSet>;
  readonly own: OwnSets;
}

/** Also ids of items that were left out for a fault of their own, so that it stays one finding. */
export function definedIds(
  { fresh, gone }: Changes,
  { own, items: outline }: IdSets,
  before: DefinedIds | undefined,
): DefinedIds {
  const steps = new Map<Namespace, { readonly added: string[]; readonly removed: string[] }>();
  const note = (chunks: Iterable<FileIds | IdChunk>, list: 'added' | 'removed'): void => {
    for (const chunk of chunks) {
      if (!('entry' in chunk)) continue;
      forEachDefinition(chunk, (namespace, id) => {
        const step = steps.get(namespace) ?? { added: [], removed: [] };
        steps.set(namespace, step);
        step[list].push(id);
      });
    }
  };
  note(fresh, 'added');
  note(gone, 'removed');
  const namespaces = new Map(before?.namespaces);
  for (const [namespace, { added, removed }] of steps) {
    const ids = (namespaces.get(namespace) ?? CountedIds.NONE).changedBy(added, removed);
    namespaces.set(namespace, namespace === 'item' && !before ? ids.orSame(outline) : ids);
  }
  if (before?.own === own && [...namespaces].every(([name, ids]) => ids === before.namespaces.get(name))) return before;
  const byTarget = new Map<Target, IdSet>(namespaces);
  const items = namespaces.get('item') ?? NO_IDS;
  byTarget.set('item-or-stage', items);
  byTarget.set('item-or-deliverable', new BothIds(items, namespaces.get('deliverable') ?? NO_IDS));
  byTarget.set('assignable', own.assignable).set('team', own.teams);
  return { namespaces, byTarget, own };
}
