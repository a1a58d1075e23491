/**
 * Rules of the schedule, one row each, worked out by hand on the standard calendar (8–12 and 13–17,
 * Monday to Friday) from Monday 2 March 2026.
 */
import assert from 'node:assert/strict';
import type { Constraint, ConstraintKind, Gate, Lag, LinkType, Project } from '../../../server/src/core/model/plan.ts';
import { datesOf, lateDatesOf, scheduled } from '../../support/dates-of.ts';
import { calendar, date, type ItemTree, link, makePlan, PLACE } from '../../support/make-plan.ts';

const days = (count: number) => ({ minutes: count * 480, elapsed: false });
const elapsed = (minutes: number) => ({ minutes, elapsed: true });
const lag = (minutes: number): Lag => ({ kind: 'working', minutes });
const constraint = (kind: ConstraintKind, when: string | null): Constraint => ({
  kind,
  date: when === null ? null : date(when),
  place: PLACE,
  datePlace: PLACE,
});
const gate = (pieces: Partial<Gate> = {}): Gate => ({
  criteria: [],
  approvers: [],
  decision: null,
  decided: null,
  ...pieces,
});

const A: ItemTree = { id: 'a', duration: days(3) }; // Mon 2 – Wed 4 March

describe('links between two tasks', () => {
  const rows: [string, LinkType, Lag | null, number, string][] = [
    ['FS starts on the next working minute', 'FS', null, 2, '03-05T08:00 03-06T17:00'],
    ['FS runs a lag in working time', 'FS', lag(960), 1, '03-09T08:00 03-09T17:00'],
    ['FS walks a lead back to the start of work', 'FS', lag(-480), 1, '03-04T08:00 03-04T17:00'],
    ['FS runs an elapsed lag on the clock', 'FS', { kind: 'elapsed', minutes: 2880 }, 1, '03-09T08:00 03-09T17:00'],
    ['FS counts a percentage of the predecessor', 'FS', { kind: 'percent', percent: 50 }, 1, '03-06T13:00 03-09T12:00'],
    ['FS never lies before the project start', 'FS', lag(-4800), 1, '03-02T08:00 03-02T17:00'],
    ['SS starts with its predecessor', 'SS', null, 1, '03-02T08:00 03-02T17:00'],
    ['SS waits for its lag', 'SS', lag(480), 1, '03-03T08:00 03-03T17:00'],
    ['SS counts half of the predecessor', 'SS', { kind: 'percent', percent: 50 }, 1, '03-03T13:00 03-04T12:00'],
    ['FF finishes with its predecessor', 'FF', null, 1, '03-04T08:00 03-04T17:00'],
    ['FF finishes a lag later', 'FF', lag(480), 1, '03-05T08:00 03-05T17:00'],
    ['FF does not push a long task before the project start', 'FF', null, 5, '03-02T08:00 03-06T17:00'],
    ['SF finishes at its predecessor’s start plus lag', 'SF', lag(960), 1, '03-03T08:00 03-03T17:00'],
  ];
  for (const [title, type, between, length, expected] of rows) {
    it(title, () => {
      const plan = makePlan([A, { id: 'b', duration: days(length), after: [link('a', type, between)] }]);
      assert.equal(datesOf(scheduled(plan), 'b'), expected);
    });
  }

  it('keeps a milestone exactly at the end it waits for', () => {
    const plan = makePlan([A, { id: 'm', kind: 'milestone', duration: days(0), after: [link('a')] }]);
    assert.equal(datesOf(scheduled(plan), 'm'), '03-04T17:00 03-04T17:00');
  });
  it('runs an elapsed task through the night', () => {
    const plan = makePlan([A, { id: 'b', duration: elapsed(1440), after: [link('a')] }]);
    assert.equal(datesOf(scheduled(plan), 'b'), '03-04T17:00 03-05T17:00');
  });
  it('lets a cancelled task take no time and pass its links through', () => {
    const plan = makePlan([
      A,
      { id: 'b', duration: days(5), status: 'cancelled', after: [link('a')] },
      { id: 'c', duration: days(1), after: [link('b')] },
    ]);
    assert.equal(datesOf(scheduled(plan), 'c'), '03-05T08:00 03-05T17:00');
  });
});

