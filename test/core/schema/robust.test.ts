/** Nothing that a text can hold stops the schema check, slows it down more than the text is long, or leaks. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { processorMs } from '../../support/processor-time.ts';
import { schemaProblems as check } from '../../support/schema-check.ts';

describe('the schema check', () => {
  it('answers for any text, with places inside it', () => {
    const words = [
      'project:',
      'tasks:',
      'a:',
      'duration: ',
      'after: ',
      '- ',
      '\n',
      '\n  ',
      '\n    ',
      '{',
      '}',
      '[',
      ']',
      ', ',
      '3d',
      '"',
      '__proto__: ',
      '1e999',
      '2026-02-30',
      '#',
      '~',
      'null',
      'ü',
      '💥',
    ];
    const texts = fc.array(fc.oneof(fc.constantFrom(...words), fc.string({ maxLength: 4 })), { maxLength: 40 });
    fc.assert(
      fc.property(texts, (pieces) => {
        const text = pieces.join('');
        for (const { span, message, fixes } of check(text)) {
          assert.ok(0 <= span.start && span.start <= span.end && span.end <= text.length);
          assert.ok(message.length > 5 && message.length < 600 && !message.includes('\n'));
          for (const { edits } of fixes) for (const edit of edits) assert.ok(edit.span.end <= text.length);
        }
      }),
      { numRuns: 300, seed: 7 },
    );
  });

  it('names each of more unknown keys than a call has room for', () => {
    const text = `project: {name: A}\n${Array.from({ length: 150_000 }, (_, i) => `k${i}: 1\n`).join('')}`;
    assert.equal(check(text).filter(({ rule }) => rule === 'unknown-key').length, 150_000);
  }).timeout(60_000);

  it('leaves the prototype of objects alone', () => {
    check('tasks: {__proto__: {polluted: true}, constructor: {prototype: {polluted: true}}}\n');
    assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
  });

  const longValues: readonly (readonly [what: string, text: string])[] = [
    ['a word', 'a'.repeat(100_000)],
    ['digits', '1'.repeat(100_000)],
    ['spaces between words', `a${' '.repeat(100_000)}b`],
    ['signs', 'a+'.repeat(50_000)],
    ['a date that goes on', `2026-01-05${'-05'.repeat(30_000)}`],
  ];
  const places = [
    'duration',
    'after',
    'assign',
    'deadline',
    'status',
    'percent-complete',
    'fixed-cost',
    'owner',
    'calendar',
    'touches',
  ];
  for (const [what, value] of longValues) {
    it(`is as quick with ${what} of 100 kB in any value and key`, () => {
      const took = processorMs(() => {
        for (const key of places) {
          const [finding, ...others] = check(`tasks: {a: {${key}: "${value}"}}\n`);
          assert.deepEqual(others, []);
          assert.ok(key === 'touches' || (finding?.message.length ?? 1000) < 300, key);
        }
        assert.equal(check(`tasks: {a: {"${value}": 1}}\n`).length, 1);
        assert.equal(check(`tasks: {"${value}": {duration: 5x}}\n`).length, 2);
      });
      assert.ok(took < 2000, `${took} ms`);
    });
  }

  it('finds every fault of a large file, in the order of the text', () => {
    const tasks = Array.from({ length: 3000 }, (_, i) => `  t${i}: {duration: 5x, owner: ali}\n`).join('');
    const found = check(`tasks:\n${tasks}`);
    assert.equal(found.length, 3000);
    assert.ok(found.every((problem, i) => i === 0 || problem.span.start > (found[i - 1]?.span.start ?? 0)));
  });
});
