/** Pieces that random plans are drawn from: dates, lags, constraints, and the calendars that all of them share. */
import fc from 'fast-check';
import type { HolidaySource } from '../../server/src/core/analyse.ts';
import { type Day, day, type WrittenDate } from '../../server/src/core/base/time.ts';
import type { Constraint, ConstraintKind, Lag } from '../../server/src/core/model/plan.ts';
import { calendar, date, PLACE } from './make-plan.ts';

export const START: Day = date('2026-03-02').day;

/** Days of the plan, counted from its first Monday. */
export const off = (from: number, to: number, hours: readonly { from: number; to: number }[] | null = null) => ({
  from: day(START + from),
  to: day(START + to),
  working: hours !== null,
  hours,
  name: null,
  place: PLACE,
});

/** A made-up country: two public holidays and a bank holiday in the third week. */
export const HOLIDAYS: HolidaySource = (region, types) =>
  region === 'XX'
    ? new Map([
        [day(START + 3), 'Founding Day'],
        [day(START + 14), 'Spring'],
        ...(types.includes('bank') ? [[day(START + 15), 'Bank Holiday'] as const] : []),
      ])
    : null;

const everyDay = new Set([0, 1, 2, 3, 4, 5, 6]);

/** Shared by all plans, so that the reference builds each of their days once. */
export const CALENDARS = [
  calendar('office', {
    workingDays: new Set([1, 2, 3, 4]),
    workingHours: [{ from: 540, to: 930 }],
    exceptions: [off(8, 10), off(9, 12, [{ from: 600, to: 660 }])],
  }),
  calendar('night', {
    workingHours: [{ from: 1320, to: 1800 }],
    exceptions: [off(3, 3), off(10, 10, [{ from: 1320, to: 1560 }])],
  }),
  calendar('heir', {
    base: 'office',
    workingHours: new Map([[6, [{ from: 480, to: 720 }]]]),
    exceptions: [off(12, 12, [{ from: 600, to: 1440 }]), off(22, 24)],
  }),
  calendar('always', { workingDays: everyDay, workingHours: [{ from: 0, to: 1440 }] }),
  calendar('festive', {
    holidays: { region: 'XX', types: ['public', 'bank'], place: PLACE },
    exceptions: [off(14, 14, [{ from: 480, to: 600 }]), { ...off(5, 5), working: true }],
  }),
  calendar('week', {
    base: 'festive',
    workingHours: new Map([
      [1, [{ from: 780, to: 1440 }]],
      [2, [{ from: 0, to: 300 }]],
      [3, [{ from: 1080, to: 1560 }]],
      [5, []],
    ]),
    holidays: { region: 'XX', types: ['public'], place: PLACE },
  }),
];
/** Works when no other calendar but `always` does. */
export const SUNDAY = calendar('sunday', { workingDays: new Set([0]), workingHours: [{ from: 360, to: 1320 }] });

export const calendarId = fc.option(fc.constantFrom(...CALENDARS.map(({ id }) => id)), { freq: 2 });

export const rare = <T>(arbitrary: fc.Arbitrary<T>, freq = 5): fc.Arbitrary<T | null> =>
  fc.oneof({ weight: freq, arbitrary: fc.constant(null) }, { weight: 1, arbitrary });

export const written = (from: number, to: number): fc.Arbitrary<WrittenDate> =>
  fc.record({
    day: fc.integer({ min: START + from, max: START + to }).map(day),
    minuteOfDay: rare(fc.integer({ min: 0, max: 1440 }), 2),
  });

export const daysLater = (from: WrittenDate | null, days: number): WrittenDate | null =>
  from && { ...from, day: day(from.day + days) };

export const lag: fc.Arbitrary<Lag | null> = fc.oneof(
  fc.constant(null),
  fc.integer({ min: -1500, max: 1500 }).map((minutes): Lag => ({ kind: 'working', minutes })),
  fc.integer({ min: -2000, max: 4000 }).map((minutes): Lag => ({ kind: 'elapsed', minutes })),
  fc.integer({ min: -100, max: 150 }).map((percent): Lag => ({ kind: 'percent', percent })),
);

export const KINDS: readonly ConstraintKind[] = [
  'as-late-as-possible',
  'must-start-on',
  'must-finish-on',
  'start-no-earlier-than',
  'start-no-later-than',
  'finish-no-earlier-than',
  'finish-no-later-than',
];
export const constraint: fc.Arbitrary<Constraint> = fc
  .tuple(fc.constantFrom(...KINDS), written(-3, 25))
  .map(([kind, on]) => ({ kind, date: kind === 'as-late-as-possible' ? null : on, place: PLACE, datePlace: PLACE }));
