/**
 * Whether two levelling problems are the same, by content: a hash to tell most of them apart, and a
 * comparison of every number for those it does not. Portable problems only, whose windows are settled.
 */
import type { PortableProblem } from './portable.ts';

type Numbers = Int32Array | Uint8Array;

/** FNV-1a over whole numbers instead of bytes: quick, and good enough where equality is checked after it. */
export function hashOfProblem(problem: PortableProblem): number {
  let hash = 0x811c9dc5;
  for (const numbers of numbersOf(problem)) {
    hash = Math.imul(hash ^ numbers.length, 0x01000193);
    for (const value of numbers) hash = Math.imul(hash ^ value, 0x01000193);
  }
  return hash >>> 0;
}

export function isSameProblem(a: PortableProblem, b: PortableProblem): boolean {
  const [mine, others] = [numbersOf(a), numbersOf(b)];
  return mine.length === others.length && mine.every((numbers, i) => isSame(numbers, others[i] as Numbers));
}

export function isSame(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** Everything a problem says, in a fixed order; what may be missing says whether it is there. */
function numbersOf({ calendars, shortestSegment, ...arrays }: PortableProblem): Numbers[] {
  const found: Numbers[] = [Int32Array.of(shortestSegment, calendars.length), ...Object.values(arrays)];
  for (const { table, cuts } of calendars) {
    found.push(Int32Array.of(table ? 1 : 0, cuts ? 1 : 0));
    if (table) {
      const { end, firstDay, dayCount, endsBefore, endsAfter, from, worked } = table;
      // Where a span lies and what is worked before it say all; the rest of a table only finds them faster.
      found.push(Int32Array.of(end, firstDay, dayCount, Number(endsBefore), Number(endsAfter)), from, worked);
    }
    if (cuts) found.push(cuts.from, cuts.to);
  }
  return found;
}
