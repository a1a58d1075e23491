/** What a three-point value says of its shape: distribution, weight, percentiles; and percentiles that cannot be. */
import { type Problem, problem } from '../base/problem.ts';
import type { FileId } from '../base/span.ts';
import { valueAt } from '../syntax/tree.ts';
import { itemsOf, type MaybeNode, numberWithin, percentOf, scalarOf, wordOf } from './read-values.ts';
import { DISTRIBUTIONS, type Spread, USUAL_SPREAD } from './uncertainty.ts';

const MOST_WEIGHT = 100;
const NO_PROBLEMS: readonly Problem[] = [];

/** What is not written, or not sound, is as usual. */
export function readSpread(node: MaybeNode): Spread {
  return {
    distribution: wordOf(valueAt(node, 'distribution'), DISTRIBUTIONS) ?? USUAL_SPREAD.distribution,
    weight: numberWithin(valueAt(node, 'weight'), 0, MOST_WEIGHT, USUAL_SPREAD.weight),
    percentiles: readPercentiles(valueAt(node, 'percentiles')) ?? USUAL_SPREAD.percentiles,
  };
}

function readPercentiles(node: MaybeNode): Spread['percentiles'] | null {
  const [low, high, ...more] = itemsOf(node).map(percentOf);
  if (low === undefined || high === undefined || low === null || high === null || more.length > 0) return null;
  return isAround(low, high) ? [low / 100, high / 100] : null;
}

/** Neither end may be a certainty: a bell curve has none. */
function isAround(low: number, high: number): boolean {
  return low > 0 && low < 50 && high > 50 && high < 100;
}

/** Two percentiles between which the middle does not lie; a repair turns them round where that helps. */
export function percentileProblems(node: MaybeNode, file: FileId): readonly Problem[] {
  const list = valueAt(node, 'percentiles');
  if (list?.kind !== 'list' || list.items.length !== 2) return NO_PROBLEMS;
  const [first, second] = list.items.map(scalarOf);
  const low = percentOf(first);
  const high = percentOf(second);
  if (!first || !second || low === null || high === null || isAround(low, high)) return NO_PROBLEMS;
  const message = `\`${first.text}\` and \`${second.text}\` are no lower and upper percentile. Write one above 0 and below 50, then one above 50 and below 100, such as \`[10, 90]\`.`;
  const edits = [
    { file, span: first.span, newText: second.text },
    { file, span: second.span, newText: first.text },
  ];
  const fixes = isAround(high, low) ? [{ title: 'Put the percentiles in order', edits }] : [];
  return [problem('percentile-order', 'error', { file, span: list.span }, message, { fixes })];
}
