/** How far each item is: as written for what is done, weighed by duration for what holds it. */
import type { WorkItem } from '../../core/model/plan.ts';
import type { Schedule } from '../../core/schedule/schedule.ts';

export function isDone(item: WorkItem): boolean {
  if (item.kind === 'gate') return item.gate?.decision === 'go' || item.gate?.decision === 'conditional';
  if (item.children.length > 0) return item.children.every((child) => child.status === 'cancelled' || isDone(child));
  return item.actualFinish !== null || item.percentComplete === 100 || item.status === 'done';
}

/** 0–100 by id; an item of which nothing is said is absent. */
export function progressByItem(outline: readonly WorkItem[], schedule: Schedule): Map<string, number> {
  const percents = new Map<string, number>();
  for (const item of outline) measure(item);
  return percents;

  /** Working minutes below the item, and how many of them are done. */
  function measure(item: WorkItem): { readonly total: number; readonly done: number; readonly told: boolean } {
    if (item.children.length === 0) {
      const total = item.status === 'cancelled' ? 0 : (schedule.items.get(item.id)?.duration ?? 0);
      const percent = isDone(item) ? 100 : item.percentComplete;
      if (percent === null) return { total, done: 0, told: false };
      percents.set(item.id, percent);
      return { total, done: (total * percent) / 100, told: true };
    }
    let total = 0;
    let done = 0;
    let told = false;
    for (const child of item.children) {
      const part = measure(child);
      total += part.total;
      done += part.done;
      told ||= part.told;
    }
    if (told) percents.set(item.id, total === 0 ? (isDone(item) ? 100 : 0) : Math.floor((done / total) * 100));
    return { total, done, told };
  }
}
