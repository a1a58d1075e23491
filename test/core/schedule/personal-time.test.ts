/** Working time of people on tasks: what counting minute by minute says, and one object for each combination. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { day, dayFromCivil, formatMinute, minute } from '../../../server/src/core/base/time.ts';
import type { CalendarSpec, DaySpan, Resource } from '../../../server/src/core/model/plan.ts';
import { compileCalendars } from '../../../server/src/core/schedule/calendars.ts';
import { calendar, leave, makePlan, resource, team } from '../../support/make-plan.ts';

const MONDAY = day(dayFromCivil(2026, 3, 2) ?? 0);
const SPECS = [
  calendar('mornings', { workingHours: [{ from: 480, to: 720 }] }),
  calendar('night', { workingHours: [{ from: 1320, to: 1800 }] }),
  calendar('round', { workingDays: new Set([0, 1, 2, 3, 4, 5, 6]), workingHours: [{ from: 0, to: 1440 }] }),
  calendar('split', {
    workingHours: [
      { from: 300, to: 500 },
      { from: 1200, to: 1500 },
    ],
  }),
];

function timesOf(people: readonly Resource[], project: string | null = null) {
  const plan = makePlan([], { calendar: project }, SPECS, people, [team('crew', ['eva'], { calendar: 'night' })]);
  const { people: times, timeOf } = compileCalendars(plan, () => null, MONDAY);
  return {
    calendar: timeOf,
    of: (id: string, task: string | null = null) => {
      const who = plan.resources.get(id) ?? plan.teams.get(id);
      assert.ok(who, id);
      return times.timeOf(who, task);
    },
  };
}

/** More of them in a long run, by `PLANLINE_RUNS`. */
const RUNS = Number(process.env['PLANLINE_RUNS'] ?? 75);

describe('working time of people', () => {
  it('is one object for each combination of calendar, leave and calendar of the task', () => {
    const off = { leave: [leave('2026-03-03')] };
    const times = timesOf([
      resource('a'),
      resource('b', off),
      resource('c', off),
      resource('d', { calendar: 'mornings' }),
      resource('f', { leave: [leave('2026-03-03'), leave('2026-03-09', '2026-03-10')] }),
      resource('g', { leave: [leave('2026-03-09', '2026-03-10'), leave('2026-03-03')] }),
      resource('e', { calendar: 'mornings', ...off }),
    ]);
    assert.equal(times.of('a'), times.calendar(null));
    assert.equal(times.of('a', 'night'), times.calendar('night'));
    assert.equal(times.of('b'), times.of('c'));
    assert.notEqual(times.of('b'), times.of('a'));
    assert.equal(times.of('d'), times.calendar('mornings'));
    assert.equal(times.of('d', 'mornings'), times.calendar('mornings'));
    assert.equal(times.of('d', 'round'), times.of('d', 'round'));
    assert.equal(times.of('f'), times.of('g'));
    assert.notEqual(times.of('e'), times.of('d'));
    assert.notEqual(times.of('e'), times.of('b'));
  });
  it('is the calendar of the project only for who has no hours of their own', () => {
    const times = timesOf([resource('a'), resource('d', { calendar: 'mornings' })], 'night');
    assert.equal(times.of('a'), times.calendar('night'));
    assert.equal(times.of('d'), times.calendar('mornings'));
  });
  it('is that of a team for the team itself and who belongs to it', () => {
    const times = timesOf([resource('eva'), resource('kim', { team: 'crew' })]);
    for (const id of ['crew', 'eva', 'kim']) assert.equal(times.of(id), times.calendar('night'));
  });
  it('is none where calendars share no minute, or leave never ends', () => {
    const times = timesOf([
      resource('n', { calendar: 'mornings' }),
      resource('gone', { leave: [leave('2026-01-01', '2100-01-01')] }),
    ]);
    assert.equal(times.of('n', 'night'), null);
    assert.equal(times.of('gone'), null);
    assert.notEqual(times.of('n', 'split'), null);
  });
});

describe('any person on any task', () => {
  const DAYS = 21;
  /** What a calendar and leave allow, minute by minute: a shift belongs to the day it begins. */
  function minutesOf(spec: CalendarSpec | null, off: ReadonlySet<number>): Uint8Array {
    const minutes = new Uint8Array((DAYS + 2) * 1440);
    for (let of = -1; of <= DAYS; of++) {
      const weekend = [5, 6].includes(((of % 7) + 7) % 7);
      if (off.has(of) || (weekend && !spec?.workingDays)) continue;
      const spans = (spec?.workingHours ?? [
        { from: 480, to: 720 },
        { from: 780, to: 1020 },
      ]) as readonly DaySpan[];
      for (const { from, to } of spans) minutes.fill(1, Math.max(0, (of + 1) * 1440 + from), (of + 1) * 1440 + to);
    }
    return minutes;
  }
  const specOf = (id: string | null): CalendarSpec | null => SPECS.find((spec) => spec.id === id) ?? null;
  const anyId = fc.constantFrom(null, ...SPECS.map(({ id }) => id));
  const anyLeave = fc.array(fc.record({ from: fc.integer({ min: -1, max: DAYS }), length: fc.nat({ max: 4 }) }), {
    maxLength: 4,
  });

  it('works the minutes of both calendars, less leave', () => {
    fc.assert(
      fc.property(anyId, anyId, anyId, anyLeave, (own, task, project, leaves) => {
        const exceptions = leaves.map(({ from, length }) => ({
          ...leave('2026-03-02'),
          from: day(MONDAY + from),
          to: day(MONDAY + from + length),
        }));
        const away = new Set(
          leaves.flatMap(({ from, length }) => Array.from({ length: length + 1 }, (_, k) => from + k)),
        );
        const times = timesOf([resource('who', { calendar: own, leave: exceptions })], project);
        const time = times.of('who', task);
        const base = own ?? task ?? project;
        const hers = minutesOf(specOf(base), away);
        const allowed = own === null || task === null ? null : minutesOf(specOf(task), new Set());
        for (let k = 1440; k < (DAYS + 1) * 1440; k++) {
          const wanted = hers[k] === 1 && (allowed === null || allowed[k] === 1);
          const at = minute((MONDAY - 1) * 1440 + k);
          const works = time !== null && time.between(at, minute(at + 1)) === 1;
          if (works !== wanted) assert.fail(`${formatMinute(at)} is ${works ? '' : 'not '}worked`);
        }
      }),
      { numRuns: RUNS, seed: 3 },
    );
  });
});
