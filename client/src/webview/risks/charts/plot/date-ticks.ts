/** Dates on an axis, by the calendar's own units and in the reader's language. Civil minutes, held as UTC. Pure. */
import {
  type CountableTimeInterval,
  type TimeInterval,
  utcFriday,
  utcMonday,
  utcSaturday,
  utcSunday,
  utcThursday,
  utcTickInterval,
  utcTuesday,
  utcWednesday,
} from 'd3-time';
import { firstDayOfWeek } from '../../../timeline/chart/ticks.ts';
import type { Domain, Tick } from './scale.ts';

const MINUTE = 60_000;
const DAY = 1440;

/** Sunday first, as `Date` counts. */
const WEEKS: readonly CountableTimeInterval[] = [
  utcSunday,
  utcMonday,
  utcTuesday,
  utcWednesday,
  utcThursday,
  utcFriday,
  utcSaturday,
];

/** About `count` ticks; the first and each of a new year name the year where ticks are months. */
export function dateTicks(domain: Domain, count: number, locale: string | undefined): Tick[] {
  const [start, stop] = [new Date(domain.from * MINUTE), new Date(domain.to * MINUTE)];
  const interval = weekOf(utcTickInterval(start, stop, Math.max(1, count)), locale);
  if (!interval) return [];
  const dates = interval.range(interval.ceil(start), new Date(stop.getTime() + 1));
  const step = ((dates[1]?.getTime() ?? 0) - (dates[0]?.getTime() ?? 0)) / MINUTE;
  return dates.map((date, index) => ({
    value: date.getTime() / MINUTE,
    text: formatFor(step, date, index === 0, locale).format(date),
  }));
}

/** d3 begins weeks on Sunday; a reader's weeks may begin on another day. */
function weekOf(interval: TimeInterval | null, locale: string | undefined): TimeInterval | null {
  return interval === utcSunday ? (WEEKS[firstDayOfWeek(locale)] ?? utcMonday) : interval;
}

function formatFor(step: number, date: Date, first: boolean, locale: string | undefined): Intl.DateTimeFormat {
  if (step > 0 && step < DAY) {
    const midnight = date.getTime() % (DAY * MINUTE) === 0;
    return format(
      locale,
      first || midnight ? { day: 'numeric', month: 'short' } : { hour: '2-digit', minute: '2-digit' },
    );
  }
  if (step < 28 * DAY) return format(locale, { day: 'numeric', month: 'short' });
  if (step < 360 * DAY) {
    const year = first || date.getUTCMonth() === 0 ? ({ year: 'numeric' } as const) : {};
    return format(locale, { month: 'short', ...year });
  }
  return format(locale, { year: 'numeric' });
}

const formats = new Map<string, Intl.DateTimeFormat>();

function format(locale: string | undefined, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
  formats.set(key, made);
  return made;
}
