/**
 * The word somebody probably meant. Linear in the candidates: a candidate whose length alone is
 * too far off is never compared. Words of one or two letters have no neighbours but other cases.
 */
import { distance } from 'fastest-levenshtein';

const LONGEST_WORD = 100;

/** The nearest candidate within a distance a slip of the fingers explains, the first of several; null where none is near. */
export function nearest(word: string, candidates: Iterable<string>): string | null {
  return allNearest(word, candidates)[0] ?? null;
}

/** All candidates at the smallest distance, in their order. */
export function allNearest(word: string, candidates: Iterable<string>): readonly string[] {
  if (word.length > LONGEST_WORD) return [];
  const wanted = word.toLowerCase();
  const allowed = allowedSlips(wanted.length);
  let best: string[] = [];
  let fewest = allowed;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - wanted.length) > allowed || candidate === word) continue;
    const slips = slipsBetween(wanted, candidate.toLowerCase());
    if (slips > fewest) continue;
    if (slips < fewest) best = [];
    fewest = slips;
    best.push(candidate);
  }
  return best;
}

function allowedSlips(length: number): number {
  if (length < 3) return 0;
  if (length < 5) return 1;
  return length < 9 ? 2 : 3;
}

/** Levenshtein's distance, with two swapped neighbours as one slip where that is all there is. */
function slipsBetween(a: string, b: string): number {
  return isOneSwap(a, b) ? 1 : distance(a, b);
}

function isOneSwap(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return at + 1 < a.length && a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}
