/** Whether there is nothing left to do on an item, of a group on all of it. */
import type { WorkItem } from '../../core/model/plan.ts';

export function isDone(item: WorkItem): boolean {
  if (item.kind === 'gate') return item.gate?.decision === 'go' || item.gate?.decision === 'conditional';
  if (item.children.length > 0) return item.children.every((child) => child.status === 'cancelled' || isDone(child));
  return item.actualFinish !== null || item.percentComplete === 100 || item.status === 'done';
}
