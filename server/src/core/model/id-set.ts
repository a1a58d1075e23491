/** Sets of ids that never change, so that one object is the same ids for as long as it is used. */

export type IdSet = ReadonlySet<string>;

export const NO_IDS: IdSet = new Set();

/** The set of before where it holds the same ids in the same order. */
export function sameOr(before: IdSet | undefined, now: IdSet): IdSet {
  if (!before || before.size !== now.size) return now;
  const olds = before.values();
  for (const id of now) if (olds.next().value !== id) return now;
  return before;
}

/** Adds the ids of which only one of the two knows. */
export function addDifference(before: IdSet, now: IdSet, changed: Set<string>): void {
  if (before === now) return;
  for (const id of before) if (!now.has(id)) changed.add(id);
  for (const id of now) if (!before.has(id)) changed.add(id);
}
