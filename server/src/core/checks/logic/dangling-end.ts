/**
 * `dangling-end`: one end of a task hangs loose. Only its start is waited for (SS, SF), so it may
 * last as long as it likes; or only its finish waits (FF, SF), so nothing says from when on it can
 * be done. What a phase or its gate says of all in it counts too; ends of the plan may be loose.
 */
import type { Problem } from '../../base/problem.ts';
import type { WorkItem } from '../../model/plan.ts';
import { type CheckInput, finding } from '../check.ts';
import type { Changes } from '../item-changes.ts';
import { keyOf } from '../written.ts';
import { isBegun, isFinishFollowed } from './ends.ts';
import { type LinkIndex, linkIndex } from './link-index.ts';

export function danglingEnd(input: CheckInput, changes: Changes | null): readonly Problem[] {
  const index = linkIndex(input.plan, changes);
  const { fromFinish, fromStart, incoming, items, order } = index;
  const problems: Problem[] = [];
  for (const number of order) {
    const looseFinish = fromFinish[number] === 0 && (fromStart[number] ?? 0) > 0;
    const own = incoming[number];
    const looseStart = own !== undefined && own.length > 0 && !own.some(leadsStart);
    if (!looseFinish && !looseStart) continue;
    const item = items[number];
    if (item?.kind !== 'task' || item.status === 'cancelled') continue;
    if (looseFinish && isFinishLoose(index, number, item, input)) problems.push(tellFinish(item));
    else if (looseStart && isStartLoose(index, number, item)) problems.push(tellStart(item));
  }
  return problems;
}

function isFinishLoose(index: LinkIndex, number: number, item: WorkItem, { schedule }: CheckInput): boolean {
  if (item.deadline || isFinishFollowed(index, number)) return false;
  const dates = schedule.items.get(item.id);
  return dates !== undefined && !dates.finished && dates.finish > dates.start && dates.finish < schedule.finish;
}

function isStartLoose({ incoming, items, parent }: LinkIndex, number: number, item: WorkItem): boolean {
  if (item.fixed || isBegun(item)) return false;
  for (let at = number; at >= 0; at = parent[at] ?? -1) {
    if (items[at]?.constraint) return false;
    if (incoming[at]?.some(leadsStart)) return false;
  }
  return true;
}

function leadsStart({ type }: LinkIndex['incoming'][number][number]): boolean {
  return type === 'FS' || type === 'SS';
}

function tellFinish(item: WorkItem): Problem {
  const message = `Only the start of \`${item.id}\` is waited for, so it may last as long as it likes. Let what needs its result wait for its finish (FS or FF), or give it a \`deadline\`.`;
  return finding('dangling-end', keyOf(item.origin), message);
}

function tellStart(item: WorkItem): Problem {
  const message = `Only the finish of \`${item.id}\` waits for something, so nothing says when it can begin, and it begins the earlier the longer it takes. Write what lets it begin (FS or SS).`;
  return finding('dangling-end', keyOf(item.origin), message);
}
