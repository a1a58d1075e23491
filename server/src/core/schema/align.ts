/**
 * Which entry of a map's earlier reading an entry of its present one is, or took the place of. What
 * has not changed is the same object, so all but a stretch in the middle is found by comparing.
 */
import type { Entry } from '../syntax/tree.ts';

export interface Alignment {
  /** Index in the earlier reading of the same object, else of what stood there or had that key; -1 where nothing did. */
  readonly indexOf: (index: number) => number;
  /** The keys are what they were, one by one. */
  readonly sameKeys: boolean;
}

export function alignEntries(before: readonly Entry[], now: readonly Entry[]): Alignment {
  const most = Math.min(before.length, now.length);
  let first = 0;
  while (first < most && before[first] === now[first]) first++;
  let last = 0;
  while (last < most - first && before[before.length - 1 - last] === now[now.length - 1 - last]) last++;
  const end = now.length - last;
  const by = before.length - now.length;
  if (by === 0) return { indexOf: (index) => index, sameKeys: haveSameKeys(before, now, first, end) };
  const middle = new Map<Entry | string, number>();
  for (let i = first; i < before.length - last; i++) {
    const entry = before[i] as Entry;
    middle.set(entry, i);
    if (!middle.has(entry.key.text)) middle.set(entry.key.text, i);
  }
  const inMiddle = (entry: Entry): number => middle.get(entry) ?? middle.get(entry.key.text) ?? -1;
  return {
    indexOf: (index) => (index < first ? index : index >= end ? index + by : inMiddle(now[index] as Entry)),
    sameKeys: false,
  };
}

function haveSameKeys(before: readonly Entry[], now: readonly Entry[], from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (before[i]?.key.text !== now[i]?.key.text) return false;
  return true;
}
