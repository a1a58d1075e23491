/**
 * Who has to do with a task, and whether those of two tasks talk to each other anyway: because
 * somebody or some team has to do with both, or an agreement binds them.
 */
import type { Plan, WorkItem } from '../../model/plan.ts';

/** People and teams, with the teams of the people and the people of the teams. */
function concernedWith({ resources, teams }: Plan, item: WorkItem): ReadonlySet<string> {
  const found = new Set<string>();
  const add = (id: string): void => {
    found.add(id);
    const team = resources.get(id)?.team;
    if (team) found.add(team);
    for (const member of teams.get(id)?.members ?? []) found.add(member);
  };
  for (const { party } of item.assignments) add(party);
  for (const id of item.responsible) add(id);
  for (const id of item.consulted) add(id);
  for (const id of item.informed) add(id);
  if (item.owner !== null) add(item.owner);
  if (item.accountable !== null) add(item.accountable);
  return found;
}

/** The usual case, told without making anything. */
function sharePeople({ resources }: Plan, a: WorkItem, b: WorkItem): boolean {
  return a.assignments.some(({ party }) => {
    const team = resources.get(party)?.team;
    return b.assignments.some((other) => other.party === party || (team && resources.get(other.party)?.team === team));
  });
}

export function coordination(plan: Plan): (a: WorkItem, b: WorkItem) => boolean {
  const agreements = [...plan.registers.agreements.values()].map(({ lists }) => new Set(lists.get('parties')));
  const known = new Map<WorkItem, ReadonlySet<string>>();
  const concerned = (item: WorkItem): ReadonlySet<string> => {
    const found = known.get(item) ?? concernedWith(plan, item);
    known.set(item, found);
    return found;
  };
  return (a, b) => {
    if (sharePeople(plan, a, b)) return true;
    const [ofA, ofB] = [concerned(a), concerned(b)];
    return meet(ofA, ofB) || agreements.some((parties) => meet(parties, ofA) && meet(parties, ofB));
  };
}

function meet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  for (const id of a) if (b.has(id)) return true;
  return false;
}
