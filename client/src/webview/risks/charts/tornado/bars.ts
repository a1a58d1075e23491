/** What moves the P80 of finish or cost most: the rows of the tornado, in its order, in words and as a table. Pure. */
import type { DriverRow } from '../../../../../../server/src/protocol/simulation.ts';
import type { RegisterWords } from '../../columns.ts';
import type { TwinColumn } from '../../twin-table.ts';
import { roundedMoney } from '../../words.ts';
import { daysWords, roundedDays } from '../quantity.ts';
import { chanceText, chanceWords } from '../words.ts';

export type Unit = 'days' | 'cost';
export type Kinds = 'all' | DriverRow['kind'];

interface End {
  readonly value: number;
  readonly when: string;
}

export interface Bar {
  readonly driver: DriverRow;
  /** Of P80, in working days or minor units: at most 0, at least 0. */
  readonly low: number;
  readonly high: number;
  /** Where P80 lies when the task is short and long, or the risk stays away and strikes. */
  readonly ends: readonly [End, End];
}

const MOST = 10;

/**
 * What explains most of the spread first; what moves less than is written is left out. The means of the highest
 * and the lowest fifth of a normal draw lie 2.8 standard deviations apart; those of a risk's two cases 1/√(p(1−p)).
 * So a risk that strikes in 5 of 100 trials does not come first for the length of its bar alone.
 */
export function barsOf(
  drivers: readonly DriverRow[],
  unit: Unit,
  kinds: Kinds,
  opportunities: ReadonlySet<string>,
): Bar[] {
  return drivers
    .flatMap((driver): Bar[] => {
      const ends = unit === 'days' ? driver.days : driver.cost;
      if (!ends || (kinds !== 'all' && driver.kind !== kinds)) return [];
      // An opportunity that strikes makes things better; and sampling may move both ends to one side.
      const [low, high] = [Math.min(0, ends.low, ends.high), Math.max(0, ends.low, ends.high)];
      if (unit === 'days' ? roundedDays(high - low) === 0 : high - low < 1) return [];
      const [first, second] = casesOf(driver, opportunities);
      return [
        {
          driver,
          low,
          high,
          ends: [
            { value: ends.low, when: first },
            { value: ends.high, when: second },
          ],
        },
      ];
    })
    .sort((a, b) => explained(b) - explained(a))
    .slice(0, MOST);
}

const FIFTHS_APART = 2.8;

/** In standard deviations. */
function explained({ driver: { kind, criticality }, low, high }: Bar): number {
  const spread = kind === 'task' ? 1 / FIFTHS_APART : Math.sqrt(criticality * (1 - criticality));
  return (high - low) * spread;
}

/** The text at an end of a bar: `+8 d`; of a risk, how often it comes to that: `+8 d in 5%`. */
export function endLabel({ driver, ends: [, struck] }: Bar, end: number, unit: Unit, words: RegisterWords): string {
  const text = endText(end, unit, words);
  if (text === '' || driver.kind === 'task' || end !== struck.value) return text;
  return `${text} in ${chanceText(driver.criticality, words.numbers)}`;
}

/** `−3 d`, `+8 d`, `+€12K`; empty where it rounds to nothing. */
export function endText(value: number, unit: Unit, { numbers }: RegisterWords): string {
  const size = Math.abs(value);
  if (unit === 'days' ? roundedDays(size) === 0 : roundedMoney(size) === 0) return '';
  const text = unit === 'days' ? `${numbers.days(roundedDays(size))} d` : numbers.money(size);
  return `${value < 0 ? '−' : '+'}${text}`;
}

function casesOf({ kind, id }: DriverRow, opportunities: ReadonlySet<string>): readonly [string, string] {
  if (kind === 'task') return ['if it is short', 'if it is long'];
  return opportunities.has(id) ? ['if it does not come', 'if it comes'] : ['if it stays away', 'if it strikes'];
}

function shift(value: number, unit: Unit, { dates, numbers }: RegisterWords): string {
  if (unit === 'days') return `${daysWords(value, 'working', dates.locale)} ${value < 0 ? 'sooner' : 'later'}`;
  return `${numbers.money(Math.abs(value))} ${value < 0 ? 'less' : 'more'}`;
}

/** `2 working days sooner if it is short`, `3 working days later if it is long` */
function shifts({ ends }: Bar, unit: Unit, words: RegisterWords): string[] {
  return ends
    .filter(({ value }) => endText(value, unit, words) !== '')
    .map(({ value, when }) => `${shift(value, unit, words)} ${when}`);
}

function often({ driver: { kind } }: Bar, chance: string): string {
  return kind === 'task' ? `decides the finish in ${chance} of the trials` : `strikes in ${chance} of the trials`;
}

/** `Firewall rules, task: P80 2 working days sooner if it is short, …, decides the finish in 84 percent of the trials` */
export function barWords(bar: Bar, unit: Unit, words: RegisterWords): string {
  const { name, kind, criticality } = bar.driver;
  const moves = shifts(bar, unit, words).join(', ');
  return `${name}, ${kind}: P80 ${moves}; ${often(bar, chanceWords(criticality))}`;
}

/** What a risk does on average, which P80 may not show: it may lie where nothing moves it. */
function onAverage({ driver: { kind, mean }, ends }: Bar, unit: Unit, words: RegisterWords): string[] {
  const days = mean.high - mean.low;
  if (kind === 'task' || unit === 'cost' || roundedDays(days) === 0) return [];
  return [`On average ${shift(days, unit, words)} ${ends[1].when}`];
}

export function barLines(bar: Bar, unit: Unit, words: RegisterWords): [string, ...string[]] {
  const { name, criticality } = bar.driver;
  return [
    name,
    ...shifts(bar, unit, words).map((shift) => `P80 ${shift}`),
    ...onAverage(bar, unit, words),
    capital(often(bar, chanceText(criticality, words.numbers))),
  ];
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export function barColumns(unit: Unit): readonly TwinColumn[] {
  const of = unit === 'days' ? ', working days' : '';
  return [
    { title: 'Task or risk' },
    { title: unit === 'days' ? `P80 sooner${of}` : 'P80 less', numeric: true },
    { title: unit === 'days' ? `P80 later${of}` : 'P80 more', numeric: true },
    { title: 'Decides or strikes', numeric: true },
    { title: 'Rank correlation', numeric: true },
  ];
}

/** Without the name, which leads to its line. */
export function barCells(bar: Bar, unit: Unit, words: RegisterWords): readonly string[] {
  const size = (value: number): string =>
    unit === 'days' ? words.numbers.days(roundedDays(Math.abs(value))) : words.numbers.money(Math.abs(value));
  const { criticality, cruciality } = bar.driver;
  const correlation = new Intl.NumberFormat(words.dates.locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  return [size(bar.low), size(bar.high), chanceText(criticality, words.numbers), correlation.format(cruciality)];
}
