/**
 * What random plans brought to light when the engine was held to the slow scheduler, one small plan
 * each, worked out by hand on the standard calendar from Monday 2 March 2026.
 */
import assert from 'node:assert/strict';
import { computeSchedule } from '../../../server/src/core/schedule/compute.ts';
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

const days = (count: number) => ({ minutes: count * 480, elapsed: false });
const CALENDARS = [
  calendar('mornings', { workingHours: [{ from: 480, to: 720 }] }),
  calendar('sundays', { workingDays: new Set([0]), workingHours: [{ from: 360, to: 1320 }] }),
];
const PEOPLE = [
  resource('ali', { leave: [leave('2026-03-05')] }),
  resource('bea', { calendar: 'mornings' }),
  resource('cem'),
  resource('sol', { calendar: 'sundays' }),
];
const TEAMS = [team('weekend', ['sol'])];
/** Keeps the project going until Friday 17:00. */
const WEEK: ItemTree = { id: 'week', duration: days(5) };

const schedule = (...items: ItemTree[]) => scheduled(makePlan(items, {}, CALENDARS, PEOPLE, TEAMS));

describe('found by the slow scheduler', () => {
  it('refuses a link from another plan that would bind the finish of a phase', () => {
    const late = { name: 'Power on', start: 0, finish: (date('2026-03-20').day + 1) * 1440, place: PLACE };
    const after = [{ ...link('power-on', 'FF'), project: 'dc' }];
    const phase: ItemTree = { id: 'p', kind: 'phase', after, children: [{ id: 'a', duration: days(1) }] };
    const otherPlans = new Map([['dc', { file: '', name: 'DC', items: new Map([['power-on', late]]) }]]);
    const found = computeSchedule(makePlan([phase]), { holidays: () => null, otherPlans });
    assert.deepEqual(
      [datesOf(found, 'a'), found.problems.map(({ rule }) => rule)],
      ['03-02T08:00 03-02T17:00', ['summary-link-type']],
    );
  });

  it('ends free slack where work over a leave has to begin', () => {
    // Two days by Friday without Thursday: from Wednesday on, two days after Monday.
    const a = schedule({ id: 'a', duration: days(2), assignments: [assign('ali')] }, WEEK).items.get('a');
    assert.deepEqual([a?.totalSlack, a?.freeSlack], [960, 960]);
  });

  it('ends free slack where the slower of two people has to begin', () => {
    // Bea needs two mornings, so Thursday at the latest, three days after Monday; the end could wait longer.
    const people = [assign('bea'), assign('cem')];
    const a = schedule({ id: 'a', duration: days(1), assignments: people }, WEEK).items.get('a');
    assert.deepEqual([a?.totalSlack, a?.freeSlack], [1440, 1440]);
  });

  it('ends free slack at the latest start of the task itself', () => {
    const constraint = {
      kind: 'start-no-later-than',
      date: date('2026-03-04'),
      place: PLACE,
      datePlace: PLACE,
    } as const;
    const a = schedule({ id: 'a', duration: days(1), constraint }, WEEK).items.get('a');
    assert.deepEqual([a?.totalSlack, a?.freeSlack], [960, 960]);
  });

  for (const [kind, written] of [
    ['must-start-on', '2026-03-03'],
    ['must-finish-on', '2026-03-03'],
  ] as const) {
    it(`leaves a task with ${kind} no free slack, though nothing waits for it`, () => {
      const constraint = { kind, date: date(written), place: PLACE, datePlace: PLACE };
      const a = schedule({ id: 'a', duration: days(1), constraint }, WEEK).items.get('a');
      assert.deepEqual([a?.totalSlack, a?.freeSlack], [0, 0]);
    });
  }

  it('gives a fixed task the time that the chosen member has in it', () => {
    const fixed = { start: date('2026-03-07T00:00'), finish: date('2026-03-09T00:00') };
    const a = schedule({ id: 'a', fixed, assignments: [assign('weekend')] }).items.get('a');
    assert.deepEqual([a?.duration, a?.assignments.map(({ work }) => work)], [960, [960]]);
  });

  it('moves a task that is fixed on a day off to the next work, where it takes no time', () => {
    const fixed = { start: date('2026-03-07'), finish: date('2026-03-07') };
    const found = schedule({ id: 'a', fixed });
    assert.deepEqual([datesOf(found, 'a'), found.items.get('a')?.duration], ['03-09T08:00 03-09T08:00', 0]);
  });
});
