import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { LevelledSchedule, WorkCalendar } from '../../../server/src/core/schedule/levelling/problem.ts';
import { startSearch } from '../../../server/src/core/schedule/levelling/search.ts';
import { broken, type ProblemSketch, sketched, type TaskSketch } from '../../support/levelling.ts';

function levelled(sketch: ProblemSketch, schedules = 60): LevelledSchedule {
  const search = startSearch(sketched(sketch), 1);
  search.step(schedules);
  return search.best().schedule;
}

const ali = [{ of: 0 }];

/** A schedule of these starts, everybody as named. */
function datesOf({ tasks }: ProblemSketch, starts: readonly number[]): LevelledSchedule {
  const start = Int32Array.from(starts);
  const finish = start.map((at, i) => at + (tasks[i]?.length ?? 0));
  const chosen = Int32Array.from(tasks.flatMap(({ needs = [] }) => needs).keys());
  return { start, finish, chosen, segments: new Map() };
}

/** Works but for these stretches of the axis. */
function away(...stretches: readonly [number, number][]): WorkCalendar {
  return {
    table: null,
    cuts: { from: Int32Array.from(stretches, ([from]) => from), to: Int32Array.from(stretches, ([, to]) => to) },
  };
}

describe('placing tasks', () => {
  it('never moves a fixed task, and puts the others around what it uses', () => {
    const tasks: TaskSketch[] = [
      { length: 4, needs: ali, fixed: [3, 7] },
      { length: 3, needs: ali },
      { length: 2, needs: ali },
    ];
    const { start } = levelled({ capacity: [1], tasks });
    assert.deepEqual([...start], [3, 0, 7]);
  });

  it('lets fixed tasks use more than there is, and keeps the others away from it', () => {
    const tasks: TaskSketch[] = [
      { length: 4, needs: ali, fixed: [0, 4] },
      { length: 4, needs: ali, fixed: [2, 6] },
      { length: 1, needs: ali },
    ];
    assert.deepEqual([...levelled({ capacity: [1], tasks }).start], [0, 2, 6]);
  });

  it('places what needs more than there is as if it needed all', () => {
    const tasks: TaskSketch[] = [
      { length: 2, needs: [{ of: 0, units: 5 }] },
      { length: 2, needs: [{ of: 0, units: 1 }], after: [{ task: 0, type: 1 }] },
    ];
    assert.deepEqual([...levelled({ capacity: [3], tasks }).start], [0, 2]);
  });

  it('holds people through leave within their task', () => {
    const tasks: TaskSketch[] = [
      { length: 4, needs: ali },
      { length: 2, needs: ali, after: [{ task: 0 }] },
    ];
    const { start, finish } = levelled({ capacity: [1], tasks, calendars: [away([2, 10], [13, 20])] });
    assert.deepEqual([...start, ...finish], [0, 12, 12, 21]);
  });

  it('starts with the first of its people and ends with the last', () => {
    const tasks: TaskSketch[] = [{ length: 3, needs: [{ of: 0 }, { of: 1 }] }];
    const { start, finish } = levelled({ capacity: [1, 1], tasks, calendars: [away([0, 2]), away([1, 8])] });
    assert.deepEqual([start[0], finish[0]], [0, 10]);
  });

  it('walks a bound on the finish back over leave', () => {
    const tasks: TaskSketch[] = [{ length: 3, needs: ali, finishRelease: 9 }];
    const { start, finish } = levelled({ capacity: [1], tasks, calendars: [away([4, 8])] });
    assert.deepEqual([start[0], finish[0]], [2, 9]);
  });

  it('waits for the first of a group where a link says so', () => {
    const tasks: TaskSketch[] = [
      { length: 3, release: 5 },
      { length: 3, release: 2 },
      { firstStart: true, after: [{ task: 0 }, { task: 1 }] },
      { length: 1, after: [{ task: 2, type: 1 }] },
    ];
    assert.deepEqual([...levelled({ capacity: [], tasks }).start], [5, 2, 2, 2]);
  });
});

