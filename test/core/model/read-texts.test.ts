import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseAssignment, parseTaskId } from '../../../server/src/core/model/read-texts.ts';

const TEXT = fc.string({ unit: fc.constantFrom(...'aZ09_-.:+% x@[`{', 'ali', '.gate', '\t', 'ä'), maxLength: 9 });
const ID = '[A-Za-z][A-Za-z0-9_-]*';

describe('the id at the beginning of a text', () => {
  it('is what a pattern would find there, with its plan and its gate', () => {
    fc.assert(
      fc.property(TEXT, (text) => {
        const match = new RegExp(`^(\\s*)(?:(${ID}):)?(${ID}(?:\\.gate)?)`).exec(text);
        const found = parseTaskId(text);
        assert.equal(found?.end, match?.[0].length);
        assert.equal(found?.project?.id, match?.[2]);
        assert.equal(found?.task.id, match?.[3]);
        if (found) assert.ok(text.startsWith(found.task.id, found.task.at));
      }),
      { numRuns: 3000 },
    );
  });

  it('is a party alone where nothing follows it', () => {
    fc.assert(
      fc.property(TEXT, (text) => {
        const found = parseAssignment(text);
        const match = new RegExp(`^(\\s*)(${ID})`).exec(text);
        assert.deepEqual(found?.party, match ? { id: match[2], at: match[1]?.length } : undefined);
        if (match && match[0] === text)
          assert.deepEqual([found?.units, found?.quantity, found?.complete], [null, null, true]);
      }),
      { numRuns: 3000 },
    );
  });
});