describe('phases and summaries', () => {
  const design: ItemTree = { id: 'design', kind: 'phase', children: [A, { id: 'b', duration: days(5) }] };
  const withGate: ItemTree = {
    ...design,
    children: [...(design.children ?? []), { id: 'design.gate', kind: 'gate', gate: gate() }],
  };
  const next = (type: LinkType = 'FS', between: Lag | null = null): ItemTree => ({
    id: 'build',
    kind: 'phase',
    after: [link('design', type, between)],
    children: [
      { id: 'c', duration: days(1) },
      { id: 'd', duration: days(2) },
    ],
  });

  it('rolls dates up', () => assert.equal(datesOf(scheduled(makePlan([design])), 'design'), '03-02T08:00 03-06T17:00'));
  it('lets every task of a phase wait for the last finish of another', () => {
    const schedule = scheduled(makePlan([design, next()]));
    assert.equal(datesOf(schedule, 'c'), '03-09T08:00 03-09T17:00');
    assert.equal(datesOf(schedule, 'd'), '03-09T08:00 03-10T17:00');
  });
  it('starts with the first start of another phase for SS', () =>
    assert.equal(datesOf(scheduled(makePlan([design, next('SS', lag(480))])), 'd'), '03-03T08:00 03-04T17:00'));
  it('puts a gate after all tasks of its phase', () =>
    assert.equal(datesOf(scheduled(makePlan([withGate])), 'design.gate'), '03-06T17:00 03-06T17:00'));
  it('lets successors of a phase wait for its gate, whose decision is its actual date', () => {
    const decided: ItemTree = {
      ...design,
      children: [
        ...(design.children ?? []),
        { id: 'design.gate', kind: 'gate', gate: gate({ decision: 'go', decided: date('2026-03-10') }) },
      ],
    };
    assert.equal(datesOf(scheduled(makePlan([decided, next()])), 'c'), '03-11T08:00 03-11T17:00');
  });
  it('plans behind a held gate from its computed date and says so', () => {
    const held: ItemTree = {
      ...design,
      children: [
        ...(design.children ?? []),
        { id: 'design.gate', kind: 'gate', gate: gate({ decision: 'hold', decided: date('2026-03-20') }) },
      ],
    };
    const schedule = scheduled(makePlan([held, next()]));
    assert.equal(datesOf(schedule, 'c'), '03-09T08:00 03-09T17:00');
    assert.deepEqual(
      schedule.problems.map((found) => found.rule),
      ['gate-undecided'],
    );
  });
  it('takes an empty phase as a milestone', () => {
    const schedule = scheduled(makePlan([A, { id: 'empty', kind: 'phase', after: [link('a')] }]));
    assert.equal(datesOf(schedule, 'empty'), '03-04T17:00 03-04T17:00');
  });
  it('refuses an FF link into a phase', () => {
    const schedule = scheduled(makePlan([design, next('FF')]));
    assert.deepEqual(
      schedule.problems.map((found) => found.rule),
      ['summary-link-type'],
    );
  });
});

