/**
 * The two tiers of the header: the finest unit whose ticks are wide enough, and the unit above it.
 * Dates are civil, held as UTC. Only ticks in sight are made.
 */
import {
  type CountableTimeInterval,
  type TimeInterval,
  utcDay,
  utcFriday,
  utcHour,
  utcMonday,
  utcMonth,
  utcSaturday,
  utcSunday,
  utcThursday,
  utcTuesday,
  utcWednesday,
  utcYear,
} from 'd3-time';
import { minuteAt, type TimeWindow, xOf } from './scale.ts';

export interface Tick {
  readonly x: number;
  readonly width: number;
  readonly text: string;
}

export interface Ticks {
  readonly unit: UnitName;
  readonly top: readonly Tick[];
  readonly bottom: readonly Tick[];
}

export type UnitName = 'hour' | 'quarter-day' | 'day' | 'week' | 'month' | 'quarter' | 'year';

interface Unit {
  readonly name: UnitName;
  /** Least px a tick. */
  readonly least: number;
  readonly days: number;
}

const UNITS: readonly Unit[] = [
  { name: 'hour', least: 24, days: 1 / 24 },
  { name: 'quarter-day', least: 30, days: 1 / 4 },
  { name: 'day', least: 28, days: 1 },
  { name: 'week', least: 36, days: 7 },
  { name: 'month', least: 36, days: 28 },
  { name: 'quarter', least: 40, days: 90 },
  { name: 'year', least: 0, days: 365 },
];

/** Days get their weekday from here on. */
const WEEKDAY_WIDTH = 44;
const MINUTE = 60_000;

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

export function unitFor(pxPerDay: number): UnitName {
  return UNITS.find((unit) => unit.days * pxPerDay >= unit.least)?.name ?? 'year';
}

export function ticks(window: TimeWindow, locale: string | undefined): Ticks {
  const unit = unitFor(window.pxPerDay);
  const week = WEEKS[firstDayOfWeek(locale)] ?? utcMonday;
  return {
    unit,
    bottom: tier(window, intervalOf(unit, week), formatOf(unit, window.pxPerDay, locale)),
    top: tier(window, upperInterval(unit), upperFormat(unit, locale)),
  };
}

type Label = (date: Date) => string;

function tier(window: TimeWindow, interval: TimeInterval, label: Label): Tick[] {
  const from = interval.floor(new Date(minuteAt(window, 0) * MINUTE));
  const to = new Date(minuteAt(window, window.width) * MINUTE);
  const starts = interval.range(from, to);
  return starts.map((start, index) => {
    const x = xOf(window, start.getTime() / MINUTE);
    const end = starts[index + 1] ?? interval.offset(start, 1);
    return { x, width: xOf(window, interval.floor(end).getTime() / MINUTE) - x, text: label(start) };
  });
}

function intervalOf(unit: UnitName, week: CountableTimeInterval): TimeInterval {
  switch (unit) {
    case 'hour':
      return utcHour;
    case 'quarter-day':
      return every(utcHour, 6);
    case 'day':
      return utcDay;
    case 'week':
      return week;
    case 'month':
      return utcMonth;
    case 'quarter':
      return every(utcMonth, 3);
    case 'year':
      return utcYear;
  }
}

function upperInterval(unit: UnitName): TimeInterval {
  if (unit === 'hour' || unit === 'quarter-day') return utcDay;
  if (unit === 'day' || unit === 'week') return utcMonth;
  return unit === 'year' ? every(utcYear, 10) : utcYear;
}

/** `every` gives null only for steps below one. */
function every(interval: CountableTimeInterval, step: number): TimeInterval {
  return interval.every(step) ?? interval;
}

function formatOf(unit: UnitName, pxPerDay: number, locale: string | undefined): Label {
  switch (unit) {
    case 'hour':
    case 'quarter-day':
      return formatter(locale, { hour: '2-digit', hourCycle: 'h23' });
    case 'day':
      return pxPerDay >= WEEKDAY_WIDTH
        ? formatter(locale, { weekday: 'short', day: 'numeric' })
        : (date) => String(date.getUTCDate());
    case 'week':
      return (date) => String(date.getUTCDate());
    case 'month':
      return formatter(locale, { month: 'short' });
    case 'quarter':
      return (date) => `Q${Math.floor(date.getUTCMonth() / 3) + 1}`;
    case 'year':
      return formatter(locale, { year: 'numeric' });
  }
}

function upperFormat(unit: UnitName, locale: string | undefined): Label {
  if (unit === 'hour' || unit === 'quarter-day') {
    return formatter(locale, { weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' });
  }
  if (unit === 'day' || unit === 'week') return formatter(locale, { month: 'long', year: 'numeric' });
  if (unit === 'year') return (date) => `${date.getUTCFullYear()}–${date.getUTCFullYear() + 9}`;
  return formatter(locale, { year: 'numeric' });
}

const formatters = new Map<string, Label>();

function formatter(locale: string | undefined, options: Intl.DateTimeFormatOptions): Label {
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = formatters.get(key);
  if (known) return known;
  const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
  const label: Label = (date) => format.format(date);
  formatters.set(key, label);
  return label;
}

interface WeekInfo {
  readonly firstDay: number;
}

/** 0 = Sunday; Monday, as ISO has it, where the browser does not know. */
export function firstDayOfWeek(locale: string | undefined): number {
  try {
    const known = new Intl.Locale(locale ?? navigator.language) as Intl.Locale & {
      getWeekInfo?: () => WeekInfo;
      weekInfo?: WeekInfo;
    };
    return ((known.getWeekInfo?.() ?? known.weekInfo)?.firstDay ?? 1) % 7;
  } catch {
    return 1;
  }
}
