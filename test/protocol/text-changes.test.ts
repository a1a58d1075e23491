import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { linesOf, sameLines } from '../../server/src/core/base/lines.ts';
import { applyChanges, linedText } from '../../server/src/lsp/text-changes.ts';

const text = fc
  .array(fc.constantFrom('a', '  b: ', '\n', '\r\n', '\r', '𝒳', 'é', '\u2028', '#'), { maxLength: 40 })
  .map((parts) => parts.join(''));
const position = fc.record({ line: fc.nat(12), character: fc.nat(12) });
const change = fc.tuple(position, position, text).map(([a, b, newText]) => {
  const ordered = a.line < b.line || (a.line === b.line && a.character <= b.character);
  return { range: ordered ? { start: a, end: b } : { start: b, end: a }, text: newText };
});

describe('changes of a text', () => {
  it('give what the reference implementation gives, wherever they point', () => {
    fc.assert(
      fc.property(text, fc.array(change, { maxLength: 5 }), (before, changes) => {
        // One document a change: the reference loses count of its lines after a change past its end.
        const expected = changes.reduce(
          (now, one) => TextDocument.update(TextDocument.create('a:b', 'yaml', 1, now), [one], 2).getText(),
          before,
        );
        const changed = applyChanges(linedText(before), changes);
        assert.equal(changed.text, expected);
        assert.ok(sameLines(changed.lines, linesOf(expected)));
        assert.equal(changed.lines.length, expected.length);
      }),
    );
  });

  it('may replace the whole text', () => {
    assert.equal(applyChanges(linedText('old'), [{ text: 'new' }]).text, 'new');
  });
});
