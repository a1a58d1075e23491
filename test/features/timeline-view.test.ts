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

  it('says when a task lies, who drives it and why', () => {
    const rules = rowNamed(view, 'rules');
    assert.equal(rules.start, at('2026-03-09T08:00'));
    assert.equal(rules.finish, at('2026-03-11T17:00'));
    assert.equal(rules.durationText, '3d');
    assert.equal(view.rows[rules.driverRow]?.id, 'survey');
    assert.match(rules.why, /Survey the links/);
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

  it('gives weekends as whole days from midnight to midnight', () => {
    const saturday = at('2026-03-07T00:00');
    const index = view.nonWorking.indexOf(saturday);
    assert.ok(index >= 0 && index % 2 === 0, 'the first Saturday is no start of a stretch');
    assert.equal(view.nonWorking[index + 1], at('2026-03-09T00:00'));
  });

  it('puts findings on the row whose text they are in', () => {
    const late = rowNamed(view, 'rules').findings.map(({ rule }) => rule);
    assert.deepEqual(late, ['deadline-missed']);
    const before = rowNamed(view, 'survey').findings.map(({ rule }) => rule);
    assert.deepEqual(before, ['negative-slack']);
    assert.deepEqual(rowNamed(view, 'cable').findings, []);
  });

  it('leads each row to its key in the text', () => {
    const line = PLAN.trim()
      .split('\n')
      .findIndex((text) => text.includes('rules:'));
    assert.equal(rowNamed(view, 'rules').target.range.start.line, line);
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
