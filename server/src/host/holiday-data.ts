/**
 * Public holidays out of `date-holidays` (data CC BY-SA 3.0), as days of civil time. A bundle of its
 * own because the data is large. It lies beside as text, a country a line, and what follows from sun and moon in another
 * bundle (`scripts/holiday-bundle.mjs`): all in one, 1.5 MB of code, it took 90 ms to load in one piece.
 * Holidays of less than a day are left out: that day is still worked.
 */
import Holidays, { type HolidaysTypes } from 'date-holidays';
import { type Day, parseDate } from '../core/base/time.ts';

const DAY = 86_400_000;
const TYPES: readonly string[] = ['public', 'bank', 'optional', 'school', 'observance'];

/** By day with their names; null where nobody knows the region: `DE`, `DE-BE`, `DE-BY-A`. */
export function holidaysOf(region: string, types: readonly string[], year: number): ReadonlyMap<Day, string> | null {
  const calendar = calendarOf(region);
  if (calendar === null) return null;
  const wanted = new Set(types.filter((type) => TYPES.includes(type)));
  const days = new Map<Day, string>();
  for (const holiday of calendar.getHolidays(year)) {
    if (!wanted.has(holiday.type)) continue;
    for (const day of daysOf(holiday)) if (!days.has(day)) days.set(day, holiday.name);
  }
  return days;
}

/** Whatever there is of it, so that its regions take less time. */
export function readCountry(region: string): void {
  names.getStates(region);
}

export function isKnown(region: string): boolean {
  return calendarOf(region) !== null;
}

/** The date counts in the region's own zone, so it is read as text; the running machine's zone never matters. */
function* daysOf(holiday: HolidaysTypes.Holiday): Generator<Day> {
  const first = parseDate(holiday.date.slice(0, 10));
  if (first === null) return;
  const whole = Math.floor((holiday.end.getTime() - holiday.start.getTime() + DAY / 12) / DAY);
  for (let passed = 0; passed < whole; passed++) yield (first.day + passed) as Day;
}

const calendars = new Map<string, Holidays | null>();
const names = new Holidays();

function calendarOf(region: string): Holidays | null {
  const known = calendars.get(region);
  if (known !== undefined) return known;
  const calendar = open(region);
  calendars.set(region, calendar);
  return calendar;
}

function open(region: string): Holidays | null {
  const calendar = known(region);
  // Dates are read as text. Without a zone the library does not look for the instants of a day's two ends either.
  calendar?.setTimezone('');
  return calendar;
}

/** The library takes an unknown state for none at all, so each part is looked up before it is used. */
function known(region: string): Holidays | null {
  const [country = '', state, district, ...rest] = region.toUpperCase().split('-');
  if (rest.length > 0 || !/^[A-Z]+$/.test(country)) return null;
  if (state === undefined) {
    const national = new Holidays(country);
    // A country has time zones; the names of all would have all their data read.
    return national.getTimezones().length === 0 ? null : national;
  }
  if (!Object.hasOwn(names.getStates(country) ?? {}, state)) return null;
  if (district === undefined) return new Holidays(country, state);
  if (!Object.hasOwn(names.getRegions(country, state) ?? {}, district)) return null;
  return new Holidays(country, state, district);
}

/** Countries by code with their names in English; of a country, its regions with its code before theirs: `DE-BE`. */
export function regionsOf(country: string | null): ReadonlyMap<string, string> {
  if (country === null) return new Map(Object.entries(names.getCountries('en')));
  const states = Object.entries(names.getStates(country, 'en') ?? {});
  return new Map(states.map(([state, name]) => [`${country}-${state}`, name]));
}
