import assert from 'node:assert/strict';
import fc from 'fast-check';
import { columnOf, valuesIn } from '../../server/src/protocol/columns.ts';
import { numbersAsText, numbersIn } from '../../server/src/protocol/numbers.ts';

const textOf = (numbers: readonly number[]): string | null => numbersAsText(numbers.length, (k) => numbers[k]);

describe('whole numbers as text', () => {
  it('are written as source maps write them', () => {
    const cases: [number[], string][] = [
      [[], ''],
      [[0, 0, 1, 0], 'AACD'],
      [[15, 31], 'egB'],
      [[-16, 1024], 'hBghC'],
    ];
    for (const [numbers, text] of cases) assert.equal(textOf(numbers), text);
  });

  it('are read as they were, unless they lie too far apart', () => {
    const near = fc.integer({ min: -(2 ** 29) + 1, max: 2 ** 29 - 1 });
    fc.assert(
      fc.property(fc.array(fc.oneof(near, fc.integer({ min: 0, max: 40 }))), (numbers) => {
        assert.deepEqual(numbersIn(textOf(numbers) ?? assert.fail()), numbers);
      }),
    );
    for (const far of [2 ** 30, -(2 ** 30), 2 ** 53, Number.NaN, Number.POSITIVE_INFINITY, 0.5]) {
      assert.equal(textOf([0, far]), null);
    }
  });

  it('are what a column of them is, and nothing else', () => {
    assert.equal(
      columnOf(3, (k) => k + 1),
      'CCC',
    );
    const some = [1, null, 3];
    const column = columnOf(some.length, (k) => some[k] ?? null);
    assert.notEqual(typeof column, 'string');
    assert.deepEqual(valuesIn(column), some);
  });
});
