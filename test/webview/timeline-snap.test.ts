import assert from 'node:assert/strict';
import { freeDays, freeTime, workOfDay } from '../../client/src/webview/timeline/chart/calendar-time.ts';
import { type SnapInput, snapTime } from '../../client/src/webview/timeline/chart/snap.ts';
import type { CalendarShade } from '../../server/src/protocol/timeline.ts';

const DAY = 1440;
const MONDAY = Date.UTC(2026, 2, 2) / 60_000;
const time = (day: number, hour = 0, minute = 0) => MONDAY + day * DAY + hour * 60 + minute;
const HOURS = [480, 720, 780, 1020];
const WEEK = [HOURS, HOURS, HOURS, HOURS, HOURS, [], []];

/** Days only: Wednesday of the second week is a holiday, its Saturday is worked. */
const byDays: CalendarShade = {
  id: 'office',
  name: 'Office',
  nonWorking: [time(-2), time(0), time(5), time(7), time(9), time(10), time(13), time(14), time(19), time(21)],
  week: WEEK,
};

/** To the minute, with a morning at the first Saturday. */
const exact: CalendarShade = {
  ...byDays,
  nonWorking: [time(-3, 17), time(0, 8), time(0, 12), time(0, 13), time(0, 17), time(5, 8), time(5, 12), time(7, 8)],
};

describe('the time a calendar is free', () => {
  it('is whole days where days show, even of one told to the minute', () => {
    assert.deepEqual(freeDays(byDays, time(4), time(8)), [{ from: time(5), to: time(7) }]);
    assert.deepEqual(freeDays(exact, time(4), time(8)), [
      { from: time(1), to: time(5) },
      { from: time(6), to: time(7) },
    ]);
  });

  it('is nights and breaks where hours show', () => {
    assert.deepEqual(freeTime(byDays, time(0), time(1)), [
      { from: time(0), to: time(0, 8) },
      { from: time(0, 12), to: time(0, 13) },
      { from: time(0, 17), to: time(1) },
    ]);
  });

  it('is joined over midnight and the weekend', () => {
    const free = freeTime(byDays, time(4), time(8));
    assert.deepEqual(free[2], { from: time(4, 17), to: time(7, 8) });
  });

  it('follows exceptions, and the usual week where nothing more is told', () => {
    assert.deepEqual(workOfDay(byDays, time(9)), []);
    assert.equal(workOfDay(byDays, time(12))[0]?.from, time(12, 8));
    assert.deepEqual(workOfDay(exact, time(5)), [{ from: time(5, 8), to: time(5, 12) }]);
    assert.deepEqual(workOfDay(byDays, time(68)), []);
  });
});

describe('snapping', () => {
  const snap = (minute: number, more: Partial<SnapInput> = {}) =>
    snapTime({ minute, edge: 'start', pxPerDay: 40, calendar: byDays, near: [], exact: false, ...more });

  it('goes to a quarter of an hour where hours show', () => {
    assert.equal(snap(time(0, 9, 52), { pxPerDay: 1000 }), time(0, 9, 45));
    assert.equal(snap(time(0, 9, 53), { pxPerDay: 1000 }), time(0, 10));
  });

  it('goes to where work of a day begins, and a finish to where it ends', () => {
    for (const pxPerDay of [200, 40, 5]) {
      assert.equal(snap(time(1, 14), { pxPerDay }), time(1, 8));
      assert.equal(snap(time(1, 22), { pxPerDay }), time(2, 8));
      assert.equal(snap(time(1, 14), { pxPerDay, edge: 'finish' }), time(1, 17));
    }
  });

  it('never goes into time that is not worked', () => {
    assert.equal(snap(time(5, 10)), time(4, 8));
    assert.equal(snap(time(6, 20)), time(7, 8));
    assert.equal(snap(time(9, 8)), time(8, 8));
    assert.equal(snap(time(5, 12), { pxPerDay: 1000 }), time(7, 8));
    assert.equal(snap(time(7, 3), { pxPerDay: 1000, edge: 'finish' }), time(4, 17));
    assert.equal(snap(time(0, 12, 20), { exact: true }), time(0, 13));
    assert.equal(snap(time(0, 12, 20), { exact: true, edge: 'finish' }), time(0, 12));
  });

  it('goes to a time that matters within 6 px', () => {
    const near = [time(2, 15)];
    assert.equal(snap(time(2, 18), { near }), time(2, 15));
    assert.equal(snap(time(2, 19), { near }), time(2, 8));
    assert.equal(snap(time(2, 15, 7), { near, exact: true }), time(2, 15, 7));
  });

  it('stays where it is in a calendar without work', () => {
    const never = { ...byDays, nonWorking: [], week: [[], [], [], [], [], [], []] };
    assert.equal(snap(time(3, 4), { calendar: never }), time(3, 4));
  });
});
