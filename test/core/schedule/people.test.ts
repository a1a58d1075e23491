/**
 * Who works when: hours of people and teams, leave, the calendar of the task, and dates of tasks
 * whose people work at different times. Rows are worked out by hand from Monday 2 March 2026; without
 * anything else a day is 8–12 and 13–17.
 */
import assert from 'node:assert/strict';
import type { CalendarException, Plan, Project, Resource, Team } from '../../../server/src/core/model/plan.ts';
import { datesOf, lateDatesOf, scheduled } from '../../support/dates-of.ts';
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

const hours = (count: number) => ({ minutes: count * 60, elapsed: false });
const days = (count: number) => hours(count * 8);
const at = (from: number, to: number) => [{ from: from * 60, to: to * 60 }];
const every = new Set([0, 1, 2, 3, 4, 5, 6]);

const visit = (on: string): CalendarException => ({ ...leave(on), working: true, hours: at(9, 17) });

const CALENDARS = [
  calendar('mornings', { workingHours: at(8, 12) }),
  calendar('night', { workingHours: at(22, 30) }),
  calendar('early', { workingHours: at(0, 8) }),
  calendar('late', { workingHours: at(10, 18) }),
  calendar('mid-week', { workingDays: new Set([2, 3, 4]) }),
  calendar('whole-week', { workingDays: every }),
  calendar('office', {}),
  calendar('two-visits', { workingDays: new Set(), exceptions: [visit('2026-03-03'), visit('2026-03-05')] }),
];
const PEOPLE: readonly Resource[] = [
  resource('ali', { calendar: 'mornings' }),
  resource('nina', { calendar: 'night' }),
  resource('lena', { calendar: 'late' }),
  resource('sam', { calendar: 'whole-week' }),
  resource('bo'),
  resource('guest', { calendar: 'two-visits' }),
  resource('eva', { leave: [leave('2026-03-03')] }),
  resource('max', { leave: [leave('2026-03-02', '2026-03-03')] }),
  resource('owl', { calendar: 'night', leave: [leave('2026-03-03')] }),
  resource('kim', { team: 'crew' }),
  resource('pat', { calendar: 'office', team: 'crew' }),
  resource('crane', { type: 'equipment', calendar: 'mid-week' }),
  resource('cable', { type: 'material', calendar: 'mid-week' }),
  resource('permit', { type: 'cost', calendar: 'mid-week' }),
];
const TEAMS: readonly Team[] = [
  team('crew', ['kim', 'pat'], { calendar: 'mornings' }),
  team('guild', ['pat', 'rey'], { calendar: 'mornings' }),
];

function planOf(outline: readonly ItemTree[], project: Partial<Project> = {}): Plan {
  return makePlan(outline, project, CALENDARS, [...PEOPLE, resource('rey')], TEAMS);
}

function by(...parties: string[]): Pick<ItemTree, 'assignments'> {
  return { assignments: parties.map((party) => assign(party)) };
}

type Row = readonly [title: string, task: Omit<ItemTree, 'id'>, dates: string];

function dated(rows: readonly Row[]): void {
  for (const [title, task, dates] of rows) {
    it(title, () => assert.equal(datesOf(scheduled(planOf([{ id: 't', ...task }])), 't'), dates));
  }
}

describe('who moves a task', () => {
  dated([
    ['a person with other hours', { duration: days(1), ...by('ali') }, '03-02T08:00 03-03T12:00'],
    ['equipment with a calendar', { duration: days(1), ...by('crane') }, '03-03T08:00 03-03T17:00'],
    ['material never', { duration: days(1), ...by('cable') }, '03-02T08:00 03-02T17:00'],
    ['cost never', { duration: days(1), ...by('permit') }, '03-02T08:00 03-02T17:00'],
    ['nobody at 0 %', { duration: days(1), assignments: [assign('ali', { units: 0 })] }, '03-02T08:00 03-02T17:00'],
    [
      'half of a person works as many hours',
      { duration: days(1), assignments: [assign('bo', { units: 0.5 })] },
      '03-02T08:00 03-02T17:00',
    ],
  ]);
});

describe('hours of people', () => {
  dated([
    ['are those of their calendar', { duration: days(2), ...by('ali') }, '03-02T08:00 03-05T12:00'],
    ['are their team’s where they have none', { duration: days(1), ...by('kim') }, '03-02T08:00 03-03T12:00'],
    ['are a team’s that only names them', { duration: days(1), ...by('rey') }, '03-02T08:00 03-03T12:00'],
    ['are their own rather than their team’s', { duration: days(1), ...by('pat') }, '03-02T08:00 03-02T17:00'],
    ['are the project’s where they have none at all', { duration: days(1), ...by('bo') }, '03-02T08:00 03-02T17:00'],
    ['may lie in the night', { duration: days(2), ...by('nina') }, '03-02T22:00 03-04T06:00'],
    ['may lie on a weekend', { duration: days(6), ...by('sam') }, '03-02T08:00 03-07T17:00'],
  ]);
});

