import assert from 'node:assert/strict';
import { movedTo, OWN_MEMORY, SHARED_MEMORY } from '../../../server/src/core/base/memory.ts';
import { runToEnd } from '../../../server/src/core/base/steps.ts';

describe('data moved to other memory', () => {
  const column = Int32Array.from({ length: 1000 }, (_, at) => at - 500);
  const data = {
    name: 'plan',
    ids: ['a', 'b'],
    none: null,
    column,
    parts: [
      { again: column, part: column.subarray(300, 700) },
      { again: new Int32Array(0), part: null },
    ],
    flags: new Uint8Array(2000).fill(3),
    money: Float64Array.from({ length: 300 }, (_, at) => at / 7),
    short: Int32Array.of(1, 2),
  };
  const moved = runToEnd(movedTo(data, SHARED_MEMORY));

  it('says the same', () => {
    assert.deepEqual(runToEnd(movedTo(moved, OWN_MEMORY)), { ...data });
  });

  it('has long arrays in that memory, each once and without what they were cut from', () => {
    const [first] = moved.parts;
    for (const long of [moved.column, moved.flags, moved.money, first?.part]) {
      const buffer: unknown = long?.buffer;
      assert.ok(buffer instanceof SharedArrayBuffer);
      assert.equal(buffer.byteLength, long?.byteLength);
    }
    assert.equal(first?.again, moved.column);
  });
});
