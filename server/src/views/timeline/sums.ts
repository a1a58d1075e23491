/**
 * What rolls up from tasks to the phases and summaries around them: how far they are, weighed by
 * duration, and what they cost. By row, as a parent comes before its children.
 */
import { ownCosts } from '../../core/cost/plan-cost.ts';
import type { Plan, WorkItem } from '../../core/model/plan.ts';
import type { ItemSchedule, Schedule } from '../../core/schedule/schedule.ts';
import { isDone } from './done.ts';

export interface Sums {
  /** -1 at the top. */
  readonly parents: Int32Array;
  /** Minor units of the plan's currency; 0 of what costs nothing. */
  readonly costs: Float64Array;
  /** 0–100; UNTOLD of what nothing is said of. */
  readonly percents: Float64Array;
}

export const UNTOLD = -1;

/** @param items those of the plan that have dates, in its order; `dates` are theirs. */
export function sumsOf(
  plan: Plan,
  schedule: Schedule,
  items: readonly WorkItem[],
  dates: readonly ItemSchedule[],
): Sums {
  const count = items.length;
  const parents = parentsOf(items);
  const costs = new Float64Array(count);
  const whole = new Float64Array(count);
  const done = new Float64Array(count);
  const percents = new Float64Array(count).fill(UNTOLD);
  const own = ownCosts(plan, schedule);
  // Costs are told of every item, rows of those that have dates; mostly these are the same.
  const order = plan.items.size === count ? null : new Map([...plan.items.keys()].map((id, at) => [id, at]));
  for (let row = count - 1; row >= 0; row--) {
    const item = items[row] as WorkItem;
    const parent = parents[row] as number;
    costs[row] = (costs[row] as number) + (own[order ? (order.get(item.id) ?? -1) : row]?.total ?? 0);
    if (item.children.length === 0) {
      whole[row] = item.status === 'cancelled' ? 0 : (dates[row]?.duration ?? 0);
      const percent = isDone(item) ? 100 : item.percentComplete;
      if (percent !== null) {
        percents[row] = percent;
        done[row] = ((whole[row] as number) * percent) / 100;
      }
    } else if (percents[row] !== UNTOLD) {
      const total = whole[row] as number;
      percents[row] = total > 0 ? Math.floor(((done[row] as number) / total) * 100) : isDone(item) ? 100 : 0;
    }
    if (parent < 0) continue;
    costs[parent] = (costs[parent] as number) + (costs[row] as number);
    whole[parent] = (whole[parent] as number) + (whole[row] as number);
    done[parent] = (done[parent] as number) + (done[row] as number);
    if (percents[row] !== UNTOLD) percents[parent] = 0;
  }
  return { parents, costs, percents };
}

/** Whether each of the same rows, in the same order, lies in the same group as before. */
export function sameParents(was: readonly WorkItem[], items: readonly WorkItem[]): boolean {
  if (was === items) return true;
  for (let row = 0; row < items.length; row++) {
    if (was[row] !== items[row] && !sameGroup(was[row] as WorkItem, items[row] as WorkItem)) return false;
  }
  return true;
}

function sameGroup(a: WorkItem, b: WorkItem): boolean {
  return a.parent === b.parent && a.children.length > 0 === b.children.length > 0;
}

/** Kept as long as the plan keeps the list of its items. */
const parentsBefore = new WeakMap<readonly WorkItem[], Int32Array>();

/** By the groups that are open where an item stands: nothing is looked up. */
function parentsOf(items: readonly WorkItem[]): Int32Array {
  const known = parentsBefore.get(items);
  if (known) return known;
  const parents = new Int32Array(items.length).fill(-1);
  parentsBefore.set(items, parents);
  const open: number[] = [];
  for (let row = 0; row < items.length; row++) {
    const { parent, children } = items[row] as WorkItem;
    while (open.length > 0 && items[open[open.length - 1] as number]?.id !== parent) open.pop();
    parents[row] = open.at(-1) ?? -1;
    if (children.length > 0) open.push(row);
  }
  return parents;
}
