/**
 * Sets of ids that never change, so that one object is the same ids for as long as it is used. A
 * large set after a small change shares all but the change with the set before.
 */

export interface IdSet extends Iterable<string> {
  readonly has: (id: string) => boolean;
}

export const NO_IDS: IdSet = new Set<string>();

/** Beyond so many changes a set is made anew. */
const MOST_CHANGES = 200;

type Counts = ReadonlyMap<string, number>;

/** Ids with how often each was added. */
export class CountedIds implements IdSet {
  static readonly NONE = new CountedIds(new Map(), new Map());

  readonly base: Counts;
  /** Counts that are not those of the base; 0 where an id is gone. */
  readonly changed: Counts;

  private constructor(base: Counts, changed: Counts) {
    this.base = base;
    this.changed = changed;
  }

  has(id: string): boolean {
    return (this.changed.get(id) ?? this.base.get(id) ?? 0) > 0;
  }

  /** Of each only as often as it is there. The same object where the two lists cancel out. */
  changedBy(added: readonly string[], removed: readonly string[]): CountedIds {
    if (this === CountedIds.NONE && added.length > MOST_CHANGES)
      return new CountedIds(counted(added), NO_COUNTS).changedBy([], removed);
    const steps = counted(added);
    for (const id of removed) steps.set(id, (steps.get(id) ?? 0) - 1);
    const changed = new Map(this.changed);
    let same = true;
    for (const [id, step] of steps) {
      if (step === 0) continue;
      same = false;
      changed.set(id, Math.max(0, (changed.get(id) ?? this.base.get(id) ?? 0) + step));
    }
    if (same) return this;
    if (changed.size <= MOST_CHANGES) return new CountedIds(this.base, changed);
    return new CountedIds(merged(this.base, changed), NO_COUNTS);
  }

  /** This, or the other where that has the same ids as often and nothing else, so that they are kept once. */
  orSame(other: IdSet): CountedIds {
    if (!(other instanceof CountedIds) || other.changed.size + this.changed.size > 0) return this;
    if (other.base.size !== this.base.size) return this;
    for (const [id, count] of this.base) if (other.base.get(id) !== count) return this;
    return other;
  }

  *[Symbol.iterator](): Generator<string, void, void> {
    for (const id of this.base.keys()) if (this.changed.size === 0 || this.has(id)) yield id;
    for (const id of this.changed.keys()) if (!this.base.has(id) && this.has(id)) yield id;
  }
}

/** Ids of either set. */
export class BothIds implements IdSet {
  readonly one: IdSet;
  readonly other: IdSet;

  constructor(one: IdSet, other: IdSet) {
    this.one = one;
    this.other = other;
  }

  has(id: string): boolean {
    return this.one.has(id) || this.other.has(id);
  }

  *[Symbol.iterator](): Generator<string, void, void> {
    yield* this.one;
    for (const id of this.other) if (!this.one.has(id)) yield id;
  }
}

const NO_COUNTS: Counts = new Map();

function counted(ids: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}

function merged(base: Counts, changed: Counts): Counts {
  const counts = new Map(base);
  for (const [id, count] of changed) {
    if (count > 0) counts.set(id, count);
    else counts.delete(id);
  }
  return counts;
}

/** Adds the ids of which only one of the two knows. */
export function addDifference(before: IdSet, now: IdSet, changed: Set<string>): void {
  if (before === now) return;
  const add = (ids: Iterable<string>): void => {
    for (const id of ids) if (before.has(id) !== now.has(id)) changed.add(id);
  };
  if (before instanceof CountedIds && now instanceof CountedIds && before.base === now.base) {
    add(before.changed.keys());
    add(now.changed.keys());
    return;
  }
  if (before instanceof BothIds && now instanceof BothIds) {
    // What only moved from one to the other is known as before, but as something else.
    addDifference(before.one, now.one, changed);
    addDifference(before.other, now.other, changed);
    return;
  }
  add(before);
  add(now);
}

/** The set of before where it holds the same ids. */
export function sameOr<Set extends IdSet & { readonly size: number }>(before: Set | undefined, now: Set): Set {
  if (!before || before.size !== now.size) return now;
  for (const id of now) if (!before.has(id)) return now;
  return before;
}
