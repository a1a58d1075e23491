import assert from 'node:assert/strict';
import fc from 'fast-check';
import { shapeOf } from '../../../../server/src/core/risk/sampling/fit.ts';
import { inverseOf } from '../../../../server/src/core/risk/sampling/inverse.ts';
import { normalCdf, normalDensity, normalQuantile } from '../../../../server/src/core/risk/sampling/normal.ts';
import type { Shape, ThreePointValues } from '../../../../server/src/core/risk/sampling/shape.ts';

function fitted(distribution: string, values: readonly [number, number, number], more: Partial<ThreePointValues> = {}) {
  const [optimistic, mostLikely, pessimistic] = values;
  const shape = shapeOf({
    optimistic,
    mostLikely,
    pessimistic,
    distribution,
    weight: null,
    percentiles: null,
    ...more,
  });
  assert.ok(shape);
  return shape;
}

function quantileOf(shape: Shape): (u: number) => number {
  return inverseOf(shape).atUniform;
}

/** By the middles of very many equal parts. */
function momentsOf(shape: Shape, parts = 200_000) {
  const quantile = quantileOf(shape);
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < parts; i++) {
    const x = quantile((i + 0.5) / parts);
    sum += x / parts;
    squares += (x * x) / parts;
  }
  return { mean: sum, sd: Math.sqrt(squares - sum * sum) };
}

/** The share that a shape has below a value. */
function shareBelow(shape: Shape, value: number): number {
  const quantile = quantileOf(shape);
  let from = 0;
  let to = 1;
  for (let i = 0; i < 60; i++) {
    const middle = (from + to) / 2;
    if (quantile(middle) < value) from = middle;
    else to = middle;
  }
  return to;
}

function near(found: number, expected: number, tolerance: number, what: string): void {
  assert.ok(Math.abs(found - expected) <= tolerance, `${what}: ${found}, not ${expected}`);
}

describe('the mean and the standard deviation of a distribution', () => {
  const check = (shape: Shape, mean: number, sd: number, tolerance = 2e-5) => {
    const found = momentsOf(shape);
    near(found.mean, mean, tolerance * sd, 'mean');
    near(found.sd, sd, 10 * tolerance * sd, 'sd');
  };

  for (const weight of [0, 0.5, 2, 4, 12, 200]) {
    it(`are those of the beta distribution for a PERT of weight ${weight}`, () => {
      for (const [low, likely, high] of [
        [3, 5, 12],
        [3, 3, 12],
        [3, 12, 12],
        [8, 8.1, 8.3],
      ] as const) {
        const mean = (low + weight * likely + high) / (weight + 2);
        const sd = Math.sqrt(((mean - low) * (high - mean)) / (weight + 3));
        check(fitted('pert', [low, likely, high], { weight }), mean, sd);
      }
    });
  }

  it('are known for triangular and uniform', () => {
    const [a, m, b] = [3, 4, 9];
    check(
      fitted('triangular', [a, m, b]),
      (a + m + b) / 3,
      Math.sqrt((a * a + m * m + b * b - a * m - a * b - m * b) / 18),
    );
    check(fitted('uniform', [a, m, b]), (a + b) / 2, (b - a) / Math.sqrt(12));
  });

  it('of a normal are those of one that is cut at 0', () => {
    const shape = fitted('normal', [1, 5, 12]);
    assert.equal(shape.kind, 'normal');
    const sd = 11 / (2 * normalQuantile(0.9));
    const [inside, density] = [normalCdf(5 / sd), normalDensity(5 / sd)];
    const mean = 5 * inside + sd * density;
    check(shape, mean, Math.sqrt((25 + sd * sd) * inside + 5 * sd * density - mean * mean), 1e-4);
  });

  it('of a lognormal are e^(μ+σ²/2) above its shift', () => {
    const shape = fitted('lognormal', [40, 50, 80]);
    assert.ok(shape.kind === 'lognormal');
    const { shift, mu, sigma } = shape;
    const mean = Math.exp(mu + (sigma * sigma) / 2);
    check(shape, shift + mean, mean * Math.sqrt(Math.exp(sigma * sigma) - 1), 1e-3);
  });

  it('of a choice are sums', () => {
    check({ kind: 'discrete', values: [4, 0, 10], chances: [0.5, 0.3, 0.2] }, 4, Math.sqrt(0.5 * 16 + 20 - 16), 1e-4);
  });
});

