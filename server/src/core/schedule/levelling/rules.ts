/**
 * Priority rules (Kolisch 1996): which task to place first, as a key by task, lower first. All are
 * computed once from the network without capacities; durations are those of the early dates.
 */

import { FF, FS, SS } from '../link-types.ts';
import { boundsOf } from './bounds.ts';
import type { Model } from './model.ts';
import { NEVER, NONE, taskCount } from './problem.ts';

export interface Rules {
  /** Early dates with everybody free at any time. */
  readonly earlyStart: Int32Array;
  /** Latest finish. */
  readonly lft: Float64Array;
  /** Latest start. */
  readonly lst: Float64Array;
  /** Greatest rank positional weight: own length and those of the tasks that wait for it. */
  readonly grpw: Float64Array;
  /** Least slack between early and latest start. */
  readonly mslk: Float64Array;
}

/** `topological`: tasks, predecessors first. */
export function priorityRules(model: Model, topological: Int32Array): Rules {
  const { problem, inStarts, inFrom, inType, inLag, outStarts, outTo } = model;
  const count = taskCount(problem);
  const start = new Int32Array(count);
  const finish = new Int32Array(count);
  const bounds = boundsOf(model, start, finish);
  let end = NONE;
  for (const task of topological) {
    const isFixed = model.fixedStart[task] !== NONE;
    start[task] = isFixed ? (model.fixedStart[task] as number) : bounds.asStart(task, bounds.startBound(task));
    finish[task] = isFixed ? (model.fixedFinish[task] as number) : bounds.finishFrom(task, start[task] as number);
    end = Math.max(end, finish[task] as number);
  }
  const length = (task: number): number => (finish[task] as number) - (start[task] as number);
  const lst = new Float64Array(count).fill(NEVER);
  for (let i = count - 1; i >= 0; i--) {
    const task = topological[i] as number;
    const own = Math.min(end, problem.deadline[task] as number, problem.noFinishAfter[task] as number) - length(task);
    lst[task] = Math.min(lst[task] as number, own);
    for (let k = inStarts[task] as number; k < (inStarts[task + 1] as number); k++) {
      const from = inFrom[k] as number;
      const type = inType[k] as number;
      const atFinish = type === FS || type === FF ? length(from) : 0;
      const toFinish = type === FS || type === SS ? 0 : length(task);
      const latest = (lst[task] as number) + toFinish - (inLag[k] as number) - atFinish;
      lst[from] = Math.min(lst[from] as number, latest);
    }
  }
  const lft = lst.map((at, task) => at + length(task));
  const mslk = lst.map((at, task) => at - (start[task] as number));
  const grpw = new Float64Array(count);
  for (let task = 0; task < count; task++) {
    let weight = length(task);
    for (let k = outStarts[task] as number; k < (outStarts[task + 1] as number); k++)
      weight += length(outTo[k] as number);
    grpw[task] = -weight;
  }
  return { earlyStart: start, lft, lst, grpw, mslk };
}
