import assert from 'node:assert/strict';
import fc from 'fast-check';
import { day } from '../../../server/src/core/base/time.ts';
import { compileTime } from '../../../server/src/core/schedule/compile-time.ts';
import { fromPortable, portable } from '../../../server/src/core/schedule/levelling/portable.ts';
import type { LevellingProblem } from '../../../server/src/core/schedule/levelling/problem.ts';
import { hashOfProblem, isSameProblem } from '../../../server/src/core/schedule/levelling/same-problem.ts';
import { solver } from '../../../server/src/core/schedule/levelling/solve.ts';
import { OutOfReach } from '../../../server/src/core/schedule/portable-table.ts';
import { finishAt, startAt, type TimeTable, workedAt } from '../../../server/src/core/schedule/time-table.ts';
import { askedBy } from '../../support/asked-levelling.ts';
import { busyPlan } from '../../support/busy-plan.ts';
import { sketched } from '../../support/levelling.ts';

const MONDAY = day(20_458);
const MIDNIGHT = MONDAY * 1440;

/** One task of one minute by somebody of this working time, released at the anchor. */
function problemOn(table: TimeTable): LevellingProblem {
  return sketched({
    capacity: [1],
    tasks: [{ length: 1, needs: [{ of: 0 }], release: MIDNIGHT }],
    calendars: [{ table, cuts: null }],
  });
}

/** Spans of the day by hour of the week; a shift may run past midnight. */
const weeks = fc.array(
  fc.option(fc.record({ from: fc.integer({ min: 0, max: 1439 }), length: fc.integer({ min: 1, max: 1440 }) }), {
    nil: null,
  }),
  { minLength: 7, maxLength: 7 },
);

function tableOf(week: readonly ({ readonly from: number; readonly length: number } | null)[]): TimeTable {
  const { table } = compileTime((of) => {
    const shift = week[((of % 7) + 7) % 7] ?? null;
    // No two shifts at once: each ends where the next day's would begin at the latest.
    const spans = shift ? [{ from: shift.from, to: Math.min(shift.from + shift.length, 1440 + 300) }] : [];
    return { spans: spans.filter(({ from }) => from >= 300), name: null };
  }, MONDAY);
  return table;
}

describe('a levelling problem that is posted', () => {
  it('tells the same times as the calendars it was cut from', () => {
    fc.assert(
      fc.property(
        weeks,
        fc.array(fc.integer({ min: -89 * 1440, max: 89 * 1440 }), { minLength: 20 }),
        (week, offsets) => {
          const table = tableOf(week);
          const cut = fromPortable(structuredClone(portable(problemOn(table), 1))).calendars[0]?.table;
          assert.ok(cut);
          for (const offset of offsets) {
            const at = MIDNIGHT + offset;
            const worked = workedAt(table, at);
            assert.equal(workedAt(cut, at), worked);
            for (const ask of [startAt, finishAt]) {
              const known = ask(table, worked);
              if (Math.abs(known - MIDNIGHT) < 89 * 1440) assert.equal(ask(cut, worked), known);
            }
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('does not depend on how far its calendars were looked at before', () => {
    const fresh = askedBy(busyPlan({ tasks: 20, seed: 1, ownHours: true })).problem;
    const used = askedBy(busyPlan({ tasks: 20, seed: 1, ownHours: true })).problem;
    for (const { table } of used.calendars) if (table) workedAt(table, MIDNIGHT + 20 * 366 * 1440);
    assert.notEqual(used.calendars[0]?.table?.dayCount, fresh.calendars[0]?.table?.dayCount);
    assert.deepEqual(portable(used, 1), portable(fresh, 1));
    assert.ok(isSameProblem(portable(used, 1), portable(fresh, 1)));
  });

  it('has the solution of the problem it comes from', () => {
    for (const ownHours of [true, false]) {
      const { problem, seed } = askedBy(busyPlan({ tasks: 40, seed: 2, ownHours }));
      const posted = fromPortable(structuredClone(portable(problem, 1)));
      assert.deepEqual(solver()(posted, seed, 400), solver()(problem, seed, 400));
    }
  });

  it('says where its calendars end too early, and solves with a longer reach', () => {
    // A day a week for five years of work: far more than two years around the plan's dates.
    const text = `project: {name: Long, start: 2026-01-05, level-resources: true}
calendars:
  seldom: {working-days: [wed]}
  often: {working-days: [mon, tue]}
resources:
  ada: {calendar: seldom}
  ben: {calendar: often}
tasks:
  a: {duration: 130d, assign: ada}
  b: {duration: 130d, assign: ada}
  c: {duration: 9d, assign: [ada, ben]}
`;
    const { problem, seed } = askedBy(text);
    const near = fromPortable(structuredClone(portable(problem, 1)));
    assert.throws(() => solver()(near, seed, 100), OutOfReach);
    const far = fromPortable(structuredClone(portable(problem, 8)));
    assert.deepEqual(solver()(far, seed, 100), solver()(problem, seed, 100));
  });

  it('comes to the end of time as its calendars do', () => {
    const never = compileTime(() => ({ spans: [], name: null }), MONDAY).table;
    const cut = fromPortable(portable(problemOn(never), 1024)).calendars[0]?.table;
    assert.ok(cut);
    assert.equal(finishAt(cut, 1), finishAt(never, 1));
    assert.equal(startAt(cut, -1), startAt(never, -1));
  });
});

describe('the comparison of levelling problems', () => {
  const { problem } = askedBy(busyPlan({ tasks: 12, seed: 3, ownHours: true }));
  const mine = portable(problem, 1);

  it('finds a copy the same', () => {
    const copy = structuredClone(mine);
    assert.ok(isSameProblem(mine, copy));
    assert.equal(hashOfProblem(mine), hashOfProblem(copy));
  });

  it('sees a difference in any of its numbers', () => {
    let numbers = 0;
    for (const [key, value] of Object.entries(mine)) {
      if (!(value instanceof Int32Array || value instanceof Uint8Array)) continue;
      for (let i = 0; i < value.length; i++) {
        const changed = value.slice();
        changed[i] = (changed[i] ?? 0) ^ 1;
        const other = { ...mine, [key]: changed };
        assert.ok(!isSameProblem(mine, other), `${key}[${i}]`);
        assert.notEqual(hashOfProblem(mine), hashOfProblem(other), `${key}[${i}]`);
        numbers++;
      }
    }
    assert.ok(numbers > 200, `${numbers}`);
  });

  it('sees a day off in a calendar', () => {
    const other = portable(
      askedBy(busyPlan({ tasks: 12, seed: 3, ownHours: true }).replace('holidays: DE-BE', 'holidays: DE-BY')).problem,
      1,
    );
    assert.ok(!isSameProblem(mine, other));
  });
});
