/**
 * Which ids there are: those that a plan's fields may hold, and those that a mention may name. A set
 * is the same object as before where it holds the same ids, so that comparing is cheap.
 */
import { definitionsOf, type FileIds } from './collect-ids.ts';
import { type Fields, valueIn } from './fields.ts';
import { addDifference, type IdSet, NO_IDS, sameOr } from './id-set.ts';
import type { ChangedIds } from './kept.ts';
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

type OwnSets = Readonly<Record<Exclude<keyof KnownIds, 'inOtherPlan' | 'items'>, IdSet>>;

export function idSets(sections: Sections, items: IdSet, otherPlans: OtherPlans, before: IdSets | undefined): IdSets {
  const { resources, teams, stakeholders, calendars, deliverables } = sections;
  const from = [resources, teams, stakeholders, calendars, deliverables].map(({ fields }) => fields);
  if (before?.sections.every((fields, i) => fields === from[i])) return { ...before, items, otherPlans };
  const assignable = new Set([...resources.fields.keys(), ...teams.fields.keys()]);
  const keep = (name: keyof OwnSets, ids: IdSet): IdSet => (before ? sameOr(before.own[name], ids) : ids);
  const own = {
    assignable: keep('assignable', assignable),
    workless: keep('workless', new Set([...resources.fields.values()].filter(isWorkless).map(({ id }) => id))),
    teams: keep('teams', new Set(teams.fields.keys())),
    parties: keep('parties', new Set([...assignable, ...stakeholders.fields.keys()])),
    calendars: keep('calendars', new Set(calendars.fields.keys())),
    deliverables: keep('deliverables', new Set(deliverables.fields.keys())),
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
  for (const alias of new Set([...before.otherPlans.keys(), ...now.otherPlans.keys()])) {
    addDifference(idsOfOther(before.otherPlans.get(alias)), idsOfOther(now.otherPlans.get(alias)), changed);
  }
  return changed.size === 0 ? null : changed;
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

/** Ids by what a mention may name, as defined anywhere, in order of definition. */
export type IdsByTarget = ReadonlyMap<Target, IdSet>;

/** Also ids of items that were left out for a fault of their own, so that it stays one finding. */
export function idsByTarget(files: readonly FileIds[], { own }: IdSets, before: IdsByTarget | undefined): IdsByTarget {
  const ids = new Map<Target, Set<string>>();
  for (const { namespace, id } of definitionsOf(files)) {
    const known = ids.get(namespace);
    if (known) known.add(id);
    else ids.set(namespace, new Set([id]));
  }
  const kept = new Map<Target, IdSet>([
    ['assignable', own.assignable],
    ['team', own.teams],
  ]);
  for (const [target, set] of ids) kept.set(target, sameOr(before?.get(target), set));
  return kept.set('item-or-stage', kept.get('item') ?? NO_IDS);
}
