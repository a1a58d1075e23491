/** The tasks of a correlation group: those it names, and those below what it names. */
import type { Plan, WorkItem } from '../../model/plan.ts';
import type { Correlation } from '../../model/risk.ts';
import { categoryOf } from '../../model/uncertainty.ts';

/** Each once. */
export function tasksOf({ items }: Pick<Plan, 'items'>, { tasks }: Correlation): readonly WorkItem[] {
  const found = new Set<WorkItem>();
  const add = (item: WorkItem | undefined): void => {
    if (item?.kind === 'task') found.add(item);
    for (const child of item?.children ?? []) add(child);
  };
  for (const id of tasks) add(items.get(id));
  return [...found];
}

/** Whether its duration varies in the simulation, as long as it is not finished. */
export function varies(plan: Pick<Plan, 'items' | 'uncertainties'>, item: WorkItem): boolean {
  const { estimate } = item;
  if (!estimate) return categoryOf(plan, item) !== null;
  const points = [estimate.optimistic, estimate.mostLikely, estimate.pessimistic].filter((point) => point !== null);
  return points.length > 1 || categoryOf(plan, item) !== null;
}
