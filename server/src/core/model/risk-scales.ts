/**
 * From words to numbers and from numbers to the levels 1 (very low) … 5 (very high). Probability
 * bands follow the PMBOK Guide (6th ed., table 11-1). Its bands for time and cost are examples for
 * one large project; these are for IT projects of some months: delays by calendar habit (days,
 * a week, two weeks, a month), money as a share of the budget, or in absolute amounts without one.
 */
import { type DayLengths, minutesPer } from '../base/duration.ts';
import type { Money } from '../base/money.ts';
import type { RiskLevel } from './plan.ts';

export interface RiskScales {
  /** Upper ends of the levels 1–4, inclusive; above the last is 5. */
  readonly probability: readonly number[];
  readonly scheduleMinutes: readonly number[];
  readonly costMinorUnits: readonly number[];
}

export const LEVEL_WORDS = ['very-low', 'low', 'medium', 'high', 'very-high'] as const;

const PROBABILITY_ENDS = [0.1, 0.3, 0.5, 0.7];
const BUDGET_SHARES = [0.01, 0.03, 0.05, 0.1];
const AMOUNTS = [5_000, 20_000, 50_000, 200_000];

export function riskScales(lengths: DayLengths, budget: Money | null): RiskScales {
  const day = minutesPer('d', lengths);
  return {
    probability: PROBABILITY_ENDS,
    scheduleMinutes: [2 * day, minutesPer('w', lengths), 2 * minutesPer('w', lengths), minutesPer('mo', lengths)],
    costMinorUnits:
      budget !== null && budget > 0
        ? BUDGET_SHARES.map((share) => share * budget)
        : AMOUNTS.map((amount) => amount * 100),
  };
}

const LEVELS: readonly RiskLevel[] = [1, 2, 3, 4, 5];

/** The level of a size on a scale; its sign (a gain or a loss) does not matter. */
export function levelOn(scale: readonly number[], size: number): RiskLevel {
  const above = scale.filter((end) => Math.abs(size) > end).length;
  return LEVELS[above] ?? 5;
}

export function levelOfWord(word: string | null): RiskLevel | null {
  const index = (LEVEL_WORDS as readonly (string | null)[]).indexOf(word);
  return LEVELS[index] ?? null;
}

/** The middle of a level's band: 5, 20, 40, 60 and 85 %. */
export function middleOf(scale: readonly number[], level: RiskLevel): number {
  const from = scale[level - 2] ?? 0;
  const to = scale[level - 1] ?? 1;
  return (from + to) / 2;
}