describe('constraints', () => {
  const rows: [ConstraintKind, string, string, string[]][] = [
    ['start-no-earlier-than', '2026-03-09', '03-09T08:00 03-10T17:00', []],
    ['start-no-earlier-than', '2026-03-03', '03-05T08:00 03-06T17:00', []],
    ['finish-no-earlier-than', '2026-03-12', '03-11T08:00 03-12T17:00', []],
    ['must-start-on', '2026-03-10', '03-10T08:00 03-11T17:00', []],
    ['must-start-on', '2026-03-04', '03-04T08:00 03-05T17:00', ['constraint-conflict']],
    ['must-finish-on', '2026-03-05', '03-04T08:00 03-05T17:00', ['constraint-conflict']],
    ['start-no-later-than', '2026-03-04', '03-04T08:00 03-05T17:00', ['constraint-conflict']],
    ['start-no-later-than', '2026-03-20', '03-05T08:00 03-06T17:00', []],
    ['finish-no-later-than', '2026-03-05', '03-04T08:00 03-05T17:00', ['constraint-conflict']],
  ];
  for (const [kind, when, expected, rules] of rows) {
    it(`keeps ${kind} ${when}`, () => {
      const plan = makePlan([
        A,
        { id: 'b', duration: days(2), after: [link('a')], constraint: constraint(kind, when) },
      ]);
      const schedule = scheduled(plan);
      assert.equal(datesOf(schedule, 'b'), expected);
      assert.deepEqual(
        schedule.problems.map((found) => found.rule),
        rules,
      );
      if (rules.length > 0) assert.ok((schedule.items.get('a')?.totalSlack ?? 0) < 0, 'slack before it is negative');
    });
  }
  it('takes the late dates for as late as possible, and successors follow', () => {
    const plan = makePlan([
      { id: 'long', duration: days(10) },
      { id: 'late', duration: days(2), constraint: constraint('as-late-as-possible', null) },
      { id: 'after', duration: days(1), after: [link('late')] },
    ]);
    const schedule = scheduled(plan);
    assert.equal(datesOf(schedule, 'late'), '03-11T08:00 03-12T17:00');
    assert.equal(datesOf(schedule, 'after'), '03-13T08:00 03-13T17:00');
  });
  it('holds back every task of a phase that may not start earlier', () => {
    const phase: ItemTree = {
      id: 'p',
      kind: 'phase',
      constraint: constraint('start-no-earlier-than', '2026-03-09'),
      children: [A],
    };
    assert.equal(datesOf(scheduled(makePlan([phase])), 'a'), '03-09T08:00 03-11T17:00');
  });
  it('leaves a task that is fixed where it is and names the link it breaks', () => {
    const schedule = scheduled(
      makePlan([A, { id: 'b', after: [link('a')], fixed: { start: date('2026-03-03'), finish: date('2026-03-06') } }]),
    );
    assert.equal(datesOf(schedule, 'b'), '03-03T08:00 03-06T17:00');
    assert.deepEqual(
      schedule.problems.map((found) => found.rule),
      ['fixed-conflict'],
    );
  });
});

describe('late dates and slack', () => {
  const plan = makePlan([
    A,
    { id: 'b', duration: days(1), after: [link('a')] },
    { id: 'c', duration: days(3), after: [link('a')] },
    { id: 'end', kind: 'milestone', duration: days(0), after: [link('b'), link('c')] },
  ]);
  it('gives a side branch the room its neighbour leaves', () => {
    const schedule = scheduled(plan);
    assert.equal(lateDatesOf(schedule, 'b'), '03-09T08:00 03-09T17:00');
    assert.equal(schedule.items.get('b')?.totalSlack, 960);
    assert.equal(schedule.items.get('b')?.freeSlack, 960);
    assert.deepEqual(schedule.criticalPath, ['a', 'c', 'end']);
    assert.equal(schedule.items.get('b')?.critical, false);
  });
  it('makes slack negative where a task cannot meet its own deadline', () => {
    const tight = makePlan([{ ...A, deadline: date('2026-03-03') }]);
    assert.equal(scheduled(tight).items.get('a')?.totalSlack, -480);
  });
});

