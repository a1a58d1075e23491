/**
 * Which tasks touch which part of the landscape. Kept by phase: a phase is the same object as long
 * as nothing in it changes, so a keystroke looks through one of them.
 */
import type { Plan, WorkItem } from '../../model/plan.ts';

/** Tasks that touch anything, in display order; groups and milestones change nothing themselves. */
export function touchingTasks({ outline }: Plan): readonly WorkItem[] {
  const found: WorkItem[] = [];
  for (const root of outline) {
    if (root.children.length === 0) addTouching(root, found);
    else for (const task of touchingIn(root)) found.push(task);
  }
  return found;
}

const touchingByGroup = new WeakMap<WorkItem, readonly WorkItem[]>();

function touchingIn(group: WorkItem): readonly WorkItem[] {
  const known = touchingByGroup.get(group);
  if (known) return known;
  const found: WorkItem[] = [];
  addTouching(group, found);
  touchingByGroup.set(group, found);
  return found;
}

function addTouching(item: WorkItem, found: WorkItem[]): void {
  for (const child of item.children) addTouching(child, found);
  if (item.kind === 'task' && item.touches.length > 0 && item.status !== 'cancelled') found.push(item);
}