describe('leave', () => {
  dated([
    ['in the middle interrupts a task', { duration: days(2), ...by('eva') }, '03-02T08:00 03-04T17:00'],
    ['at its start delays it', { duration: days(2), ...by('max') }, '03-04T08:00 03-05T17:00'],
    ['takes the night shift that begins on its day', { duration: days(2), ...by('owl') }, '03-02T22:00 03-05T06:00'],
    [
      'is taken from the calendar of the task too',
      { duration: days(1), calendar: 'mid-week', ...by('eva') },
      '03-04T08:00 03-04T17:00',
    ],
    [
      'does not count where resource calendars are ignored',
      { duration: days(2), ignoreResourceCalendars: true, ...by('max') },
      '03-02T08:00 03-03T17:00',
    ],
    [
      'does not touch an elapsed task',
      { duration: { minutes: 1440, elapsed: true }, ...by('max') },
      '03-02T08:00 03-03T08:00',
    ],
    ['does not touch a milestone', { kind: 'milestone', duration: days(0), ...by('max') }, '03-02T08:00 03-02T08:00'],
  ]);
});

describe('the calendar of a task', () => {
  dated([
    [
      'leaves a person the minutes in both',
      { duration: days(1), calendar: 'mid-week', ...by('ali') },
      '03-03T08:00 03-04T12:00',
    ],
    [
      'leaves of a night shift what it allows after midnight',
      { duration: hours(8), calendar: 'early', ...by('nina') },
      '03-03T00:00 03-04T02:00',
    ],
    [
      'is the only one where resource calendars are ignored',
      { duration: days(1), calendar: 'mid-week', ignoreResourceCalendars: true, ...by('ali') },
      '03-03T08:00 03-03T17:00',
    ],
    [
      'is worked by who has no hours of their own',
      { duration: days(1), calendar: 'late', ...by('bo') },
      '03-02T10:00 03-02T18:00',
    ],
  ]);

  it('is that of the nearest group around it', () => {
    const task: ItemTree = { id: 't', duration: days(1), ...by('ali') };
    const inner: ItemTree = { id: 'inner', calendar: 'mid-week', children: [task] };
    const plan = planOf([{ id: 'outer', calendar: 'night', children: [inner] }]);
    assert.equal(datesOf(scheduled(plan), 't'), '03-03T08:00 03-04T12:00');
  });
  it('is not the project’s, which only people without hours work', () => {
    const plan = planOf([{ id: 't', duration: days(1), ...by('ali') }], { calendar: 'mid-week' });
    assert.equal(datesOf(scheduled(plan), 't'), '03-03T08:00 03-04T12:00');
  });
  it('takes over, with a finding at the assignment, where both share no minute', () => {
    const plan = planOf([{ id: 't', duration: days(1), calendar: 'office', ...by('nina') }]);
    const schedule = scheduled(plan);
    assert.equal(datesOf(schedule, 't'), '03-02T08:00 03-02T17:00');
    assert.deepEqual(
      schedule.problems.map(({ rule, span }) => [rule, span]),
      [['empty-calendar', PLACE.span]],
    );
  });
});

describe('hours that end before the work does', () => {
  const found = (plan: Plan): readonly (readonly [string, string])[] =>
    scheduled(plan).problems.map(({ rule, message }) => [rule, message.split(' ')[0] ?? '']);

  it('suffice for what fits into them', () => {
    const plan = planOf([{ id: 't', duration: hours(16), ...by('guest') }]);
    assert.equal(datesOf(scheduled(plan), 't'), '03-03T09:00 03-05T17:00');
    assert.deepEqual(found(plan), []);
  });
  it('give way to those of the task, once for all tasks after it', () => {
    const plan = planOf([
      { id: 'a', duration: hours(8), ...by('guest') },
      { id: 'b', duration: hours(16), after: [link('a')], ...by('guest') },
      { id: 'c', duration: hours(8), after: [link('b')], ...by('guest') },
    ]);
    assert.deepEqual(found(plan), [['empty-calendar', '`guest`']]);
    assert.equal(datesOf(scheduled(plan), 'a'), '03-03T09:00 03-03T17:00');
    assert.equal(datesOf(scheduled(plan), 'b'), '03-04T08:00 03-05T17:00');
    assert.equal(datesOf(scheduled(plan), 'c'), '03-06T08:00 03-06T17:00');
  });
  it('give way beside others who still have some', () => {
    const plan = planOf([{ id: 't', duration: hours(20), ...by('ali', 'guest') }]);
    assert.deepEqual(found(plan), [['empty-calendar', '`guest`']]);
    assert.equal(datesOf(scheduled(plan), 't'), '03-02T08:00 03-06T12:00');
  });
  it('are the calendar’s where the task has run out of it itself', () => {
    const plan = planOf([{ id: 't', duration: hours(24), calendar: 'two-visits', ...by('bo') }]);
    assert.deepEqual(found(plan), [['empty-calendar', 'Calendar']]);
    assert.equal(datesOf(scheduled(plan), 't'), '03-02T08:00 03-04T17:00');
  });
});

