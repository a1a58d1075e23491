import assert from 'node:assert/strict';
import { DEFAULT_DAY_LENGTHS, formatDuration, formatRoughly } from '../../../server/src/core/base/duration.ts';

describe('a length in words', () => {
  const cases: readonly [minutes: number, exactly: string, roughly: string][] = [
    [0, '0d', '0d'],
    [30, '30m', '30m'],
    [196, '3.27h', '3.3h'],
    [1080, '2.25d', '2.3d'],
    [34_469, '71.81d', '72d'],
    [-34_469, '-71.81d', '-72d'],
    [4797, '9.99d', '10d'],
  ];
  for (const [minutes, exactly, roughly] of cases) {
    it(`of ${minutes} minutes is ${exactly}, told roughly ${roughly}`, () => {
      const length = { minutes, elapsed: false };
      assert.equal(formatDuration(length, DEFAULT_DAY_LENGTHS), exactly);
      assert.equal(formatRoughly(length, DEFAULT_DAY_LENGTHS), roughly);
    });
  }
});
