/**
 * Public holidays for the core, loaded on first use: most plans name no region, and the data is
 * big. In what ships, `./holiday-data.js` is a bundle beside this one; in tests the source itself.
 */
import type { HolidaySource } from '../core/analyse.ts';
import type { Steps } from '../core/base/steps.ts';
import type { Day } from '../core/base/time.ts';

export const holidaySource: HolidaySource = (region, types, fromYear, toYear) => {
  const days = new Map<Day, string>();
  for (let year = fromYear; year <= toYear; year++) {
    const ofYear = yearOf(region, types, year);
    if (ofYear === null) return null;
    for (const [day, name] of ofYear) days.set(day, name);
  }
  return days;
};

/** In steps of one year, after those in which library, country and region are read. */
export function* findingHolidays(region: string, types: readonly string[], wanted: readonly number[]): Steps<void> {
  if (wanted.every((year) => years.has(keyOf(region, types, year)))) return;
  yield;
  const { isKnown, readCountry } = loaded();
  yield;
  readCountry(region);
  yield;
  if (!isKnown(region)) return;
  for (const year of wanted) {
    yield;
    yearOf(region, types, year);
  }
}

type Data = typeof import('./holiday-data.ts');

let data: Data | null = null;
const years = new Map<string, ReadonlyMap<Day, string> | null>();

/** Countries, or the regions of a country, by the codes that `holidays` takes. */
export function holidayRegions(country: string | null): ReadonlyMap<string, string> {
  return loaded().regionsOf(country);
}

function yearOf(region: string, types: readonly string[], year: number): ReadonlyMap<Day, string> | null {
  const key = keyOf(region, types, year);
  const known = years.get(key);
  if (known !== undefined) return known;
  const holidays = loaded().holidaysOf(region, types, year);
  years.set(key, holidays);
  return holidays;
}

function keyOf(region: string, types: readonly string[], year: number): string {
  return JSON.stringify([region, types, year]);
}

function loaded(): Data {
  data ??= require('./holiday-data.js') as Data;
  return data;
}
