import assert from 'node:assert/strict';
import { columnOf, momentsOf } from '../../../../server/src/core/risk/answers/columns.ts';
import {
  estimatedChance,
  estimatedQuantile,
  estimatedShift,
  meanError,
} from '../../../../server/src/core/risk/answers/errors.ts';
import type { Shape } from '../../../../server/src/core/risk/sampling/shape.ts';
import { BLOCK, draws, strikes } from './hand-made.ts';

const TASK: Shape = { kind: 'triangular', low: 8, likely: 10, high: 15 };
const TRIALS = 4000;
const SEEDS = 100;

/** Two chains of two tasks, and a risk that adds four days. */
function finishes(seed: number, block: number, risk = 0.3): Float64Array {
  const [a, b, c, d, r] = draws([TASK, TASK, TASK, TASK, strikes(risk)], TRIALS, seed, block) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  return a.map((x, i) => Math.max(x + (b[i] as number), (c[i] as number) + (d[i] as number)) + 4 * (r[i] as number));
}

type Figure = (values: Float64Array, block: number) => { readonly value: number; readonly error: number };

const FIGURES: Readonly<Record<string, Figure>> = {
  mean: (values, block) => {
    const { mean, sd } = momentsOf(columnOf(values, TRIALS));
    return { value: mean, error: meanError((i) => values[i] as number, sd, TRIALS, block) };
  },
  P50: (values, block) => estimatedQuantile(columnOf(values, TRIALS), 0.5, block),
  P80: (values, block) => estimatedQuantile(columnOf(values, TRIALS), 0.8, block),
  chance: (values, block) => estimatedChance((i) => (values[i] as number) <= 24, TRIALS, block),
};

/** How often the truth, known from all samples together, lies within the error; and the mean error. */
function coverage(samples: readonly Float64Array[], figure: Figure, block: number) {
  const found = samples.map((values) => figure(values, block));
  const truth = found.reduce((sum, { value }) => sum + value / SEEDS, 0);
  const hit = found.filter(({ value, error }) => Math.abs(value - truth) <= error).length / SEEDS;
  return { hit, error: found.reduce((sum, { error }) => sum + error / SEEDS, 0) };
}

describe('the error of a figure', () => {
  const seeds = Array.from({ length: SEEDS }, (_, i) => i + 1);
  const plain = seeds.map((seed) => finishes(seed, 1));
  const latin = seeds.map((seed) => finishes(seed, BLOCK));

  for (const [name, figure] of Object.entries(FIGURES)) {
    it(`holds the truth in 95 of 100 samples (${name}), and is smaller for Latin hypercubes`, () => {
      const independent = coverage(plain, figure, 1);
      const stratified = coverage(latin, figure, BLOCK);
      // Three standard errors of a share of 95 % of 100 samples are 6.5 %.
      for (const { hit } of [independent, stratified]) assert.ok(hit > 0.885, `${hit}`);
      assert.ok(stratified.error < 0.9 * independent.error, `${stratified.error} against ${independent.error}`);
    });
  }

  it('of a difference is that of equal draws, far below that of either side', () => {
    const shifts = Array.from({ length: 60 }, (_, seed) => {
      const [more, less] = [finishes(seed + 1, BLOCK, 0.3), finishes(seed + 1, BLOCK, 0.25)];
      return estimatedShift(columnOf(more, TRIALS), columnOf(less, TRIALS), 0.8, BLOCK);
    });
    const truth = shifts.reduce((sum, { value }) => sum + value / 60, 0);
    const hit = shifts.filter(({ value, error }) => Math.abs(value - truth) <= error).length / 60;
    const alone = estimatedQuantile(columnOf(finishes(1, BLOCK), TRIALS), 0.8, BLOCK).error;
    assert.ok(hit > 0.85, `${hit}`);
    assert.ok((shifts[0]?.error ?? 1) < alone);
  });

  it('of what never or always happened is not 0', () => {
    const { value, error } = estimatedChance(() => false, 1000, 200);
    assert.equal(value, 0);
    assert.ok(error > 0.001 && error < 0.004, `${error}`);
  });

  it('of what does not vary is 0', () => {
    const column = columnOf(new Float64Array(4000).fill(7), 4000);
    assert.deepEqual(estimatedQuantile(column, 0.8, 200), { value: 7, error: 0 });
    assert.deepEqual(estimatedShift(column, column, 0.8, 200), { value: 0, error: 0 });
  });
});
