import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  columnOf,
  countBelow,
  momentsOf,
  quantile,
  shareUpTo,
} from '../../../../server/src/core/risk/answers/columns.ts';
import { amountHistogram, dateHistogram } from '../../../../server/src/core/risk/answers/histogram.ts';
import { rankCorrelation, ranksOf } from '../../../../server/src/core/risk/answers/ranks.ts';

const values = fc.array(fc.integer({ min: -2000, max: 2000 }), { minLength: 1, maxLength: 80 });

describe('a column of trials', () => {
  it('has as a percentile the smallest value that so many trials do not exceed', () => {
    const five = columnOf(Int32Array.of(50, 10, 40, 20, 30), 5);
    assert.deepEqual(
      [0, 0.1, 0.2, 0.21, 0.5, 0.8, 0.81, 1].map((share) => quantile(five, share)),
      [10, 10, 10, 20, 30, 40, 50, 50],
    );
    assert.equal(shareUpTo(five, 40), 0.8);
    assert.equal(shareUpTo(five, 39), 0.6);
  });

  it('looks at no trial behind those that are there', () => {
    const three = columnOf(Float64Array.of(1, 2, 3, 900), 3);
    assert.equal(quantile(three, 1), 3);
    assert.deepEqual(momentsOf(three), { mean: 2, sd: 1 });
  });

  it('agrees with counting for any values', () => {
    fc.assert(
      fc.property(values, fc.double({ min: 0, max: 1, noNaN: true }), (some, share) => {
        const column = columnOf(Int32Array.from(some), some.length);
        const at = quantile(column, share);
        const upTo = some.filter((value) => value <= at).length;
        assert.ok(upTo >= share * some.length - 1e-9);
        assert.ok(share === 0 || some.filter((value) => value < at).length < share * some.length + 1e-9);
        assert.equal(countBelow(column.sorted, at), some.filter((value) => value < at).length);
      }),
    );
  });
});

describe('bars', () => {
  it('are days of dates that begin at midnight, and weeks that begin on Monday', () => {
    const day = 1440;
    const month = dateHistogram(columnOf(Int32Array.of(10 * day + 1020, 12 * day + 1020, 40 * day), 3));
    assert.deepEqual([month.from, month.width, month.counts.length], [10 * day, day, 31]);
    const year = dateHistogram(columnOf(Int32Array.of(10 * day, 375 * day), 2));
    assert.equal(year.width, 7 * day);
    // 1970-01-05 was a Monday.
    assert.equal((year.from / day - 4) % 7, 0);
  });

  it('are round amounts of anything else', () => {
    const { from, width } = amountHistogram(columnOf(Float64Array.of(1234, 987_654), 2), 1);
    assert.deepEqual([from, width], [0, 20_000]);
  });

  it('hold every trial once, for any values', () => {
    fc.assert(
      fc.property(values, (some) => {
        const column = columnOf(Int32Array.from(some), some.length);
        for (const { from, width, counts } of [dateHistogram(column), amountHistogram(column, 1)]) {
          assert.ok(counts.length <= 61);
          counts.forEach((count, bar) => {
            const low = from + bar * width;
            assert.equal(count, some.filter((value) => value >= low && value < low + width).length);
          });
          assert.equal(
            counts.reduce((sum, count) => sum + count, 0),
            some.length,
          );
        }
      }),
    );
  });
});

/** Straight from the definition. */
function slowRanks(some: readonly number[]): number[] {
  return some.map((value) => {
    const below = some.filter((other) => other < value).length;
    const equal = some.filter((other) => other === value).length;
    return below + (equal - 1) / 2;
  });
}

function slowCorrelation(a: readonly number[], b: readonly number[]): number {
  const mean = (a.length - 1) / 2;
  const sum = (f: (i: number) => number) => a.reduce((total, _, i) => total + f(i), 0);
  const [da, db] = [(i: number) => (a[i] ?? 0) - mean, (i: number) => (b[i] ?? 0) - mean];
  const squares = sum((i) => da(i) ** 2) * sum((i) => db(i) ** 2);
  return squares === 0 ? 0 : sum((i) => da(i) * db(i)) / Math.sqrt(squares);
}

describe('rank correlation', () => {
  it('is that of mean ranks where values are equal', () => {
    const pairs = fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 500 })), {
      minLength: 2,
      maxLength: 60,
    });
    fc.assert(
      fc.property(pairs, (some) => {
        const [a, b] = [some.map(([x]) => x), some.map(([, y]) => y)];
        const found = rankCorrelation(ranksOf(Float64Array.from(a)), ranksOf(Float64Array.from(b)));
        assert.ok(Math.abs(found - slowCorrelation(slowRanks(a), slowRanks(b))) < 1e-9);
      }),
    );
  });

  it('is 1 for what rises together, however crookedly, -1 against it, and 0 with what does not vary', () => {
    const up = Float64Array.from({ length: 50 }, (_, i) => i);
    const steep = up.map((x) => x ** 3);
    // Cubes of small numbers are nearer together than a 65,536th of the range.
    assert.ok(rankCorrelation(ranksOf(up), ranksOf(steep)) > 0.9999);
    assert.equal(rankCorrelation(ranksOf(up), ranksOf(up.map((x) => -x))), -1);
    assert.equal(rankCorrelation(ranksOf(up), ranksOf(new Float64Array(50))), 0);
  });
});
