/**
 * Civil minutes as words of the user's language. Times are held as UTC throughout, so the zone of
 * the machine never shifts a date. An end at midnight belongs to the day before.
 */

import { numberWords } from './numbers.ts';

export interface DateWords {
  readonly locale: string | undefined;
  /** `9 Mar`, with the year where a plan spans several. */
  readonly short: (minute: number) => string;
  readonly shortEnd: (minute: number) => string;
  /** Characters of the longest of these. */
  readonly longest: number;
  /** `Monday, 9 March 2026` */
  readonly long: (minute: number) => string;
  readonly longEnd: (minute: number) => string;
  /** `Mon, 9 Mar 2026` */
  readonly told: (minute: number) => string;
  /** `Mon, 9 Mar 2026, 14:02` */
  readonly toldWithClock: (minute: number) => string;
  /** `18 March` */
  readonly dayMonthEnd: (minute: number) => string;
  /** `9 to 18 March` */
  readonly range: (start: number, finish: number) => string;
  /** `March to June 2026` */
  readonly months: (start: number, finish: number) => string;
  /** `14:02` */
  readonly clock: (minute: number) => string;
}

/** How short dates tell their year. */
export type Years = 'none' | '2-digit' | 'numeric';

const YEAR = 366 * 1440;
const [CENTURY, NEXT_CENTURY] = [Date.UTC(2000, 0, 1) / 60_000, Date.UTC(2100, 0, 1) / 60_000];

/** A plan of a year at most needs none; two digits mean a year of this century. Minutes. */
export function yearsOf(start: number, finish: number): Years {
  if (finish - start <= YEAR) return 'none';
  return start >= CENTURY && finish <= NEXT_CENTURY ? '2-digit' : 'numeric';
}

const ENGLISH = new Intl.PluralRules('en');
const MINUTE = 60_000;

export function dateWords(locale: string, years: Years): DateWords {
  const chosen = usableLocale(locale);
  const withYear = years !== 'none';
  const year = withYear ? { year: years } : {};
  const short = new Intl.DateTimeFormat(chosen, { timeZone: 'UTC', day: 'numeric', month: 'short', ...year });
  const fullYear = withYear ? ({ year: 'numeric' } as const) : {};
  const long = whenAsked(chosen, () => ({ dateStyle: 'full' }));
  const day = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' } as const;
  const told = whenAsked(chosen, () => day);
  const clock = whenAsked(chosen, () => ({ timeStyle: 'short' }));
  /** `08:00`, but `8:00 AM`. */
  const toldWithClock = whenAsked(chosen, () => ({
    ...day,
    hour: clock().resolvedOptions().hour12 ? 'numeric' : '2-digit',
    minute: '2-digit',
  }));
  const range = whenAsked(chosen, () => ({ day: 'numeric', month: 'long', ...fullYear }));
  const months = whenAsked(chosen, () => ({ month: 'long', year: 'numeric' }));
  const byDay = new Map<number, string>();

  function shortOf(minute: number): string {
    const day = Math.floor(minute / 1440);
    const known = byDay.get(day);
    if (known !== undefined) return known;
    const words = short.format(day * 1440 * MINUTE);
    byDay.set(day, words);
    return words;
  }

  const monthEnds = Array.from({ length: 12 }, (_, month) => Date.UTC(2026, month, 28) / MINUTE);
  return {
    locale: chosen,
    longest: Math.max(...monthEnds.map((end) => shortOf(end).length)),
    short: shortOf,
    shortEnd: (minute) => shortOf(minute - 1),
    long: (minute) => long().format(minute * MINUTE),
    longEnd: (minute) => long().format((minute - 1) * MINUTE),
    told: (minute) => told().format(minute * MINUTE),
    toldWithClock: (minute) => toldWithClock().format(minute * MINUTE),
    dayMonthEnd: (minute) => range().format((minute - 1) * MINUTE),
    range: (start, finish) => fromTo(range(), start, Math.max(start, finish - 1)),
    months: (start, finish) => fromTo(months(), start, Math.max(start, finish - 1)),
    clock: (minute) => clock().format(minute * MINUTE),
  };
}

/** A format is dear to make, and the first picture needs few. */
function whenAsked(locale: string | undefined, options: () => Intl.DateTimeFormatOptions): () => Intl.DateTimeFormat {
  let made: Intl.DateTimeFormat | null = null;
  return () => {
    made ??= new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options() });
    return made;
  };
}

/** A dash is read out as little as it is heard; the word is. */
function fromTo(format: Intl.DateTimeFormat, start: number, finish: number): string {
  return format
    .formatRangeToParts(start * MINUTE, finish * MINUTE)
    .map(({ type, source, value }) => (type === 'literal' && source === 'shared' ? value.replace(DASH, ' to ') : value))
    .join('');
}

const DASH = /\s?[-‐–—~〜～]\s?/;

/**
 * A setting may hold any text; an unusable one falls back to the browser's own. Months and digits are those of plans,
 * as in the server's sentences and below the months of the chart.
 */
function usableLocale(locale: string): string | undefined {
  const found = supported(locale);
  const { locale: own, calendar, numberingSystem } = new Intl.DateTimeFormat(found).resolvedOptions();
  if (calendar === 'gregory' && numberingSystem === 'latn') return found;
  return new Intl.Locale(own, { calendar: 'gregory', numberingSystem: 'latn' }).toString();
}

function supported(locale: string): string | undefined {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(locale)[0];
  } catch {
    return undefined;
  }
}

/** `1 warning`, `3 warnings`; `forms` are singular and plural. */
export function counted(count: number, forms: readonly [string, string], locale?: string): string {
  return `${numberWords(count, locale)} ${ENGLISH.select(count) === 'one' ? forms[0] : forms[1]}`;
}
