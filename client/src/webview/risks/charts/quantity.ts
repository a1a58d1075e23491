/**
 * Finish and cost as charts tell them: how a value, a difference and an axis are worded. A finish is a civil
 * minute, so what lies between two is calendar time; cost is in minor units. Pure.
 */
import type { SimulationView, Spread } from '../../../../../server/src/protocol/simulation.ts';
import { counted } from '../../shared/dates.ts';
import type { RegisterWords } from '../columns.ts';
import { roundedMoney } from '../words.ts';
import { dateTicks } from './plot/date-ticks.ts';
import { type Domain, roundTicks, type Tick } from './plot/scale.ts';

export type QuantityName = 'finish' | 'cost';

export interface Quantity {
  readonly name: QuantityName;
  /** What the plan is held to. */
  readonly limitName: string;
  /** `14 Oct`, `€512K` */
  readonly short: (value: number) => string;
  /** `Wednesday, 14 October 2026` */
  readonly long: (value: number) => string;
  /** `3 calendar days`, `€12K`; of the size, without a sign. */
  readonly amount: (difference: number) => string;
  /** `3 d`, `€12K` */
  readonly shortAmount: (difference: number) => string;
  /** `8 calendar days sooner`, `€12K more`; empty where that rounds to nothing. */
  readonly change: (difference: number) => string;
  readonly ticks: (domain: Domain, count: number) => Tick[];
  /** Width of an axis on which nothing varies. */
  readonly least: number;
}

const DAY = 1440;

export function quantityOf(name: QuantityName, { dates, numbers }: RegisterWords): Quantity {
  switch (name) {
    case 'finish': {
      const days = (minutes: number): number => roundedDays(Math.abs(minutes) / DAY);
      return {
        name,
        limitName: 'Deadline',
        short: dates.shortEnd,
        long: dates.longEnd,
        amount: (difference) => daysWords(days(difference), 'calendar', dates.locale),
        shortAmount: (difference) => `${numbers.days(days(difference))} d`,
        change: (difference) => {
          const size = days(difference);
          if (size === 0) return '';
          return `${daysWords(size, 'calendar', dates.locale)} ${difference < 0 ? 'sooner' : 'later'}`;
        },
        ticks: (domain, count) => dateTicks(domain, count, dates.locale),
        least: 14 * DAY,
      };
    }
    case 'cost': {
      const amount = (difference: number): string => numbers.money(Math.abs(difference));
      return {
        name,
        limitName: 'Budget',
        short: numbers.money,
        long: numbers.money,
        amount,
        shortAmount: amount,
        change: (difference) =>
          roundedMoney(difference) === 0 ? '' : `${amount(difference)} ${difference < 0 ? 'less' : 'more'}`,
        // Round in the money that people read, not in its hundredths.
        ticks: ({ from, to }, count) =>
          roundTicks({ from: from / 100, to: to / 100 }, count, (value) => numbers.money(value * 100)).map((tick) => ({
            ...tick,
            value: tick.value * 100,
          })),
        least: 100_000,
      };
    }
  }
}

/** Null where the plan has no cost. */
export function spreadOf(view: SimulationView, name: QuantityName): Spread | null {
  return view.result?.[name] ?? null;
}

/** Whole days from ten on, else one digit, as `numbers.days` writes them. */
export function roundedDays(days: number): number {
  return Math.abs(days) < 10 ? Math.round(days * 10) / 10 : Math.round(days);
}

/** `8 working days`, `1 calendar day`. */
export function daysWords(days: number, kind: 'working' | 'calendar', locale?: string): string {
  return counted(roundedDays(Math.abs(days)), [`${kind} day`, `${kind} days`], locale);
}
