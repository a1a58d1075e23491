import assert from 'node:assert/strict';
import fc from 'fast-check';
import { resourceFlow } from '../../../server/src/core/schedule/levelling/links.ts';
import { forwardModel } from '../../../server/src/core/schedule/levelling/model.ts';
import type { LevelledSchedule } from '../../../server/src/core/schedule/levelling/problem.ts';
import { startSearch } from '../../../server/src/core/schedule/levelling/search.ts';
import { broken, type ProblemSketch, sketched, type TaskSketch } from '../../support/levelling.ts';

const task = fc.record({
  length: fc.integer({ min: 1, max: 6 }),
  needs: fc.tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 3 })),
  after: fc.array(fc.nat(20), { maxLength: 2 }),
});

const sketch: fc.Arbitrary<ProblemSketch> = fc.array(task, { minLength: 2, maxLength: 14 }).map((tasks) => ({
  capacity: [2, 3],
  tasks: tasks.map(
    ({ length, needs, after }, i): TaskSketch => ({
      length,
      needs: needs.flatMap((units, of) => (units > 0 ? [{ of, units }] : [])),
      after: i === 0 ? [] : after.map((before) => ({ task: before % i })),
    }),
  ),
}));

/** Starts by links alone, capacities forgotten: the longest path to each task. `delays` are added on the way. */
function startsBy({ tasks }: ProblemSketch, links: readonly { from: number; to: number }[], delays: readonly number[]) {
  const start = new Int32Array(tasks.length);
  for (let round = 0; round < tasks.length; round++) {
    const finish = (i: number): number => (start[i] ?? 0) + (tasks[i]?.length ?? 0);
    tasks.forEach(({ after = [] }, i) => {
      const before = [
        ...after.map(({ task: from }) => from),
        ...links.flatMap(({ from, to }) => (to === i ? [from] : [])),
      ];
      start[i] = Math.max(delays[i] ?? 0, ...before.map(finish));
    });
  }
  return start;
}

function solved(of: ProblemSketch): LevelledSchedule {
  const search = startSearch(sketched(of), 1);
  search.step(40);
  return search.best().schedule;
}

describe('links of a levelled schedule', () => {
  it('put every task where levelling put it', () => {
    fc.assert(
      fc.property(sketch, (of) => {
        const schedule = solved(of);
        const { links } = resourceFlow(forwardModel(sketched(of)), schedule);
        assert.deepEqual(startsBy(of, links, []), schedule.start);
      }),
    );
  });

  it('keep capacities also when tasks are late', () => {
    fc.assert(
      fc.property(sketch, fc.array(fc.nat(12), { maxLength: 14 }), (of, delays) => {
        const schedule = solved(of);
        const { links } = resourceFlow(forwardModel(sketched(of)), schedule);
        const start = startsBy(of, links, delays);
        const finish = start.map((at, i) => at + (of.tasks[i]?.length ?? 0));
        assert.deepEqual(broken(of, { ...schedule, start, finish }), []);
      }),
    );
  });

  it('name the resource, and leave out what the plan says itself', () => {
    const needs = [{ of: 0 }];
    const of = {
      capacity: [1],
      tasks: [
        { length: 2, needs },
        { length: 2, needs, after: [{ task: 0 }] },
        { length: 3, needs, priority: 100 },
      ],
    };
    const { links } = resourceFlow(forwardModel(sketched(of)), solved(of));
    assert.deepEqual(links, [{ from: 1, to: 2, resource: 0 }]);
  });

  it('are bounds where they would go round with links of the plan', () => {
    const needs = [{ of: 0 }];
    // The second may begin ten before the first ends, so it can be done before it.
    const tasks: TaskSketch[] = [
      { length: 4, needs, release: 6, priority: 100 },
      { length: 6, needs, after: [{ task: 0, lag: -10 }] },
    ];
    const of = { capacity: [1], tasks };
    const schedule = { ...solved(of), start: Int32Array.of(6, 0), finish: Int32Array.of(10, 6) };
    const { links, bounds } = resourceFlow(forwardModel(sketched(of)), schedule);
    assert.deepEqual(links, []);
    assert.deepEqual(bounds, [{ from: 1, to: 0, resource: 0, at: 6 }]);
  });

  it('are bounds where a split task lends somebody out', () => {
    const needs = [{ of: 0 }];
    const tasks = [
      { length: 4, needs, splittable: true },
      { length: 2, needs, release: 1, priority: 900 },
    ];
    const of = { capacity: [1], tasks };
    const { links, bounds } = resourceFlow(forwardModel(sketched(of)), solved(of));
    assert.deepEqual(links, []);
    assert.deepEqual(bounds, [{ from: 0, to: 1, resource: 0, at: 1 }]);
  });
});
