/**
 * What was read of an entry, with all that it depends on beside the entry itself: whether the ids it
 * mentions exist. It stays true, and the same object, as long as the answers are the same.
 */
import type { Problem } from '../base/problem.ts';
import type { Steps } from '../base/steps.ts';
import type { Fields } from './fields.ts';
import { type Ids, type Reading, takeAll } from './reading.ts';

/** Ids that exist now and did not, or no more; null where all are as they were. */
export type ChangedIds = Ids | null;

/** Many are looked for among few: a handful is compared sooner than hashed. */
const A_HANDFUL = 4;

export function changedIdsOf(ids: ReadonlySet<string>): ChangedIds {
  if (ids.size === 0) return null;
  if (ids.size > A_HANDFUL) return ids;
  const few = [...ids];
  return { has: (id) => few.includes(id) };
}

export interface Kept<T> {
  readonly fields: Fields;
  readonly value: T;
  readonly asked: readonly string[];
  readonly problems: readonly Problem[];
}

/** The entries of one map at the top of a plan. */
export interface KeptMap<T> {
  readonly kept: ReadonlyMap<string, Kept<T>>;
  readonly values: ReadonlyMap<string, T>;
}

const NO_PROBLEMS: readonly Problem[] = [];
const NO_IDS: readonly string[] = [];
const ENTRIES_A_STEP = 8;

/** What the entry that was just read found and asked. */
export function takeNotes({ problems, asked }: Reading): Pick<Kept<unknown>, 'problems' | 'asked'> {
  return { problems: takeAll(problems, NO_PROBLEMS), asked: takeAll(asked, NO_IDS) };
}

export function isStillTrue({ asked }: { readonly asked: readonly string[] }, changed: ChangedIds): boolean {
  return changed === null || asked.length === 0 || !asked.some((id) => changed.has(id));
}

/** `before` is what was read of the map before, under the same units. */
export function* readMap<T>(
  sections: ReadonlyMap<string, Fields>,
  before: KeptMap<T> | undefined,
  changed: ChangedIds,
  reading: Reading,
  read: (fields: Fields) => T,
): Steps<KeptMap<T>> {
  if (sections.size > 0) yield;
  const kept = new Map<string, Kept<T>>();
  let done = 0;
  let same = before !== undefined && before.kept.size === sections.size;
  const olds = before?.kept.values();
  for (const [id, fields] of sections) {
    const old = before?.kept.get(id);
    const one = old && old.fields === fields && isStillTrue(old, changed) ? old : readOne(fields, reading, read);
    kept.set(id, one);
    same &&= one === olds?.next().value;
    if (one !== old && ++done % ENTRIES_A_STEP === 0) yield;
  }
  if (before && same) return before;
  return { kept, values: new Map([...kept].map(([id, { value }]) => [id, value])) };
}

function readOne<T>(fields: Fields, reading: Reading, read: (fields: Fields) => T): Kept<T> {
  const value = read(fields);
  return { fields, value, ...takeNotes(reading) };
}

export function problemsIn(problems: Problem[], { kept }: KeptMap<unknown>): void {
  for (const one of kept.values()) for (const found of one.problems) problems.push(found);
}
