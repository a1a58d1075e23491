import assert from 'node:assert/strict';
import fc from 'fast-check';
import { differenceOf } from '../../server/src/core/base/difference.ts';
import { countOf, type Lines, linesAfter, linesOf, positionAt, startOf } from '../../server/src/core/base/lines.ts';

const texts = fc
  .array(fc.constantFrom('a', 'b', '\n', '\r', '\r\n', '😀'), { maxLength: 30 })
  .map((all) => all.join(''));

/** By the definition: behind LF, CRLF and lone CR. */
function startsIn(text: string): number[] {
  return [0, ...[...text.matchAll(/\r\n|\n|\r/g)].map((end) => end.index + end[0].length)];
}

function startsOf(lines: Lines): (number | undefined)[] {
  return Array.from({ length: countOf(lines) }, (_, line) => startOf(lines, line));
}

describe('lines', () => {
  it('start behind every kind of line end', () => {
    fc.assert(fc.property(texts, (text) => assert.deepEqual(startsOf(linesOf(text)), startsIn(text))));
  });

  it('after edits are those of the new text', () => {
    // Most edits are keys on a line, at which no line comes or goes.
    const words = fc.constantFrom('', 'a', 'ab', '\n', '\r\n');
    const edits = fc.array(fc.tuple(fc.nat(30), fc.nat(2), words), { maxLength: 5 });
    fc.assert(
      fc.property(texts, edits, (first, all) => {
        let text = first;
        let lines = linesOf(text);
        for (const [at, gone, typed] of all) {
          const from = Math.min(at, text.length);
          const oldEnd = Math.min(from + gone, text.length);
          text = text.slice(0, from) + typed + text.slice(oldEnd);
          lines = linesAfter(lines, text, { from, oldEnd, newEnd: from + typed.length });
          assert.deepEqual(startsOf(lines), startsIn(text));
          assert.equal(lines.length, text.length);
          for (let offset = 0; offset <= text.length; offset++)
            assert.deepEqual(positionAt(lines, offset), positionAt(linesOf(text), offset));
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('are read from the same numbers after keys on one line', () => {
    const before = linesOf('one\ntwo\nthree\n');
    const typed = linesAfter(before, 'one\ntwo4\nthree\n', { from: 7, oldEnd: 7, newEnd: 8 });
    const again = linesAfter(typed, 'one\ntwo45\nthree\n', { from: 8, oldEnd: 8, newEnd: 9 });
    assert.equal(again.starts, before.starts);
    assert.deepEqual(startsOf(again), [0, 4, 10, 16]);
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
