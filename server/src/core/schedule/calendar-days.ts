/**
 * What a calendar says of each day: own exceptions, then own holidays, then the base's exceptions
 * and holidays, then the weekly hours. Assumes the chain of bases has no cycle (the model cuts it).
 */

import type { HolidaySource } from '../analyse.ts';
import { type Day, day, dayFromCivil, weekday } from '../base/time.ts';
import type { CalendarException, CalendarSpec, DaySpan } from '../model/plan.ts';
import type { DayRule } from './compile-time.ts';

/** Monday to Friday, 08:00–12:00 and 13:00–17:00: MS Project's standard calendar. */
const STANDARD_HOURS: readonly DaySpan[] = [
  { from: 480, to: 720 },
  { from: 780, to: 1020 },
];
const STANDARD_WEEK: Week = [[], STANDARD_HOURS, STANDARD_HOURS, STANDARD_HOURS, STANDARD_HOURS, STANDARD_HOURS, []];

/** Spans by weekday, 0 = Sunday. */
type Week = readonly (readonly DaySpan[])[];

const OFF: readonly DaySpan[] = [];

/** `chain`: a calendar, its base, that one's base …; empty for the standard calendar. */
export function daysOf(chain: readonly CalendarSpec[], holidays: HolidaySource): (day: Day) => DayRule {
  const week = weekOf(chain);
  const layers = chain.map((spec) => layerOf(spec, week, holidays));
  const ordinary = week.map((spans): DayRule => ({ spans, name: null }));
  return (of) => {
    for (const layer of layers) {
      const rule = layer(of);
      if (rule) return rule;
    }
    return ordinary[weekday(of)] as DayRule;
  };
}

function weekOf(chain: readonly CalendarSpec[]): Week {
  const [spec, ...bases] = chain;
  if (!spec) return STANDARD_WEEK;
  const base = weekOf(bases);
  const usual = typical(base);
  const hours = spec.workingHours;
  const list = isDayMap(hours) ? null : hours;
  const byDay = isDayMap(hours) ? hours : null;
  return base.map((inherited, of) => {
    if (spec.workingDays && !spec.workingDays.has(of)) return OFF;
    const written = list ?? byDay?.get(of);
    if (spec.workingDays) return written ?? (inherited.length > 0 ? inherited : usual);
    if (list) return inherited.length > 0 ? list : OFF;
    if (byDay) return written ?? (bases.length > 0 ? inherited : OFF);
    return inherited;
  });
}

function isDayMap(hours: CalendarSpec['workingHours']): hours is ReadonlyMap<number, readonly DaySpan[]> {
  return hours instanceof Map;
}

/** The hours of the first working weekday from Monday: what a day is taken to be that has none of its own. */
function typical(week: Week): readonly DaySpan[] {
  for (const of of [1, 2, 3, 4, 5, 6, 0]) {
    const spans = week[of] ?? OFF;
    if (spans.length > 0) return spans;
  }
  return STANDARD_HOURS;
}

/** Exceptions and holidays of one calendar of the chain. */
function layerOf(spec: CalendarSpec, week: Week, holidays: HolidaySource): (day: Day) => DayRule | null {
  const exceptions = exceptionDays(spec.exceptions, week);
  const festive = spec.holidays ? holidayDays(spec.holidays, holidays) : () => undefined;
  return (of) => {
    const exception = exceptions(of);
    if (exception) return exception;
    const name = festive(of);
    return name === undefined ? null : { spans: OFF, name };
  };
}

/** Of two exceptions on one day the first written wins. */
function exceptionDays(
  exceptions: readonly CalendarException[],
  week: Week = STANDARD_WEEK,
): (day: Day) => DayRule | null {
  const usual = typical(week);
  const first = exceptions.reduce((least, { from }) => Math.min(least, from), Number.POSITIVE_INFINITY);
  const last = exceptions.reduce((most, { to }) => Math.max(most, to), Number.NEGATIVE_INFINITY);
  return (of) => {
    if (of < first || of > last) return null;
    const exception = exceptions.find((candidate) => candidate.from <= of && of <= candidate.to);
    if (!exception) return null;
    if (!exception.working) return { spans: OFF, name: exception.name };
    const own = week[weekday(of)] ?? OFF;
    return { spans: exception.hours ?? (own.length > 0 ? own : usual), name: exception.name };
  };
}

/** Asks for holidays a year at a time, and only for years that are looked at. */
function holidayDays(
  { region, types }: { readonly region: string; readonly types: readonly string[] },
  source: HolidaySource,
): (day: Day) => string | undefined {
  const years = new Map<number, ReadonlyMap<Day, string>>();
  return (of) => {
    const year = yearOf(of);
    let known = years.get(year);
    if (!known) {
      known = (hasHolidays(year) && source(region, types, year, year)) || new Map<Day, string>();
      years.set(year, known);
    }
    return known.get(of);
  };
}

/** The years of which anybody is asked for holidays. */
export function hasHolidays(year: number): boolean {
  return year >= 1900 && year <= 2200;
}

/** Days are asked for in order, so the year found last is kept. */
let last = { year: 1970, first: 0, end: 365 };

function yearOf(of: Day): number {
  if (last.first <= of && of < last.end) return last.year;
  let year = 1970 + Math.floor(of / 365.2425);
  const next = dayFromCivil(year + 1, 1, 1);
  if (next !== null && of >= next) year++;
  const first = dayFromCivil(year, 1, 1);
  if (first !== null && of < first) year--;
  last = { year, first: dayFromCivil(year, 1, 1) ?? of, end: dayFromCivil(year + 1, 1, 1) ?? of + 1 };
  return year;
}

/** True where some day of the 50 years from `from` has work. */
export function everWorks(ruleOf: (day: Day) => DayRule, from: Day): boolean {
  for (let i = 0; i < 50 * 366; i++) if (ruleOf(day(from + i)).spans.length > 0) return true;
  return false;
}
