import assert from 'node:assert/strict';
import { dateWords } from '../../client/src/webview/shared/dates.ts';
import { inWords, inWorkingTime, lagInWords, money } from '../../client/src/webview/timeline/model/amounts.ts';

const at = (...date: [number, number, number, number?]) =>
  Date.UTC(date[0], date[1] - 1, date[2], date[3] ?? 0) / 60_000;

describe('the words of the timeline', () => {
  it('tell lengths by their number, in the locale, and calendar days apart', () => {
    const said = ['1d', '+2d', '-3d', '1.5d', '2ed', '1eh', '1mo', 'soon'].map((length) => inWords(length, 'de-DE'));
    assert.deepEqual(said, [
      '1 day',
      '2 days',
      '3 days',
      '1,5 days',
      '2 calendar days',
      '1 hour on the clock',
      '1 month',
      'soon',
    ]);
    assert.deepEqual(
      ['1d', '2d', '2ed', '3h'].map((length) => inWorkingTime(length, 'en')),
      ['1 working day', '2 working days', '2 calendar days', '3 hours'],
    );
  });

  it('tell a lag by what it does', () => {
    assert.deepEqual(
      ['', '+2d', '-1d', '+50%', '-25%'].map((lag) => lagInWords(lag, 'en')),
      ['', '2 days later', 'overlapping by 1 day', '50% of its length later', 'overlapping by 25% of its length'],
    );
  });

  it('tell money of a plan with, without and with an odd currency', () => {
    assert.deepEqual(
      [
        money(1_200_000, 'EUR', 'en-GB'),
        money(1250, 'EUR', 'en-GB'),
        money(1250, null, 'de-DE'),
        money(100, 'shells', 'en'),
      ],
      ['€12,000', '€12.50', '12,50', '1 shells'],
    );
  });

  it('tell a stretch with a word in place of the dash, in the order of each locale', () => {
    const [from, to] = [at(2026, 3, 9, 8), at(2026, 3, 18, 17)];
    assert.equal(dateWords('en-GB', 'none').range(from, to), '9 to 18 March');
    assert.equal(dateWords('en-US', 'none').range(from, to), 'March 9 to 18');
    assert.equal(dateWords('de-DE', 'none').range(from, to), '9. to 18. März');
    assert.equal(dateWords('en-GB', '2-digit').range(from, at(2027, 1, 4)), '9 March 2026 to 3 January 2027');
    assert.equal(dateWords('en-GB', 'none').months(from, at(2026, 6, 2)), 'March to June 2026');
    assert.equal(dateWords('en-GB', 'none').range(from, from), '9 March');
  });

  it('tell the months and digits of plans where a language has others, as sentences do', () => {
    const day = at(2026, 3, 9, 8);
    for (const locale of ['th', 'fa', 'ar-SA', 'ar-EG']) {
      const dates = dateWords(locale, 'numeric');
      for (const told of [dates.short(day), dates.long(day), dates.told(day), dates.range(day, day)]) {
        assert.match(told, /(?<!\d)9(?!\d)/, locale);
        assert.match(told, /2026/, locale);
      }
      assert.equal(inWords('12d', dates.locale), '12 days');
    }
    assert.equal(dateWords('de-DE', 'none').locale, 'de-DE');
  });
});
