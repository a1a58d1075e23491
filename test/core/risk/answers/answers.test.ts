import assert from 'node:assert/strict';
import { runToEnd } from '../../../../server/src/core/base/steps.ts';
import { answering, spreadsOf } from '../../../../server/src/core/risk/answers/answers.ts';
import type { TrialOutcomes } from '../../../../server/src/core/risk/answers/outcomes.ts';
import type { Shape } from '../../../../server/src/core/risk/sampling/shape.ts';
import { BLOCK, drawn, draws, outcomes, strikes } from './hand-made.ts';

const TRIALS = 10_000;
const DAY = 480;
const WIDE: Shape = { kind: 'uniform', low: 10 * DAY, high: 20 * DAY };
const NARROW: Shape = { kind: 'uniform', low: 10 * DAY, high: 12 * DAY };

/** A wide task, then a narrow one; a risk of ten days; a third task that only costs. */
function chain(): TrialOutcomes {
  const [wide, narrow, risk, free] = draws([WIDE, NARROW, strikes(0.25), WIDE], TRIALS) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const finish = Int32Array.from(wide, (x, i) =>
    Math.round(x + (narrow[i] as number) + 10 * DAY * (risk[i] as number)),
  );
  return outcomes({
    finish,
    block: BLOCK,
    cost: Float64Array.from(free, (x) => 100 * x),
    planned: { start: 0, finish: 25 * DAY, cost: 720_000 },
    deadline: 30 * DAY,
    budget: 800_000,
    tasks: [{ id: 'wide', critical: TRIALS, p50: 1, p80: 2, driver: 1 }],
    drivers: [
      drawn('task', 'narrow', narrow, TRIALS),
      drawn('task', 'wide', wide, TRIALS),
      drawn('task', 'free', free, 0),
      drawn('risk', 'flood', risk, 2500),
      drawn('task', 'idle', draws([WIDE], TRIALS, 77)[0] as Float64Array, 0),
    ],
    risks: [{ id: 'flood', struck: 2500, minutes: 2500 * 10 * DAY, cost: 5_000_000 }],
  });
}

const answers = (from: TrialOutcomes) => runToEnd(answering(from));

