import assert from 'node:assert/strict';
import { locate, nodeAt } from '../../server/src/core/syntax/locate.ts';
import { readTree } from '../../server/src/core/syntax/read.ts';

const TEXT = 'a: 1\nb:\n  c: [x, {d: y}]\n  e:\nf:\n  - g\n';

describe('locate', () => {
  const rows: readonly [at: string, place: string][] = [
    ['a:', 'key a "a"'],
    ['1', 'value a "1"'],
    ['c:', 'key b/c "c"'],
    ['x', 'value b/c/[] "x"'],
    ['d:', 'key b/c/[]/d "d"'],
    ['y', 'value b/c/[]/d "y"'],
    ['e:', 'key b/e "e"'],
    ['g', 'value f/[] "g"'],
  ];
  for (const [at, place] of rows) {
    it(`finds ${place}`, () => {
      const found = locate(readTree(TEXT), TEXT.indexOf(at));
      assert.equal(`${found?.part} ${found?.path.join('/')} "${found?.scalar?.text}"`, place);
      assert.equal(found?.entries.at(-1), found?.entry);
      assert.equal(
        found?.entry?.key.text,
        found?.path.findLast((key) => key !== '[]'),
      );
    });
  }

  it('finds the key at its end and the value after the colon', () => {
    const found = locate(readTree(TEXT), TEXT.indexOf('e:') + 2);
    assert.deepEqual([found?.part, found?.path, found?.scalar], ['value', ['b', 'e'], null]);
  });

  it('finds nothing in an empty text or behind the end', () => {
    assert.equal(locate(readTree(''), 0), null);
    assert.equal(locate(readTree('a: 1\n\n\n'), 7), null);
  });
});

describe('nodeAt', () => {
  it('follows the path, and the offset where a key is written twice', () => {
    const text = 'a: 1\na: 2\n';
    const texts = [0, 6].map((offset) => nodeAt(readTree(text), ['a'], offset));
    assert.deepEqual(
      texts.map((node) => (node?.kind === 'scalar' ? node.text : null)),
      ['1', '2'],
    );
  });

  it('tells a missing entry from an empty one', () => {
    assert.equal(nodeAt(readTree(TEXT), ['b', 'z'], 0), undefined);
    assert.equal(nodeAt(readTree(TEXT), ['b', 'e'], 0), null);
  });
});
