import assert from 'node:assert/strict';
import fc from 'fast-check';
import { CONSTRUCTIVE_SCHEDULES } from '../../../server/src/core/schedule/levelling/constructive.ts';
import { compareCosts } from '../../../server/src/core/schedule/levelling/objective.ts';
import { type Search, startSearch } from '../../../server/src/core/schedule/levelling/search.ts';
import {
  bestFinish,
  broken,
  type LinkTypeNumber,
  type ProblemSketch,
  sketched,
  type TaskSketch,
} from '../../support/levelling.ts';

/** Up to `most` tasks on two resources; links run from earlier to later tasks. */
function sketches(most: number, types: readonly LinkTypeNumber[]): fc.Arbitrary<ProblemSketch> {
  const task = fc.record({
    length: fc.integer({ min: 0, max: 4 }),
    needs: fc.tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 3 })),
    after: fc.array(
      fc.record({ task: fc.nat(most), type: fc.constantFrom(...types), lag: fc.constantFrom(0, 0, 0, 1, -1) }),
      { maxLength: 2 },
    ),
    release: fc.constantFrom(0, 0, 0, 2),
  });
  return fc.array(task, { minLength: 1, maxLength: most }).map((tasks) => ({
    capacity: [2, 3],
    tasks: tasks.map(
      ({ length, needs, after, release }, i): TaskSketch => ({
        length,
        release,
        needs: length === 0 ? [] : needs.flatMap((units, of) => (units > 0 ? [{ of, units }] : [])),
        after: i === 0 ? [] : after.map((link) => ({ ...link, task: link.task % i })),
      }),
    ),
  }));
}

const anySketch = sketches(9, [0, 1, 2, 3]);

function searched(sketch: ProblemSketch, seed: number, schedules: number): Search {
  const search = startSearch(sketched(sketch), seed);
  search.step(schedules);
  return search;
}

describe('the search for a better schedule', () => {
  it('finds the earliest finish there is, as trying every start does', () => {
    fc.assert(
      fc.property(sketches(5, [0]), (sketch) => {
        const plain = { ...sketch, tasks: sketch.tasks.map((task) => withoutLeads(task)) };
        const best = searched(plain, 1, 200).best();
        assert.equal(best.cost.finish, bestFinish(plain, best.cost.finish + 1));
      }),
      { numRuns: 30 },
    );
  });

  it('keeps every link, bound and capacity', () => {
    fc.assert(
      fc.property(anySketch, (sketch) => {
        assert.deepEqual(broken(sketch, searched(sketch, 1, 100).best().schedule), []);
      }),
    );
  });

  it('finds the same for the same seed, however its schedules are divided into steps', () => {
    fc.assert(
      fc.property(anySketch, fc.integer(), (sketch, seed) => {
        const once = searched(sketch, seed, 90);
        const often = startSearch(sketched(sketch), seed);
        for (let i = 0; i < 30; i++) often.step(3);
        assert.equal(often.generated(), once.generated());
        assert.deepEqual(often.best(), once.best());
      }),
      { numRuns: 40 },
    );
  });

  it('is never worse after more schedules', () => {
    fc.assert(
      fc.property(anySketch, (sketch) => {
        const search = startSearch(sketched(sketch), 7);
        for (let before = search.best(), i = 0; i < 10; i++, before = search.best()) {
          search.step(20);
          assert.ok(compareCosts(search.best().cost, before.cost) <= 0);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('generates no more schedules than it was asked for', () => {
    const task = { length: 2, needs: [{ of: 0 }] };
    const search = startSearch(sketched({ capacity: [1], tasks: [task, task] }), 1);
    const before = search.generated();
    assert.ok(before <= CONSTRUCTIVE_SCHEDULES);
    search.step(3);
    assert.equal(search.generated(), before + 2);
    search.step(1);
    assert.equal(search.generated(), before + 4);
  });

  it('is done where every task has its early dates', () => {
    const search = startSearch(sketched({ capacity: [1], tasks: [{ length: 2, needs: [{ of: 0 }] }] }), 1);
    const before = search.generated();
    search.step(1000);
    assert.deepEqual([search.isDone(), search.generated()], [true, before]);
  });

  it('meets a deadline where that costs the project nothing', () => {
    const needs = [{ of: 0 }];
    const tasks = [
      { length: 3, needs },
      { length: 3, needs },
      { length: 3, needs, deadline: 3 },
    ];
    const { cost, schedule } = searched({ capacity: [1], tasks }, 1, 50).best();
    assert.deepEqual([cost.finish, cost.late, schedule.start[2]], [9, 0, 0]);
  });
});

/** Leads and lags make the earliest finish of all no active schedule: a serial scheme may miss it. */
function withoutLeads(task: TaskSketch): TaskSketch {
  return { ...task, after: (task.after ?? []).map((link) => ({ task: link.task })) };
}
