/**
 * Who of a team works on a task. Days are 8–12 and 13–17 from Monday 2 March 2026; each row by hand.
 */
import assert from 'node:assert/strict';
import type { Plan } from '../../../server/src/core/model/plan.ts';
import { datesOf, scheduled } from '../../support/dates-of.ts';
import {
  assign,
  calendar,
  date,
  type ItemTree,
  leave,
  link,
  makePlan,
  resource,
  team,
} from '../../support/make-plan.ts';

const days = (count: number) => ({ minutes: count * 480, elapsed: false });
const CALENDARS = [calendar('mornings', { workingHours: [{ from: 480, to: 720 }] })];
const PEOPLE = [
  resource('ann'),
  resource('ben'),
  resource('cy', { calendar: 'mornings' }),
  resource('dan', { leave: [leave('2026-03-03')] }),
  resource('eve', { maxUnits: 0.5 }),
  resource('rack', { type: 'material' }),
];
const TEAMS = [
  team('two', ['ann', 'ben']),
  team('slow-first', ['cy', 'ann']),
  team('away-first', ['dan', 'ann']),
  team('away', ['dan']),
  team('part', ['eve', 'ann']),
  team('nobody', [], { calendar: 'mornings' }),
  team('things', ['rack']),
];

function planOf(...outline: readonly ItemTree[]): Plan {
  return makePlan(outline, {}, CALENDARS, PEOPLE, TEAMS);
}

/** `ann 100%, ben 50%`; `?` where nobody can be taken. */
function whoDoes(plan: Plan, id: string): string {
  const work = scheduled(plan).items.get(id)?.assignments ?? [];
  return work.map(({ resource, units }) => `${resource ?? '?'} ${Math.round(units * 100)}%`).join(', ');
}

const task = (id: string, ...parties: (string | [string, number])[]): ItemTree => ({
  id,
  duration: days(2),
  assignments: parties.map((one) => (typeof one === 'string' ? assign(one) : assign(one[0], { units: one[1] }))),
});

describe('a team assigned', () => {
  it('is its first member who is free', () => {
    assert.equal(whoDoes(planOf(task('t', 'two')), 't'), 'ann 100%');
    assert.equal(whoDoes(planOf(task('t', 'two'), task('other', 'ann')), 't'), 'ben 100%');
  });
  it('is one at 100 % and one at the rest where more than one is asked for', () => {
    assert.equal(whoDoes(planOf(task('t', ['two', 1.5])), 't'), 'ann 100%, ben 50%');
  });
  it('is whoever is done first among the free', () => {
    const plan = planOf(task('t', 'slow-first'));
    assert.equal(whoDoes(plan, 't'), 'ann 100%');
    assert.equal(datesOf(scheduled(plan), 't'), '03-02T08:00 03-03T17:00');
  });
  it('passes over a member whose leave would make it later', () => {
    assert.equal(whoDoes(planOf(task('t', 'away-first')), 't'), 'ann 100%');
  });
  it('works the hours of the member chosen, less leave', () => {
    assert.equal(datesOf(scheduled(planOf(task('t', 'away'))), 't'), '03-02T08:00 03-04T17:00');
  });
  it('is the slow member rather than one who is busy', () => {
    assert.equal(whoDoes(planOf(task('t', 'slow-first'), task('other', 'ann')), 't'), 'cy 100%');
  });
  it('is whoever is overloaded least where nobody is free', () => {
    const short: ItemTree = { ...task('short', 'ben'), duration: days(1) };
    assert.equal(whoDoes(planOf(task('t', 'two'), task('other', 'ann'), short), 't'), 'ben 100%');
  });
  it('is not somebody who may not give so much', () => {
    assert.equal(whoDoes(planOf(task('t', 'part')), 't'), 'ann 100%');
    assert.equal(whoDoes(planOf(task('t', ['part', 0.5])), 't'), 'eve 50%');
  });
  it('is not a member named on the task already', () => {
    assert.equal(whoDoes(planOf(task('t', 'ann', 'two')), 't'), 'ann 100%, ben 100%');
    assert.equal(whoDoes(planOf(task('t', 'two', 'two')), 't'), 'ann 100%, ben 100%');
  });
  it('has the units that nobody is left for on its own calendar', () => {
    assert.equal(whoDoes(planOf(task('t', ['two', 3.5])), 't'), 'ann 100%, ben 100%, ? 150%');
  });
  it('is nobody where it has no people or equipment', () => {
    assert.equal(whoDoes(planOf(task('t', 'nobody')), 't'), '? 100%');
    assert.equal(datesOf(scheduled(planOf(task('t', 'nobody'))), 't'), '03-02T08:00 03-05T12:00');
    assert.equal(whoDoes(planOf(task('t', 'things')), 't'), '? 100%');
  });
});

describe('several tasks of a team', () => {
  it('choose in order of time', () => {
    const late: ItemTree = { ...task('late', 'two'), after: [link('first')] };
    const plan = planOf(late, task('first', 'two'), task('beside', 'two'));
    assert.deepEqual(
      ['first', 'beside', 'late'].map((id) => whoDoes(plan, id)),
      ['ann 100%', 'ben 100%', 'ann 100%'],
    );
  });
  it('choose by priority where they start together', () => {
    const plan = planOf(task('a', 'two'), { ...task('b', 'two'), priority: 900 });
    assert.deepEqual([whoDoes(plan, 'a'), whoDoes(plan, 'b')], ['ben 100%', 'ann 100%']);
  });
  it('may share a member at half units', () => {
    const plan = planOf(task('a', ['two', 0.5]), task('b', ['two', 0.5]), task('c', ['two', 0.5]));
    assert.deepEqual(
      ['a', 'b', 'c'].map((id) => whoDoes(plan, id)),
      ['ann 50%', 'ann 50%', 'ben 50%'],
    );
  });
  it('do not wait for finished work', () => {
    const done: ItemTree = {
      ...task('done', 'ann'),
      actualStart: date('2026-03-02'),
      actualFinish: date('2026-03-03'),
    };
    assert.equal(whoDoes(planOf(done, task('t', 'two')), 't'), 'ann 100%');
  });
  it('do not wait for cancelled work', () => {
    assert.equal(whoDoes(planOf({ ...task('off', 'ann'), status: 'cancelled' }, task('t', 'two')), 't'), 'ann 100%');
  });
});
