/** Which ids there are: those that a plan's fields may hold, and those that a mention may name. */
import { type Fields, valueIn } from './fields.ts';
import type { Definition } from './plan.ts';
import { textOf } from './read-values.ts';
import type { KnownIds } from './reading.ts';
import type { Target } from './reference-shapes.ts';
import type { Sections } from './sections.ts';
import type { OtherPlan } from './sources.ts';

export function knownIds(
  { resources, teams, stakeholders, calendars, deliverables }: Sections,
  items: ReadonlySet<string>,
  otherPlans: ReadonlyMap<string, OtherPlan>,
): KnownIds {
  return {
    items,
    assignable: new Set([...resources.keys(), ...teams.keys()]),
    workless: new Set([...resources.values()].filter(isWorkless).map(({ id }) => id)),
    teams: new Set(teams.keys()),
    parties: new Set([...resources.keys(), ...teams.keys(), ...stakeholders.keys()]),
    calendars: new Set(calendars.keys()),
    deliverables: new Set(deliverables.keys()),
    inOtherPlan: (alias, id) => otherPlans.get(alias)?.items.has(id) ?? false,
  };
}

function isWorkless(resource: Fields): boolean {
  const type = textOf(valueIn(resource, 'type'));
  return type === 'material' || type === 'cost';
}

/** Also ids of items that were left out for a fault of their own, so that it stays one finding. */
export function idsByTarget(
  definitions: readonly Definition[],
  { resources, teams }: Sections,
): ReadonlyMap<Target, ReadonlySet<string>> {
  const ids = new Map<Target, Set<string>>([
    ['assignable', new Set([...resources.keys(), ...teams.keys()])],
    ['team', new Set(teams.keys())],
  ]);
  for (const { namespace, id } of definitions) {
    const known = ids.get(namespace);
    if (known) known.add(id);
    else ids.set(namespace, new Set([id]));
  }
  return ids.set('item-or-stage', ids.get('item') ?? new Set());
}
