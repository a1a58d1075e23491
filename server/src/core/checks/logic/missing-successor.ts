/**
 * `missing-successor`: nothing waits for a task, milestone or gate, so its delay seems to matter to
 * nobody. The end of the plan, what has a deadline of its own and what is done need no successor; a
 * phase's gate, and whatever waits for a phase, waits for all in it.
 */
import type { Problem } from '../../base/problem.ts';
import type { WorkItem } from '../../model/plan.ts';
import { type CheckInput, finding, NO_FINDINGS } from '../check.ts';
import { keyOf } from '../written.ts';
import { isFollowed, isLeaf, isLed, standOut } from './ends.ts';
import { linkIndex } from './link-index.ts';

export function missingSuccessor({ plan, schedule }: CheckInput): readonly Problem[] {
  const index = linkIndex(plan);
  const open: number[] = [];
  let followed = 0;
  // From the end: what comes after the last one that is followed ends the plan.
  for (let k = index.order.length - 1; k >= 0; k--) {
    const number = index.order[k] ?? -1;
    if (isFollowed(index, number)) followed++;
    else if (followed > 0) open.push(number);
  }
  if (open.length === 0) return NO_FINDINGS;
  const firstLed = index.order.findIndex((number) => isLed(index, number));
  const unled = new Set(index.order.slice(firstLed).filter((number) => !isLed(index, number)));
  const found = open.flatMap((number) => {
    const item = index.items[number];
    if (!item || (!isLeaf(item) && item.kind !== 'gate') || item.status === 'cancelled' || item.deadline) return [];
    const dates = schedule.items.get(item.id);
    if (!dates || dates.finished || dates.finish >= schedule.finish) return [];
    // Of what hangs nowhere `missing-predecessor` speaks.
    if (unled.has(number)) return [];
    return [item];
  });
  if (!standOut(found.length, followed)) return NO_FINDINGS;
  return found.reverse().map(told);
}

function told(item: WorkItem): Problem {
  const place = keyOf(item.origin);
  const who = item.kind === 'gate' ? `the gate of \`${item.parent}\`` : `\`${item.id}\``;
  const message = `Nothing waits for ${who}, so a delay of it shows nowhere. Write it under \`after:\` of what needs its result, or give it a \`deadline\`.`;
  return finding('missing-successor', place, message);
}
