/**
 * A resource that works for one task by day and for another by night is never needed twice at once.
 * So it counts as one resource for each set of working times that meet: what never meets does not
 * compete, although a task holds its resources from its start to its finish.
 */
import type { Minute } from '../../base/time.ts';
import type { WorkingTime } from '../working-time.ts';

/** The clock: meets every working time. */
export type Shift = WorkingTime | null;

/** By working time, the number of the set of those it meets, over what others meet if need be, between two instants. */
export function shiftNumbers(times: Iterable<Shift>, from: Minute, to: Minute): ReadonlyMap<Shift, number> {
  const sets: Shift[][] = [];
  for (const time of new Set(times)) {
    const joined = [time];
    for (let i = sets.length - 1; i >= 0; i--) {
      const set = sets[i] as Shift[];
      if (set.some((other) => meet(time, other, from, to))) joined.push(...(sets.splice(i, 1)[0] ?? []));
    }
    sets.push(joined);
  }
  return new Map(sets.flatMap((set, number) => set.map((time): [Shift, number] => [time, number])));
}

/** Leave only takes away: two that share a table are taken to meet. */
function meet(one: Shift, other: Shift, from: Minute, to: Minute): boolean {
  if (one === null || other === null || one.table === other.table) return true;
  return one.spans(from, to).some((span) => other.between(span.from, span.to) > 0);
}
