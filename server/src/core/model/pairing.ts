/**
 * Which entry of this reading was which of the reading before. Text that did not change gives the
 * very same entry, so that most pairs are found from both ends by comparing objects; between them
 * an entry that moved is found by its object, one that was edited by its key.
 */
import type { Entry } from '../syntax/tree.ts';

export interface Pairing<Old> {
  /** For each entry of now: what was made of it, or of the entry it replaces. */
  readonly pairs: readonly (Old | undefined)[];
  /** Those of before that have no counterpart. */
  readonly left: readonly Old[];
}

export function pairUp<Old>(
  before: readonly Old[],
  entryOf: (old: Old) => Entry | null,
  now: readonly (Entry | null)[],
): Pairing<Old> {
  if (before.length === 0) return { pairs: before, left: before };
  const shorter = Math.min(before.length, now.length);
  const isSame = (at: number, from: number): boolean => {
    const old = before[from];
    return old !== undefined && entryOf(old) === now[at];
  };
  let head = 0;
  while (head < shorter && isSame(head, head)) head++;
  let tail = 0;
  while (tail < shorter - head && isSame(now.length - 1 - tail, before.length - 1 - tail)) tail++;
  const changed = before.slice(head, before.length - tail);
  const { found, left } = pairChanged(changed, entryOf, now.slice(head, now.length - tail));
  const pairs = (before.slice(0, head) as (Old | undefined)[]).concat(found, before.slice(before.length - tail));
  return { pairs, left };
}

function pairChanged<Old>(
  before: readonly Old[],
  entryOf: (old: Old) => Entry | null,
  now: readonly (Entry | null)[],
): { found: readonly (Old | undefined)[]; left: readonly Old[] } {
  const [only] = before;
  if (before.length === 1 && now.length === 1 && only && keyOf(entryOf(only)) === keyOf(now[0])) {
    return { found: before, left: [] };
  }
  const byEntry = new Map(before.map((old) => [entryOf(old), old]));
  const same = now.map((entry) => byEntry.get(entry));
  const left = new Set(before);
  for (const old of same) if (old !== undefined) left.delete(old);
  const byKey = new Map([...left].map((old) => [keyOf(entryOf(old)), old]));
  const found = now.map((entry, at) => {
    const old = same[at] ?? byKey.get(keyOf(entry));
    if (old !== undefined && same[at] === undefined) {
      byKey.delete(keyOf(entry));
      left.delete(old);
    }
    return old;
  });
  return { found, left: [...left] };
}

function keyOf(entry: Entry | null | undefined): string | undefined {
  return entry?.key.text;
}
