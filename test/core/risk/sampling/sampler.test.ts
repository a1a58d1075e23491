import assert from 'node:assert/strict';
import { latinBlock, streamKey } from '../../../../server/src/core/risk/sampling/latin.ts';
import { normalQuantile } from '../../../../server/src/core/risk/sampling/normal.ts';
import { samplerOf } from '../../../../server/src/core/risk/sampling/sampler.ts';
import type { Shape } from '../../../../server/src/core/risk/sampling/shape.ts';
import type { Variable } from '../../../../server/src/core/risk/sampling/variable.ts';
import { variableReader } from '../../../../server/src/core/risk/sampling/variable-columns.ts';
import { inColumns } from '../../../support/trials.ts';

const SIZE = 200;

function block(seed: number, name: string, number: number, size = SIZE): Float64Array {
  const out = new Float64Array(size);
  latinBlock(seed, streamKey(name), number, out, size);
  return out;
}

/** A column of whole blocks. */
function column(variables: readonly Variable[], variable: number, blocks: number, seed = 1): Float64Array {
  const draw = samplerOf(inColumns(variables), seed, SIZE);
  const all = new Float64Array(blocks * SIZE);
  for (let b = 0; b < blocks; b++) draw(variable, b, all.subarray(b * SIZE));
  return all;
}

function correlation(a: Float64Array, b: Float64Array): number {
  const mean = (of: Float64Array) => of.reduce((sum, x) => sum + x, 0) / of.length;
  const [ma, mb] = [mean(a), mean(b)];
  let [ab, aa, bb] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    const [x, y] = [(a[i] as number) - ma, (b[i] as number) - mb];
    ab += x * y;
    aa += x * x;
    bb += y * y;
  }
  return ab / Math.sqrt(aa * bb);
}

const NORMAL: Shape = { kind: 'normal', mean: 100, sd: 10 };
const SKEW: Shape = { kind: 'pert', low: 3, likely: 4, high: 12, weight: 4 };

describe('a block of draws', () => {
  it('has exactly one in each of its equal parts', () => {
    for (const size of [1, 7, 200]) {
      for (let number = 0; number < 20; number++) {
        const parts = [...block(1, 'task:a', number, size)].map((u) => Math.floor(u * size)).sort((a, b) => a - b);
        assert.deepEqual(
          parts,
          Array.from({ length: size }, (_, i) => i),
        );
      }
    }
  });

  it('depends on seed, name and number, and on nothing else', () => {
    const first = block(1, 'task:a', 3);
    block(9, 'task:b', 1);
    assert.deepEqual(block(1, 'task:a', 3), first);
    for (const other of [
      block(2, 'task:a', 3),
      block(1 + 2 ** 32, 'task:a', 3),
      block(1, 'task:b', 3),
      block(1, 'task:a', 4),
    ]) {
      assert.ok(Math.abs(correlation(first, other)) < 0.3);
    }
  });

  it('has these digits on every machine', () => {
    assert.deepEqual(
      [...block(1, 'task:design', 0, 4)],
      [0.5879067059431691, 0.8310557861113921, 0.014936824009055272, 0.44400568277342245],
    );
  });

  it('takes any text for a name', () => {
    const names = ['', '__proto__', 'ä', 'ta', 'at', 'task:a'];
    assert.equal(new Set(names.map((name) => block(1, name, 0)[0])).size, names.length);
  });

  it('falls everywhere alike, also together with another', () => {
    const cells = new Uint32Array(100);
    const blocks = 250;
    for (let b = 0; b < blocks; b++) {
      const [x, y] = [block(5, 'task:x', b), block(5, 'task:y', b)];
      for (let i = 0; i < SIZE; i++) {
        const cell = Math.floor((x[i] as number) * 10) * 10 + Math.floor((y[i] as number) * 10);
        cells[cell] = (cells[cell] as number) + 1;
      }
    }
    const expected = (blocks * SIZE) / 100;
    const chiSquare = cells.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    // 81 degrees of freedom, as rows and columns are even by construction: 99.99 % lie below 137.
    assert.ok(chiSquare < 137 && chiSquare > 40, `${chiSquare}`);
  });

  it('has nothing to do with the block before', () => {
    let sum = 0;
    for (let b = 0; b < 200; b++) sum += correlation(block(1, 'task:x', b), block(1, 'task:x', b + 1));
    assert.ok(Math.abs(sum / 200) < 4 / Math.sqrt(200 * SIZE), `${sum / 200}`);
  });
});

