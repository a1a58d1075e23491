import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { EditHistory, type Step } from '../../../client/src/edits/edit-history.ts';
import { applied, inverseOf, type TextChange, withLineEnds } from '../../../client/src/edits/text-changes.ts';

describe('what was written is taken back', () => {
  it('to each byte, whatever was changed where', () => {
    const cuts = fc.array(fc.tuple(fc.nat(20), fc.nat(5), fc.string({ maxLength: 6 })), { maxLength: 6 });
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), cuts, (text, gaps) => {
        const changes = changesAt(text, gaps);
        const changed = applied(text, changes);
        assert.equal(applied(changed, inverseOf(text, changes)), text);
      }),
    );
  });

  it('in the line ends of the document', () => {
    assert.equal(withLineEnds('a\nb\r\nc\rd', '\r\n'), 'a\r\nb\r\nc\r\nd');
    assert.equal(withLineEnds('a\r\nb', '\n'), 'a\nb');
  });
});

describe('the gestures written into a plan', () => {
  const step = (uri: string): Step => [{ uri, changes: [], inverse: [] }];

  it('are taken back from the last to the first and done again the other way', () => {
    const history = new EditHistory();
    const [one, two] = [step('a'), step('a')];
    history.wrote(one, () => 't2');
    history.wrote(two, () => 't3');
    assert.equal(history.next('redo'), null);
    assert.equal(history.next('undo'), two);
    history.went('undo', () => 't4');
    assert.equal(history.next('undo'), one);
    assert.ok(history.isCurrent(one, () => 't4'));
    assert.equal(history.next('redo'), two);
    history.went('redo', () => 't5');
    assert.equal(history.next('undo'), two);
  });

  it('are no longer ours once somebody else has changed the file, or it is gone', () => {
    const history = new EditHistory();
    history.wrote(step('a'), () => 't2');
    const last = history.next('undo') ?? [];
    assert.ok(history.isCurrent(last, () => 't2'));
    assert.ok(!history.isCurrent(last, () => 't3'));
    assert.ok(!history.isCurrent(last, () => undefined));
  });

  it('are not done again after another one', () => {
    const history = new EditHistory();
    history.wrote(step('a'), () => 't2');
    history.went('undo', () => 't3');
    history.wrote(step('b'), () => 't1');
    assert.equal(history.next('redo'), null);
  });
});

/** Changes of stretches that do not overlap, in no order. */
function changesAt(text: string, gaps: readonly (readonly [number, number, string])[]): readonly TextChange[] {
  const changes: TextChange[] = [];
  let at = 0;
  for (const [gap, length, newText] of gaps) {
    const start = at + gap + 1;
    if (start > text.length) break;
    const end = Math.min(text.length, start + length);
    changes.push({ start, end, newText });
    at = end;
  }
  return changes.reverse();
}
