import assert from 'node:assert/strict';
import { dateFormOf } from '../../../client/src/date-form.ts';
import {
  clockTold,
  type DateLength,
  daysTold,
  dayTold,
  ENGLISH_DATES,
  tellDatesIn,
  withClock,
} from '../../../server/src/core/base/date-form.ts';
import { type Day, type Minute, startOfDay } from '../../../server/src/core/base/time.ts';
import { readDateForm } from '../../../server/src/lsp/reader-dates.ts';
import { date } from '../../support/make-plan.ts';

const LENGTHS: Readonly<Record<DateLength, Intl.DateTimeFormatOptions>> = {
  whole: { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' },
  withoutYear: { weekday: 'short', day: 'numeric', month: 'short' },
  dayOfMonth: { day: 'numeric', month: 'short' },
  dayOfYear: { day: 'numeric', month: 'short', year: 'numeric' },
};
const GREGORIAN = { timeZone: 'UTC', calendar: 'gregory', numberingSystem: 'latn' } as const;
const on = (text: string): Day => date(text).day;

describe('dates in sentences', () => {
  afterEach(() => tellDatesIn(ENGLISH_DATES));

  const VSCODE = ['en-US', 'cs', 'de', 'es', 'fr', 'hu', 'it', 'ja', 'ko', 'pl', 'pt-BR', 'ru', 'tr', 'zh-CN', 'zh-TW'];
  const OTHERS = [
    'en-GB',
    'lt',
    'el',
    'ar',
    'ar-SA',
    'th',
    'fa',
    'he',
    'hi',
    'vi',
    'fi',
    'en-CA',
    'en-AU',
    'zh-HK',
    'ja-u-hc-h11',
    'en-u-hc-h11',
    'de-u-hc-h12',
    'en-u-hc-h24',
  ];
  for (const locale of [...VSCODE, ...OTHERS]) {
    it(`are those of ${locale}, on every day of a year and at every time of a day`, () => {
      // As it comes from an editor.
      tellDatesIn(readDateForm(JSON.parse(JSON.stringify(dateFormOf(locale))), ENGLISH_DATES));
      for (const [length, options] of Object.entries(LENGTHS)) {
        const format = new Intl.DateTimeFormat(locale, { ...GREGORIAN, ...options });
        for (let of: number = on('2026-01-01'); of <= on('2026-12-31'); of++) {
          assert.equal(dayTold(of as Day, length as DateLength), format.format(of * 86_400_000));
        }
      }
      const clock = new Intl.DateTimeFormat(locale, { ...GREGORIAN, timeStyle: 'short' });
      for (let at = 0; at < 1440; at++) assert.equal(clockTold(at as Minute), clock.format(at * 60_000));
    });
  }

  it('name stretches of days and times as the language does', () => {
    const told = (locale: string) => {
      tellDatesIn(dateFormOf(locale));
      const first = on('2026-02-26');
      return [
        daysTold(on('2026-03-07'), on('2026-03-08')),
        daysTold(first, on('2026-03-08')),
        withClock(dayTold(first, 'whole'), (startOfDay(first) + 13 * 60) as Minute),
      ].map((words) => words.replace(/\s/g, ' '));
    };
    assert.deepEqual(told('de'), ['7.–8. März', '26. Feb. – 8. März', 'Do., 26. Feb. 2026, 13:00']);
    assert.deepEqual(told('en-US'), ['Mar 7 – 8', 'Feb 26 – Mar 8', 'Thu, Feb 26, 2026, 1:00 PM']);
    assert.deepEqual(told('hu'), ['márc. 7–8.', 'febr. 26. – márc. 8.', '2026. febr. 26., Cs 13:00']);
  });

  it('stay as they are where an editor sends what is none', () => {
    const whole = dateFormOf('de');
    for (const sent of [
      undefined,
      'de',
      {},
      { ...whole, months: whole.months.slice(1) },
      { ...whole, weekdays: [1, 2, 3, 4, 5, 6, 7] },
      { ...whole, patterns: { ...whole.patterns, whole: 'x'.repeat(1000) } },
      { ...whole, clock: null },
      { ...whole, hours: whole.hours.slice(1) },
    ]) {
      assert.equal(readDateForm(sent, ENGLISH_DATES), ENGLISH_DATES);
    }
    tellDatesIn({ ...ENGLISH_DATES, clock: '{hour}:{constructor}' });
    assert.equal(clockTold(485 as Minute), '08:{constructor}');
  });
});
