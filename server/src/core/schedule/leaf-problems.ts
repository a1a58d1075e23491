/** Findings with the leaves they are of, so that those of a few leaves can be looked for again. */
import type { Problem } from '../base/problem.ts';

export interface LeafProblem {
  readonly leaf: number;
  readonly problem: Problem;
}

/** Those of `before`, but of the leaves `again` the ones in `found`. By leaf, as they were found. */
export function replacedProblems(
  before: readonly LeafProblem[],
  found: readonly LeafProblem[],
  again: readonly number[],
): readonly LeafProblem[] {
  if (before.length === 0 && found.length === 0) return before;
  const leaves = new Set(again);
  return [...before.filter(({ leaf }) => !leaves.has(leaf)), ...found].sort((a, b) => a.leaf - b.leaf);
}