describe('variables in columns', () => {
  it('are read as they were written, whatever their kind', () => {
    const shapes: readonly Shape[] = [
      { kind: 'fixed', value: 7.5 },
      SKEW,
      { kind: 'triangular', low: 1, likely: 2, high: 9 },
      { kind: 'uniform', low: -3, high: 4 },
      NORMAL,
      { kind: 'lognormal', shift: 1, sign: -1, mu: 2, sigma: 0.3 },
      { kind: 'discrete', values: [0, 1], chances: [0.7, 0.3] },
      { kind: 'discrete', values: [5, 2, 1], chances: [0.1, 0.1, 0.8] },
      { kind: 'lognormal', shift: 1, sign: 1, mu: 2, sigma: 0.3 },
    ];
    const written = shapes.map(
      (shape, k): Variable => ({
        name: `__proto__ ${k}`,
        shape,
        ...(k % 3 === 1 && { signed: true }),
        factors: k % 4 === 2 ? [{ name: 'group:g', coefficient: 0.5 }] : [],
      }),
    );
    const at = variableReader(structuredClone(inColumns(written)));
    assert.deepEqual(
      written.map((_, variable) => at(variable)),
      written,
    );
    assert.throws(() => at(shapes.length), /no variable 9/);
  });
});

describe('values of variables', () => {
  const on = (name: string, shape: Shape, factors: Variable['factors'] = []): Variable => ({ name, shape, factors });

  it('do not depend on which other variables there are, nor on the order in which blocks are made', () => {
    const alone = column([on('task:a', SKEW)], 0, 3);
    const both = [on('task:z', NORMAL), on('task:a', SKEW)];
    assert.deepEqual(column(both, 1, 3), alone);
    const draw = samplerOf(inColumns(both), 1, SIZE);
    const back = new Float64Array(3 * SIZE);
    for (const b of [2, 0, 1]) draw(1, b, back.subarray(b * SIZE));
    assert.deepEqual(back, alone);
  });

  it('have the normal correlation of their group, and each its own distribution', () => {
    const factors = [{ name: 'group:g', coefficient: 0.6 }];
    const variables = [on('task:a', NORMAL, factors), on('task:b', NORMAL, factors), on('task:c', SKEW, factors)];
    const [a, b, c] = [0, 1, 2].map((variable) => column(variables, variable, 100)) as [
      Float64Array,
      Float64Array,
      Float64Array,
    ];
    assert.ok(Math.abs(correlation(a, b) - 0.6) < 0.02, `${correlation(a, b)}`);
    const mean = c.reduce((sum, x) => sum + x, 0) / c.length;
    assert.ok(Math.abs(mean - (3 + 16 + 12) / 6) < 0.01, `${mean}`);
    const sorted = c.slice().sort();
    const free = column([on('task:c', SKEW)], 0, 100).sort();
    for (const share of [0.1, 0.5, 0.9]) {
      const at = Math.floor(share * c.length);
      assert.ok(Math.abs((sorted[at] as number) - (free[at] as number)) < 0.05);
    }
  });

  it('move completely together at a coefficient of 1', () => {
    const factors = [{ name: 'group:g', coefficient: 1 }];
    const variables = [on('task:a', SKEW, factors), on('task:b', SKEW, factors)];
    assert.deepEqual(column(variables, 0, 2), column(variables, 1, 2));
  });

  it('are on their own at a coefficient of 0', () => {
    const variables = [on('task:a', SKEW, [{ name: 'group:g', coefficient: 0 }])];
    assert.deepEqual(column(variables, 0, 2), column([on('task:a', SKEW)], 0, 2));
  });

  it('share what two groups ask for where that is more than there is', () => {
    const two = [
      { name: 'group:g', coefficient: 0.9 },
      { name: 'group:h', coefficient: 0.9 },
    ];
    const variables = [on('task:a', NORMAL, two), on('task:b', NORMAL, two), on('task:c', NORMAL, two.slice(0, 1))];
    const [a, b, c] = [0, 1, 2].map((variable) => column(variables, variable, 100)) as [
      Float64Array,
      Float64Array,
      Float64Array,
    ];
    assert.ok(correlation(a, b) > 1 - 1e-12);
    assert.ok(Math.abs(correlation(a, c) - Math.sqrt(0.5 * 0.9)) < 0.02, `${correlation(a, c)}`);
  });

  it('are finite also from the outermost draws', () => {
    for (const shape of [NORMAL, SKEW, { kind: 'lognormal', shift: 0, sign: 1, mu: 8, sigma: 1 }] as const) {
      for (const x of column([on('task:a', shape, [{ name: 'group:g', coefficient: 0.5 }])], 0, 20)) {
        assert.ok(Number.isFinite(x) && x >= 0);
      }
    }
    assert.ok(Number.isFinite(normalQuantile(Math.min(...block(1, 'task:a', 0)))));
  });
});
