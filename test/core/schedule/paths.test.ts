import assert from 'node:assert/strict';
import fc from 'fast-check';
import { minute } from '../../../server/src/core/base/time.ts';
import type { Schedule } from '../../../server/src/core/schedule/schedule.ts';
import { scheduled } from '../../support/dates-of.ts';
import { type ItemTree, link, makePlan } from '../../support/make-plan.ts';
import { analysisOfText } from '../../support/views.ts';

const DAY = 480;

/** Two chains of five days, one of four and one of one, all into `end`. */
const PLAN = `
project: {name: Plan, start: 2026-03-02}
tasks:
  a: {duration: 2d}
  b: {duration: 3d}
  c: {duration: 3d, after: a}
  d: {duration: 2d, after: b}
  near: {duration: 4d}
  far: {duration: 1d}
  end: {duration: 1d, after: [c, d, near, far]}
  beside: {duration: 3d, after: a}
`;

function scheduleOf(text: string): Schedule {
  return analysisOfText(text).schedule;
}

describe('paths through a schedule', () => {
  const schedule = scheduleOf(PLAN);

  it('are as many critical ones as it takes for every critical task to lie on one', () => {
    assert.deepEqual(schedule.criticalPaths, [
      ['a', 'c', 'end'],
      ['b', 'd', 'end'],
    ]);
    assert.deepEqual(schedule.criticalPath, ['a', 'c', 'end']);
  });

  it('lead to any item from what drives it', () => {
    assert.deepEqual(schedule.pathTo('d'), ['b', 'd']);
    assert.deepEqual(schedule.pathTo('near'), ['near']);
    assert.deepEqual(schedule.pathTo('nobody'), []);
  });

  it('come to an item in the order in which they could drive it, each task on one', () => {
    assert.deepEqual(schedule.floatPaths('end', 9), [
      { ids: ['a', 'c', 'end'], slack: 0 },
      { ids: ['b', 'd'], slack: 0 },
      { ids: ['near'], slack: DAY },
      { ids: ['far'], slack: 4 * DAY },
    ]);
    assert.deepEqual(
      schedule.floatPaths('beside', 9).map(({ ids }) => ids),
      [['a', 'beside']],
    );
    assert.equal(schedule.floatPaths('end', 2).length, 2);
  });

  it('tell which tasks are next to become critical', () => {
    const band = (id: string, from = schedule) => from.items.get(id)?.slackBand;
    assert.deepEqual(
      ['a', 'near', 'far', 'beside'].map((id) => band(id)),
      ['critical', 'near-critical', 'free', 'near-critical'],
    );
    const narrow = scheduleOf(PLAN.replace('2026-03-02', '2026-03-02, near-critical-slack: 4h'));
    assert.deepEqual(
      ['a', 'near'].map((id) => band(id, narrow)),
      ['critical', 'free'],
    );
    const wide = scheduleOf(PLAN.replace('2026-03-02', '2026-03-02, critical-slack: 1d'));
    assert.deepEqual(
      ['near', 'far', 'beside'].map((id) => band(id, wide)),
      ['critical', 'free', 'critical'],
    );
  });

  it('go through phases, gates and links of their own', () => {
    const phases = scheduleOf(`
project: {name: Plan, start: 2026-03-02}
phases:
  planning: {tasks: {a: {duration: 2d}, b: {duration: 2d}}, gate: {approvers: []}}
  execution: {after: planning, tasks: {c: {duration: 1d}, d: {duration: 1d, after: c}}}
  closing: {after: execution, tasks: {e: {duration: 1d}}}
`);
    assert.deepEqual(phases.criticalPaths, [
      ['a', 'planning.gate', 'c', 'd', 'e'],
      ['b', 'planning.gate', 'c', 'd', 'e'],
    ]);
    assert.deepEqual(phases.pathTo('execution'), ['a', 'planning.gate', 'c', 'd']);
  });

  it('end where a date set by hand or finished work begins', () => {
    const dated = scheduleOf(`
project: {name: Plan, start: 2026-03-02, status-date: 2026-03-04}
tasks:
  done: {duration: 2d, actual-start: 2026-03-02, actual-finish: 2026-03-04}
  a: {duration: 2d, after: done}
  hand: {duration: 1d, after: a, fixed: {start: 2026-03-09}}
  end: {duration: 1d, after: hand}
`);
    assert.deepEqual(dated.pathTo('end'), ['hand', 'end']);
    assert.deepEqual(dated.pathTo('a'), ['done', 'a']);
    assert.deepEqual(
      dated.floatPaths('done', 3).map(({ ids }) => ids),
      [['done']],
    );
  });

  it('are found along a hundred thousand tasks', () => {
    const tasks: ItemTree[] = Array.from({ length: 100_000 }, (_, i) => ({
      id: `t${i}`,
      duration: { minutes: 60, elapsed: false },
      after: i < 2 ? [] : [link(`t${i - 2}`)],
    }));
    const long = scheduled(makePlan(tasks));
    assert.deepEqual(
      long.criticalPaths.map(({ length }) => length),
      [50_000, 50_000],
    );
  });
});

