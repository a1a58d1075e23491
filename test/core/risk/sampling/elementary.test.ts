import assert from 'node:assert/strict';
import { exp, ln } from '../../../../server/src/core/risk/sampling/elementary.ts';
import {
  normalCdf,
  normalCdfTable,
  normalDensity,
  normalQuantile,
} from '../../../../server/src/core/risk/sampling/normal.ts';

/** Any number near to 0 and to 1, and evenly between. */
const SHARES = [1e-12, 1e-6, ...Array.from({ length: 999 }, (_, i) => (i + 1) / 1000), 1 - 1e-6];

describe('logarithm and exponential', () => {
  it('are those of the reference to the last digits', () => {
    for (let i = 1; i < 4000; i++) {
      const x = i / 37;
      assert.ok(Math.abs(ln(x) - Math.log(x)) <= 5e-16 * Math.abs(Math.log(x)), `ln ${x}`);
      const y = (i - 2000) / 3;
      const expected = Math.exp(y);
      assert.ok(Math.abs(exp(y) - expected) <= 5e-16 * expected, `exp ${y}`);
    }
  });

  it('hold at the ends of the range', () => {
    assert.equal(ln(1), 0);
    assert.equal(ln(0), Number.NEGATIVE_INFINITY);
    assert.equal(exp(0), 1);
    assert.equal(exp(-800), 0);
    assert.equal(exp(710), Number.POSITIVE_INFINITY);
    assert.ok(Math.abs(ln(Number.MAX_VALUE) - 709.782712893384) < 1e-12);
  });

  it('have these digits on every machine', () => {
    assert.deepEqual([ln(0.3), ln(7), ln(12345.678)], [-1.2039728043259361, 1.9459101490553132, 9.421061321291832]);
    assert.deepEqual([exp(-1.5), exp(0.3), exp(10)], [0.22313016014842982, 1.3498588075760032, 22026.465794806718]);
  });
});

describe('the normal distribution', () => {
  // Of Wichura's paper and of Python's statistics.NormalDist.
  it('has the quantiles that tables print', () => {
    const rows = [
      [0.5, 0],
      [0.8, 0.8416212335729143],
      [0.9, 1.2815515655446004],
      [0.975, 1.959963984540054],
      [0.999999, 4.753424308817089],
      [1e-10, -6.361340902404056],
    ] as const;
    for (const [share, z] of rows)
      assert.ok(Math.abs(normalQuantile(share) - z) < 2e-15 * Math.max(1, Math.abs(z)), `${share}`);
  });

  it('turns a quantile back into its share', () => {
    for (const share of SHARES) assert.ok(Math.abs(normalCdf(normalQuantile(share)) - share) < 2e-15, `${share}`);
  });

  it('has these digits on every machine', () => {
    assert.deepEqual(
      [normalQuantile(0.1), normalQuantile(0.01), normalQuantile(1e-9)],
      [-1.2815515655446006, -2.3263478740408408, -5.9978070150076865],
    );
    assert.deepEqual(
      [normalCdf(1), normalCdf(-3), normalDensity(0.5)],
      [0.841344746068543, 0.0013498980316301035, 0.3520653267642995],
    );
  });

  it('is within 3e-10 in the table that trials use, which falls nowhere but by rounding', () => {
    const table = normalCdfTable();
    let last = 0;
    for (let z = -9; z <= 9; z += 0.00317) {
      const found = table(z);
      assert.ok(Math.abs(found - normalCdf(z)) < 3e-10, `${z}`);
      assert.ok(found >= last - 1e-15, `${z}`);
      last = found;
    }
  });
});
