import assert from 'node:assert/strict';
import fc from 'fast-check';
import { differenceOf } from '../../server/src/core/base/difference.ts';
import { linesAfter, linesOf } from '../../server/src/core/base/lines.ts';

const texts = fc
  .array(fc.constantFrom('a', 'b', '\n', '\r', '\r\n', '😀'), { maxLength: 30 })
  .map((all) => all.join(''));

/** By the definition: behind LF, CRLF and lone CR. */
function startsIn(text: string): number[] {
  return [0, ...[...text.matchAll(/\r\n|\n|\r/g)].map((end) => end.index + end[0].length)];
}

describe('lines', () => {
  it('start behind every kind of line end', () => {
    fc.assert(fc.property(texts, (text) => assert.deepEqual([...linesOf(text).starts], startsIn(text))));
  });

  it('after an edit are those of the new text', () => {
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const difference = differenceOf(before, after);
        if (difference === null) {
          assert.equal(before, after);
          return;
        }
        assert.deepEqual(linesAfter(linesOf(before), after, difference), linesOf(after));
      }),
      { numRuns: 2000 },
    );
  });
});

describe('the difference of two texts', () => {
  it('is all that has to be replaced in one to get the other', () => {
    const long = 'x'.repeat(200_000);
    fc.assert(
      fc.property(texts, texts, fc.boolean(), (a, b, isLong) => {
        const [before, after] = isLong ? [long + a + long, long + b + long] : [a, b];
        const found = differenceOf(before, after);
        if (found === null) assert.equal(before, after);
        else {
          assert.equal(
            before.slice(0, found.from) + after.slice(found.from, found.newEnd) + before.slice(found.oldEnd),
            after,
          );
          assert.ok(found.from <= found.oldEnd && found.oldEnd - found.from <= a.length + 1);
        }
      }),
    );
  });
});
