/**
 * Civil time without zones. A `Minute` counts whole minutes from 1970-01-01T00:00 of the civil
 * calendar (as if every day had 1,440 minutes: no zone, no daylight saving), so dates from 1900
 * to 2200 fit an Int32. No `Date` of the running machine's zone enters here.
 */

declare const minuteBrand: unique symbol;
declare const dayBrand: unique symbol;

/** Minutes since 1970-01-01T00:00, civil time. */
export type Minute = number & { readonly [minuteBrand]: true };

/** Days since 1970-01-01. */
export type Day = number & { readonly [dayBrand]: true };

export const MINUTES_PER_DAY = 1440;

export function minute(value: number): Minute {
  return value as Minute;
}

export function day(value: number): Day {
  return value as Day;
}

export function dayOf(at: Minute): Day {
  return Math.floor(at / MINUTES_PER_DAY) as Day;
}

export function startOfDay(of: Day): Minute {
  return (of * MINUTES_PER_DAY) as Minute;
}

/** 0 = Sunday … 6 = Saturday, as `Date` counts them. 1970-01-01 was a Thursday. */
export function weekday(of: Day): number {
  return (((of + 4) % 7) + 7) % 7;
}

/** The day of a civil date; null if there is no such day or its year is outside 1900–2200. */
export function dayFromCivil(year: number, month: number, dayOfMonth: number): Day | null {
  if (year < 1900 || year > 2200) return null;
  const ms = Date.UTC(year, month - 1, dayOfMonth);
  const back = new Date(ms);
  if (back.getUTCMonth() !== month - 1 || back.getUTCDate() !== dayOfMonth) return null;
  return (ms / 86_400_000) as Day;
}

/** A date as written: the day, and the minute of the day where a time was given. */
export interface WrittenDate {
  readonly day: Day;
  /** 0–1440, or null for a bare date, whose time depends on what it is used for. */
  readonly minuteOfDay: number | null;
}

/** Reads `2026-02-03` or `2026-02-03T13:30`; null for anything else or a day that does not exist. */
export function parseDate(text: string): WrittenDate | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2}))?$/.exec(text);
  if (!match) return null;
  const day = dayFromCivil(Number(match[1]), Number(match[2]), Number(match[3]));
  if (day === null) return null;
  if (match[4] === undefined) return { day, minuteOfDay: null };
  const hour = Number(match[4]);
  const minutes = Number(match[5]);
  if (minutes > 59 || hour > 24 || (hour === 24 && minutes > 0)) return null;
  return { day, minuteOfDay: hour * 60 + minutes };
}

/** `2026-02-03`. The last day asked for is remembered: neighbours in a plan share their days. */
export function formatDay(of: Day): string {
  if (of !== lastDay) {
    lastText = textOfDay(of);
    lastDay = of;
  }
  return lastText;
}

let lastDay = Number.NaN;
let lastText = '';

export interface CivilDate {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly dayOfMonth: number;
}

/**
 * A day of the years 0–9999 by arithmetic, since a view asks for tens of thousands. Years are counted from
 * March, so that a leap day is the last of its year (H. Hinnant, *chrono-Compatible Low-Level Date Algorithms*).
 */
export function civilDate(of: Day): CivilDate {
  const sinceYear0 = of + 719_468;
  const era = Math.floor(sinceYear0 / 146_097);
  const dayOfEra = sinceYear0 - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    dayOfMonth: dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1,
  };
}

function textOfDay(of: Day): string {
  const { year, month, dayOfMonth } = civilDate(of);
  return `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(dayOfMonth)}`;
}

/** `2026-02-03T13:30`, the form of every contract. */
export function formatMinute(at: Minute): string {
  const of = dayOf(at);
  const clock = at - of * MINUTES_PER_DAY;
  return `${formatDay(of)}T${twoDigits(Math.floor(clock / 60))}:${twoDigits(clock % 60)}`;
}

function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}