describe('the answers of a simulation', () => {
  const result = answers(chain());

  it('name what drives the finish first, and leave out what only chance shows', () => {
    assert.deepEqual(
      result.drivers.map(({ id }) => id),
      ['flood', 'wide', 'narrow', 'free'],
    );
    const [flood, wide, narrow, free] = result.drivers;
    // Without the risk the finish is 20–32 days, with it 30–42.
    assert.ok(flood && Math.abs(flood.days.high - flood.days.low - 10) < 0.2);
    assert.ok(flood.days.low < 0 && flood.days.high > 0);
    assert.ok(Math.abs(flood.mean.high - flood.mean.low - 10) < 0.2 && flood.mean.low < 0);
    assert.equal(flood.criticality, 0.25);
    assert.ok(wide && wide.days.high > 2 && wide.days.low < -1.5 && wide.cruciality > 0.4);
    assert.ok(narrow && narrow.days.high - narrow.days.low < 3);
    // What moves only the money does not move the end by chance, nor the other way round.
    assert.deepEqual(
      [free?.days, wide.cost],
      [
        { low: 0, high: 0 },
        { low: 0, high: 0 },
      ],
    );
    assert.ok(free?.cost && free.cost.high > 50_000);
  });

  it('tell the rank correlation of each task with the finish', () => {
    assert.deepEqual(
      result.tasks.map(({ id, criticality }) => [id, criticality]),
      [['wide', 1]],
    );
    assert.equal(result.tasks[0]?.cruciality, result.drivers.find(({ id }) => id === 'wide')?.cruciality);
  });

  it('say how sure deadline, budget and both are', () => {
    const { joint, finish, cost } = result;
    assert.ok(joint && finish.limitChance && cost?.limitChance);
    assert.equal(joint.deadlineMet, finish.limitChance.value);
    assert.equal(joint.budgetMet, cost.limitChance.value);
    assert.ok(Math.abs(joint.both - joint.deadlineMet * joint.budgetMet) < 0.02);
    assert.ok(
      Math.abs(joint.both + joint.neither + (joint.deadlineMet - joint.both) + (joint.budgetMet - joint.both) - 1) <
        1e-9,
    );
  });

  it('say what to hold for a confidence: the percentile less the plan', () => {
    const { contingency, days } = result;
    assert.deepEqual(
      contingency.map(({ confidence }) => confidence),
      [0.5, 0.7, 0.75, 0.8, 0.9, 0.95],
    );
    const row = contingency.find(({ confidence }) => confidence === 0.8);
    assert.equal(row?.days, days.p80.value - 25);
    assert.equal(row?.cost, (result.cost?.p80.value ?? 0) - 720_000);
  });

  it('tell the percentile of the confidence asked for, with its error', () => {
    const { days, cost, finish, contingency } = result;
    const row = contingency.find(({ confidence }) => confidence === 0.75);
    assert.equal(days.sure.confidence, 0.75);
    assert.deepEqual(row, { confidence: 0.75, days: days.sure.value - 25, cost: (cost?.sure.value ?? 0) - 720_000 });
    assert.equal(finish.sure.value, finish.percentiles[75]);
    assert.ok(days.sure.error > 0 && days.sure.error < 0.3, `${days.sure.error}`);
    const asked = answers({ ...chain(), confidence: 0.8 });
    assert.deepEqual(asked.finish.sure, { confidence: 0.8, ...asked.finish.p80 });
  });

  it('show a scatter of the first trials', () => {
    assert.equal(result.scatter?.finish.length, 2000);
    assert.equal(result.scatter?.cost.length, 2000);
  });

  it('give days and dates the same percentiles', () => {
    assert.equal(result.finish.p80.value, Math.round(result.days.p80.value * DAY));
    assert.deepEqual(runToEnd(spreadsOf(chain())).finish, result.finish);
  });

  it('count a risk over all trials', () => {
    assert.deepEqual(result.risks, [
      { id: 'flood', frequency: 0.25, meanDays: 2.5, meanCost: 500, p80Days: null, p80Cost: null },
    ]);
  });

  it('name where paths meet that together are late more often, worst first, without those that are sure', () => {
    const merges: TrialOutcomes['merges'] = [
      {
        id: 'mild',
        at: 1,
        together: 7200,
        paths: [
          { id: 'a', inTime: 8000 },
          { id: 'b', inTime: 9000 },
        ],
      },
      {
        id: 'go-live',
        at: 2,
        together: 4100,
        paths: ['a', 'b', 'c', 'd', 'sure'].map((id) => ({ id, inTime: id === 'sure' ? 10_000 : 8000 })),
      },
      {
        id: 'same',
        at: 3,
        together: 7900,
        paths: [
          { id: 'a', inTime: 8000 },
          { id: 'b', inTime: 9000 },
        ],
      },
    ];
    const found = answers({ ...chain(), merges }).merges;
    assert.deepEqual(
      found.map(({ id, together, paths }) => [id, together, paths.length]),
      [
        ['go-live', 0.41, 4],
        ['mild', 0.72, 2],
      ],
    );
  });

  it('hold for a single trial, and for a plan in which nothing varies', () => {
    const one = answers(outcomes({ finish: Int32Array.of(4800), deadline: 4800 }));
    assert.deepEqual([one.days.p80, one.days.sd, one.finish.limitChance?.value], [{ value: 10, error: 0 }, 0, 1]);
    const still = answers(
      outcomes({
        finish: new Int32Array(1000).fill(4800),
        block: BLOCK,
        planned: { start: 0, finish: 4800, cost: null },
      }),
    );
    assert.deepEqual(
      [still.days.mean, still.days.p10, still.days.planned, still.drivers],
      [{ value: 10, error: 0 }, { value: 10, error: 0 }, 10, []],
    );
    assert.deepEqual([still.joint, still.scatter, still.cost], [null, null, null]);
  });

  it('have a low and a high side also for a task that is needed in half of the trials', () => {
    const [need] = draws([strikes(0.5)], 2000) as [Float64Array];
    const finish = Int32Array.from(need, (x, i) => 4800 + 960 * x + (i % 7));
    const found = answers(
      outcomes({
        finish,
        drivers: [
          drawn(
            'task',
            'maybe',
            need.map((x) => 960 * x),
            1000,
          ),
        ],
      }),
    ).drivers[0];
    assert.ok(found && Math.abs(found.days.low + 2) < 0.1 && Math.abs(found.days.high) < 0.1);
  });

  it('are never better where a risk strikes that is bad on the whole, though graver ones kept away from its few trials', () => {
    const trials = 1000;
    const rare = Float64Array.from({ length: trials }, (_, i) => (i % 20 === 0 ? 1 : 0));
    const grave = Float64Array.from({ length: trials }, (_, i) => (i % 4 === 1 ? 1 : 0));
    const finish = Int32Array.from(rare, (strikes, i) => 4800 * (1 + 10 * (grave[i] as number) + strikes) + (i % 7));
    const found = answers(outcomes({ finish, drivers: [drawn('risk', 'rare', rare, 50)] })).drivers[0];
    assert.ok(found && found.mean.high - found.mean.low < 0 && found.cruciality > 0);
    assert.equal(found.days.high, 0);
  });
});