describe('a task of people who work at different times', () => {
  dated([
    [
      'starts with the first and ends with the last',
      { duration: days(1), ...by('ali', 'max') },
      '03-02T08:00 03-04T17:00',
    ],
    ['waits for the first who can work', { duration: days(1), ...by('max', 'lena') }, '03-02T10:00 03-04T17:00'],
    [
      'ends with the longest work',
      { work: hours(24), assignments: [assign('bo', { work: hours(8) }), assign('lena')] },
      '03-02T08:00 03-03T18:00',
    ],
  ]);

  it('is walked back from a finish by those who can end there', () => {
    const plan = planOf([
      { id: 'a', duration: days(3) },
      { id: 'one', duration: days(1), after: [link('a', 'FF')], ...by('ali') },
      { id: 'two', duration: days(1), after: [link('a', 'FF')], ...by('ali', 'bo') },
    ]);
    // a ends on Wednesday at 17:00. Ali alone can end by then at 12:00, after the mornings of Tuesday
    // and Wednesday. Bo can end at 17:00, so both begin on Wednesday: else both were done before a is.
    assert.equal(datesOf(scheduled(plan), 'one'), '03-03T08:00 03-04T12:00');
    assert.equal(datesOf(scheduled(plan), 'two'), '03-04T08:00 03-05T12:00');
  });
  it('has late dates on everybody’s time', () => {
    const plan = planOf([
      { id: 'a', duration: days(4) },
      { id: 't', duration: days(1), ...by('ali', 'bo') },
    ]);
    assert.equal(lateDatesOf(scheduled(plan), 't'), '03-04T08:00 03-05T17:00');
  });
  it('continues with the same part left for everybody', () => {
    const begun: ItemTree = {
      id: 't',
      duration: days(2),
      actualStart: date('2026-03-02'),
      percentComplete: 50,
      ...by('ali', 'bo'),
    };
    const plan = planOf([begun], { statusDate: date('2026-03-03') });
    // One day is left for each; Ali does it on the mornings of Wednesday and Thursday.
    assert.equal(datesOf(scheduled(plan), 't'), '03-02T08:00 03-05T12:00');
  });
  it('takes as long as the longest of its people’s minutes', () => {
    const schedule = scheduled(planOf([{ id: 't', duration: days(1), ...by('ali', 'bo') }]));
    // Monday 8:00 to Tuesday 12:00: Bo could work 12 hours in that time, Ali works 8.
    assert.equal(schedule.items.get('t')?.duration, 720);
  });
});

describe('what people do not change', () => {
  it('runs lags on the calendar of the task', () => {
    const plan = planOf([
      { id: 'a', duration: days(1) },
      { id: 't', duration: hours(4), after: [link('a', 'FS', { kind: 'working', minutes: 480 })], ...by('ali') },
    ]);
    assert.equal(datesOf(scheduled(plan), 't'), '03-04T08:00 03-04T12:00');
  });
  it('counts slack on the calendar of the task', () => {
    const plan = planOf([
      { id: 'a', duration: days(3) },
      { id: 't', duration: hours(4), ...by('ali') },
    ]);
    const dates = scheduled(plan).items.get('t');
    // Ali can do it as late as Wednesday morning: two days of eight hours later.
    assert.deepEqual([dates?.totalSlack, dates?.freeSlack], [960, 960]);
  });
  it('reads dates on the calendar of the task', () => {
    const starting = (kind: 'must-start-on' | 'start-no-earlier-than', when: string, who: string): string => {
      const constraint = { kind, date: date(when), place: PLACE, datePlace: PLACE };
      return datesOf(scheduled(planOf([{ id: 't', duration: days(1), constraint, ...by(who) }])), 't');
    };
    assert.equal(starting('must-start-on', '2026-03-04', 'lena'), '03-04T10:00 03-04T18:00');
    assert.equal(starting('start-no-earlier-than', '2026-03-07', 'sam'), '03-09T08:00 03-09T17:00');
  });
  it('keeps dates set by hand, and counts what people can work between them', () => {
    const fixed = { start: date('2026-03-02'), finish: date('2026-03-04') };
    const schedule = scheduled(planOf([{ id: 't', fixed, ...by('ali') }]));
    assert.equal(datesOf(schedule, 't'), '03-02T08:00 03-04T17:00');
    assert.equal(schedule.items.get('t')?.duration, 720);
  });
});
