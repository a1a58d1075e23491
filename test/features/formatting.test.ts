/** Formatting of a range and while typing: only what was asked for changes, and never what it means. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { positionAt } from '../../server/src/core/base/lines.ts';
import { runToEnd } from '../../server/src/core/base/steps.ts';
import { readTree } from '../../server/src/core/syntax/read.ts';
import { sameMeaning } from '../../server/src/core/syntax/tree-meaning.ts';
import { formatting, rangeFormatting } from '../../server/src/features/formatting.ts';
import { onTypeFormatting } from '../../server/src/features/on-type-formatting.ts';
import { applyEdits } from '../support/apply-edits.ts';
import { atCursor } from '../support/check-places.ts';
import { parseFixture } from '../support/fixture.ts';
import { snapshotOf } from '../support/snapshots.ts';
import { testPlans } from '../support/test-plans.ts';

const FILE = 'file:///plans/plan.plan.yaml';
const snapshot = (text: string) => snapshotOf(new Map([[FILE, text]]), FILE);

describe('formatting a whole text', () => {
  it('takes many empty lines away in one edit', () => {
    const text = `tasks:\n  a: {duration: 1d}\n${'\n'.repeat(5000)}  b:  {duration: 1d}\n`;
    const edits = runToEnd(formatting(snapshot(text)));
    assert.equal(edits.length, 2);
    assert.equal(applyEdits(text, edits), 'tasks:\n  a: {duration: 1d}\n\n  b: {duration: 1d}\n');
  });
});

describe('formatting a range', () => {
  it('moves no line away from its neighbours', () => {
    const text = 'tasks:\n    a: {duration:   1d}\n    b: {duration:  1d}\n';
    const range = { start: { line: 1, character: 0 }, end: { line: 2, character: 0 } };
    assert.equal(
      applyEdits(text, runToEnd(rangeFormatting(snapshot(text), { range }))),
      'tasks:\n    a: {duration: 1d}\n    b: {duration:  1d}\n',
    );
  });

  it('keeps what any plan means, in any range, and touches nothing outside', () => {
    const texts = testPlans('correct').map(({ files }) => files[0].text);
    const untidy = fc
      .tuple(fc.constantFrom(...texts), fc.constantFrom(': ', ', ', '\n', '- '))
      .map(([text, sign]) => text.replaceAll(sign, `${sign === '\n' ? '  \n' : `${sign}  `}`));
    const part = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(untidy, part, part, (text, a, b) => {
        const [from, to] = [a, b].sort((x, y) => x - y).map((at) => Math.floor(at * text.length)) as [number, number];
        const shown = snapshot(text);
        const range = { start: positionAt(shown.lines, from), end: positionAt(shown.lines, to) };
        const after = applyEdits(text, runToEnd(rangeFormatting(shown, { range })));
        assert.ok(sameMeaning(readTree(text).root, readTree(after).root));
        assert.ok(after.startsWith(text.slice(0, from)) && after.endsWith(text.slice(to)));
      }),
      { numRuns: 60 },
    );
  }).timeout(60_000);
});

/** The text after Enter at `$0` in an editor that indents nothing; the cursor is at the end of what was added. */
function entered(source: string): string {
  const { snapshot: before, position } = atCursor(parseFixture(source));
  const at = (before.lines.starts[position.line] ?? 0) + position.character;
  const text = `${before.text.slice(0, at)}\n${before.text.slice(at)}`;
  const line = position.line + 1;
  const edits = onTypeFormatting(snapshot(text), { position: { line, character: 0 }, ch: '\n' });
  return applyEdits(text, edits).split('\n')[line] ?? '';
}

describe('a new line', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['below a key with nothing behind it', 'tasks:$0', '  '],
    ['below a key with a comment behind it', 'tasks: # all$0', '  '],
    ['beside a key with a value', 'tasks:\n  a:\n    duration: 1d$0', '    '],
    ['beside an entry in braces', 'tasks:\n  a: {duration: 1d}$0', '  '],
    ['beside a quoted value', 'project:\n  name: "A: b"$0', '  '],
    ['with the next dash of a list', 'include:\n  - a.plan.yaml$0', '  - '],
    ['beside the keys of an item', 'tasks:\n  a:\n    after:\n      - task: b$0', '        '],
    ['within a text of several lines', 'project:\n  description: |\n    one: two$0', '    '],
    ['at the beginning of such a text', 'project:\n  description: |$0', '    '],
    ['in open brackets, as the writer likes', 'tasks:\n  a: {duration: 1d,$0', ''],
    ['in open quotes, as the writer likes', 'project:\n  name: "A$0', ''],
    ['after an empty line, as the writer likes', 'tasks:\n  a: {}\n$0', ''],
    ['after an empty dash, as the writer likes', 'include:\n  -$0', ''],
    ['before the rest of a line, as the writer likes', 'tasks:$0 {a: {}}', ' {a: {}}'],
    ['on an empty file', '$0', ''],
  ];
  for (const [title, source, line] of cases) it(`begins ${title}`, () => assert.equal(entered(source), line));

  it('begins there with CRLF and after emoji too', () => {
    const text = 'project:\r\n  name: 🚀\r\n';
    const edits = onTypeFormatting(snapshot(text), { position: { line: 2, character: 0 }, ch: '\n' });
    assert.deepEqual(
      edits.map(({ newText }) => newText),
      ['  '],
    );
  });
});
