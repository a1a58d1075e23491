/**
 * Schedules over the ends of years and of Februaries and over nights in which clocks change. The
 * suite runs in a zone whose clocks jump by half an hour, and nothing may notice.
 */
import assert from 'node:assert/strict';
import { formatMinute } from '../../../server/src/core/base/time.ts';
import type { LinkType } from '../../../server/src/core/model/plan.ts';
import { computeSchedule } from '../../../server/src/core/schedule/compute.ts';
import { scheduled } from '../../support/dates-of.ts';
import { assign, calendar, date, type ItemTree, leave, link, makePlan, resource } from '../../support/make-plan.ts';

const days = (count: number) => ({ minutes: count * 480, elapsed: false });
const elapsed = (count: number) => ({ minutes: count * 1440, elapsed: true });
const NIGHTS = calendar('nights', {
  workingDays: new Set([0, 1, 2, 3, 4, 5, 6]),
  workingHours: [{ from: 1320, to: 1800 }],
});

describe('civil time', () => {
  it('is tried in a zone with an odd offset that changes twice a year', () => {
    const offset = (month: number): number => new Date(2028, month, 15).getTimezoneOffset();
    assert.deepEqual([offset(0), offset(6)], [-660, -630]);
  });

  /** Start of the project, one task of it, and when that starts and finishes. */
  const rows: [string, string, ItemTree, string, string][] = [
    [
      'runs over the end of a year',
      '2027-12-31',
      { id: 'a', duration: days(2) },
      '2027-12-31T08:00',
      '2028-01-03T17:00',
    ],
    ['works on 29 February', '2028-02-28', { id: 'a', duration: days(2) }, '2028-02-28T08:00', '2028-02-29T17:00'],
    ['starts on 29 February', '2028-02-29', { id: 'a', duration: days(2) }, '2028-02-29T08:00', '2028-03-01T17:00'],
    [
      'has no 29 February in 2027',
      '2027-02-26',
      { id: 'a', duration: days(2) },
      '2027-02-26T08:00',
      '2027-03-01T17:00',
    ],
    ['has none in 2100 either', '2100-02-26', { id: 'a', duration: days(2) }, '2100-02-26T08:00', '2100-03-01T17:00'],
    [
      'counts 366 elapsed days in 2028',
      '2028-01-03',
      { id: 'a', duration: elapsed(366) },
      '2028-01-03T08:00',
      '2029-01-03T08:00',
    ],
    [
      'works a whole night while clocks go back (2 April 2028)',
      '2028-04-01T22:00',
      { id: 'a', duration: days(2), calendar: 'nights' },
      '2028-04-01T22:00',
      '2028-04-03T06:00',
    ],
    [
      'works a whole night while clocks go forward (1 October 2028)',
      '2028-09-30T22:00',
      { id: 'a', duration: days(2), calendar: 'nights' },
      '2028-09-30T22:00',
      '2028-10-02T06:00',
    ],
    [
      'leaves out the leave of a person around New Year',
      '2027-12-30',
      { id: 'a', duration: days(2), assignments: [assign('ali')] },
      '2027-12-30T08:00',
      '2028-01-04T17:00',
    ],
    ['may begin before 1970', '1969-12-31', { id: 'a', duration: days(2) }, '1969-12-31T08:00', '1970-01-01T17:00'],
  ];
  for (const [title, start, task, from, to] of rows) {
    it(title, () => {
      const ali = resource('ali', { leave: [leave('2027-12-31', '2028-01-03')] });
      const found = scheduled(makePlan([task], { start: date(start) }, [NIGHTS], [ali])).items.get('a');
      assert.deepEqual([found && formatMinute(found.start), found && formatMinute(found.finish)], [from, to]);
    });
  }

  /** After a task that ends at 17:00 on Thursday 30 December 2027. */
  const lags: [string, LinkType, number, boolean, string][] = [
    ['counts a working lag over New Year', 'FS', 960, false, '2028-01-04T08:00'],
    ['counts an elapsed lag over New Year', 'FS', 2880, true, '2028-01-03T08:00'],
    ['walks a lead back over New Year', 'FS', -480, false, '2027-12-30T08:00'],
  ];
  for (const [title, type, minutes, onClock, expected] of lags) {
    it(title, () => {
      const between = { kind: onClock ? 'elapsed' : 'working', minutes } as const;
      const items = [
        { id: 'a', duration: days(1) },
        { id: 'b', duration: days(1), after: [link('a', type, between)] },
      ];
      const found = scheduled(makePlan(items, { start: date('2027-12-30') })).items.get('b');
      assert.equal(found && formatMinute(found.start), expected);
    });
  }

  it('asks for the holidays of each year it touches', () => {
    const asked = new Set<number>();
    const spec = calendar('c', {
      holidays: { region: 'XX', types: [], place: { file: '', span: { start: 0, end: 0 } } },
    });
    const newYear = date('2028-01-03').day;
    const plan = makePlan([{ id: 'a', duration: days(2) }], { start: date('2027-12-31'), calendar: 'c' }, [spec]);
    const { items } = computeSchedule(plan, {
      otherPlans: new Map(),
      holidays: (_, __, from, to) => {
        for (let year = from; year <= to; year++) asked.add(year);
        return from <= 2028 && 2028 <= to ? new Map([[newYear, 'New Year, observed']]) : new Map();
      },
    });
    const finish = items.get('a')?.finish;
    assert.equal(finish && formatMinute(finish), '2028-01-04T17:00');
    assert.ok(asked.has(2027) && asked.has(2028));
  });
});
