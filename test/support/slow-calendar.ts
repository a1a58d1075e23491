/**
 * Calendars asked minute by minute: a table of which civil minutes work, and arithmetic that walks
 * over it. Written from the rules of the language alone, as the reference for `core/schedule`.
 */
import type { HolidaySource } from '../../server/src/core/analyse.ts';
import { type Day, day, weekday } from '../../server/src/core/base/time.ts';
import type { CalendarSpec, DaySpan } from '../../server/src/core/model/plan.ts';

const STANDARD: readonly DaySpan[] = [
  { from: 480, to: 720 },
  { from: 780, to: 1020 },
];

/** The days looked at: long before and after any plan of the tests. */
const FIRST_DAY = 20_514 - 250; // 2026-03-02 less 250 days
const DAYS = 900;

/** A calendar and its bases, nearest first. */
type Chain = readonly CalendarSpec[];

function ordinaryHours(chain: Chain, of: number): readonly DaySpan[] {
  const [own, ...bases] = chain;
  if (!own) return of >= 1 && of <= 5 ? STANDARD : [];
  const fromBase = ordinaryHours(bases, of);
  const hours = own.workingHours;
  const written = hours instanceof Map ? (hours as ReadonlyMap<number, readonly DaySpan[]>).get(of) : hours;
  if (own.workingDays?.has(of) === false) return [];
  if (own.workingDays) return (written as readonly DaySpan[] | null | undefined) ?? orUsual(fromBase, bases);
  if (hours === null) return fromBase;
  if (hours instanceof Map) return (written as readonly DaySpan[] | undefined) ?? (bases.length > 0 ? fromBase : []);
  return fromBase.length > 0 ? (hours as readonly DaySpan[]) : [];
}

/** A day that has no hours of its own takes those of the first weekday that has some. */
function orUsual(hours: readonly DaySpan[], chain: Chain): readonly DaySpan[] {
  const week = [1, 2, 3, 4, 5, 6, 0].map((of) => ordinaryHours(chain, of));
  return hours.length > 0 ? hours : (week.find((spans) => spans.length > 0) ?? STANDARD);
}

function hoursOf(chain: Chain, of: Day, holidays: HolidaySource): readonly DaySpan[] {
  const usual = ordinaryHours(chain, weekday(of));
  for (const spec of chain) {
    const exception = spec.exceptions.find(({ from, to }) => from <= of && of <= to);
    if (exception) return exception.working ? (exception.hours ?? orUsual(usual, chain)) : [];
    const year = new Date(of * 86_400_000).getUTCFullYear();
    if (spec.holidays && holidays(spec.holidays.region, spec.holidays.types, year, year)?.has(of)) return [];
  }
  return usual;
}

export interface SlowCalendar {
  readonly works: (at: number) => boolean;
  readonly nextStart: (at: number) => number;
  readonly previousFinish: (at: number) => number;
  readonly add: (from: number, minutes: number) => number;
  readonly subtract: (to: number, minutes: number) => number;
  /** Working minutes from one instant to another, negative backwards. */
  readonly count: (from: number, to: number) => number;
}

export function slowCalendar(chain: Chain, holidays: HolidaySource): SlowCalendar {
  const table = new Uint8Array(DAYS * 1440);
  for (let i = 0; i < DAYS; i++) {
    const own = hoursOf(chain, day(FIRST_DAY + i), holidays);
    const lastNight = hoursOf(chain, day(FIRST_DAY + i - 1), holidays);
    for (let clock = 0; clock < 1440; clock++) {
      const within = (at: number) => (span: DaySpan) => span.from <= at && at < span.to;
      if (own.some(within(clock)) || lastNight.some(within(clock + 1440))) table[i * 1440 + clock] = 1;
    }
  }
  const works = (at: number): boolean => {
    const index = at - FIRST_DAY * 1440;
    if (index < 0 || index >= table.length) throw new RangeError('outside the days looked at');
    return table[index] === 1;
  };
  /** Minutes that work before each, one by one. */
  const total = new Int32Array(table.length + 1);
  for (let i = 0; i < table.length; i++) total[i + 1] = (total[i] ?? 0) + (table[i] ?? 0);
  const before = (at: number): number => total[at - FIRST_DAY * 1440] ?? Number.NaN;
  const nextStart = (at: number): number => {
    while (!works(at)) at++;
    return at;
  };
  const previousFinish = (at: number): number => {
    while (!works(at - 1)) at--;
    return at;
  };
  const add = (at: number, minutes: number): number => {
    for (let left = minutes; left > 0; at++) if (works(at)) left--;
    return at;
  };
  const subtract = (at: number, minutes: number): number => {
    for (let left = minutes; left > 0; at--) if (works(at - 1)) left--;
    return at;
  };
  const count = (from: number, to: number): number => before(to) - before(from);
  return { works, nextStart, previousFinish, add, subtract, count };
}
