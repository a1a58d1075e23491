/** Where a plan begins and ends, for checks of what comes before and after. Leaves are what has dates of its own. */
import type { WorkItem } from '../../model/plan.ts';
import type { LinkIndex } from './link-index.ts';

/** Fewer linked items make no network that one could fall out of. */
const FEW = 5;

/** Part of all that may be open before it is rather how this plan is written. */
const MOST_OPEN = 0.25;

/** A few items without links among those that have them. */
export function standOut(open: number, linked: number): boolean {
  return open > 0 && linked >= FEW && open <= (open + linked) * MOST_OPEN;
}

/** Something waits for its finish or start, or for that of a group around it; within a gated phase its gate does. */
export function isFollowed(index: LinkIndex, number: number): boolean {
  const { fromFinish, fromStart } = index;
  for (let at = number; at >= 0; at = index.parent[at] ?? -1) {
    if ((fromFinish[at] ?? 0) > 0 || (fromStart[at] ?? 0) > 0) return true;
    if (at !== number && isGated(index.items[at]) && index.items[number]?.kind !== 'gate') return true;
  }
  return false;
}

/** Something waits for its finish, own or as part of a group. */
export function isFinishFollowed(index: LinkIndex, number: number): boolean {
  for (let at = number; at >= 0; at = index.parent[at] ?? -1) {
    if ((index.fromFinish[at] ?? 0) > 0) return true;
    if (at !== number && isGated(index.items[at]) && index.items[number]?.kind !== 'gate') return true;
  }
  return false;
}

/** It waits for something, itself or as part of a group. */
export function isLed({ incoming, parent }: LinkIndex, number: number): boolean {
  for (let at = number; at >= 0; at = parent[at] ?? -1) if ((incoming[at]?.length ?? 0) > 0) return true;
  return false;
}

/** Tasks and milestones; a gate waits for its phase by itself. */
export function isLeaf({ kind, children }: WorkItem): boolean {
  return (kind === 'task' || kind === 'milestone') && children.length === 0;
}

export function isBegun({ actualStart, actualFinish, percentComplete }: WorkItem): boolean {
  return actualStart !== null || actualFinish !== null || (percentComplete ?? 0) > 0;
}

function isGated(group: WorkItem | undefined): boolean {
  return group?.children.at(-1)?.kind === 'gate';
}
