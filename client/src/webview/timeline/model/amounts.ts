/** Lengths, lags and money of a plan in words. What a plan writes in another way stays as it is. */
import { numberWords } from '../../shared/numbers.ts';

const UNITS: Readonly<Record<string, readonly [string, string]>> = {
  m: ['minute', 'minutes'],
  h: ['hour', 'hours'],
  d: ['day', 'days'],
  w: ['week', 'weeks'],
  mo: ['month', 'months'],
  em: ['minute on the clock', 'minutes on the clock'],
  eh: ['hour on the clock', 'hours on the clock'],
  ed: ['calendar day', 'calendar days'],
  ew: ['calendar week', 'calendar weeks'],
};

const LENGTH = /^([+-]?)(\d+(?:\.\d+)?)(e?[mhdw]|mo)$/;
const ENGLISH = new Intl.PluralRules('en');

/** `+2d` → `2 days`, `1.5ed` → `1.5 calendar days`. Days, weeks and months are working ones unless they say other. */
export function inWords(length: string, locale?: string): string {
  const [, , number = '', unit = ''] = LENGTH.exec(length) ?? [];
  const forms = UNITS[unit];
  if (!forms) return length;
  const count = Number(number);
  return `${numberWords(count, locale)} ${ENGLISH.select(count) === 'one' ? forms[0] : forms[1]}`;
}

/** As `inWords`, and says of days that they are working days: where calendar days are near. */
export function inWorkingTime(length: string, locale?: string): string {
  return inWords(length, locale).replace(/ (days?)$/, (all, days: string) =>
    length.endsWith('ed') ? all : ` working ${days}`,
  );
}

/** What a lag says of a link: `2 days later`, `overlapping by 1 day`; empty without one. */
export function lagInWords(lag: string, locale?: string): string {
  if (lag === '') return '';
  const amount = lag.endsWith('%') ? `${lag.replace(/^[+-]/, '')} of its length` : inWords(lag, locale);
  return lag.startsWith('-') ? `overlapping by ${amount}` : `${amount} later`;
}

/**
 * A plan has one currency, so its short sign does.
 * @param minor in units of 1/100; @param currency ISO 4217, null where the plan names none.
 */
export function money(minor: number, currency: string | null, locale?: string): string {
  const amount = minor / 100;
  const fraction = Number.isInteger(amount) ? 0 : 2;
  const digits = { minimumFractionDigits: fraction, maximumFractionDigits: fraction };
  try {
    if (currency !== null) {
      return numberWords(amount, locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol', ...digits });
    }
  } catch {
    // A plan may name a currency that no standard knows.
  }
  const number = numberWords(amount, locale, digits);
  return currency === null ? number : `${number} ${currency}`;
}
