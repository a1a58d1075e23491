/**
 * What a person, team or other resource is called where only names are shown: two of one name are told
 * apart by their ids. Looked up for every row of a view, so the names are made once for the same parties.
 */
import type { Plan } from './plan.ts';

type Parties = Pick<Plan, 'resources' | 'teams'>;

/** `Ali Demir`; `Ali Demir (ali2)` where another party of the plan has that name; an unknown id as it is. */
export function partyName(plan: Parties, id: string): string {
  return namesOf(plan).get(id) ?? id;
}

/** By id. */
export function namesOf({ resources, teams }: Parties): ReadonlyMap<string, string> {
  const known = made.get(resources);
  if (known?.teams === teams) return known.names;
  const written = new Map([...teams, ...resources].map(([id, { name }]) => [id, name]));
  const seen = new Map<string, number>();
  for (const name of written.values()) seen.set(likeOf(name), (seen.get(likeOf(name)) ?? 0) + 1);
  const names = new Map(
    [...written].map(([id, name]) => [id, seen.get(likeOf(name)) === 1 ? name : `${name} (${id})`]),
  );
  made.set(resources, { teams, names });
  return names;
}

/** Case makes no other name. */
export function likeOf(name: string): string {
  return name.toLocaleLowerCase('en');
}

const made = new WeakMap<Plan['resources'], { teams: Plan['teams']; names: ReadonlyMap<string, string> }>();
