import assert from 'node:assert/strict';
import type { Constraint, Project } from '../../../server/src/core/model/plan.ts';
import type { Schedule } from '../../../server/src/core/schedule/schedule.ts';
import { datesOf, scheduled } from '../../support/dates-of.ts';
import {
  assign,
  calendar,
  date,
  type ItemTree,
  leave,
  link,
  makePlan,
  PLACE,
  resource,
  team,
} from '../../support/make-plan.ts';

const DAY = 480;
const days = (count: number) => ({ minutes: count * DAY, elapsed: false });
const ali = [assign('ali')];
const from = (on: string): Constraint => ({
  kind: 'start-no-earlier-than',
  date: date(on),
  place: PLACE,
  datePlace: PLACE,
});

/** Monday 2 March 2026; ali and bea are team `net`, cy is at work in the mornings. */
function levelled(outline: readonly ItemTree[], project: Partial<Project> = {}, away = leave('2026-01-01')): Schedule {
  const staff = [resource('ali', { leave: [away] }), resource('bea'), resource('cy', { calendar: 'mornings' })];
  const calendars = [calendar('mornings', { workingHours: [{ from: 480, to: 720 }] })];
  const teams = [team('net', ['ali', 'bea'])];
  return scheduled(makePlan(outline, { levelResources: true, ...project }, calendars, staff, teams));
}

