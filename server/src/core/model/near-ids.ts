/**
 * The id somebody probably meant, the first in the alphabet where several are as near: so it does not
 * depend on how a set of ids came about. What is near in a large set is looked for once.
 */
import { allNearest } from '../base/did-you-mean.ts';
import { CountedIds, type IdSet } from './id-set.ts';

const found = new WeakMap<object, Map<string, readonly string[]>>();
/** Words somebody typed on the way to one; older ones are forgotten together. */
const MOST_WORDS = 1000;

export function nearestId(word: string, candidates: IdSet): string | null {
  const near =
    candidates instanceof CountedIds ? nearestCounted(word, candidates) : remembered(word, candidates, candidates);
  return [...near].sort()[0] ?? null;
}

/** Those near in the base, if they are still there, against those that came since. */
function nearestCounted(word: string, ids: CountedIds): readonly string[] {
  const near = remembered(word, ids.base, ids.base.keys());
  const left = near.filter((id) => ids.has(id));
  if (near.length > 0 && left.length === 0) return allNearest(word, ids);
  const since = [...ids.changed.keys()].filter((id) => ids.has(id) && !ids.base.has(id));
  return allNearest(word, [...left, ...since]);
}

function remembered(word: string, set: object, ids: Iterable<string>): readonly string[] {
  const known = found.get(set) ?? new Map<string, readonly string[]>();
  if (known.size >= MOST_WORDS) known.clear();
  found.set(set, known);
  const near = known.get(word) ?? allNearest(word, ids);
  known.set(word, near);
  return near;
}
