import assert from 'node:assert/strict';
import type { TimelineRow, TimelineView } from '../../server/src/protocol/timeline.ts';
import { timelineView } from '../../server/src/views/timeline.ts';
import { analysisOfText } from '../support/views.ts';

function viewOf(text: string): TimelineView {
  return timelineView(analysisOfText(text), 7);
}

function rowNamed(view: TimelineView, id: string): TimelineRow {
  const row = view.rows.find((each) => each.id === id);
  assert.ok(row, `no row ${id}`);
  return row;
}

function at(text: string): number {
  return Date.parse(`${text}Z`) / 60_000;
}

const PLAN = `
project:
  name: Move
  start: 2026-03-02
  deadline: 2026-03-31
phases:
  design:
    name: Design
    stage: planning
    tasks:
      survey: {name: Survey the links, duration: 5d}
      rules: {name: Firewall rules, duration: 3d, after: survey, deadline: 2026-03-10}
      papers: {name: Papers, duration: 1d}
    gate: {approvers: [], decision: go}
  build:
    name: Build
    stage: execution
    after: design
    tasks:
      cable: {name: Cable, duration: 2d}
      power: {name: Power, duration: 1d, after: [cable SS+1d, papers]}
  again:
    name: Plan anew
    stage: planning
    cycle: 2
    replans: execution
    after: build
    tasks:
      think: {name: Think again, duration: 2d}
`;

/** Ali is away from the painting for a day that is fixed. */
const SPLIT = `project: {name: Split, start: 2026-03-02, level-resources: true}
tasks:
  paint: {duration: 4d, assign: ali, splittable: true}
  visit: {duration: 1d, assign: ali, constraint: {must-start-on: 2026-03-04}}
resources: {ali: {name: Ali}}
`;