describe('fitting a distribution to an estimate', () => {
  it('puts the ends of trigen, normal and lognormal where 10 and 90 percent are', () => {
    for (const distribution of ['trigen', 'normal', 'lognormal']) {
      const values = distribution === 'normal' ? ([50, 60, 70] as const) : ([50, 56, 70] as const);
      const shape = fitted(distribution, values);
      near(quantileOf(shape)(0.1), 50, 1e-9, distribution);
      near(quantileOf(shape)(0.9), 70, 1e-9, distribution);
    }
  });

  it('puts them at other percentiles where the plan says so', () => {
    for (const distribution of ['trigen', 'lognormal']) {
      const shape = fitted(distribution, [50, 56, 70], { percentiles: [5, 80] });
      near(quantileOf(shape)(0.05), 50, 1e-9, distribution);
      near(quantileOf(shape)(0.8), 70, 1e-9, distribution);
    }
    const normal = fitted('normal', [50, 60, 70], { percentiles: [20, 80] });
    near(quantileOf(normal)(0.2), 50, 1e-9, 'normal');
  });

  it('keeps the most likely value of a lognormal the one with the greatest density, either way it leans', () => {
    for (const values of [
      [50, 56, 70],
      [50, 64, 70],
      [50, 50, 70],
      [50, 50.5, 70],
    ] as const) {
      const shape = fitted('lognormal', values);
      const share = (from: number) => shareBelow(shape, from + 0.05) - shareBelow(shape, from - 0.05);
      const [, likely] = values;
      for (const other of [likely - 0.6, likely + 0.6])
        assert.ok(share(likely) > share(other), `${values} at ${other}`);
    }
  });

  it('gives a triangle with the ends as its limits for percentiles 0 and 100', () => {
    assert.deepEqual(fitted('trigen', [3, 5, 12], { percentiles: [0, 100] }), {
      kind: 'triangular',
      low: 3,
      likely: 5,
      high: 12,
    });
  });

  it('takes a lognormal that leans to neither side for a normal', () => {
    assert.equal(fitted('lognormal', [40, 50, 60]).kind, 'normal');
  });

  it('is certain with one value, and has ends and middle from two', () => {
    const none = {
      optimistic: null,
      mostLikely: null,
      pessimistic: null,
      distribution: 'pert',
      weight: null,
      percentiles: null,
    };
    assert.equal(shapeOf(none), null);
    assert.deepEqual(shapeOf({ ...none, mostLikely: 5 }), { kind: 'fixed', value: 5 });
    assert.deepEqual(shapeOf({ ...none, optimistic: 5, mostLikely: 5, pessimistic: 5 }), { kind: 'fixed', value: 5 });
    const pert = { kind: 'pert', weight: 4 };
    assert.deepEqual(shapeOf({ ...none, optimistic: 3, pessimistic: 9 }), { ...pert, low: 3, likely: 6, high: 9 });
    assert.deepEqual(shapeOf({ ...none, mostLikely: 3, pessimistic: 9 }), { ...pert, low: 3, likely: 3, high: 9 });
    assert.deepEqual(shapeOf({ ...none, optimistic: 3, mostLikely: 9 }), { ...pert, low: 3, likely: 9, high: 9 });
  });

  it('reads values out of order, which is a finding elsewhere, in order', () => {
    assert.deepEqual(fitted('triangular', [9, 3, 5]), { kind: 'triangular', low: 3, likely: 5, high: 9 });
  });
});

describe('drawing from a distribution', () => {
  const shapes = fc
    .record({
      values: fc.tuple(...Array.from({ length: 3 }, () => fc.integer({ min: 0, max: 100_000 }))),
      distribution: fc.constantFrom('pert', 'triangular', 'uniform', 'normal', 'lognormal', 'trigen'),
      weight: fc.option(fc.double({ min: 0, max: 100, noNaN: true })),
      percentiles: fc.option(fc.tuple(fc.integer({ min: 0, max: 49 }), fc.integer({ min: 51, max: 100 }))),
    })
    .map(({ values, distribution, weight, percentiles }) =>
      fitted(distribution, values as [number, number, number], { weight, percentiles }),
    );
  const unit = fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true });

  it('never falls where the rank rises, is never negative, and always a number', () => {
    fc.assert(
      fc.property(shapes, unit, unit, (shape, a, b) => {
        const quantile = quantileOf(shape);
        const [low, high] = [quantile(Math.min(a, b)), quantile(Math.max(a, b))];
        assert.ok(low >= 0 && low <= high && Number.isFinite(high), `${low} ${high}`);
      }),
      { numRuns: 400 },
    );
  });

  it('gives a bounded distribution no value beyond its ends', () => {
    fc.assert(
      fc.property(shapes, unit, (shape, u) => {
        if (shape.kind !== 'pert' && shape.kind !== 'triangular' && shape.kind !== 'uniform') return;
        const x = quantileOf(shape)(u);
        const rounding = 1e-9 * (1 + shape.high);
        assert.ok(x >= Math.max(0, shape.low) - rounding && x <= shape.high + rounding, `${x}`);
      }),
    );
  });

  // Exact quantiles of Beta(2, 4) and Beta(3, 3) from their polynomial distribution functions.
  it('is within 1e-4 standard deviations of the exact PERT between P1 and P99', () => {
    const cases = [
      {
        values: [0, 1, 4] as const,
        cdf: (x: number) => 1 - (1 - x) ** 5 - 5 * x * (1 - x) ** 4,
        sd: Math.sqrt(8 / 36 / 7),
      },
      { values: [0, 2, 4] as const, cdf: (x: number) => x ** 3 * (10 - 15 * x + 6 * x * x), sd: Math.sqrt(1 / 28) },
    ];
    for (const { values, cdf, sd } of cases) {
      const quantile = quantileOf(fitted('pert', values));
      for (let u = 0.01; u <= 0.99; u += 0.001) {
        const x = quantile(u) / 4;
        const slope = (cdf(x + 1e-6) - cdf(x - 1e-6)) / 2e-6;
        near((cdf(x) - u) / slope, 0, 1e-4 * sd, `${values} at ${u}`);
      }
    }
  });
});