describe('progress', () => {
  const project: Partial<Project> = { statusDate: date('2026-03-10') };
  it('continues a started task from the status date with what is left of it', () => {
    const plan = makePlan(
      [{ id: 'a', duration: days(4), percentComplete: 50, actualStart: date('2026-03-03') }],
      project,
    );
    assert.equal(datesOf(scheduled(plan), 'a'), '03-03T08:00 03-12T17:00');
  });
  it('keeps what happened on a weekend on that weekend, and goes on from there', () => {
    const done = { actualStart: date('2026-03-07'), actualFinish: date('2026-03-08') };
    const plan = makePlan([
      { id: 'a', duration: days(2), ...done },
      { id: 'm', kind: 'milestone', duration: days(0), ...done, actualStart: null },
      { id: 'b', duration: days(1), after: [link('a')] },
    ]);
    assert.equal(datesOf(scheduled(plan), 'a'), '03-07T08:00 03-08T17:00');
    assert.equal(datesOf(scheduled(plan), 'm'), '03-08T17:00 03-08T17:00');
    assert.equal(datesOf(scheduled(plan), 'b'), '03-09T08:00 03-09T17:00');
  });
  it('begins what happened on a day off no later than it ended, whatever the hours around that day', () => {
    const workingHours = new Map([
      [5, [{ from: 480, to: 720 }]],
      [1, [{ from: 840, to: 1080 }]],
    ]);
    const done = { actualStart: date('2026-03-07'), actualFinish: date('2026-03-07') };
    const plan = makePlan([{ id: 'a', duration: days(1), ...done, calendar: 'odd' }], {}, [
      calendar('odd', { workingHours }),
    ]);
    assert.equal(datesOf(scheduled(plan), 'a'), '03-07T12:00 03-07T12:00');
  });
  it('moves unstarted work behind the status date', () =>
    assert.equal(datesOf(scheduled(makePlan([A], project)), 'a'), '03-11T08:00 03-13T17:00'));
  it('keeps finished work where it was and lets it have no slack', () => {
    const done = { ...A, actualStart: date('2026-03-03'), actualFinish: date('2026-03-06'), percentComplete: 100 };
    const schedule = scheduled(makePlan([done, { id: 'b', duration: days(1), after: [link('a')] }], project));
    assert.equal(datesOf(schedule, 'a'), '03-03T08:00 03-06T17:00');
    assert.equal(schedule.items.get('a')?.critical, false);
    assert.equal(datesOf(schedule, 'b'), '03-11T08:00 03-11T17:00');
  });
  it('lets remaining work of a task begun too early wait for its links (retained logic)', () => {
    const plan = makePlan(
      [
        { id: 'a', duration: days(5), actualStart: date('2026-03-09'), percentComplete: 0 },
        { id: 'b', duration: days(2), actualStart: date('2026-03-10'), percentComplete: 50, after: [link('a')] },
      ],
      project,
    );
    assert.equal(datesOf(scheduled(plan), 'a'), '03-09T08:00 03-17T17:00');
    assert.equal(datesOf(scheduled(plan), 'b'), '03-10T08:00 03-18T17:00');
  });
  it('moves nothing for a percentage without a status date', () =>
    assert.equal(
      datesOf(scheduled(makePlan([{ ...A, percentComplete: 50, actualStart: date('2026-03-02') }])), 'a'),
      '03-02T08:00 03-04T17:00',
    ));
});

describe('cycles', () => {
  it('reports one as a path, once, and schedules the rest', () => {
    const plan = makePlan([
      { id: 'a', duration: days(1), after: [link('c')] },
      { id: 'b', duration: days(1), after: [link('a')] },
      { id: 'c', duration: days(1), after: [link('b')] },
      { id: 'd', duration: days(1), after: [link('c')] },
    ]);
    const schedule = scheduled(plan);
    assert.equal(schedule.problems.length, 1);
    assert.match(schedule.problems[0]?.message ?? '', /c → a → b → c|a → b → c → a|b → c → a → b/);
    assert.equal(datesOf(schedule, 'd'), '03-05T08:00 03-05T17:00');
  });
  it('reports a link between a phase and its own task', () => {
    const plan = makePlan([{ id: 'p', kind: 'phase', children: [{ id: 'a', duration: days(1), after: [link('p')] }] }]);
    assert.deepEqual(
      scheduled(plan).problems.map((found) => found.rule),
      ['dependency-cycle'],
    );
  });
  it('reports a link of two phases that wait for each other once, however many tasks they hold', () => {
    const phase = (id: string, after: string): ItemTree => ({
      id,
      kind: 'phase',
      after: [link(after)],
      children: [1, 2, 3].map((n) => ({ id: `${id}${n}`, duration: days(1) })),
    });
    const { problems } = scheduled(makePlan([phase('p', 'q'), phase('q', 'p')]));
    assert.equal(problems.length, 1);
    assert.match(problems[0]?.message ?? '', /: (p → q → p|q → p → q)\./);
  });
});

