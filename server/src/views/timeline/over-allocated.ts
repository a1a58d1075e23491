/**
 * When a task's people or equipment are asked for more than they give, by task: the stretches of
 * `over-allocation`, told wherever that rule finds something. Work that is over is not counted.
 */
import type { Analysis } from '../../core/analyse.ts';
import { minute } from '../../core/base/time.ts';
import { type Load, overloads } from '../../core/schedule/people/usage.ts';

interface TaskLoad extends Load {
  readonly id: string;
}

/** [from, to, from, to …] in order by id; tasks without any are not listed. */
export function overAllocated({ plan, schedule, problems }: Analysis): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  if (!problems.some(({ rule }) => rule === 'over-allocation')) return found;
  const statusAt = schedule.statusAt ?? Number.NEGATIVE_INFINITY;
  const loads = new Map<string, TaskLoad[]>();
  for (const [id, dates] of schedule.items) {
    const item = plan.items.get(id);
    if (!item || dates.finished) continue;
    for (const work of dates.assignments) {
      if (work.resource === null) continue;
      const list = loads.get(work.resource) ?? [];
      if (list.length === 0) loads.set(work.resource, list);
      const time = dates.elapsed ? null : schedule.timeOfWork(item, work);
      for (const part of dates.segments ?? [work]) {
        const from = minute(Math.max(part.from, work.from, statusAt));
        list.push({ id, from, to: minute(Math.min(part.to, work.to)), units: work.units, time });
      }
    }
  }
  for (const [id, list] of loads) {
    for (const { from, to, loads: clashing } of overloads(list, plan.resources.get(id)?.maxUnits ?? 1)) {
      for (const load of clashing) add(found, load.id, Math.max(from, load.from), Math.min(to, load.to));
    }
  }
  return found;
}

function add(found: Map<string, number[]>, id: string, from: number, to: number): void {
  if (from >= to) return;
  const stretches = found.get(id);
  if (stretches) found.set(id, joined([...stretches, from, to]));
  else found.set(id, [from, to]);
}

/** In order and apart from each other. */
function joined(stretches: readonly number[]): number[] {
  const pairs = Array.from({ length: stretches.length / 2 }, (_, k) => stretches.slice(2 * k, 2 * k + 2));
  const result: number[] = [];
  for (const [from = 0, to = 0] of pairs.sort(([a = 0], [b = 0]) => a - b)) {
    const last = result.at(-1);
    if (last !== undefined && from <= last) result[result.length - 1] = Math.max(last, to);
    else result.push(from, to);
  }
  return result;
}
