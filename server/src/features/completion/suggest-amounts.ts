/** Values of a kind that a reader picks rather than thinks up: shares of work, hours, currencies, regions. */
import { CompletionItemKind } from 'vscode-languageserver-types';
import type { Surroundings } from '../snapshot.ts';
import type { Suggestion } from './suggestion.ts';

const PERCENTS = ['0', '25', '50', '75', '100'] as const;

/** Those projects are most often paid in, by ISO 4217. */
const CURRENCIES: readonly (readonly [string, string])[] = [
  ['EUR', 'Euro'],
  ['USD', 'US dollar'],
  ['GBP', 'Pound sterling'],
  ['CHF', 'Swiss franc'],
  ['JPY', 'Japanese yen'],
  ['CNY', 'Chinese yuan'],
  ['INR', 'Indian rupee'],
  ['AUD', 'Australian dollar'],
  ['CAD', 'Canadian dollar'],
  ['NZD', 'New Zealand dollar'],
  ['SEK', 'Swedish krona'],
  ['NOK', 'Norwegian krone'],
  ['DKK', 'Danish krone'],
  ['PLN', 'Polish złoty'],
  ['CZK', 'Czech koruna'],
  ['HUF', 'Hungarian forint'],
  ['RON', 'Romanian leu'],
  ['TRY', 'Turkish lira'],
  ['ILS', 'Israeli shekel'],
  ['AED', 'UAE dirham'],
  ['SAR', 'Saudi riyal'],
  ['ZAR', 'South African rand'],
  ['BRL', 'Brazilian real'],
  ['MXN', 'Mexican peso'],
  ['SGD', 'Singapore dollar'],
  ['HKD', 'Hong Kong dollar'],
  ['KRW', 'South Korean won'],
  ['TWD', 'Taiwan dollar'],
  ['THB', 'Thai baht'],
  ['IDR', 'Indonesian rupiah'],
];

const HOURS: readonly (readonly [string, string])[] = [
  ['08:00-12:00', 'morning'],
  ['13:00-17:00', 'afternoon'],
  ['09:00-12:00', 'morning from nine'],
  ['13:00-18:00', 'afternoon until six'],
  ['09:00-17:00', 'day without a break'],
  ['22:00-06:00', 'night; belongs to the day it begins on'],
  ['00:00-24:00', 'around the clock'],
];

/** In quotes, since other readers of YAML may take hours for numbers. */
export function suggestHours(isQuoted: boolean): Suggestion[] {
  return HOURS.map(([label, note]) => ({
    label,
    note,
    kind: CompletionItemKind.Value,
    ...(isQuoted ? {} : { insert: { plain: `"${label}"` } }),
  }));
}

export function suggestPercents(): Suggestion[] {
  return PERCENTS.map((label) => ({ label, kind: CompletionItemKind.Value, note: `${label} percent` }));
}

export function suggestCurrencies(): Suggestion[] {
  return CURRENCIES.map(([label, note]) => ({ label, note, finds: note, kind: CompletionItemKind.Value }));
}

/** Countries; once one is written, it and its regions. */
export function suggestRegions({ regions }: Surroundings, typed: string): Suggestion[] {
  const country = /^\s*([A-Za-z]{2})(?:-|$)/.exec(typed)?.[1]?.toUpperCase() ?? null;
  const countries = [...regions(null)].filter(([code]) => country === null || code === country);
  const parts = country === null || countries.length === 0 ? [] : [...regions(country)];
  return [...countries, ...parts].map(([label, note]) => ({
    label,
    note,
    finds: note,
    kind: CompletionItemKind.Value,
  }));
}
