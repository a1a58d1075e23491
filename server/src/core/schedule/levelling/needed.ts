/** Whether there is anything to level: somebody with more work at once than there is of them, to the minute. */
import { type Minute, minute } from '../../base/time.ts';
import type { Plan } from '../../model/plan.ts';
import type { Facts } from '../facts.ts';
import { NONE } from '../instants.ts';
import { assignedWork } from '../people/assigned-work.ts';
import { teamOf } from '../people/leaf-people.ts';
import { type Load, overloads } from '../people/usage.ts';

export interface Unlevelled {
  readonly plan: Plan;
  /** With members chosen for teams. */
  readonly facts: Facts;
  readonly forward: { readonly start: Int32Array; readonly finish: Int32Array };
  readonly statusAt: Minute | null;
}

export function isLevellingNeeded({ plan, facts, forward, statusAt }: Unlevelled): boolean {
  const loads = new Map<string, Load[]>();
  for (let node = 0; node < facts.people.length; node++) {
    const people = facts.people[node] ?? [];
    if (people.length === 0 || (facts.actualFinish[node] as number) !== NONE) continue;
    const start = minute(forward.start[node] as number);
    const finish = minute(forward.finish[node] as number);
    const works = assignedWork(facts, node, start, finish, statusAt);
    for (const [k, { assignment, resource, units, from, to }] of works.entries()) {
      if (resource === null) {
        // More of a team than it has members.
        if ((teamOf(plan, assignment)?.members.length ?? 0) > 0) return true;
        continue;
      }
      const time = facts.elapsed[node] ? null : (people[k]?.time ?? null);
      const known = loads.get(resource);
      const load = { from: minute(Math.max(from, statusAt ?? from)), to, units, time };
      if (known) known.push(load);
      else loads.set(resource, [load]);
    }
  }
  for (const [id, own] of loads) {
    if (overloads(own, plan.resources.get(id)?.maxUnits ?? 1).length > 0) return true;
  }
  return false;
}
