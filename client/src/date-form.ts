/** How sentences tell dates in a language: its names and patterns, taken from what `Intl` makes of example days. */
import type { DateForm, DateLength } from '../../server/src/core/base/date-form.ts';

const LENGTHS: Readonly<Record<DateLength, Intl.DateTimeFormatOptions>> = {
  whole: { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' },
  withoutYear: { weekday: 'short', day: 'numeric', month: 'short' },
  dayOfMonth: { day: 'numeric', month: 'short' },
  dayOfYear: { day: 'numeric', month: 'short', year: 'numeric' },
};

const SUNDAY = Date.UTC(2026, 2, 8);

/** @param locale that `Intl` supports; undefined for the machine's own. */
export function dateFormOf(locale: string | undefined): DateForm {
  const formatOf = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone: 'UTC', calendar: 'gregory', numberingSystem: 'latn', ...options });
  const whole = formatOf(LENGTHS.whole);
  const dayOfMonth = formatOf(LENGTHS.dayOfMonth);
  const clock = formatOf({ timeStyle: 'short' });
  const wholeAndClock = formatOf({ ...LENGTHS.whole, hour: 'numeric', minute: '2-digit' });
  const hours = Array.from({ length: 24 }, (_, hour) => clock.formatToParts(SUNDAY + hour * 3_600_000));
  const [midnight = []] = hours;
  return {
    weekdays: Array.from({ length: 7 }, (_, n) => partOf(whole.formatToParts(SUNDAY + n * 86_400_000), 'weekday')),
    months: Array.from({ length: 12 }, (_, n) => partOf(whole.formatToParts(Date.UTC(2026, n, 8)), 'month')),
    patterns: {
      whole: patternOf(whole.formatToParts(SUNDAY)),
      withoutYear: patternOf(formatOf(LENGTHS.withoutYear).formatToParts(SUNDAY)),
      dayOfMonth: patternOf(dayOfMonth.formatToParts(SUNDAY)),
      dayOfYear: patternOf(formatOf(LENGTHS.dayOfYear).formatToParts(SUNDAY)),
    },
    daysOfMonth: dayOfMonth
      .formatRangeToParts(SUNDAY, SUNDAY + 86_400_000)
      .map(({ type, source, value }) =>
        type === 'day' ? (source === 'endRange' ? '{to}' : '{from}') : placeOf(type, value),
      )
      .join(''),
    days: `{from}${between(dayOfMonth.formatRangeToParts(SUNDAY, Date.UTC(2026, 4, 9)), tailOf(dayOfMonth))}{to}`,
    dateAndClock: `{date}${beforeClock(wholeAndClock.formatToParts(SUNDAY), tailOf(whole))}{clock}`,
    clock: patternOf(midnight),
    isDayPadded: partOf(whole.formatToParts(SUNDAY), 'day').length > 1,
    hours: hours.map((parts) => partOf(parts, 'hour')),
    partsOfDay: midnight.some(({ type }) => type === 'dayPeriod')
      ? hours.map((parts) => partOf(parts, 'dayPeriod'))
      : [],
  };
}

type Piece = Pick<Intl.DateTimeFormatPart, 'type' | 'value'>;

function partOf(parts: readonly Piece[], wanted: Piece['type']): string {
  return parts.find(({ type }) => type === wanted)?.value ?? '';
}

function patternOf(parts: readonly Piece[]): string {
  return parts.map(({ type, value }) => placeOf(type, value)).join('');
}

/** What a part of a date is called in a pattern; a literal is itself. */
function placeOf(type: Piece['type'], value: string): string {
  switch (type) {
    case 'weekday':
    case 'day':
    case 'month':
    case 'year':
    case 'hour':
    case 'minute':
      return `{${type}}`;
    case 'dayPeriod':
      return '{part}';
    default:
      return plain(value);
  }
}

/** What ends a date, such as the dot behind a month. */
function tailOf(format: Intl.DateTimeFormat): string {
  const last = format.formatToParts(SUNDAY).at(-1);
  return last?.type === 'literal' ? last.value : '';
}

/** What stands between two dates that have nothing in common, without what ends the first. */
function between(parts: readonly Intl.DateTimeRangeFormatPart[], tail: string): string {
  return literalBefore(
    parts,
    parts.findIndex(({ source }) => source === 'endRange'),
    tail,
  );
}

function beforeClock(parts: readonly Piece[], tail: string): string {
  return literalBefore(
    parts,
    parts.findIndex(({ type }) => type === 'hour' || type === 'dayPeriod'),
    tail,
  );
}

function literalBefore(parts: readonly Piece[], at: number, tail: string): string {
  const before = parts[at - 1];
  if (before?.type !== 'literal') return ' ';
  const { value } = before;
  return plain(value.startsWith(tail) ? value.slice(tail.length) : value);
}

/** `Intl` parts dates with narrow spaces that it does not write in whole ones. */
function plain(literal: string): string {
  return literal.replaceAll('\u202f', ' ');
}
