/**
 * The two tiers of the header: the finest unit whose ticks are wide enough, and the unit above it.
 * Dates are civil, held as UTC. Only ticks in sight are made. How a tier words its ticks follows from
 * the zoom alone, so that it stays while one scrolls.
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
import type { Measure } from './labels.ts';
import { minuteAt, type TimeWindow, xOf } from './scale.ts';

export interface Tick {
  readonly x: number;
  readonly width: number;
  /** Widest first; the lower tier has chosen one. */
  readonly texts: readonly [string, ...string[]];
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

export function ticks(window: TimeWindow, locale: string | undefined, measure: Measure): Ticks {
  const unit = unitFor(window.pxPerDay);
  const week = WEEKS[firstDayOfWeek(locale)] ?? utcMonday;
  return {
    unit,
    bottom: tier(window, intervalOf(unit, week), [formThatFits(unit, window.pxPerDay, locale, measure)]),
    top: tier(window, upperInterval(unit), upperForms(unit, locale)),
  };
}

type Form = (date: Date) => string;
type Forms = readonly [Form, ...Form[]];

function tier(window: TimeWindow, interval: TimeInterval, [widest, ...shorter]: Forms): Tick[] {
  const from = interval.floor(new Date(minuteAt(window, 0) * MINUTE));
  const to = new Date(minuteAt(window, window.width) * MINUTE);
  const starts = interval.range(from, to);
  return starts.map((start, index) => {
    const x = xOf(window, start.getTime() / MINUTE);
    const end = starts[index + 1] ?? interval.offset(start, 1);
    return {
      x,
      width: xOf(window, interval.floor(end).getTime() / MINUTE) - x,
      texts: [widest(start), ...shorter.map((form) => form(start))],
    };
  });
}

/** Before and behind a label. */
export const TICK_PADDING = 6;

/** The widest whose every label has room, whichever month or hour it is; the last where none has. */
function formThatFits(unit: UnitName, pxPerDay: number, locale: string | undefined, measure: Measure): Form {
  const forms = lowerForms(unit, locale, pxPerDay);
  const room = (UNITS.find(({ name }) => name === unit)?.days ?? 1) * pxPerDay - TICK_PADDING;
  const last = forms[forms.length - 1] ?? forms[0];
  if (forms.length === 1) return last;
  return forms.find((form) => SAMPLES[unit].every((date) => measure(form(date)) <= room)) ?? last;
}

const YEAR = Date.UTC(2026, 0, 1);
const samples = (count: number, step: number): readonly Date[] =>
  Array.from({ length: count }, (_, index) => new Date(YEAR + index * step * MINUTE));

/** One of every label there is. */
const SAMPLES: Readonly<Record<UnitName, readonly Date[]>> = {
  hour: samples(24, 60),
  'quarter-day': samples(4, 360),
  day: samples(31, 1440),
  week: samples(31, 1440),
  month: samples(12, 1440 * 30.5),
  quarter: samples(4, 1440 * 91),
  year: samples(1, 1440),
};

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

/** Days get their weekday from here on. */
const WEEKDAY_WIDTH = 44;

function lowerForms(unit: UnitName, locale: string | undefined, pxPerDay: number): Forms {
  switch (unit) {
    case 'hour':
    case 'quarter-day':
      return [formatter(locale, { hour: '2-digit' }), (date) => String(date.getUTCHours()).padStart(2, '0')];
    case 'day':
      return pxPerDay < WEEKDAY_WIDTH
        ? [dayOfMonth]
        : [formatter(locale, { weekday: 'short', day: 'numeric' }), dayOfMonth];
    case 'week':
      return [dayOfMonth];
    case 'month':
      return [formatter(locale, { month: 'short' }), formatter(locale, { month: 'narrow' })];
    case 'quarter':
      return [(date) => `Q${Math.floor(date.getUTCMonth() / 3) + 1}`];
    case 'year':
      return [formatter(locale, { year: 'numeric' })];
  }
}

function dayOfMonth(date: Date): string {
  return String(date.getUTCDate());
}

function upperForms(unit: UnitName, locale: string | undefined): Forms {
  switch (unit) {
    case 'hour':
    case 'quarter-day':
      return [
        formatter(locale, { weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' }),
        formatter(locale, { weekday: 'short', day: 'numeric', month: 'short' }),
        formatter(locale, { day: 'numeric', month: 'short' }),
      ];
    case 'day':
    case 'week':
      return [
        formatter(locale, { month: 'long', year: 'numeric' }),
        formatter(locale, { month: 'short', year: 'numeric' }),
        formatter(locale, { month: 'short' }),
      ];
    case 'month':
    case 'quarter':
      return [formatter(locale, { year: 'numeric' })];
    case 'year':
      return [(date) => `${date.getUTCFullYear()}–${date.getUTCFullYear() + 9}`];
  }
}

const formatters = new Map<string, Form>();

function formatter(locale: string | undefined, options: Intl.DateTimeFormatOptions): Form {
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = formatters.get(key);
  if (known) return known;
  const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
  const form: Form = (date) => format.format(date);
  formatters.set(key, form);
  return form;
}

interface WeekInfo {
  readonly firstDay: number;
}

const firstDays = new Map<string | undefined, number>();

/** 0 = Sunday; Monday, as ISO has it, where the browser does not know. */
export function firstDayOfWeek(locale: string | undefined): number {
  const known = firstDays.get(locale) ?? askFirstDay(locale);
  firstDays.set(locale, known);
  return known;
}

function askFirstDay(locale: string | undefined): number {
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
