/**
 * What priorities ask of the order of placing. Own priority counts first; between equals the one
 * that something of higher priority waits for. Who needs nobody competes with nobody: such tasks
 * are placed as soon as their predecessors are, so that they hold up nothing behind them.
 */
import type { Model } from './model.ts';
import { NONE, taskCount } from './problem.ts';

/** By task, lower goes first; null where all that compete are equal. */
export function priorityRanks(model: Model, topological: Int32Array): Int32Array | null {
  const { problem, outStarts, outTo, needStarts, hasChoice, fixedStart } = model;
  const { priority } = problem;
  const count = taskCount(problem);
  const competes = (task: number): boolean =>
    fixedStart[task] === NONE && (hasChoice[task] === 1 || needStarts[task + 1] !== needStarts[task]);
  const inherited = priority.slice();
  for (let i = count - 1; i >= 0; i--) {
    const task = topological[i] as number;
    for (let k = outStarts[task] as number; k < (outStarts[task + 1] as number); k++) {
      const after = outTo[k] as number;
      inherited[task] = Math.max(inherited[task] as number, inherited[after] as number);
    }
  }
  const competing: number[] = [];
  for (let task = 0; task < count; task++) if (competes(task)) competing.push(task);
  const order = (a: number, b: number): number =>
    (priority[b] as number) - (priority[a] as number) || (inherited[b] as number) - (inherited[a] as number);
  competing.sort(order);
  const ranks = new Int32Array(count);
  let rank = 1;
  competing.forEach((task, i) => {
    if (i > 0 && order(competing[i - 1] as number, task) !== 0) rank++;
    ranks[task] = rank;
  });
  return rank === 1 ? null : ranks;
}