interface RandomTask {
  readonly days: number;
  readonly before: readonly number[];
}

/** FS links forward between tasks of whole days. */
const randomTasks: fc.Arbitrary<readonly RandomTask[]> = fc.array(
  fc.record({
    days: fc.integer({ min: 1, max: 9 }),
    before: fc.array(fc.nat({ max: 11 }), { maxLength: 3 }),
  }),
  { minLength: 2, maxLength: 12 },
);

function scheduleOfTasks(tasks: readonly RandomTask[], longer: readonly [number, number] = [-1, 0]): Schedule {
  const trees = tasks.map(({ days, before }, i): ItemTree => {
    const minutes = days * DAY + (longer[0] === i ? longer[1] : 0);
    const after = [...new Set(before)].filter((other) => other < i).map((other) => link(`t${other}`));
    return { id: `t${i}`, duration: { minutes, elapsed: false }, after };
  });
  return scheduled(makePlan(trees));
}

describe('float paths', () => {
  it('may slip by their slack and not a minute more before they move their end', () =>
    fc.assert(
      fc.property(randomTasks, (tasks) => {
        const end = tasks.length - 1;
        const schedule = scheduleOfTasks(tasks);
        const paths = schedule.floatPaths(`t${end}`, 99);
        const finish = (of: Schedule) => of.items.get(`t${end}`)?.finish ?? minute(0);
        for (const { ids, slack } of paths) {
          for (const id of ids) {
            const task = Number(id.slice(1));
            const worked = (of: Schedule): number => schedule.projectTime.between(finish(schedule), finish(of));
            assert.equal(worked(scheduleOfTasks(tasks, [task, slack])), task === end ? slack : 0);
            assert.equal(worked(scheduleOfTasks(tasks, [task, slack + 1])), task === end ? slack + 1 : 1);
          }
        }
        const ids = paths.flatMap((path) => path.ids);
        assert.equal(new Set(ids).size, ids.length);
        const slacks = paths.map(({ slack }) => slack);
        assert.deepEqual(
          slacks,
          [...slacks].sort((a, b) => a - b),
        );
      }),
      { numRuns: 60 },
    ));
});

describe('critical paths', () => {
  it('hold every critical task, and end where the project does', () =>
    fc.assert(
      fc.property(randomTasks, (tasks) => {
        const schedule = scheduleOfTasks(tasks);
        const critical = [...schedule.items.values()].filter((item) => item.critical).map(({ id }) => id);
        assert.deepEqual([...new Set(schedule.criticalPaths.flat())].sort(), critical.sort());
        for (const path of schedule.criticalPaths) {
          assert.equal(schedule.items.get(path.at(-1) ?? '')?.finish, schedule.finish);
          assert.equal(schedule.items.get(path[0] ?? '')?.driver.kind, 'project-start');
          path.slice(1).forEach((id, i) => {
            const before = Number(path[i]?.slice(1));
            assert.ok(tasks[Number(id.slice(1))]?.before.includes(before), `${before} leads to ${id}`);
          });
        }
      }),
      { numRuns: 300 },
    ));
});
