/**
 * Where links and bounds let a task start, and where it ends from there: on its own calendars, as
 * the ordinary passes have it (`forward.ts`), for tasks in which it is settled who does them.
 */

import { FF, FS, SF } from '../link-types.ts';
import type { Model } from './model.ts';
import { NONE } from './problem.ts';

export interface Bounds {
  /** The earliest instant from which links and bounds let the task start. */
  readonly startBound: (task: number) => number;
  /** The first working instant of the task at or after `at`. */
  readonly asStart: (task: number, at: number) => number;
  /** Where the task ends that starts at `start`. */
  readonly finishFrom: (task: number, start: number) => number;
}

/** `start` and `finish` hold the dates of the tasks already placed. */
export function boundsOf(model: Model, start: Int32Array, finish: Int32Array): Bounds {
  const { inStarts, inFrom, inType, inLag, inCalendar, release, finishRelease, length, clock } = model;
  const { spanStarts, spanCalendar, spanLength, identity, simpleLinks } = model;
  const { firstStart } = model.problem;

  function asStart(task: number, at: number): number {
    const first = spanStarts[task] as number;
    const end = spanStarts[task + 1] as number;
    if (identity || first === end) return at;
    let start = clock.nextStart(spanCalendar[first] as number, at);
    for (let k = first + 1; k < end; k++) start = Math.min(start, clock.nextStart(spanCalendar[k] as number, at));
    return start;
  }

  function finishFrom(task: number, start: number): number {
    if (identity) return start + (length[task] as number);
    let finish = start;
    for (let k = spanStarts[task] as number; k < (spanStarts[task + 1] as number); k++) {
      finish = Math.max(finish, clock.add(spanCalendar[k] as number, start, spanLength[k] as number));
    }
    return finish;
  }

  /** The start from which the task ends no earlier than at `bound`. */
  function startFor(task: number, bound: number): number {
    const first = spanStarts[task] as number;
    const end = spanStarts[task + 1] as number;
    if (identity || first === end) return bound - (length[task] as number);
    let last = NONE;
    for (let k = first; k < end; k++) last = Math.max(last, clock.previousFinish(spanCalendar[k] as number, bound));
    let start = last;
    for (let k = first; k < end; k++) {
      start = Math.min(start, clock.add(spanCalendar[k] as number, last, -(spanLength[k] as number)));
    }
    return start;
  }

  function firstOf(task: number): number {
    let first = start[inFrom[inStarts[task] as number] as number] as number;
    for (let k = inStarts[task] as number; k < (inStarts[task + 1] as number); k++) {
      first = Math.min(first, start[inFrom[k] as number] as number);
    }
    return first;
  }

  function startBound(task: number): number {
    let bound = release[task] as number;
    if (simpleLinks) {
      for (let k = inStarts[task] as number; k < (inStarts[task + 1] as number); k++) {
        const at = finish[inFrom[k] as number] as number;
        if (at > bound) bound = at;
      }
      return bound;
    }
    if (firstStart[task]) return firstOf(task);
    let finishBound = finishRelease[task] as number;
    for (let k = inStarts[task] as number; k < (inStarts[task + 1] as number); k++) {
      const type = inType[k] as number;
      if (type > SF) continue;
      const from = inFrom[k] as number;
      const at = (type === FS || type === FF ? finish[from] : start[from]) as number;
      const moved = inLag[k] === 0 ? at : clock.add(inCalendar[k] as number, at, inLag[k] as number);
      if (type === FF || type === SF) finishBound = Math.max(finishBound, moved);
      else bound = Math.max(bound, moved);
    }
    if (finishBound === NONE) return bound;
    return Math.max(bound, startFor(task, finishBound));
  }

  return { startBound, asStart, finishFrom };
}
