import assert from 'node:assert/strict';
import { formatEdits } from '../../server/src/core/syntax/format.ts';
import { applyEdits } from '../../server/src/core/syntax/span-edit.ts';
import { samplePlan } from '../support/sample-plan.ts';

const ROWS: readonly [title: string, from: string, to: string][] = [
  ['two columns a level', 'a:\n    b:\n       c: 1\n    d: 2\n', 'a:\n  b:\n    c: 1\n  d: 2\n'],
  ['lists below their key', 'a:\n- b\n-   c: 1\n    d: 2\n', 'a:\n  - b\n  - c: 1\n    d: 2\n'],
  ['lists in lists', 'a:\n- - b\n  - c\n', 'a:\n  - - b\n    - c\n'],
  ['blanks around colons and commas', 'a : 1\nb:    {c:   1,d: 2 , "e":3}\n', 'a: 1\nb: {c: 1, d: 2, "e": 3}\n'],
  ['no blanks inside brackets', 'a: [ b , c ]\nd: { }\n', 'a: [b, c]\nd: {}\n'],
  ['padding that lines values up', 'ali:   {name: A}\ncrane: {name: C}\n', 'ali:   {name: A}\ncrane: {name: C}\n'],
  ['no padding that lines nothing up', 'ali:   {name: A}\ncrane:  {name: C}\n', 'ali: {name: A}\ncrane: {name: C}\n'],
  ['no blanks at line ends', 'a: 1  \nb:  \n  - c \n', 'a: 1\nb:\n  - c\n'],
  ['one empty line at most', '\n\na: 1\n\n \n\nb: 2\n\n\n', 'a: 1\n\nb: 2\n'],
  ['a line end at the end', 'a: 1', 'a: 1\n'],
  ['the line ends of the file', 'a:\r\n    b: 1\r\n\r\n\r\nc: 2', 'a:\r\n  b: 1\r\n\r\nc: 2\r\n'],
  ['a byte order mark', '\ufeffa:   1\n', '\ufeffa: 1\n'],
  [
    'comments with what follows them',
    'a:\n    # one\n    b: 1   # two\n# three\nc: 2\n',
    'a:\n  # one\n  b: 1   # two\n# three\nc: 2\n',
  ],
  ['comments at the end of a block', 'a:\n    b: 1\n    # last\nc: 2\n', 'a:\n  b: 1\n  # last\nc: 2\n'],
  [
    'block texts as a whole',
    'a:\n    b: |\n          x\n            y\n\n          z\n    c: 1\n',
    'a:\n  b: |\n    x\n      y\n\n    z\n  c: 1\n',
  ],
  ['block texts with a given indent', 'a:\n    b: |2\n        x\n', 'a:\n  b: |2\n      x\n'],
  [
    'texts over several lines',
    'a:\n    b: some\n         words\n    c: "x\n     y"\n',
    'a:\n  b: some\n    words\n  c: "x\n    y"\n',
  ],
  ['brackets over several lines', 'a: {\n b: 1,\n      c: [\n x\n ]\n  }\n', 'a: {\n  b: 1,\n  c: [\n    x\n  ]\n}\n'],
  ['document markers', '---\na:   1\n...\n', '---\na: 1\n...\n'],
  ['lines between an empty entry and a marker', ' x:\n\n# c\n---', 'x:\n\n# c\n---\n'],
  ['nothing in an empty file', '', ''],
  ['nothing in broken text', 'a:    1\nb: "x\n', 'a:    1\nb: "x\n'],
];

describe('formatEdits', () => {
  for (const [title, from, to] of ROWS) {
    it(`writes or keeps ${title}`, () => {
      assert.equal(applyEdits(from, formatEdits(from)), to);
      assert.deepEqual(formatEdits(to), []);
    });
  }

  it('leaves a plan alone that is in order', () => {
    const { text } = samplePlan(11);
    assert.equal(applyEdits(text, formatEdits(text)), text);
  });
});
