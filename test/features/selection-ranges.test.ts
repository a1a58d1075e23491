/** Growing selections, from the word under the cursor to the whole text. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { offsetAt, positionAt } from '../../server/src/core/base/lines.ts';
import { selectionRanges } from '../../server/src/features/selection-ranges.ts';
import { atCursor } from '../support/check-places.ts';
import { parseFixture } from '../support/fixture.ts';
import { snapshotOf } from '../support/snapshots.ts';
import { testPlans } from '../support/test-plans.ts';

/** The selected texts, the smallest first, lines joined by ⏎. */
function grown(source: string): string[] {
  const { snapshot, position } = atCursor(parseFixture(source));
  const texts: string[] = [];
  for (
    let range = selectionRanges(snapshot, { positions: [position] })[0];
    range;
    range = range.parent as typeof range
  ) {
    const { start, end } = range.range;
    texts.push(
      snapshot.text.slice(offsetAt(snapshot.lines, start), offsetAt(snapshot.lines, end)).replaceAll('\n', '⏎'),
    );
  }
  return texts;
}

describe('selection ranges', () => {
  it('grow from a lag over its link, list and task', () =>
    assert.deepEqual(grown('tasks:\n  b: {duration: 1d, after: [a SS+2$0d, c]}\n').slice(0, 8), [
      '2d',
      '+2d',
      'SS+2d',
      'a SS+2d',
      '[a SS+2d, c]',
      'after: [a SS+2d, c]',
      '{duration: 1d, after: [a SS+2d, c]}',
      'b: {duration: 1d, after: [a SS+2d, c]}',
    ]));

  it('grow from a word of a quoted name over all its words', () =>
    assert.deepEqual(grown('project:\n  name: "Move 🚀 the of$0fice"\n').slice(0, 5), [
      'office',
      'Move 🚀 the office',
      '"Move 🚀 the office"',
      'name: "Move 🚀 the office"',
      'project:⏎  name: "Move 🚀 the office"',
    ]));

  it('grow from a key over its entry and the block it is in', () =>
    assert.deepEqual(grown('tasks:\n  a:\n    dura$0tion: 1d\n    after: b\n  b: {}\n'), [
      'duration',
      'duration: 1d',
      'duration: 1d⏎    after: b',
      'a:⏎    duration: 1d⏎    after: b',
      'a:⏎    duration: 1d⏎    after: b⏎  b: {}',
      'tasks:⏎  a:⏎    duration: 1d⏎    after: b⏎  b: {}',
      'tasks:⏎  a:⏎    duration: 1d⏎    after: b⏎  b: {}⏎',
    ]));

  it('are the whole text where nothing stands', () => assert.deepEqual(grown('$0'), ['']));

  it('each hold the one before, at any place of any plan', () => {
    const texts = [...testPlans('correct'), ...testPlans('errors')].map(({ files }) => files[0].text);
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.double({ min: 0, max: 1, noNaN: true }), (text, at) => {
        const snapshot = snapshotOf(new Map([['file:///plans/a.plan.yaml', text]]), 'file:///plans/a.plan.yaml');
        const offset = Math.floor(at * text.length);
        const [first] = selectionRanges(snapshot, { positions: [positionAt(snapshot.lines, offset)] });
        let inner = { start: offset, end: offset };
        for (let range = first; range; range = range.parent as typeof first) {
          const start = offsetAt(snapshot.lines, range.range.start);
          const end = offsetAt(snapshot.lines, range.range.end);
          assert.ok(
            start <= inner.start && inner.end <= end,
            `${start}-${end} does not hold ${inner.start}-${inner.end}`,
          );
          inner = { start, end };
        }
      }),
      { numRuns: 200 },
    );
  }).timeout(30_000);
});
