/**
 * `missing-successor`: nothing waits for a task, milestone or gate, so its delay seems to matter to
 * nobody. What ends the plan or is in the phase that does, what has a deadline of its own and what is done need no successor; a
 * phase's gate, and whatever waits for a phase, waits for all in it.
 */
import type { Problem } from '../../base/problem.ts';
import type { WorkItem } from '../../model/plan.ts';
import type { Schedule } from '../../schedule/schedule.ts';
import { type CheckInput, finding, NO_FINDINGS } from '../check.ts';
import type { Changes } from '../item-changes.ts';
import { keyOf } from '../written.ts';
import { isFollowed, isLeaf, standOut } from './ends.ts';
import { type LinkIndex, linkIndex } from './link-index.ts';
import { openStarts } from './open-starts.ts';

export function missingSuccessor({ plan, schedule }: CheckInput, changes: Changes | null): readonly Problem[] {
  const index = linkIndex(plan, changes);
  const ends = index.order.filter((number) => !isFollowed(index, number));
  const open = ends.filter((number) => isOpen(index, number, schedule));
  if (!standOut(open.length, index.order.length - ends.length)) return NO_FINDINGS;
  // Of what hangs nowhere `missing-predecessor` speaks.
  const unled = new Set(openStarts(index, schedule).open);
  return open.flatMap((number) => {
    const item = index.items[number];
    return item && !unled.has(number) ? [told(item)] : [];
  });
}

function isOpen({ items, parent }: LinkIndex, number: number, schedule: Schedule): boolean {
  const item = items[number];
  if (!item || (!isLeaf(item) && item.kind !== 'gate') || item.status === 'cancelled' || item.deadline) return false;
  const dates = schedule.items.get(item.id);
  if (!dates || dates.finished) return false;
  // It ends with the plan, or in a phase that does.
  for (let at = number; at >= 0; at = parent[at] ?? -1) {
    if ((schedule.items.get(items[at]?.id ?? '')?.finish ?? 0) >= schedule.finish) return false;
  }
  return true;
}

function told(item: WorkItem): Problem {
  const place = keyOf(item.origin);
  const who = item.kind === 'gate' ? `the gate of \`${item.parent}\`` : `\`${item.id}\``;
  const message = `Nothing waits for ${who}, so a delay of it shows nowhere. Write it under \`after:\` of what needs its result, or give it a \`deadline\`.`;
  return finding('missing-successor', place, message);
}
