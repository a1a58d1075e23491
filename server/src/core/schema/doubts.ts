/** Values of the right form that mean nothing: a day that does not exist, more than can be counted. */
import { DEFAULT_DAY_LENGTHS, MOST_PERCENT, parseDuration } from '../base/duration.ts';
import { parseMoney } from '../base/money.ts';
import { parseDate } from '../base/time.ts';
import type { ScalarNode } from '../syntax/tree.ts';
import { shown } from './explain-values.ts';
import { type Finding, finding } from './finding.ts';

/** The longest days, weeks and months that a project may set; what is not too long for them never is. */
const LONGEST_LENGTHS = { ...DEFAULT_DAY_LENGTHS, hoursPerDay: 24, daysPerWeek: 7, daysPerMonth: 31 };

const MANY_DIGITS = /\d{5}/;
const DATE_LIKE = /^\d{4}-\d\d-\d\d/;
const LONGEST_DOUBT = 400;

/** True for what a pattern cannot judge: it deserves a second look. */
export function isDoubtful(text: string): boolean {
  if (text.length < 6 || text.length > LONGEST_DOUBT) return false;
  return DATE_LIKE.test(text) ? parseDate(text) === null : MANY_DIGITS.test(text);
}

/** `kinds` are those that the place takes. */
export function explainDoubt(kinds: readonly string[], { text, span }: ScalarNode): Finding | null {
  const message = kinds.map((kind) => meaningless(kind, text)).find((found) => found !== null);
  return message ? finding('schema', span, message) : null;
}

function meaningless(kind: string, text: string): string | null {
  switch (kind) {
    case 'date':
    case 'day':
      return parseDate(text) ? null : whyNoDate(text);
    case 'duration':
    case 'lag':
    case 'link':
      if (isTooManyTimes(text)) return `\`${shown(text)}\` is longer than any plan; write at most \`9999%\`.`;
      return isTooLong(text) ? `\`${shown(text)}\` is longer than any plan; write at most \`8000d\`.` : null;
    case 'money':
    case 'rate':
      return isTooMuch(text) ? `\`${shown(text)}\` is more money than can be counted to the cent.` : null;
    default:
      return null;
  }
}

function whyNoDate(text: string): string {
  const year = Number(text.slice(0, 4));
  if (year < 1900 || year > 2200) return `\`${text}\` is out of reach; a plan’s years are 1900 to 2200.`;
  const day = text.slice(0, 10);
  if (parseDate(day)) return `\`${text}\` is not a date; the time of a day goes from 00:00 to 24:00.`;
  return `\`${text}\` is not a date; there is no such day.`;
}

/** A number and a unit at the end, which is where durations, lags and links have them. */
const LENGTH = /(\d{1,12}(?:\.\d{1,20})?\s?[a-z]{1,2})$/;

function isTooLong(text: string): boolean {
  const length = LENGTH.exec(text.trim())?.[1];
  return length !== undefined && parseDuration(length, LONGEST_LENGTHS) === null;
}

const PERCENT = /(\d{1,9})(?:\.\d{1,9})?\s?%$/;

function isTooManyTimes(text: string): boolean {
  return Number(PERCENT.exec(text.trim())?.[1] ?? 0) > MOST_PERCENT;
}

function isTooMuch(text: string): boolean {
  const amount = text.split('/')[0]?.trim() ?? '';
  return /\d$|[kM]$/.test(amount) && parseMoney(amount) === null;
}