describe('a calendar that runs out', () => {
  it('is replaced by the standard one where a task needs it later, with one finding', () => {
    const saturday = {
      from: date('2026-03-07').day,
      to: date('2026-03-07').day,
      working: true,
      hours: [{ from: 480, to: 720 }],
      name: null,
      place: PLACE,
    };
    const plan = makePlan(
      [
        { id: 'a', duration: { minutes: 240, elapsed: false }, calendar: 'cutover' },
        { id: 'b', duration: days(1), calendar: 'cutover', after: [link('a')] },
        { id: 'c', duration: days(1), calendar: 'cutover', after: [link('b')] },
      ],
      {},
      [calendar('cutover', { workingDays: new Set(), exceptions: [saturday] })],
    );
    const schedule = scheduled(plan);
    assert.deepEqual(
      schedule.problems.map((found) => found.rule),
      ['empty-calendar'],
    );
    assert.equal(datesOf(schedule, 'a'), '03-07T08:00 03-07T12:00');
    assert.equal(datesOf(schedule, 'c'), '03-10T08:00 03-10T17:00');
  });
});

describe('what the slow scheduler found', () => {
  const fixed = { start: date('2026-03-03'), finish: date('2026-03-06') };
  it('counts a phase, not its gate, for a percentage of the phase', () => {
    const design: ItemTree = { id: 'p', kind: 'phase', children: [A, { id: 'p.gate', kind: 'gate', gate: gate() }] };
    const after = link('p', 'FS', { kind: 'percent', percent: 100 });
    assert.equal(
      datesOf(scheduled(makePlan([design, { id: 'b', duration: days(1), after: [after] }])), 'b'),
      '03-10T08:00 03-10T17:00',
    );
  });
  it('takes the length of a fixed task from its dates', () => {
    const after = link('a', 'FS', { kind: 'percent', percent: 50 });
    const schedule = scheduled(
      makePlan([
        { id: 'a', fixed },
        { id: 'b', duration: days(1), after: [after] },
      ]),
    );
    assert.equal(schedule.items.get('a')?.duration, 4 * 480);
    assert.equal(datesOf(schedule, 'b'), '03-11T08:00 03-11T17:00');
  });
  it('lets an actual start win over a fixed one', () =>
    assert.equal(
      datesOf(scheduled(makePlan([{ id: 'a', fixed, actualStart: date('2026-03-04') }])), 'a'),
      '03-04T08:00 03-06T17:00',
    ));
  it('lets the last task of a phase slip until what waits for the phase starts', () => {
    const phase: ItemTree = { id: 'p', kind: 'phase', children: [A] };
    const late: ItemTree = {
      id: 'b',
      duration: days(1),
      after: [link('p')],
      constraint: constraint('start-no-earlier-than', '2026-03-09'),
    };
    assert.equal(scheduled(makePlan([phase, late])).items.get('a')?.freeSlack, 960);
  });
  it('says so where the tasks of a phase do not keep its own finish', () => {
    const phase: ItemTree = {
      id: 'p',
      kind: 'phase',
      constraint: constraint('finish-no-later-than', '2026-03-03'),
      children: [A],
    };
    const { problems } = scheduled(makePlan([phase]));
    assert.deepEqual(
      problems.map((found) => found.rule),
      ['constraint-conflict'],
    );
    assert.match(
      problems[0]?.message ?? '',
      /wants the finish of `p` at 2026-03-03 17:00, but `a`, its last task, puts it at 2026-03-0/,
    );
  });
});
