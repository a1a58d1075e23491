/**
 * Public holidays for the core, loaded on first use: most plans name no region, and the data is
 * big. In what ships, `./holiday-data.js` is a bundle beside this one; in tests the source itself.
 */
import type { HolidaySource } from '../core/analyse.ts';
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

type Data = typeof import('./holiday-data.ts');

let data: Data | null = null;
const years = new Map<string, ReadonlyMap<Day, string> | null>();

/** Countries, or the regions of a country, by the codes that `holidays` takes. */
export function holidayRegions(country: string | null): ReadonlyMap<string, string> {
  return loaded().regionsOf(country);
}

function yearOf(region: string, types: readonly string[], year: number): ReadonlyMap<Day, string> | null {
  const key = JSON.stringify([region, types, year]);
  const known = years.get(key);
  if (known !== undefined) return known;
  const holidays = loaded().holidaysOf(region, types, year);
  years.set(key, holidays);
  return holidays;
}

function loaded(): Data {
  data ??= require('./holiday-data.js') as Data;
  return data;
}
