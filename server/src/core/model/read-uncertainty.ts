/** Categories of uncertainty, and how the plan is simulated. */

import { valueAt } from '../syntax/tree.ts';
import { type Fields, valueIn } from './fields.ts';
import { orderProblems } from './read-effort.ts';
import { percentileProblems, readSpread } from './read-spread.ts';
import { chanceOf, type MaybeNode, numberWithin, parsePercent, readableId, textOf, wordOf } from './read-values.ts';
import { type Reading, report } from './reading.ts';
import type { Simulation, Uncertainty } from './uncertainty.ts';

const FEWEST_TRIALS = 100;
const MOST_TRIALS = 1_000_000;

export function readUncertainty(fields: Fields, { problems }: Reading): Uncertainty {
  const node = fields.entry?.value;
  report(problems, orderProblems(node, fields.file, factorOf));
  report(problems, percentileProblems(node, fields.file));
  const mostLikely = factorOf(valueIn(fields, 'most-likely')) ?? 1;
  return {
    id: fields.id,
    name: textOf(valueIn(fields, 'name')) ?? readableId(fields.id),
    optimistic: factorOf(valueIn(fields, 'optimistic')) ?? mostLikely,
    mostLikely,
    pessimistic: factorOf(valueIn(fields, 'pessimistic')) ?? mostLikely,
    ...readSpread(node),
    origin: fields,
  };
}

/** `140%` as 1.4. */
function factorOf(node: MaybeNode): number | null {
  const percent = parsePercent(textOf(node) ?? '');
  return percent === null ? null : percent / 100;
}

/** In whole percent; null for what nobody can promise. */
function confidenceOf(node: MaybeNode): number | null {
  const percent = Math.round(100 * (chanceOf(node) ?? 0));
  return percent < 1 || percent > 99 ? null : percent / 100;
}

/** Defaults are those of the schema. */
export function readSimulation(node: MaybeNode): Simulation {
  return {
    iterations: Math.trunc(numberWithin(valueAt(node, 'iterations'), FEWEST_TRIALS, MOST_TRIALS, 10_000)),
    confidence: confidenceOf(valueAt(node, 'confidence')) ?? 0.8,
    delays: wordOf(valueAt(node, 'delays'), ['in-series', 'longest']) ?? 'in-series',
  };
}
