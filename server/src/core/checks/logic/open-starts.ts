/**
 * What waits for nothing although it does not begin the plan. The plan begins with what has least
 * slack of all that waits for nothing, and with phases that wait for nothing but are waited for;
 * where it stands in the text does not matter.
 */
import type { Schedule } from '../../schedule/schedule.ts';
import { isBegun, isFollowed, isLeaf, isLed } from './ends.ts';
import type { LinkIndex } from './link-index.ts';

interface OpenStarts {
  /** Numbers in display order. */
  readonly open: readonly number[];
  /** How many items wait for something. */
  readonly led: number;
}

export function openStarts(index: LinkIndex, schedule: Schedule): OpenStarts {
  const unled = index.order.filter((number) => !isLed(index, number));
  const led = index.order.length - unled.length;
  const open = unled.filter((number) => isOpen(index, number));
  // What has begun and is waited for was the beginning; else it is what the rest has to wait for longest.
  const hasBegun = unled.some((number) => wasBeginning(index, number));
  const slack = (number: number): number => schedule.items.get(index.items[number]?.id ?? '')?.totalSlack ?? 0;
  const least = hasBegun
    ? Number.NEGATIVE_INFINITY
    : open.reduce((least, number) => Math.min(least, slack(number)), Infinity);
  return { open: open.filter((number) => !beginsPhases(index, number) && slack(number) > least), led };
}

function isOpen({ items, parent }: LinkIndex, number: number): boolean {
  const item = items[number];
  if (!item || !isLeaf(item) || item.status === 'cancelled' || item.fixed || isBegun(item)) return false;
  for (let at = number; at >= 0; at = parent[at] ?? -1) if (items[at]?.constraint) return false;
  return true;
}

function wasBeginning(index: LinkIndex, number: number): boolean {
  const item = index.items[number];
  return item !== undefined && isLeaf(item) && isBegun(item) && isFollowed(index, number);
}

/** The outermost group around it is waited for. */
function beginsPhases({ parent, fromFinish, fromStart }: LinkIndex, number: number): boolean {
  let top = number;
  for (let at = number; at >= 0; at = parent[at] ?? -1) top = at;
  return top !== number && ((fromFinish[top] ?? 0) > 0 || (fromStart[top] ?? 0) > 0);
}
