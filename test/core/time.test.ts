import assert from 'node:assert/strict';
import { day, dayFromCivil, formatDay, parseDate, weekday } from '../../server/src/core/base/time.ts';

describe('civil dates', () => {
  it('knows the weekday of a day', () => {
    const sunday = dayFromCivil(2026, 11, 22);
    assert.ok(sunday !== null);
    assert.equal(weekday(sunday), 0);
    assert.equal(formatDay(sunday), '2026-11-22');
  });

  it('writes every day of eight centuries as the calendar of the platform does', () => {
    for (let of = -100_000; of < 200_000; of++) {
      assert.equal(formatDay(day(of)), new Date(of * 86_400_000).toISOString().slice(0, 10));
    }
  });

  for (const text of ['2026-02-30', '1899-12-31', '2201-01-01', '2026-13-01', '2026-02-03T24:30', '2026-2-3', '']) {
    it(`refuses ${text || 'an empty text'}`, () => assert.equal(parseDate(text), null));
  }
});
