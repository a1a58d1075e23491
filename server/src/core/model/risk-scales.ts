/**
 * From words to numbers and from numbers to the levels 1 (very low) … 5 (very high). Without
 * `risk-scales` in the plan, probability has the bands of the PMBOK Guide (6th ed., table 11-1).
 * Its bands for time and cost are examples from one large project; the defaults here are for IT
 * projects of some months: a day, a week, two weeks, four; shares of the budget, or amounts.
 */
import { type DayLengths, inWork, minutesPer } from '../base/duration.ts';
import { problem } from '../base/problem.ts';
import type { FileId } from '../base/span.ts';
import { valueAt } from '../syntax/tree.ts';
import type { Piece } from './fields.ts';
import { chanceOf, durationOf, type MaybeNode, moneyOf } from './read-values.ts';
import type { Reading } from './reading.ts';
import type { RiskLevel, RiskScales } from './risk.ts';

const WORDS: readonly (string | null)[] = ['very-low', 'low', 'medium', 'high', 'very-high'];
const LEVELS: readonly RiskLevel[] = [1, 2, 3, 4, 5];

const PROBABILITY_ENDS = [0.1, 0.3, 0.5, 0.7];
const BUDGET_SHARES = [0.01, 0.03, 0.05, 0.1];
const AMOUNTS = [5_000, 20_000, 50_000, 100_000].map((amount) => amount * 100);

export function readRiskScales(setting: Piece | undefined, budget: number | null, reading: Reading): RiskScales {
  const { lengths } = reading;
  const day = minutesPer('d', lengths);
  const week = minutesPer('w', lengths);
  const costs = budget ? BUDGET_SHARES.map((share) => Math.round(share * budget)) : AMOUNTS;
  const ends = (scale: string, read: (node: MaybeNode) => number | null, defaults: readonly number[]) =>
    readEnds({ node: valueAt(setting?.entry.value, scale), read, defaults, file: setting?.file ?? '' }, reading);
  return {
    probability: ends('probability', chanceOf, PROBABILITY_ENDS),
    schedule: ends('schedule', (end) => workOf(end, lengths), [day, week, 2 * week, 4 * week]),
    cost: ends('cost', moneyOf, costs),
  };
}

function workOf(node: MaybeNode, lengths: DayLengths): number | null {
  const length = durationOf(node, lengths);
  return length && Math.round(inWork(length, lengths));
}

interface Scale {
  readonly node: MaybeNode;
  readonly read: (node: MaybeNode) => number | null;
  readonly defaults: readonly number[];
  readonly file: FileId;
}

/** An end that is not written has its default. The result never falls; a written end that does is a finding. */
function readEnds({ node, read, defaults, file }: Scale, { problems }: Reading): readonly number[] {
  let least = 0;
  let before: string | null = null;
  return defaults.map((end, index) => {
    const word = WORDS[index] ?? '';
    const value = valueAt(node, word);
    const written = read(value);
    if (value && written !== null && written < least && before !== null) {
      const message = `\`${word}\` ends below \`${before}\`. Write the ends of the bands in rising order.`;
      problems.push(problem('schema', 'error', { file, span: value.span }, message));
    }
    if (written !== null && written >= least) before = word;
    least = Math.max(least, written ?? end);
    return least;
  });
}

/** The level of a size on a scale; its sign (a gain or a loss) does not matter. */
export function levelOn(ends: readonly number[], size: number): RiskLevel {
  const passed = ends.filter((end) => Math.abs(size) > end).length;
  return LEVELS[passed] ?? 5;
}

export function levelOfWord(word: string | null): RiskLevel | null {
  const index = WORDS.indexOf(word);
  return LEVELS[index] ?? null;
}

/** The middle of a level's band, to six digits; by default 5, 20, 40, 60 and 85 %. */
export function middleOf(ends: readonly number[], level: RiskLevel): number {
  const from = ends[level - 2] ?? 0;
  const to = ends[level - 1] ?? 1;
  return Math.round((from + to) * 500_000) / 1_000_000;
}
