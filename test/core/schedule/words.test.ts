import assert from 'node:assert/strict';
import { clockTold } from '../../../server/src/core/base/date-form.ts';
import { DEFAULT_DAY_LENGTHS } from '../../../server/src/core/base/duration.ts';
import { type Day, formatDay, type Minute, startOfDay } from '../../../server/src/core/base/time.ts';
import {
  dateInWords,
  dateNear,
  dayInWords,
  dayRange,
  lengthInWords,
  listed,
} from '../../../server/src/core/schedule/words.ts';
import { date } from '../../support/make-plan.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const on = (text: string): Minute => startOfDay(date(text).day);

describe('words of the schedule', () => {
  it('name every day from 1900 to 2200 as the calendar does', () => {
    const last = date('2200-12-31').day;
    for (let of: number = date('1900-01-01').day; of <= last; of++) {
      const [year, month, dayOfMonth] = formatDay(of as Day)
        .split('-')
        .map(Number);
      const words = dayInWords(startOfDay(of as Day)).split(' ');
      assert.deepEqual(words.slice(1), [String(dayOfMonth), MONTHS[(month ?? 0) - 1], String(year)]);
    }
    assert.equal(dayInWords(on('1970-01-01')), 'Thu 1 Jan 1970');
    assert.equal(dayInWords(on('2028-02-29')), 'Tue 29 Feb 2028');
  });

  it('tell the year once, and again where it is another', () => {
    const at = (on('2026-12-31') + 9 * 60 + 5) as Minute;
    assert.equal(dateInWords(at), 'Thu 31 Dec 2026 09:05');
    assert.equal(dateNear(at, on('2026-03-01')), 'Thu 31 Dec 09:05');
    assert.equal(dateNear(at, on('2027-01-01')), 'Thu 31 Dec 2026 09:05');
    assert.equal(clockTold(-1 as Minute), '23:59');
  });

  it('tell stretches of days as people do', () => {
    assert.equal(dayRange(on('2026-03-07'), on('2026-03-08')), '7–8 Mar');
    assert.equal(dayRange(on('2026-02-28'), on('2026-03-01')), '28 Feb–1 Mar');
    assert.equal(dayRange(on('2026-03-03'), on('2026-03-03')), '3 Mar');
    assert.equal(dayRange(on('2025-12-24'), on('2026-01-03')), '24 Dec–3 Jan');
  });

  it('count lengths in the unit that fits, and list names', () => {
    const lengths = [480, 1200, 60, 45, 1].map((minutes) => lengthInWords(minutes, DEFAULT_DAY_LENGTHS));
    assert.deepEqual(lengths, ['1 day', '2.5 days', '1 hour', '45 minutes', '1 minute']);
    assert.deepEqual(
      [listed([]), listed(['a']), listed(['a', 'b']), listed(['a', 'b', 'c'])],
      ['', 'a', 'a and b', 'a, b and c'],
    );
  });
});