describe('teams', () => {
  const anyone = [{ of: [0, 1] }];

  it('send whoever can begin first, and of those the first in order', () => {
    const tasks: TaskSketch[] = [
      { length: 5, needs: ali, fixed: [0, 5] },
      { length: 2, needs: anyone },
      { length: 2, needs: anyone, after: [{ task: 1 }] },
    ];
    const { start, chosen } = levelled({ capacity: [1, 1], tasks });
    assert.deepEqual([...start], [0, 0, 2]);
    // Candidates are numbered through: the fixed task has the first.
    assert.deepEqual([...chosen], [0, 2, 4]);
  });

  it('send different people for two parts of a task', () => {
    const tasks: TaskSketch[] = [{ length: 2, needs: [{ of: [0, 1] }, { of: [0, 1] }] }];
    assert.deepEqual([...levelled({ capacity: [1, 1], tasks }).chosen], [0, 3]);
  });

  it('send whoever is done first where leave makes the difference', () => {
    const tasks: TaskSketch[] = [{ length: 3, needs: anyone }];
    const { chosen, finish } = levelled({ capacity: [1, 1], tasks, calendars: [away([1, 9]), away([50, 60])] });
    assert.deepEqual([chosen[0], finish[0]], [1, 3]);
  });
});

describe('splittable tasks', () => {
  it('pause where somebody is busy, and go on', () => {
    const tasks: TaskSketch[] = [
      { length: 3, needs: ali, fixed: [2, 5] },
      { length: 4, needs: ali, splittable: true },
    ];
    const { start, finish, segments } = levelled({ capacity: [1], tasks });
    assert.deepEqual([start[1], finish[1]], [0, 7]);
    assert.deepEqual(segments.get(1), [
      { from: 0, to: 2 },
      { from: 5, to: 7 },
    ]);
  });

  it('are the only ones to be split, and work as long as they must', () => {
    const task = fc.record({
      length: fc.integer({ min: 1, max: 5 }),
      needs: fc.constantFrom(ali, [{ of: 1 }], [{ of: 0 }, { of: 1 }]),
      splittable: fc.boolean(),
      fixed: fc.constant(undefined),
    });
    fc.assert(
      fc.property(fc.array(task, { minLength: 1, maxLength: 8 }), fc.nat(9), (tasks, from) => {
        const meeting: TaskSketch = { length: 2, needs: ali, fixed: [from, from + 2] };
        const sketch = { capacity: [1, 1], tasks: [meeting, ...tasks.map(({ fixed: _, ...rest }) => rest)] };
        assert.deepEqual(broken(sketch, levelled(sketch)), []);
      }),
    );
  });
});

describe('priorities', () => {
  it('let the higher of two that compete go first, though the other order is shorter', () => {
    const tasks: TaskSketch[] = [
      { length: 1, needs: ali },
      { length: 6, needs: [{ of: 1 }], after: [{ task: 0 }] },
      { length: 5, needs: ali, priority: 900 },
    ];
    assert.deepEqual([...levelled({ capacity: [1, 1], tasks }).start], [5, 6, 0]);
  });

  it('let what something important waits for go before its equals', () => {
    const tasks: TaskSketch[] = [
      { length: 9, needs: ali },
      { length: 2, needs: ali },
      { length: 1, needs: [{ of: 1 }], after: [{ task: 1 }], priority: 900 },
    ];
    assert.deepEqual([...levelled({ capacity: [1, 1], tasks }).start], [2, 0, 2]);
  });

  it('leave no room before the highest but what others of the highest take', () => {
    const task = fc.record({
      length: fc.integer({ min: 1, max: 5 }),
      needs: fc.constantFrom(ali, [{ of: 1 }], [{ of: 0 }, { of: 1 }]),
      priority: fc.constantFrom(300, 500, 800),
    });
    fc.assert(
      fc.property(fc.array(task, { minLength: 2, maxLength: 9 }), (tasks) => {
        const { start } = levelled({ capacity: [1, 1], tasks });
        const highest = tasks.flatMap((own, i) => (own.priority === 800 ? [{ own, at: start[i] ?? 0 }] : []));
        const sketch = { capacity: [1, 1], tasks: highest.map(({ own }) => own) };
        highest.forEach(({ at }, moved) => {
          const earlier = highest.map((other, i) => (i === moved ? at - 1 : other.at));
          assert.notDeepEqual(broken(sketch, datesOf(sketch, earlier)), []);
        });
      }),
    );
  });
});
