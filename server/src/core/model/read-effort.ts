/** Three-point values, and those of them that are out of order. */
import { type Problem, problem } from '../base/problem.ts';
import type { FileId } from '../base/span.ts';
import { valueAt } from '../syntax/tree.ts';
import type { Estimate } from './plan.ts';
import { percentileProblems, readSpread } from './read-spread.ts';
import { durationOf, type MaybeNode } from './read-values.ts';
import { type Reading, report } from './reading.ts';
import { type Spread, USUAL_SPREAD } from './uncertainty.ts';

const POINTS = ['optimistic', 'most-likely', 'pessimistic'] as const;
const NO_PROBLEMS: readonly Problem[] = [];

export interface ThreePoint<Value> extends Spread {
  readonly optimistic: Value | null;
  readonly mostLikely: Value | null;
  readonly pessimistic: Value | null;
}

/** A map of three points, or one value that is then the most likely; null where neither can be read. */
export function readThreePoint<Value>(
  node: MaybeNode,
  read: (node: MaybeNode) => Value | null,
): ThreePoint<Value> | null {
  if (node?.kind === 'map') {
    return {
      optimistic: read(valueAt(node, 'optimistic')),
      mostLikely: read(valueAt(node, 'most-likely')),
      pessimistic: read(valueAt(node, 'pessimistic')),
      ...readSpread(node),
    };
  }
  const mostLikely = read(node);
  if (mostLikely === null) return null;
  return { optimistic: null, mostLikely, pessimistic: null, ...USUAL_SPREAD };
}

export function readEstimate(node: MaybeNode, file: FileId, { lengths, problems }: Reading): Estimate | null {
  const estimate = readThreePoint(node, (value) => durationOf(value, lengths));
  report(
    problems,
    orderProblems(node, file, (value) => durationOf(value, lengths)?.minutes ?? null),
  );
  report(problems, percentileProblems(node, file));
  return estimate;
}

/** At most one finding: the first value that is below the one before it, with a repair that sorts them. */
export function orderProblems(
  node: MaybeNode,
  file: FileId,
  read: (node: MaybeNode) => number | null,
): readonly Problem[] {
  if (node?.kind !== 'map') return NO_PROBLEMS;
  const points = POINTS.flatMap((name) => {
    const value = valueAt(node, name);
    const size = read(value);
    return value?.kind === 'scalar' && size !== null ? [{ name, value, size }] : [];
  });
  const index = points.findIndex((point, at) => at > 0 && point.size < (points[at - 1]?.size ?? 0));
  const low = points[index];
  const high = points[index - 1];
  if (!low || !high) return [];
  const sorted = [...points].sort((a, b) => a.size - b.size);
  const edits = points.flatMap((point, at) => {
    const text = sorted[at]?.value.text;
    return text === undefined || text === point.value.text ? [] : [{ file, span: point.value.span, newText: text }];
  });
  const message = `The ${low.name} value, ${low.value.text}, is below the ${high.name} one, ${high.value.text}. Write them in order: optimistic ≤ most-likely ≤ pessimistic.`;
  return [
    problem('estimate-order', 'error', { file, span: low.value.span }, message, {
      related: [{ file, span: high.value.span, message: `The ${high.name} value is here.` }],
      fixes: [{ title: 'Put the values in order', edits }],
    }),
  ];
}
