/** The item that decides another's dates: for a phase that is linked from, the task within that ends or starts it. */
import type { Analysis } from '../../core/analyse.ts';
import type { WorkItem } from '../../core/model/plan.ts';
import type { Driver, ItemSchedule } from '../../core/schedule/schedule.ts';

/** Its id; null where no other item decides. */
export function driverOf({ plan, schedule }: Analysis, driver: Driver): string | null {
  if (driver.id === undefined) return null;
  const item = plan.items.get(driver.id);
  if (driver.kind !== 'link' || !item || item.children.length === 0) return driver.id;
  const byFinish = driver.link?.type !== 'SS' && driver.link?.type !== 'SF';
  const gate = byFinish ? item.children.find((child) => child.kind === 'gate') : undefined;
  return (gate ?? deciding(item, schedule.items, byFinish)).id;
}

function deciding(item: WorkItem, items: ReadonlyMap<string, ItemSchedule>, byFinish: boolean): WorkItem {
  let best: WorkItem | null = null;
  let bestAt = 0;
  for (const child of item.children) {
    const dates = items.get(child.id);
    if (!dates) continue;
    const at = byFinish ? dates.finish : -dates.start;
    if (best === null || at > bestAt) {
      best = child;
      bestAt = at;
    }
  }
  if (best === null) return item;
  return best.children.length > 0 ? deciding(best, items, byFinish) : best;
}
