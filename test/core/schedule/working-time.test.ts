import assert from 'node:assert/strict';
import fc from 'fast-check';
import { day, dayFromCivil, formatMinute, type Minute, minute, parseDate } from '../../../server/src/core/base/time.ts';
import type { CalendarSpec } from '../../../server/src/core/model/plan.ts';
import { daysOf, everWorks } from '../../../server/src/core/schedule/calendar-days.ts';
import { compileTime } from '../../../server/src/core/schedule/compile-time.ts';
import { finishAt, startAt, workedAt } from '../../../server/src/core/schedule/time-table.ts';
import type { WorkingTime } from '../../../server/src/core/schedule/working-time.ts';
import { calendar, PLACE } from '../../support/make-plan.ts';

const anchor = dayFromCivil(2026, 3, 2) ?? day(0); // a Monday

function timeOf(...chain: CalendarSpec[]): WorkingTime {
  return compileTime(
    daysOf(chain, () => new Map([[dayFromCivil(2026, 4, 3) ?? day(0), 'Good Friday']])),
    anchor,
  );
}

function at(text: string): Minute {
  const found = parseDate(text);
  assert.ok(found, text);
  return minute(found.day * 1440 + (found.minuteOfDay ?? 0));
}

const exception = (from: string, to: string, hours: [number, number][] | null, working = hours !== null) => ({
  from: parseDate(from)?.day ?? day(0),
  to: parseDate(to)?.day ?? day(0),
  working,
  hours: hours?.map(([a, b]) => ({ from: a, to: b })) ?? null,
  name: 'Exception',
  place: PLACE,
});

const standard = timeOf();
const night = timeOf(calendar('night', { workingHours: [{ from: 22 * 60, to: 30 * 60 }] }));
const easter = timeOf(calendar('easter', { holidays: { region: 'DE', types: ['public'], place: PLACE } }));

describe('working time of the standard calendar (8–12 and 13–17, Monday to Friday)', () => {
  const rows: [string, (at: Minute) => Minute, string, string][] = [
    ['moves a weekend to Monday morning', standard.nextStart, '2026-03-07T10:00', '2026-03-09T08:00'],
    ['moves the end of a day to the next morning', standard.nextStart, '2026-03-06T17:00', '2026-03-09T08:00'],
    ['leaves an instant at work alone', standard.nextStart, '2026-03-06T09:30', '2026-03-06T09:30'],
    ['skips lunch', standard.nextStart, '2026-03-06T12:00', '2026-03-06T13:00'],
    ['walks a weekend back to Friday evening', standard.previousFinish, '2026-03-08T10:00', '2026-03-06T17:00'],
    ['walks a morning back to the evening before', standard.previousFinish, '2026-03-09T08:00', '2026-03-06T17:00'],
    ['ends a full day at 17:00, not next morning', (t) => standard.add(t, 480), '2026-03-02T08:00', '2026-03-02T17:00'],
    ['runs three days over a weekend', (t) => standard.add(t, 1440), '2026-03-05T08:00', '2026-03-09T17:00'],
    ['adds nothing as it is', (t) => standard.add(t, 0), '2026-03-07T10:00', '2026-03-07T10:00'],
    [
      'begins a day that ends at 17:00 at 8:00',
      (t) => standard.subtract(t, 480),
      '2026-03-09T17:00',
      '2026-03-09T08:00',
    ],
    [
      'walks a lead back to the start of work',
      (t) => standard.subtract(t, 480),
      '2026-03-10T17:00',
      '2026-03-10T08:00',
    ],
    [
      'counts beyond the first window of years',
      (t) => standard.add(t, 480 * 261 * 30),
      '2026-03-02T08:00',
      '2056-03-03T17:00',
    ],
  ];
  for (const [title, run, from, to] of rows) {
    it(title, () => assert.equal(formatMinute(run(at(from))), to));
  }

  it('counts minutes between instants, negative backwards', () => {
    assert.equal(standard.between(at('2026-03-06T16:00'), at('2026-03-09T09:00')), 120);
    assert.equal(standard.between(at('2026-03-09T09:00'), at('2026-03-06T16:00')), -120);
  });
});

