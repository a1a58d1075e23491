/** Where more of a resource is used than there is. Monday is 2 March 2026. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { formatMinute, type Minute, minute } from '../../../server/src/core/base/time.ts';
import { compileCalendars } from '../../../server/src/core/schedule/calendars.ts';
import { excess, type Load, overloads } from '../../../server/src/core/schedule/people/usage.ts';
import { calendar, date, makePlan } from '../../support/make-plan.ts';

const hours = (from: number, to: number) => [{ from: from * 60, to: to * 60 }];
const plan = makePlan([], {}, [
  calendar('mornings', { workingHours: hours(8, 12) }),
  calendar('night', { workingHours: hours(22, 30) }),
]);
const calendars = compileCalendars(plan, () => null, date('2026-03-02').day);
const [office, mornings, night] = [null, 'mornings', 'night'].map((id) => calendars.timeOf(id));

function at(text: string): Minute {
  const { day, minuteOfDay } = date(`2026-${text}`);
  return minute(day * 1440 + (minuteOfDay ?? 0));
}

function load(from: string, to: string, units = 1, time: Load['time'] = office ?? null): Load {
  return { from: at(from), to: at(to), units, time };
}

const show = (of: Minute): string => formatMinute(of).slice(5);
const over = (capacity: number, ...loads: Load[]): string[] =>
  overloads(loads, capacity).map((one) => {
    const who = one.loads.map((each) => loads.indexOf(each)).sort();
    return `${show(one.from)} ${show(one.to)} ${one.peak} by ${who.join('+')}`;
  });

describe('an overload', () => {
  const rows: readonly (readonly [title: string, found: string[], wanted: string[]])[] = [
    [
      'is none where one load follows another',
      over(1, load('03-02T08:00', '03-03T17:00'), load('03-04T08:00', '03-04T17:00')),
      [],
    ],
    [
      'is none where all of it is used',
      over(
        1,
        load('03-02T08:00', '03-02T17:00', 0.7),
        load('03-02T08:00', '03-02T17:00', 0.1),
        load('03-02T08:00', '03-02T17:00', 0.2),
      ),
      [],
    ],
    [
      'lies where loads meet',
      over(1, load('03-02T08:00', '03-04T17:00'), load('03-03T10:00', '03-06T17:00', 0.5)),
      ['03-03T10:00 03-04T17:00 1.5 by 0+1'],
    ],
    [
      'is one over nights and the weekend',
      over(1, load('03-05T08:00', '03-10T17:00'), load('03-06T08:00', '03-09T17:00')),
      ['03-06T08:00 03-09T17:00 2 by 0+1'],
    ],
    [
      'begins and ends with work',
      over(1, load('03-02T08:00', '03-04T08:00'), load('03-02T12:00', '03-03T17:00')),
      ['03-02T13:00 03-03T17:00 2 by 0+1'],
    ],
    [
      'is two where there is enough in between',
      over(
        1,
        load('03-02T08:00', '03-06T17:00'),
        load('03-02T08:00', '03-02T17:00'),
        load('03-04T08:00', '03-04T17:00'),
      ),
      ['03-02T08:00 03-02T17:00 2 by 0+1', '03-04T08:00 03-04T17:00 2 by 0+2'],
    ],
    [
      'names the most that is used at once',
      over(
        1,
        load('03-02T08:00', '03-06T17:00'),
        load('03-02T08:00', '03-04T17:00'),
        load('03-03T08:00', '03-03T17:00'),
      ),
      ['03-02T08:00 03-04T17:00 3 by 0+1+2'],
    ],
    [
      'is none of who works by day and who works by night',
      over(1, load('03-02T08:00', '03-06T17:00'), load('03-02T22:00', '03-06T06:00', 1, night)),
      [],
    ],
    [
      'lies in the minutes shared by different hours',
      over(1, load('03-02T08:00', '03-03T17:00'), load('03-02T08:00', '03-03T12:00', 1, mornings)),
      ['03-02T08:00 03-03T12:00 2 by 0+1'],
    ],
    [
      'meets elapsed work at night too',
      over(1, load('03-02T22:00', '03-03T06:00', 1, night), load('03-02T17:00', '03-03T08:00', 1, null)),
      ['03-02T22:00 03-03T06:00 2 by 0+1'],
    ],
    ['may be one load alone', over(1, load('03-02T08:00', '03-02T17:00', 1.5)), ['03-02T08:00 03-02T17:00 1.5 by 0']],
    [
      'leaves out who is there but not at work',
      over(
        1,
        load('03-02T08:00', '03-06T17:00', 1, night),
        load('03-02T08:00', '03-03T17:00'),
        load('03-02T08:00', '03-02T17:00'),
      ),
      ['03-02T08:00 03-02T17:00 2 by 1+2'],
    ],
    [
      'is none where there is more of it',
      over(3, load('03-02T08:00', '03-02T17:00'), load('03-02T08:00', '03-02T17:00', 2)),
      [],
    ],
  ];
  for (const [title, found, wanted] of rows) it(title, () => assert.deepEqual(found, wanted));

  it('is measured in minutes and units above the capacity', () => {
    const busy = [load('03-02T08:00', '03-02T12:00'), load('03-02T22:00', '03-03T06:00', 1, night)];
    assert.equal(excess(busy, load('03-02T10:00', '03-03T17:00', 0.5), 1), 60);
    assert.equal(excess([], load('03-02T08:00', '03-02T10:00', 1.5), 1), 60);
    assert.equal(excess(busy, load('03-02T13:00', '03-03T17:00'), 1), 0);
  });
});

describe('any loads', () => {
  const START = at('03-02T00:00');
  const END = START + 5 * 1440;
  const anyLoad: fc.Arbitrary<Load> = fc
    .record({
      from: fc.integer({ min: START, max: END - 1 }).map(minute),
      length: fc.integer({ min: 1, max: 2 * 1440 }),
      units: fc.constantFrom(0.1, 0.2, 0.25, 0.5, 0.7, 1, 1.5),
      time: fc.constantFrom(office ?? null, mornings ?? null, night ?? null, null),
    })
    .map(({ from, length, units, time }) => ({ from, to: minute(from + length), units, time }));
  const works = ({ from, to, time }: Load, of: number): boolean =>
    from <= of && of < to && (time === null || time.between(of as Minute, (of + 1) as Minute) === 1);
  const used = (loads: readonly Load[], of: number): number =>
    Math.round(loads.reduce((sum, each) => sum + (works(each, of) ? each.units : 0), 0) * 1000) / 1000;

  it('are too much in stretches that hold every minute above the capacity', () => {
    fc.assert(
      fc.property(fc.array(anyLoad, { maxLength: 6 }), fc.constantFrom(0.5, 1, 2), (loads, capacity) => {
        const found = overloads(loads, capacity);
        const isOver = (of: number): boolean => used(loads, of) > capacity;
        for (let of = START; of < END + 2 * 1440; of++) {
          const inside = found.some(({ from, to }) => from <= of && of < to);
          assert.ok(inside || !isOver(of), formatMinute(minute(of)));
        }
        for (const { from, to, peak, loads: who } of found) {
          assert.ok(isOver(from) && isOver(to - 1));
          const minutes = Array.from({ length: to - from }, (_, k) => from + k).filter(isOver);
          assert.equal(peak, Math.max(...minutes.map((of) => used(loads, of))));
          const wanted = loads.filter((each) => minutes.some((of) => works(each, of)));
          assert.deepEqual(new Set(who), new Set(wanted));
        }
      }),
      { numRuns: 30, seed: 7 },
    );
  });
});
