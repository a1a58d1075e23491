/**
 * The parallel schedule generation scheme (Kelley 1963; Kolisch 1996): goes from one instant at which
 * something can change to the next, and at each starts whatever can start, lower keys first.
 */
import type { Model } from './model.ts';
import { NEVER, NONE, taskCount } from './problem.ts';
import type { Scheme } from './scheme.ts';

/** Schedules all tasks in `scheme`. Only for problems in which it is settled who does what and nothing is split. */
export function parallelScheme(model: Model, scheme: Scheme): (keys: Float64Array) => void {
  const { inStarts, outStarts, outTo, fixedStart } = model;
  const count = taskCount(model.problem);
  const waiting = new Int32Array(count);
  /** From when on links let a task start; moved on to its next working instant. */
  const from = new Int32Array(count);
  const rank = new Int32Array(count);
  const fixedEnds = model.fixedFinish.filter((at) => at !== NONE);

  return (keys) => {
    scheme.begin();
    const byKey = Array.from(keys, (_, task) => task).sort(
      (a, b) => (keys[a] as number) - (keys[b] as number) || a - b,
    );
    byKey.forEach((task, i) => {
      rank[task] = i;
    });
    // Ranks of tasks whose predecessors are placed, rising; instants at which placed tasks end.
    const ready: number[] = [];
    const ends = new Set<number>(fixedEnds);

    function release(task: number): void {
      if (fixedStart[task] !== NONE) {
        settle(task, NONE);
        return;
      }
      from[task] = scheme.earliest(task);
      const own = rank[task] as number;
      let slot = ready.length;
      while (slot > 0 && (ready[slot - 1] as number) > own) slot--;
      ready.splice(slot, 0, own);
    }

    function settle(task: number, at: number): void {
      scheme.place(task, at);
      ends.add(scheme.finish[task] as number);
      for (let k = outStarts[task] as number; k < (outStarts[task + 1] as number); k++) {
        const after = outTo[k] as number;
        waiting[after] = (waiting[after] as number) - 1;
        if (waiting[after] === 0) release(after);
      }
    }

    for (let task = 0; task < count; task++)
      waiting[task] = (inStarts[task + 1] as number) - (inStarts[task] as number);
    for (let task = 0; task < count; task++) if (inStarts[task + 1] === inStarts[task]) release(task);
    for (let now = firstOf(ready, ends); ready.length > 0; now = firstOf(ready, ends)) {
      for (let slot = 0; slot < ready.length; slot++) {
        const task = byKey[ready[slot] as number] as number;
        if ((from[task] as number) > now) continue;
        from[task] = scheme.asStart(task, now);
        if (from[task] !== now || !scheme.fitsAt(task, now)) continue;
        ready.splice(slot, 1);
        settle(task, now);
        // What was released may come before what was looked at.
        slot = -1;
      }
      for (const end of ends) if (end <= now) ends.delete(end);
      wakeLater(now);
    }

    /** Tasks that found no room look again when something ends. */
    function wakeLater(now: number): void {
      let next = NEVER;
      for (const end of ends) next = Math.min(next, end);
      for (const slot of ready) {
        const task = byKey[slot] as number;
        if ((from[task] as number) <= now) from[task] = next;
      }
    }

    function firstOf(tasks: readonly number[], instants: ReadonlySet<number>): number {
      let first = NEVER;
      for (const slot of tasks) first = Math.min(first, from[byKey[slot] as number] as number);
      return first === NEVER ? Math.min(...instants) : first;
    }
  };
}
