/** The item that decides another's dates: for a phase that is linked from, the task within that ends or starts it. */
import type { Plan, WorkItem } from '../model/plan.ts';
import type { Driver, ItemSchedule, Schedule } from './schedule.ts';

type Dates = Schedule['items'];

/** Its id, of a task of this plan; null where no other item decides. */
export function drivingItem(plan: Plan, items: Dates, driver: Driver): string | null {
  if (driver.id === undefined || driver.link?.project) return null;
  const item = plan.items.get(driver.id);
  if (driver.kind !== 'link' || !item || item.children.length === 0) return driver.id;
  const byFinish = driver.link?.type !== 'SS' && driver.link?.type !== 'SF';
  const gate = byFinish ? item.children.find((child) => child.kind === 'gate') : undefined;
  return (gate ?? outermostLeaf(item, items, byFinish)).id;
}

/** The leaf of an item that finishes last, or starts first; the item itself where it is a leaf. */
export function outermostLeaf(item: WorkItem, items: Dates, byFinish: boolean): WorkItem {
  let best: WorkItem | null = null;
  let bestAt = Number.NEGATIVE_INFINITY;
  for (const child of item.children) {
    const dates: ItemSchedule | undefined = items.get(child.id);
    if (!dates) continue;
    const at = byFinish ? dates.finish : -dates.start;
    if (at > bestAt) {
      best = child;
      bestAt = at;
    }
  }
  return best === null ? item : outermostLeaf(best, items, byFinish);
}
