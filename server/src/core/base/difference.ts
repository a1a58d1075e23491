/** What one edit changed, found by comparing two texts: from where on, and up to where, they differ. */

export interface Difference {
  /** Characters at the beginning that are the same. */
  readonly from: number;
  /** End of what changed in the old text, and in the new one; what follows is the same. */
  readonly oldEnd: number;
  readonly newEnd: number;
}

/** Null for equal texts. */
export function differenceOf(before: string, after: string): Difference | null {
  const shorter = Math.min(before.length, after.length);
  const from = sameUpTo(shorter, (start, end) => before.slice(start, end) === after.slice(start, end));
  if (from === shorter && before.length === after.length) return null;
  const tail = sameUpTo(shorter - from, (start, end) => {
    const old = before.slice(before.length - end, before.length - start);
    return old === after.slice(after.length - end, after.length - start);
  });
  return { from, oldEnd: before.length - tail, newEnd: after.length - tail };
}

/** Long enough that comparing costs more than cutting. */
const BLOCK = 65_536;

/** How many of `length` characters are the same: whole blocks, then half of the rest again and again. */
function sameUpTo(length: number, isSame: (start: number, end: number) => boolean): number {
  let at = 0;
  for (let step = BLOCK; step >= 1; ) {
    const end = Math.min(at + step, length);
    if (end > at && isSame(at, end)) at = end;
    else step >>= 1;
    if (at === length) break;
  }
  return at;
}
