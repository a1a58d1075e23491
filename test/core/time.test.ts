import assert from 'node:assert/strict';
import { dayFromCivil, formatDay, parseDate, weekday } from '../../server/src/core/base/time.ts';

describe('civil dates', () => {
  it('knows the weekday of a day', () => {
    const day = dayFromCivil(2026, 11, 22);
    assert.ok(day !== null);
    assert.equal(weekday(day), 0);
    assert.equal(formatDay(day), '2026-11-22');
  });

  for (const text of ['2026-02-30', '1899-12-31', '2201-01-01', '2026-13-01', '2026-02-03T24:30', '2026-2-3', '']) {
    it(`refuses ${text || 'an empty text'}`, () => assert.equal(parseDate(text), null));
  }
});