describe('a levelled plan', () => {
  it('starts who waits for somebody when they are free, and names who holds them', () => {
    const schedule = levelled([
      { id: 'a', duration: days(3), assignments: ali, priority: 600 },
      { id: 'b', duration: days(2), assignments: ali },
    ]);
    assert.equal(datesOf(schedule, 'b'), '03-05T08:00 03-06T17:00');
    const b = schedule.items.get('b');
    assert.deepEqual(b?.driver, { kind: 'resource', id: 'a', resource: 'ali' });
    assert.deepEqual([b?.levellingDelay, b?.critical, schedule.items.get('a')?.levellingDelay], [3 * DAY, true, 0]);
  });

  it('has people wait for their leave to end within their task', () => {
    const schedule = levelled(
      [
        { id: 'a', duration: days(2), assignments: ali, priority: 600 },
        { id: 'b', duration: days(2), assignments: ali },
      ],
      {},
      leave('2026-03-03', '2026-03-04'),
    );
    assert.equal(datesOf(schedule, 'a'), '03-02T08:00 03-05T17:00');
    assert.equal(datesOf(schedule, 'b'), '03-06T08:00 03-09T17:00');
  });

  it('lets a night of work lie within weeks of days, as the two never meet', () => {
    const release: ItemTree = { id: 'release', duration: { minutes: 240, elapsed: false }, calendar: 'nights' };
    const plan = makePlan(
      [
        { id: 'watch', duration: days(15), assignments: [assign('ali', { units: 0.5 })] },
        { id: 'build', duration: days(2), assignments: ali, priority: 900, after: [link('watch')] },
        { id: 'test', duration: days(2), assignments: ali, after: [link('watch')] },
        { ...release, assignments: ali, constraint: from('2026-03-04') },
      ],
      { levelResources: true },
      [calendar('nights', { workingHours: [{ from: 1200, to: 1440 }] })],
      [resource('ali')],
    );
    const schedule = scheduled(plan);
    assert.equal(datesOf(schedule, 'watch'), '03-02T08:00 03-20T17:00');
    assert.equal(datesOf(schedule, 'release'), '03-04T20:00 03-05T00:00');
    assert.equal(datesOf(schedule, 'test'), '03-25T08:00 03-26T17:00');
  });

  it('moves nothing where nobody has too much to do', () => {
    const half = (id: string): ItemTree => ({ id, duration: days(5), assignments: [assign('ali', { units: 0.5 })] });
    const schedule = levelled([half('a'), half('b'), { id: 'c', duration: days(1), after: [link('b')] }]);
    assert.deepEqual(
      [...schedule.items.values()].map(({ levellingDelay }) => levellingDelay),
      [0, 0, 0],
    );
    assert.equal(schedule.items.get('c')?.driver.kind, 'link');
  });

  it('sends the member of a team who is free', () => {
    const schedule = levelled([
      { id: 'a', duration: days(3), assignments: ali, priority: 700 },
      { id: 'b', duration: days(2), assignments: [assign('net')] },
      { id: 'c', duration: days(1), assignments: [assign('net')], after: [link('b')] },
      { id: 'd', duration: days(5), assignments: [assign('bea')], after: [link('b')], priority: 600 },
    ]);
    const doing = (id: string) => schedule.items.get(id)?.assignments.map((work) => work.resource);
    assert.deepEqual([doing('b'), doing('c')], [['bea'], ['ali']]);
    assert.equal(datesOf(schedule, 'c'), '03-05T08:00 03-05T17:00');
  });

  it('counts clock time where people keep different hours', () => {
    const schedule = levelled([
      { id: 'a', duration: days(1), assignments: [assign('cy')], priority: 600 },
      { id: 'b', duration: days(1), assignments: [assign('cy')] },
      { id: 'c', duration: days(1), after: [link('b', 'FS', { kind: 'elapsed', minutes: 60 })] },
    ]);
    assert.equal(datesOf(schedule, 'a'), '03-02T08:00 03-03T12:00');
    assert.equal(datesOf(schedule, 'b'), '03-04T08:00 03-05T12:00');
    assert.equal(datesOf(schedule, 'c'), '03-05T13:00 03-06T12:00');
  });

  it('moves nothing that has begun or must be at a date, and splits only what may be split', () => {
    const must = { kind: 'must-start-on', date: date('2026-03-04'), place: PLACE, datePlace: PLACE } as const;
    const schedule = levelled([
      { id: 'a', duration: days(1), assignments: ali, constraint: must },
      { id: 'b', duration: days(3), assignments: ali, splittable: true, priority: 600 },
      { id: 'c', duration: days(3), assignments: ali },
    ]);
    assert.equal(datesOf(schedule, 'a'), '03-04T08:00 03-04T17:00');
    assert.equal(datesOf(schedule, 'b'), '03-02T08:00 03-05T17:00');
    assert.equal(datesOf(schedule, 'c'), '03-06T08:00 03-10T17:00');
    assert.equal(schedule.items.get('b')?.segments?.length, 2);
    assert.equal(schedule.items.get('b')?.duration, 3 * DAY);
    assert.deepEqual(schedule.items.get('b')?.driver, { kind: 'project-start' });
    assert.equal(schedule.items.get('c')?.segments, null);
  });

  it('moves what is said to be begun on no date, as long as no status date says where it goes on', () => {
    const schedule = levelled([
      { id: 'a', duration: days(2), assignments: ali, priority: 600 },
      { id: 'b', duration: days(2), assignments: ali, percentComplete: 50 },
    ]);
    assert.equal(datesOf(schedule, 'b'), '03-04T08:00 03-05T17:00');
  });

  it('lets others work while a split task pauses', () => {
    const schedule = levelled([
      { id: 'a', duration: days(4), assignments: ali, splittable: true },
      { id: 'b', duration: days(1), assignments: [assign('bea')], priority: 900 },
      { id: 'c', duration: days(1), assignments: ali, after: [link('b')], priority: 900 },
    ]);
    assert.equal(datesOf(schedule, 'c'), '03-03T08:00 03-03T17:00');
    assert.equal(datesOf(schedule, 'a'), '03-02T08:00 03-06T17:00');
    assert.equal(schedule.items.get('a')?.segments?.length, 2);
  });

  it('plans what needs more than there is as if there were enough', () => {
    const schedule = levelled([
      { id: 'a', duration: days(1), assignments: [assign('ali', { units: 2 })], priority: 600 },
      { id: 'b', duration: days(1), assignments: ali },
    ]);
    assert.equal(datesOf(schedule, 'a'), '03-02T08:00 03-02T17:00');
    assert.equal(datesOf(schedule, 'b'), '03-03T08:00 03-03T17:00');
  });

  it('is the same for the same seed, and not later for more schedules', () => {
    const outline = Array.from({ length: 12 }, (_, i): ItemTree => {
      const after = i > 2 ? [link(`t${(i * 7) % 3}`)] : [];
      return {
        id: `t${i}`,
        duration: days(1 + ((i * 5) % 4)),
        assignments: [assign(['ali', 'bea', 'net'][i % 3] ?? '')],
        after,
      };
    });
    const few = levelled(outline, { levelSchedules: 30 });
    assert.deepEqual([...levelled(outline, { levelSchedules: 30 }).items], [...few.items]);
    assert.ok(levelled(outline, { levelSchedules: 1000 }).finish <= few.finish);
  });
});
