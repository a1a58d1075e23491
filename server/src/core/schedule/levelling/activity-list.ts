/**
 * Orders in which tasks are placed: by a key each, predecessors first. Where tasks have different
 * priorities, of those whose predecessors are placed the highest goes first, whatever the keys say.
 */
import type { Model } from './model.ts';
import { taskCount } from './problem.ts';

/** Writes into `order` all tasks, lower keys first as far as links (and ranks) allow. */
export type ListMaker = (keys: Float64Array, order: Int32Array) => void;

/** `ranks`: by task, lower goes first; null where priorities make no difference. */
export function listMaker(model: Model, ranks: Int32Array | null): ListMaker {
  const count = taskCount(model.problem);
  const sorted = new Float64Array(count);
  const byKey = new Int32Array(count);
  const arrange = ranks ? byRank(model, ranks) : predecessorsFirst(model);
  return (keys, order) => {
    sortByKey(keys, sorted, byKey);
    arrange(byKey, order);
  };
}

/** Task numbers by key, the lower number first where keys are the same. Keys are whole numbers up to 2^53 / tasks. */
function sortByKey(keys: Float64Array, sorted: Float64Array, byKey: Int32Array): void {
  const count = keys.length;
  for (let task = 0; task < count; task++) sorted[task] = (keys[task] as number) * count + task;
  sorted.sort();
  for (let i = 0; i < count; i++) {
    const packed = sorted[i] as number;
    byKey[i] = packed - Math.floor(packed / count) * count;
  }
}

/** Takes tasks as they come, each behind its predecessors. */
function predecessorsFirst(model: Model): (byKey: Int32Array, order: Int32Array) => void {
  const { inStarts, inFrom } = model;
  const count = taskCount(model.problem);
  const listed = new Uint8Array(count);
  const nextLink = new Int32Array(count);
  const stack = new Int32Array(count);
  return (byKey, order) => {
    listed.fill(0);
    let filled = 0;
    for (let i = 0; i < count; i++) {
      const wanted = byKey[i] as number;
      if (listed[wanted]) continue;
      let depth = 0;
      stack[0] = wanted;
      nextLink[wanted] = inStarts[wanted] as number;
      while (depth >= 0) {
        const task = stack[depth] as number;
        const link = nextLink[task] as number;
        if (link === inStarts[task + 1]) {
          order[filled++] = task;
          listed[task] = 1;
          depth--;
          continue;
        }
        nextLink[task] = link + 1;
        const before = inFrom[link] as number;
        if (listed[before]) continue;
        stack[++depth] = before;
        nextLink[before] = inStarts[before] as number;
      }
    }
  };
}

/** Of the tasks whose predecessors are listed, always the one of the lowest rank, then of the lowest key. */
function byRank(model: Model, ranks: Int32Array): (byKey: Int32Array, order: Int32Array) => void {
  const { inStarts, outStarts, outTo } = model;
  const count = taskCount(model.problem);
  const waiting = new Int32Array(count);
  const weight = new Float64Array(count);
  const heap = new Int32Array(count);
  let size = 0;

  const lighter = (a: number, b: number): boolean => (weight[a] as number) < (weight[b] as number);

  function push(task: number): void {
    let slot = size++;
    while (slot > 0) {
      const parent = (slot - 1) >> 1;
      if (!lighter(task, heap[parent] as number)) break;
      heap[slot] = heap[parent] as number;
      slot = parent;
    }
    heap[slot] = task;
  }

  function pop(): number {
    const top = heap[0] as number;
    const moved = heap[--size] as number;
    let slot = 0;
    for (;;) {
      let child = 2 * slot + 1;
      if (child >= size) break;
      if (child + 1 < size && lighter(heap[child + 1] as number, heap[child] as number)) child++;
      if (!lighter(heap[child] as number, moved)) break;
      heap[slot] = heap[child] as number;
      slot = child;
    }
    heap[slot] = moved;
    return top;
  }

  return (byKey, order) => {
    size = 0;
    for (let i = 0; i < count; i++) {
      const task = byKey[i] as number;
      weight[task] = (ranks[task] as number) * count + i;
      waiting[task] = (inStarts[task + 1] as number) - (inStarts[task] as number);
    }
    for (let task = 0; task < count; task++) if (waiting[task] === 0) push(task);
    for (let filled = 0; size > 0; filled++) {
      const task = pop();
      order[filled] = task;
      for (let k = outStarts[task] as number; k < (outStarts[task + 1] as number); k++) {
        const after = outTo[k] as number;
        waiting[after] = (waiting[after] as number) - 1;
        if (waiting[after] === 0) push(after);
      }
    }
  };
}
