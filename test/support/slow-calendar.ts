/**
 * Calendars asked minute by minute: day by day a row of which minutes work, and arithmetic that
 * walks over them. Written from the rules of the language alone, as the reference for `core/schedule`.
 */
import type { HolidaySource } from '../../server/src/core/analyse.ts';
import { type Day, day, weekday } from '../../server/src/core/base/time.ts';
import type { CalendarSpec, DaySpan } from '../../server/src/core/model/plan.ts';

const STANDARD: readonly DaySpan[] = [
  { from: 480, to: 720 },
  { from: 780, to: 1020 },
];

/** Where nothing works for so long nothing ever will: all exceptions of the tests lie in their first weeks. */
const DAYS_LOOKED_AT = 400;

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

/** The spans of a day's own shifts; one that runs past midnight belongs to the day it begins on. */
export type Shifts = (of: Day) => readonly DaySpan[];

export function shiftsOf(chain: Chain, holidays: HolidaySource): Shifts {
  return (of) => hoursOf(chain, of, holidays);
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
  readonly shifts: Shifts;
  readonly works: (at: number) => boolean;
  readonly nextStart: (at: number) => number;
  readonly previousFinish: (at: number) => number;
  readonly add: (from: number, minutes: number) => number;
  readonly subtract: (to: number, minutes: number) => number;
  /** Working minutes from one instant to another, negative backwards. */
  readonly count: (from: number, to: number) => number;
  /** False where no day from `from` on has a working minute. */
  readonly everWorks: (from: Day) => boolean;
}

/** The minutes of a day, 1 where it works. */
interface Row {
  readonly minutes: Uint8Array;
  readonly total: number;
}

/** Time in which the shifts run and, where `within` is given, that works as well. */
export function slowCalendar(shifts: Shifts, within: SlowCalendar | null = null): SlowCalendar {
  const rows = new Map<number, Row>();
  let lastDay = Number.NaN;
  let lastRow: Row = { minutes: new Uint8Array(), total: 0 };
  const rowOf = (of: number): Row => {
    if (of === lastDay) return lastRow;
    lastRow = rows.get(of) ?? newRow(of);
    lastDay = of;
    return lastRow;
  };
  const newRow = (of: number): Row => {
    const minutes = new Uint8Array(1440);
    const spans = [
      ...shifts(day(of)),
      ...shifts(day(of - 1)).map(({ from, to }) => ({ from: from - 1440, to: to - 1440 })),
    ];
    for (const { from, to } of spans)
      for (let clock = Math.max(0, from); clock < Math.min(to, 1440); clock++)
        if (!within || within.works(of * 1440 + clock)) minutes[clock] = 1;
    const row = { minutes, total: minutes.reduce((sum, one) => sum + one, 0) };
    rows.set(of, row);
    return row;
  };
  const works = (at: number): boolean => rowOf(Math.floor(at / 1440)).minutes[((at % 1440) + 1440) % 1440] === 1;
  const nextStart = (at: number): number => {
    for (let now = at; now < at + DAYS_LOOKED_AT * 1440; now++) if (works(now)) return now;
    throw new RangeError('nothing works after this');
  };
  const previousFinish = (at: number): number => {
    for (let now = at; now > at - DAYS_LOOKED_AT * 1440; now--) if (works(now - 1)) return now;
    throw new RangeError('nothing works before this');
  };
  const add = (from: number, minutes: number): number => {
    let at = from;
    for (let left = minutes; left > 0; left--) at = nextStart(at) + 1;
    return at;
  };
  const subtract = (to: number, minutes: number): number => {
    let at = to;
    for (let left = minutes; left > 0; left--) at = previousFinish(at) - 1;
    return at;
  };
  const count = (from: number, to: number): number => {
    if (to < from) return 0 - count(to, from);
    let found = 0;
    for (let at = from; at < to; ) {
      const wholeDay = at % 1440 === 0 && at + 1440 <= to;
      found += wholeDay ? rowOf(at / 1440).total : Number(works(at));
      at += wholeDay ? 1440 : 1;
    }
    return found;
  };
  const answers = new Map<Day, boolean>();
  const everWorks = (from: Day): boolean => {
    let found = answers.get(from) ?? false;
    for (let n = 0; !found && !answers.has(from) && n < DAYS_LOOKED_AT; n++) found = rowOf(from + n).total > 0;
    answers.set(from, found);
    return found;
  };
  return { shifts, works, nextStart, previousFinish, add, subtract, count, everWorks };
}
