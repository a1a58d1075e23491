/** Which rows are selected, and what they are as text, without a browser. */
import assert from 'node:assert/strict';
import { rowsAsText } from '../../client/src/webview/timeline/edit/copy-rows.ts';
import { everything, extended, only, toggled } from '../../client/src/webview/timeline/edit/selection.ts';

describe('copied rows', () => {
  it('are cells between tabs, and no cell is more than one or a formula', () => {
    const table = [
      ['Survey\tthe\nlinks', '2 Mar'],
      ['=HYPERLINK("x")', '-1d'],
    ];
    assert.equal(rowsAsText(table), `Survey the links\t2 Mar\n'=HYPERLINK("x")\t'-1d`);
  });
});

describe('a selection', () => {
  const order = ['a', 'b', 'c', 'd'];
  it('grows and shrinks by one with Ctrl', () => {
    const two = toggled(only('a'), 'c');
    assert.deepEqual([...two.ids], ['a', 'c']);
    assert.equal(two.lead, 'c');
    assert.equal(toggled(two, 'c').lead, 'a');
  });

  it('reaches from where it began to where Shift leads, either way', () => {
    const down = extended(only('b'), 'd', order);
    assert.deepEqual([...down.ids], ['b', 'c', 'd']);
    const up = extended(down, 'a', order);
    assert.deepEqual([...up.ids], ['a', 'b']);
    assert.equal(up.lead, 'a');
    assert.deepEqual([...everything(order, null).ids], order);
  });
});
