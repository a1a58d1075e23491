/**
 * How dates look in sentences. English with the month in letters, so that no day can be taken for a month, unless the
 * reader's editor says how the reader writes them. A process speaks to one reader, so there is one form at a time; it
 * is a table of names and patterns, because all that ICU knows costs a server more memory than a large plan.
 */
import { type CivilDate, civilDate, type Day, dayOf, MINUTES_PER_DAY, type Minute, weekday } from './time.ts';

/** Gregorian, in the digits of plans. Braces in a pattern stand for what they name. */
export interface DateForm {
  /** From Sunday, and from January, as they stand in a date. */
  readonly weekdays: readonly string[];
  readonly months: readonly string[];
  /** Of `weekday`, `day`, `month` and `year`, or some of these. */
  readonly patterns: Readonly<Record<DateLength, string>>;
  /** Of the days `from` and `to` in one `month`. */
  readonly daysOfMonth: string;
  /** Of `from` and `to`, each a day with its month. */
  readonly days: string;
  /** Of a `date` and its `clock`. */
  readonly dateAndClock: string;
  /** Of `hour` and `minute`, and of `part` where there is no 13 o'clock. */
  readonly clock: string;
  /** To two digits. */
  readonly isDayPadded: boolean;
  /** What each of the 24 hours is called, and the part of the day that it lies in; no parts where hours go on to 23. */
  readonly hours: readonly string[];
  readonly partsOfDay: readonly string[];
}

/** `Mon 9 Mar 2026`, `Mon 9 Mar`, `9 Mar`, `9 Mar 2026` */
export type DateLength = 'whole' | 'withoutYear' | 'dayOfMonth' | 'dayOfYear';

export const ENGLISH_DATES: DateForm = {
  weekdays: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
  months: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
  patterns: {
    whole: '{weekday} {day} {month} {year}',
    withoutYear: '{weekday} {day} {month}',
    dayOfMonth: '{day} {month}',
    dayOfYear: '{day} {month} {year}',
  },
  daysOfMonth: '{from}–{to} {month}',
  days: '{from}–{to}',
  dateAndClock: '{date} {clock}',
  clock: '{hour}:{minute}',
  isDayPadded: false,
  hours: Array.from({ length: 24 }, (_, hour) => twoDigits(hour)),
  partsOfDay: [],
};

/** A large plan's tasks lie on a thousand days. */
const MOST_DAYS = 4000;

let form = ENGLISH_DATES;
const known = new Map<string, string>();

/** From now on dates are told so. */
export function tellDatesIn(next: DateForm): void {
  form = next;
  known.clear();
}

export function dayTold(of: Day, length: DateLength): string {
  const key = `${of} ${length}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const told = filled(form.patterns[length], partsOf(civilDate(of), weekday(of)));
  if (known.size >= MOST_DAYS) known.clear();
  known.set(key, told);
  return told;
}

/** `7–8 Mar`, `28 Feb–1 Mar`: days near a date that is told whole. */
export function daysTold(first: Day, last: Day): string {
  if (first === last) return dayTold(first, 'dayOfMonth');
  const [from, to] = [civilDate(first), civilDate(last)];
  if (from.month !== to.month || from.year !== to.year) {
    return filled(form.days, { from: dayTold(first, 'dayOfMonth'), to: dayTold(last, 'dayOfMonth') });
  }
  return filled(form.daysOfMonth, { from: numberOf(from), to: numberOf(to), month: monthOf(from) });
}

export function withClock(date: string, at: Minute): string {
  return filled(form.dateAndClock, { date, clock: clockTold(at) });
}

/** `08:00` */
export function clockTold(at: Minute): string {
  const minutes = at - dayOf(at) * MINUTES_PER_DAY;
  const hour = Math.floor(minutes / 60);
  return filled(form.clock, {
    hour: form.hours[hour] ?? '',
    minute: twoDigits(minutes % 60),
    part: form.partsOfDay[hour] ?? '',
  });
}

function partsOf(date: CivilDate, ofWeek: number): Readonly<Record<string, string>> {
  return {
    weekday: form.weekdays[ofWeek] ?? '',
    day: numberOf(date),
    month: monthOf(date),
    year: String(date.year),
  };
}

function numberOf({ dayOfMonth }: CivilDate): string {
  return form.isDayPadded ? twoDigits(dayOfMonth) : String(dayOfMonth);
}

function monthOf({ month }: CivilDate): string {
  return form.months[month - 1] ?? '';
}

function twoDigits(amount: number): string {
  return `${amount < 10 ? '0' : ''}${amount}`;
}

/** Names in braces are only those of the record: patterns come from an editor. */
function filled(pattern: string, parts: Readonly<Record<string, string>>): string {
  return pattern.replace(/\{([a-z]{1,9})\}/g, (all, name: string) =>
    Object.hasOwn(parts, name) ? (parts[name] ?? '') : all,
  );
}