describe('the view of a timeline', () => {
  const view = viewOf(PLAN);

  it('has a row for every item, a parent before its children', () => {
    assert.deepEqual(
      view.rows.map((row) => [row.id, row.kind, row.level, view.rows[row.parent]?.id ?? null]),
      [
        ['design', 'phase', 0, null],
        ['survey', 'task', 1, 'design'],
        ['rules', 'task', 1, 'design'],
        ['papers', 'task', 1, 'design'],
        ['design.gate', 'gate', 1, 'design'],
        ['build', 'phase', 0, null],
        ['cable', 'task', 1, 'build'],
        ['power', 'task', 1, 'build'],
        ['again', 'phase', 0, null],
        ['think', 'task', 1, 'again'],
      ],
    );
    assert.equal(view.version, 7);
    assert.equal(view.projectName, 'Move');
  });

  it('says when a task lies and who drives it', () => {
    const rules = rowNamed(view, 'rules');
    assert.equal(rules.start, at('2026-03-09T08:00'));
    assert.equal(rules.finish, at('2026-03-11T17:00'));
    assert.equal(rules.durationText, '3d');
    assert.equal(view.rows[rules.driverRow]?.id, 'survey');
  });

  it('tells the pieces of a task that levelling splits', () => {
    const split = viewOf(SPLIT);
    assert.deepEqual(rowNamed(split, 'paint').pieces, [
      at('2026-03-02T08:00'),
      at('2026-03-03T17:00'),
      at('2026-03-05T08:00'),
      at('2026-03-06T17:00'),
    ]);
    assert.deepEqual(rowNamed(split, 'visit').pieces, []);
  });

  it('calls near-critical what the plan does', () => {
    const near = (slack: string) =>
      viewOf(PLAN.replace('start: 2026-03-02', `start: 2026-03-02\n  near-critical-slack: ${slack}`))
        .rows.filter(({ nearCritical }) => nearCritical)
        .map(({ id }) => id);
    assert.deepEqual(near('0d'), []);
    assert.deepEqual(near('2d'), []);
    assert.deepEqual(near('20d'), ['papers']);
  });

  it('counts how late a missed deadline is in working days', () => {
    assert.equal(rowNamed(view, 'rules').deadlineMissedBy, '+1d');
    assert.equal(rowNamed(view, 'rules').deadline, at('2026-03-10T17:00'));
    assert.equal(rowNamed(view, 'survey').deadlineMissedBy, null);
  });

  it('draws a link into a phase from the gate of the phase it follows', () => {
    const links = view.links.map(({ from, to, type, lagText, driving }) => [
      view.rows[from]?.id,
      view.rows[to]?.id,
      type,
      lagText,
      driving,
    ]);
    assert.deepEqual(links, [
      ['survey', 'rules', 'FS', '', true],
      ['design.gate', 'build', 'FS', '', true],
      ['cable', 'power', 'SS', '+1d', true],
      ['papers', 'power', 'FS', '', false],
      ['build', 'again', 'FS', '', true],
    ]);
  });

  it('shows in the lane of stages that the project falls back into planning', () => {
    assert.deepEqual(
      view.stages.map(({ label, back }) => [label, back]),
      [
        ['Planning', false],
        ['Execution', false],
        ['Planning 2', true],
      ],
    );
  });

  describe('shades when nobody works, by calendar', () => {
    const { calendars, rows } = viewOf(`
project: {name: Night, start: 2026-03-02}
calendars:
  night: {name: Night shift, working-hours: ["22:00-06:00"], exceptions: [{date: 2026-03-04, working: false}]}
tasks:
  day: {duration: 2d}
  night: {duration: 2d, calendar: night}
`);
    const [day, night] = calendars;

    it('each once, the calendar of the project first', () => {
      assert.deepEqual(
        calendars.map(({ id, name }) => [id, name]),
        [
          ['', 'Standard calendar'],
          ['night', 'Night shift'],
        ],
      );
      assert.deepEqual(
        rows.map(({ id, calendar }) => [id, calendar]),
        [
          ['day', 0],
          ['night', 1],
        ],
      );
    });

    it('to the minute, so that a weekend is one stretch from work to work', () => {
      const friday = day?.nonWorking.indexOf(at('2026-03-06T17:00')) ?? -1;
      assert.ok(friday >= 0 && friday % 2 === 0);
      assert.equal(day?.nonWorking[friday + 1], at('2026-03-09T08:00'));
      assert.equal(day?.nonWorking[friday - 1], at('2026-03-06T13:00'));
      assert.ok(night?.nonWorking.includes(at('2026-03-05T22:00')));
    });

    it('with the hours of a usual week, Monday first', () => {
      assert.deepEqual(day?.week[0], [480, 720, 780, 1020]);
      assert.deepEqual(day?.week[5], []);
      assert.deepEqual(night?.week[1], [0, 360, 1320, 1440]);
    });

    it('by whole days where the plan goes on for years', () => {
      const { calendars: long } = viewOf('project: {name: Long, start: 2026-03-02}\ntasks: {a: {duration: 120mo}}\n');
      assert.ok(long[0]?.nonWorking.every((minute) => minute % 1440 === 0));
      assert.ok(long[0]?.nonWorking.includes(at('2026-03-07T00:00')));
    });
  });

  it('tells who is on a task, of which teams, and what it costs', () => {
    const staffed = viewOf(`
project: {name: Cost, start: 2026-03-02, currency: EUR}
tasks:
  sum:
    fixed-cost: 100
    tasks:
      a: {duration: 1d, assign: [ali, crew]}
      b: {duration: 1d}
resources: {ali: {name: Ali, team: net, rate: 10/h}, bea: {name: Bea, team: crew}}
teams: {net: {name: Network}, crew: {name: Crew}}
`);
    assert.deepEqual(rowNamed(staffed, 'a').who, ['Ali', 'Crew']);
    assert.deepEqual(rowNamed(staffed, 'a').teams, ['Network', 'Crew']);
    assert.equal(rowNamed(staffed, 'a').cost, 8000);
    assert.equal(rowNamed(staffed, 'sum').cost, 18_000);
    assert.equal(rowNamed(staffed, 'b').cost, null);
    assert.equal(staffed.currency, 'EUR');
  });

  it('tells two people of one name apart', () => {
    const staffed = viewOf(`
project: {name: Names, start: 2026-03-02}
tasks: {a: {duration: 1d, assign: [ali, ali2, bea]}}
resources: {ali: {name: Ali Demir}, ali2: {name: Ali demir}, bea: {name: Bea}}
`);
    assert.deepEqual(rowNamed(staffed, 'a').who, ['Ali Demir (ali)', 'Ali demir (ali2)', 'Bea']);
  });

  it('marks the stretch in which somebody has too much to do, on each task of it', () => {
    const busy = viewOf(`
project: {name: Busy, start: 2026-03-02}
tasks:
  a: {duration: 3d, assign: ali}
  b: {duration: 1d, assign: ali, constraint: {must-start-on: 2026-03-03}}
  c: {duration: 1d}
resources: {ali: {name: Ali}}
`);
    const day = [at('2026-03-03T08:00'), at('2026-03-03T17:00')];
    assert.deepEqual(rowNamed(busy, 'a').overAllocated, day);
    assert.deepEqual(rowNamed(busy, 'b').overAllocated, day);
    assert.deepEqual(rowNamed(busy, 'c').overAllocated, []);
  });

  it('tells how long a phase takes as roughly as people plan, and a task as written', () => {
    const rough = viewOf(`
project: {name: Rough, start: 2026-03-02}
phases:
  p: {tasks: {first: {duration: 10.26d}, second: {duration: 4.5d, after: first}}}
`);
    assert.equal(rowNamed(rough, 'first').durationText, '10.26d');
    assert.equal(rowNamed(rough, 'p').durationText, '15d');
  });

  it('says why a bar cannot be dragged', () => {
    const locked = viewOf(`
project: {name: Locked, start: 2026-03-02}
phases:
  p:
    tasks:
      free: {duration: 1d}
      begun: {duration: 2d, actual-start: 2026-03-02}
      over: {duration: 1d, actual-start: 2026-03-02, actual-finish: 2026-03-02}
      off: {duration: 1d, status: cancelled}
      wrong: {duration: 1d, after: nowhere}
    gate: {approvers: []}
  q: {tasks: {last: {duration: 1d}}, gate: {decision: go, decided: 2026-03-20}}
`);
    const why = Object.fromEntries(locked.rows.map((row) => [row.id, row.locked]));
    assert.equal(why['free'], null);
    assert.equal(why['begun'], null);
    assert.equal(rowNamed(locked, 'begun').started, true);
    assert.match(why['over'] ?? '', /^It is finished, so its dates are facts\. /);
    assert.equal(why['off'], 'It is cancelled.');
    assert.match(why['wrong'] ?? '', /^Its text has an error: .*nowhere/);
    assert.match(why['p'] ?? '', /work in it/);
    assert.match(why['p.gate'] ?? '', /where the work of its phase ends/);
    assert.equal(why['q.gate'], 'It lies where it was decided.');
  });

  it('breaks a link that a constraint or an actual contradicts, and no other', () => {
    const { links, rows } = viewOf(`
project: {name: Broken, start: 2026-03-02}
tasks:
  a: {duration: 5d}
  must: {duration: 1d, after: a, constraint: {must-start-on: 2026-03-04}}
  early: {duration: 2d, after: a, actual-start: 2026-03-03}
  late: {duration: 1d, after: a, constraint: {start-no-earlier-than: 2026-03-20}}
  fine: {duration: 1d, after: [a, late FF]}
`);
    assert.deepEqual(
      links.map(({ from, to, broken }) => [rows[from]?.id, rows[to]?.id, broken]),
      [
        ['a', 'must', true],
        ['a', 'early', true],
        ['a', 'late', false],
        ['a', 'fine', false],
        ['late', 'fine', false],
      ],
    );
  });

  it('breaks no link to what really began on the day that it allows, where the hour is not written', () => {
    const { links, rows } = viewOf(`
project: {name: One day, start: 2026-03-02}
tasks:
  order: {duration: 1d, actual-start: 2026-03-03, actual-finish: 2026-03-03}
  same: {duration: 9ed, after: order, actual-start: 2026-03-03}
  noon: {duration: 1d, after: order, actual-start: 2026-03-03T12:00}
  before: {duration: 1d, after: order, actual-start: 2026-03-02}
`);
    assert.deepEqual(
      links.map(({ to, broken }) => [rows[to]?.id, broken]),
      [
        ['same', false],
        ['noon', true],
        ['before', true],
      ],
    );
  });

  it('puts another version of the plan behind its rows, with the slip in working days', () => {
    const was = analysisOfText(PLAN.replace('after: survey,', 'after: survey FS+2d,').replace('papers:', 'papiere:'));
    const behind = timelineView(analysisOfText(PLAN), 7, { baseline: { name: 'plan-v1', schedule: was.schedule } });
    assert.equal(behind.baselineName, 'plan-v1');
    assert.deepEqual(rowNamed(behind, 'rules').baseline, {
      start: at('2026-03-11T08:00'),
      finish: at('2026-03-13T17:00'),
      slipText: '-2d',
    });
    assert.equal(rowNamed(behind, 'survey').baseline?.slipText, '');
    assert.equal(rowNamed(behind, 'papers').baseline, null);
    const forth = timelineView(was, 7, { baseline: { name: '', schedule: analysisOfText(PLAN).schedule } });
    assert.equal(rowNamed(forth, 'rules').baseline?.slipText, '+2d');
    assert.equal(view.baselineName, null);
    assert.equal(rowNamed(view, 'rules').baseline, null);
  });

  it('puts findings on the row whose text they are in', () => {
    const late = rowNamed(view, 'rules').findings.map(({ rule }) => rule);
    assert.deepEqual(late, ['deadline-missed']);
    assert.deepEqual(rowNamed(view, 'survey').findings, []);
    assert.deepEqual(rowNamed(view, 'cable').findings, []);
  });

  it('weighs the progress of a phase by the duration of its tasks', () => {
    const measured = viewOf(`
project: {name: Half, start: 2026-03-02}
phases:
  design:
    tasks:
      long: {duration: 9d, percent-complete: 100, actual-start: 2026-03-02, actual-finish: 2026-03-12}
      short: {duration: 1d}
`);
    assert.equal(rowNamed(measured, 'design').percent, 90);
    assert.equal(rowNamed(measured, 'long').done, true);
    assert.equal(rowNamed(measured, 'short').percent, null);
  });

  it('reads dates written at a task on the calendar of that task', () => {
    const weekend = viewOf(`
project: {name: Weekend, start: 2026-03-02}
calendars: {weekend: {working-days: [sat, sun], working-hours: ["06:00-22:00"]}}
tasks:
  cutover: {duration: 8h, calendar: weekend, constraint: {start-no-earlier-than: 2026-03-07}, deadline: 2026-03-08}
`);
    const cutover = rowNamed(weekend, 'cutover');
    assert.equal(cutover.constraint?.at, at('2026-03-07T06:00'));
    assert.equal(cutover.deadline, at('2026-03-08T22:00'));
    assert.equal(cutover.start, cutover.constraint?.at);
  });

  it('is a view without rows for a plan without tasks', () => {
    assert.deepEqual(viewOf('project: {name: Bare, start: 2026-03-02}').rows, []);
  });

  it('keeps ids that are names of JavaScript objects apart', () => {
    const odd = viewOf(`
project: {name: Odd, start: 2026-03-02}
tasks:
  constructor: {duration: 1d}
  toString: {duration: 1d, after: constructor}
`);
    assert.deepEqual(
      odd.rows.map((row) => row.id),
      ['constructor', 'toString'],
    );
    assert.equal(odd.links[0]?.driving, true);
  });
});