describe('calendars with a life of their own', () => {
  it('lets a night shift belong to the day it began', () => {
    assert.equal(formatMinute(night.add(at('2026-03-06T22:00'), 480)), '2026-03-07T06:00');
    assert.equal(formatMinute(night.nextStart(at('2026-03-07T06:00'))), '2026-03-09T22:00');
  });
  it('skips public holidays and names them', () => {
    assert.equal(formatMinute(easter.nextStart(at('2026-04-03T08:00'))), '2026-04-06T08:00');
    assert.equal(easter.dayOf(parseDate('2026-04-03')?.day ?? day(0)).name, 'Good Friday');
  });
  it('lets an exception beat the holiday of its own calendar', () => {
    const time = timeOf(
      calendar('c', {
        holidays: { region: 'DE', types: ['public'], place: PLACE },
        exceptions: [exception('2026-04-03', '2026-04-03', [[480, 720]])],
      }),
    );
    assert.equal(time.between(at('2026-04-03T00:00'), at('2026-04-04T00:00')), 240);
  });
  it('lets its own day off beat a working exception of its base', () => {
    const base = calendar('base', { exceptions: [exception('2026-03-07', '2026-03-07', [[480, 720]])] });
    const own = calendar('own', { base: 'base', exceptions: [exception('2026-03-07', '2026-03-07', null)] });
    assert.equal(timeOf(own, base).between(at('2026-03-07T00:00'), at('2026-03-08T00:00')), 0);
    assert.equal(
      timeOf(calendar('heir', { base: 'base' }), base).between(at('2026-03-07T00:00'), at('2026-03-08T00:00')),
      240,
    );
  });
  it('gives a working exception on a Saturday the hours of an ordinary day', () => {
    const time = timeOf(calendar('c', { exceptions: [exception('2026-03-07', '2026-03-07', null, true)] }));
    assert.equal(time.between(at('2026-03-07T00:00'), at('2026-03-08T00:00')), 480);
  });
  it('takes only the named days from a map of hours, the rest from the base', () => {
    const saturday = new Map([[6, [{ from: 480, to: 720 }]]]);
    const alone = timeOf(calendar('c', { workingHours: saturday }));
    assert.equal(alone.between(at('2026-03-02T00:00'), at('2026-03-09T00:00')), 240);
    const heir = timeOf(calendar('c', { base: 'b', workingHours: saturday }), calendar('b', {}));
    assert.equal(heir.between(at('2026-03-02T00:00'), at('2026-03-09T00:00')), 5 * 480 + 240);
  });
  it('knows a calendar that never works', () => {
    assert.equal(
      everWorks(
        daysOf([calendar('never', { workingDays: new Set() })], () => null),
        anchor,
      ),
      false,
    );
  });
});

/** More of them in a long run, by `PLANLINE_RUNS`. */
const RUNS = Number(process.env['PLANLINE_RUNS'] ?? 60);

describe('any calendar', () => {
  const span = fc
    .tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 900 }))
    .map(([from, length]) => ({ from, to: from + length }));
  const week = fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1 });
  it('agrees with counting minute by minute', () => {
    fc.assert(
      fc.property(
        week,
        fc.array(span, { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 0, max: 20_000 }),
        fc.integer({ min: 1, max: 4000 }),
        (days, hours, offset, length) => {
          const time = timeOf(calendar('c', { workingDays: new Set(days), workingHours: hours }));
          const works = (t: number): boolean => time.between(minute(t), minute(t + 1)) === 1;
          const from = anchor * 1440 + offset;
          let t = from;
          for (let left = length; left > 0; t++) if (works(t)) left--;
          assert.equal(time.add(minute(from), length), t);
          assert.equal(time.between(minute(from), minute(t)), length);
          let s = t;
          for (let left = length; left > 0; s--) if (works(s - 1)) left--;
          assert.equal(time.subtract(minute(t), length), s);
          let n = from;
          while (!works(n)) n++;
          assert.equal(time.nextStart(minute(from)), n);
        },
      ),
      { numRuns: RUNS },
    );
  });
});

describe('a window of working time', () => {
  const allWeek = new Set([0, 1, 2, 3, 4, 5, 6]);
  const nightly = [{ from: 22 * 60, to: 30 * 60 }];
  for (const [title, chain] of [
    ['of days', []],
    ['of nights', [calendar('nights', { workingHours: nightly })]],
    ['of nights on all days', [calendar('all-nights', { workingDays: allWeek, workingHours: nightly })]],
    ['without a break', [calendar('all-day', { workingDays: allWeek, workingHours: [{ from: 0, to: 1440 }] })]],
    [
      'of two hours a week',
      [calendar('friday', { workingDays: new Set([5]), workingHours: [{ from: 1380, to: 1500 }] })],
    ],
  ] as const) {
    it(`${title} says the same in whatever steps it has grown`, () => {
      const rules = daysOf(chain, () => new Map());
      const one = compileTime(rules, anchor).table;
      for (const later of [true, false, false, true]) assert.ok(one.grow?.(later));
      // Anchored some days later, so that other days lie at the edges of its steps.
      for (const away of [1000, 1001, 1002, 1003, 1004, 1005, 1006]) {
        const other = compileTime(rules, day(anchor + away)).table;
        for (const later of [false, false, true]) assert.ok(other.grow?.(later));
        const between = workedAt(one, other.firstDay * 1440) - workedAt(other, other.firstDay * 1440);
        const ends = Math.min(...[one, other].map(({ firstDay, dayCount }) => firstDay + dayCount)) * 1440;
        for (let at = Math.max(one.firstDay, other.firstDay) * 1440; at < ends; at += 3601) {
          const amount = workedAt(other, at);
          assert.equal(workedAt(one, at), amount + between);
          assert.equal(startAt(one, amount + between), startAt(other, amount));
          assert.equal(finishAt(one, amount + between), finishAt(other, amount));
        }
      }
    });
  }
});
