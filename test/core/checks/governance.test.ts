/** What the checks of governance say and, above all, what they do not. */
import assert from 'node:assert/strict';
import { GOVERNANCE_RULES } from '../../../server/src/core/checks/governance/rules.ts';
import { analysisOfText } from '../../support/views.ts';

const DONE = 'percent-complete: 100, actual-start: 2026-03-02, actual-finish: 2026-03-04';
const HEAD = 'project: {name: Move, start: 2026-03-02, status-date: 2026-03-13, manager: ali, sponsor: cio}\n';
const PARTIES = 'resources: {ali: {name: Ali}}\nstakeholders: {cio: {name: Ines, interest: high}}\n';

/** The rules of the family that speak of a plan. */
function said(plan: string, head = HEAD + PARTIES): string[] {
  return analysisOfText(`${head}${plan}\n`)
    .problems.map(({ rule }) => rule)
    .filter((rule) => Object.hasOwn(GOVERNANCE_RULES, rule));
}

/** Two phases: what is in the first besides its task, and the second. */
function twoPhases(first: string, second: string, task = DONE): string {
  return `phases:\n  one: {stage: planning, tasks: {a: {duration: 3d, ${task}}}, ${first}}\n  two: {stage: execution, ${second}}`;
}

const BEGUN = 'tasks: {b: {duration: 9d, actual-start: 2026-03-09}}';
const GO = 'gate: {approvers: [cio], decision: go, decided: 2026-03-10}';
const ASKED = 'gate: {approvers: [cio]}';
const LATER = 'actual-start: 2026-03-02, remaining-duration: 20d';

describe('checks of gates', () => {
  const rows: [string, string, string[]][] = [
    ['are quiet about work behind an open gate', twoPhases(GO.replace('10}', '09}'), `after: one, ${BEGUN}`), []],
    ['speak where work began before', twoPhases(GO, `after: one, ${BEGUN}`), ['phase-before-gate']],
    [
      'speak of a task that waits for the gate itself',
      twoPhases(GO, 'tasks: {b: {duration: 9d, after: one.gate, actual-start: 2026-03-09}}'),
      ['phase-before-gate'],
    ],
    ['allow what a lead lets begin', twoPhases(GO, `after: one FS-3d, ${BEGUN}`), []],
    ['allow what waits for the start of the phase', twoPhases(GO, `after: one SS, ${BEGUN}`), []],
    ['allow what does not wait', twoPhases(GO, BEGUN), []],
    [
      'speak of work behind a gate without a decision',
      twoPhases(ASKED, `after: one, ${BEGUN}`, LATER),
      ['gate-passed-undecided'],
    ],
    [
      'speak once of many who pass it',
      twoPhases(
        ASKED,
        'tasks: {b: {after: one, duration: 9d, actual-start: 2026-03-09}, c: {after: one.gate, duration: 9d, actual-start: 2026-03-09}}',
        LATER,
      ),
      ['gate-passed-undecided'],
    ],
    ['leave a gate that is due to its own finding', twoPhases(ASKED, `after: one, ${BEGUN}`), []],
    [
      'leave a gate on hold to its own finding',
      twoPhases('gate: {approvers: [cio], decision: hold}', `after: one, ${BEGUN}`),
      [],
    ],
    [
      'ask nobody to approve what is decided',
      twoPhases('gate: {decision: go, decided: 2026-03-06}', 'tasks: {b: {duration: 1d}}'),
      [],
    ],
    [
      'leave an unknown approver to its own finding',
      twoPhases('gate: {approvers: [bob]}', 'tasks: {b: {duration: 1d}}'),
      [],
    ],
  ];
  for (const [title, plan, rules] of rows) it(title, () => assert.deepEqual(said(plan), rules));
});

describe('checks of who leads', () => {
  const tasks = 'tasks: {a: {duration: 1d}}';
  const head = (more: string) => `project: {name: Move, start: 2026-03-02${more}}\n`;
  it('are quiet in a plan without budget and stakeholders', () => assert.deepEqual(said(tasks, head('')), []));
  it('want both once there is money', () =>
    assert.deepEqual(said(tasks, head(', budget: {total: 10k}')), ['missing-sponsor', 'missing-manager']));
  it('leave unknown ones to their own findings', () =>
    assert.deepEqual(said(tasks, head(', budget: {total: 10k}, manager: bob, sponsor: eve')), []));
  it('ask no more of an approver who is on the team', () =>
    assert.deepEqual(said(twoPhases('gate: {approvers: [ali]}', 'tasks: {b: {duration: 1d}}')), []));
});

describe('checks of what is handed over', () => {
  const deliverable = (fields: string) => `\ndeliverables: {plan: {${fields}}}`;
  const of = (first: string, task = DONE) =>
    twoPhases(first, 'tasks: {b: {duration: 9d}}', `deliverables: [plan], ${task}`);
  const rows: [string, string, string[]][] = [
    ['speak of a deliverable once the gate is passed', of(GO) + deliverable('name: Plan'), ['deliverable-unaccepted']],
    ['wait for the gate', of(ASKED) + deliverable('name: Plan'), []],
    [
      'speak once all work is finished where there is no gate',
      of('owner: ali') + deliverable('name: Plan'),
      ['deliverable-unaccepted'],
    ],
    ['wait for work that goes on', of('owner: ali', LATER) + deliverable('name: Plan'), []],
    [
      'wait for every phase that works on it, whichever is written last',
      twoPhases(
        'owner: ali',
        `tasks: {b: {duration: 3d, deliverables: [plan], ${DONE}}}`,
        `deliverables: [plan], ${LATER}`,
      ) + deliverable('name: Plan'),
      [],
    ],
    ['are quiet about what is accepted', of(GO) + deliverable('accepted-on: 2026-03-09'), []],
    [
      'leave what no task makes to the end of the project',
      twoPhases(GO, 'tasks: {b: {duration: 9d}}') + deliverable('name: Plan'),
      [],
    ],
    [
      'speak of that when the project has ended',
      `tasks: {a: {duration: 3d, ${DONE}}}${deliverable('name: Plan')}`,
      ['deliverable-unaccepted'],
    ],
    ['wait with a handover until its phase has closed', of('handover: {to: cio, checklist: [Keys]}', LATER), []],
    [
      'want a checklist done',
      of('handover: {to: cio, checklist: [Keys], accepted-on: 2026-03-09}'),
      ['handover-incomplete'],
    ],
    [
      'are quiet about a complete handover',
      of('handover: {to: cio, checklist: [{text: Keys, done: true}], accepted-on: 2026-03-09}'),
      [],
    ],
    ['want no handover of a plan that does not say how it closes', of(GO), []],
    [
      'want a handover of a project that closes',
      twoPhases(GO, 'tasks: {b: {duration: 9d}}').replace('execution', 'closing'),
      ['handover-incomplete'],
    ],
  ];
  for (const [title, plan, rules] of rows) it(title, () => assert.deepEqual(said(plan), rules));

  it('find the handover under the project', () => {
    const plan = twoPhases(GO, 'tasks: {b: {duration: 9d}}').replace('execution', 'closing');
    assert.deepEqual(said(plan, HEAD.replace('}', ', handover: {to: cio, checklist: [Keys]}}') + PARTIES), []);
  });
});
