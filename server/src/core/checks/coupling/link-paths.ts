/**
 * Whether a task waits for another, through any chain of links of any type, its own and those of the
 * groups around it. Links to other plans lead nowhere here.
 */
import type { Minute } from '../../base/time.ts';
import type { Plan, WorkItem } from '../../model/plan.ts';
import type { Schedule } from '../../schedule/schedule.ts';
import { parentOf } from '../../schedule/task-calendar.ts';

/**
 * Looks back from one task to another. `effort` is how many items may be looked at in all; once it
 * is spent every pair counts as linked, so that a dense plan costs no more and says too little.
 */
export function linkFinder(plan: Plan, schedule: Schedule, effort: number): (from: WorkItem, to: WorkItem) => boolean {
  let left = effort;
  const waitsFor = (item: WorkItem, wanted: ReadonlySet<string>, notBefore: Minute): boolean => {
    left -= EACH_SEARCH;
    const seen = new Set<string>();
    const open: WorkItem[] = [item];
    const look = (id: string): void => {
      const next = seen.has(id) ? undefined : plan.items.get(id);
      if (!next) return;
      seen.add(id);
      // What has ended before the wanted task begins cannot wait for it.
      if ((schedule.items.get(id)?.finish ?? notBefore) >= notBefore) open.push(next);
    };
    for (let at = open.pop(); at; at = open.pop()) {
      if (left-- <= 0 || (at !== item && wanted.has(at.id))) return true;
      for (const { task, project } of at.after) if (project === null) look(task);
      if (at !== item && at.kind !== 'gate') for (const child of at.children) look(child.id);
      // A gate waits for all of its phase; anything else obeys the links of its groups.
      if (at.kind === 'gate' && at.parent !== null) look(at.parent);
      for (let group = parentOf(plan, at); group && at.kind !== 'gate'; group = parentOf(plan, group)) {
        for (const { task, project } of group.after) if (project === null) look(task);
      }
    }
    return false;
  };
  return (from, to) =>
    left <= 0 || waitsFor(to, withGroups(plan, from), schedule.items.get(from.id)?.start ?? schedule.start);
}

/** What a search costs before it has looked at anything. */
const EACH_SEARCH = 4;

function withGroups(plan: Plan, item: WorkItem): ReadonlySet<string> {
  const ids = new Set<string>();
  for (let at: WorkItem | undefined = item; at; at = parentOf(plan, at)) ids.add(at.id);
  return ids;
}
