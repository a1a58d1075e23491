import assert from 'node:assert/strict';
import {
  type EditPath,
  insertEntry,
  removeEntry,
  renameKey,
  setScalar,
  setValue,
} from '../../server/src/core/syntax/edit.ts';
import { readTree } from '../../server/src/core/syntax/read.ts';
import { scalarText } from '../../server/src/core/syntax/scalar-text.ts';
import { applyEdits, type SpanEdit } from '../../server/src/core/syntax/span-edit.ts';
import type { Tree } from '../../server/src/core/syntax/tree.ts';

type Edit = (text: string, tree: Tree) => SpanEdit[] | null;

const set =
  (path: string, value: string): Edit =>
  (text, tree) =>
    setScalar(text, tree, steps(path), value);
const put =
  (path: string, yaml: string): Edit =>
  (text, tree) =>
    setValue(text, tree, steps(path), yaml);
const insert =
  (path: string, key: string, yaml: string): Edit =>
  (text, tree) =>
    insertEntry(text, tree, steps(path), key, yaml);
const rename =
  (path: string, key: string): Edit =>
  (_, tree) =>
    renameKey(tree, steps(path), key);
const remove =
  (path: string): Edit =>
  (text, tree) =>
    removeEntry(text, tree, steps(path));

function steps(path: string): EditPath {
  return path === '' ? [] : path.split('/').map((step) => (/^\d+$/.test(step) ? Number(step) : step));
}

interface Row {
  readonly title: string;
  readonly edit: Edit;
  readonly from: string;
  /** Null where the text has no place for the edit. */
  readonly to: string | null;
}

const ROWS: readonly Row[] = [
  {
    title: 'sets a value and keeps its comment',
    edit: set('a/b', 'x'),
    from: 'a:\n  b: 1 # why\n  c: 2\n',
    to: 'a:\n  b: x # why\n  c: 2\n',
  },
  { title: 'sets a value in braces', edit: set('a/b', '2'), from: 'a: { b: 1,c: 2 }\n', to: 'a: { b: 2,c: 2 }\n' },
  { title: 'sets an item of a list', edit: set('a/1', 'z'), from: 'a: [x, y]\n', to: 'a: [x, z]\n' },
  {
    title: 'sets an item of a list of lines',
    edit: set('a/1', 'z'),
    from: 'a:\n- x\n- y # c\n',
    to: 'a:\n- x\n- z # c\n',
  },
  { title: 'writes where nothing was', edit: set('a', 'x'), from: 'a:\nb: 1\n', to: 'a: x\nb: 1\n' },
  { title: 'writes where there was no colon', edit: set('m/a', 'x'), from: 'm: {a, b: 1}\n', to: 'm: {a: x, b: 1}\n' },
  { title: 'replaces a quoted value', edit: set('a', 'x'), from: 'a: "old" # c\n', to: 'a: x # c\n' },
  {
    title: 'quotes what would not be a text',
    edit: set('a', 'Phase 2: move'),
    from: 'a: x\n',
    to: 'a: "Phase 2: move"\n',
  },
  { title: 'quotes a comma only in brackets', edit: set('m/a', 'x, y'), from: 'm: {a: 1}\n', to: 'm: {a: "x, y"}\n' },
  { title: 'leaves a comma bare in a line', edit: set('a', 'x, y'), from: 'a: 1\n', to: 'a: x, y\n' },
  { title: 'replaces a bracketed value', edit: put('a', '[y]'), from: 'a: [x] # c\n', to: 'a: [y] # c\n' },
  { title: 'does not replace a block', edit: put('a', 'x'), from: 'a:\n  b: 1\n', to: null },
  {
    title: 'adds a missing key',
    edit: set('a/c', 'x'),
    from: 'a:\n  b: 1 # c\n\nd: 2\n',
    to: 'a:\n  b: 1 # c\n  c: x\n\nd: 2\n',
  },
  { title: 'adds to braces', edit: insert('a', 'c', '[x]'), from: 'a: {b: 1} # c\n', to: 'a: {b: 1, c: [x]} # c\n' },
  { title: 'adds to empty braces', edit: insert('a', 'c', '1'), from: 'a: {}\n', to: 'a: {c: 1}\n' },
  {
    title: 'adds behind a comma at the end',
    edit: insert('a', 'c', '1'),
    from: 'a: {b: 1, }\n',
    to: 'a: {b: 1, c: 1 }\n',
  },
  {
    title: 'adds below a key without a value',
    edit: insert('a/b', 'c', '1'),
    from: 'a:\n  b:\nd: 2\n',
    to: 'a:\n  b:\n    c: 1\nd: 2\n',
  },
  {
    title: 'adds after an entry of several lines',
    edit: insert('a', 'd', '1'),
    from: 'a:\n  b:\n    - x\n    - y\ne: 1\n',
    to: 'a:\n  b:\n    - x\n    - y\n  d: 1\ne: 1\n',
  },
  {
    title: 'adds lines with the line end of the file',
    edit: insert('a', 'c', '\nd: 1'),
    from: 'a:\r\n  b: 1\r\n',
    to: 'a:\r\n  b: 1\r\n  c:\r\n    d: 1\r\n',
  },
  { title: 'ends the last line first', edit: insert('', 'b', '2'), from: 'a: 1', to: 'a: 1\nb: 2\n' },
  {
    title: 'makes a missing section',
    edit: insert('risks/late', 'event', 'x'),
    from: 'a: 1\n',
    to: 'a: 1\nrisks:\n  late:\n    event: x\n',
  },
  {
    title: 'makes missing parents in braces',
    edit: set('t/c/start', '2026-01-05'),
    from: 't: {d: 1}\n',
    to: 't: {d: 1, c: {start: 2026-01-05}}\n',
  },
  {
    title: 'fills braces below a bare key',
    edit: set('t/c/start', 'x'),
    from: 't: {c: }\n',
    to: 't: {c: {start: x} }\n',
  },
  { title: 'starts an empty file', edit: insert('project', 'name', 'X'), from: '', to: 'project:\n  name: X\n' },
  { title: 'starts a file of comments', edit: insert('', 'a', '1'), from: '# c', to: '# c\na: 1\n' },
  { title: 'adds no lines to braces', edit: insert('a', 'c', '\nd: 1'), from: 'a: {b: 1}\n', to: null },
  { title: 'adds no key to a list', edit: insert('a', 'c', '1'), from: 'a: [x]\n', to: null },
  {
    title: 'adds to a map in a list',
    edit: insert('a/0', 'c', '1'),
    from: 'a:\n  - b: 1\n  - b: 2\n',
    to: 'a:\n  - b: 1\n    c: 1\n  - b: 2\n',
  },
  { title: 'renames a key', edit: rename('a/b', 'c'), from: 'a:\n  b: 1 # b\n', to: 'a:\n  c: 1 # b\n' },
  {
    title: 'removes a line with its comment',
    edit: remove('a/b'),
    from: 'a:\n  # above\n  b: 1 # c\n  c: 2\n',
    to: 'a:\n  # above\n  c: 2\n',
  },
  { title: 'removes all lines of an entry', edit: remove('a'), from: 'a:\n  b: 1\n  c: 2\nd: 3\n', to: 'd: 3\n' },
  { title: 'removes the first in braces', edit: remove('a/b'), from: 'a: {b: 1, c: 2}\n', to: 'a: {c: 2}\n' },
  { title: 'removes the last in braces', edit: remove('a/c'), from: 'a: {b: 1, c: 2}\n', to: 'a: {b: 1}\n' },
  { title: 'removes the only one in braces', edit: remove('a/b'), from: 'a: {b: 1}\n', to: 'a: {}\n' },
  {
    title: 'removes the first beside a dash',
    edit: remove('a/0/b'),
    from: 'a:\n  - b: 1\n    c: 2\n',
    to: 'a:\n  - c: 2\n',
  },
  { title: 'removes nothing that is not there', edit: remove('a/x'), from: 'a: {b: 1}\n', to: null },
];

describe('edits', () => {
  for (const { title, edit, from, to } of ROWS) {
    it(title, () => {
      const edits = edit(from, readTree(from));
      assert.equal(edits === null ? null : applyEdits(from, edits), to);
      if (to !== null) assert.deepEqual(readTree(to).problems, []);
    });
  }

  it('work on the untouched part of broken text', () => {
    const from = 'a:\n  b: "open\n  c: 1 # c\n';
    const edits = setScalar(from, readTree(from), ['a', 'c'], '2');
    assert.equal(applyEdits(from, edits ?? []), 'a:\n  b: "open\n  c: 2 # c\n');
  });
});

describe('scalarText', () => {
  const bare = [
    'x',
    'Write the charter',
    '2026-01-05',
    '7.10',
    '480k',
    '30%',
    'a:b',
    'https://x.y/z#a',
    'ali 50%',
    'design FS+2d',
    "it's",
  ];
  const quoted = [
    '',
    ' x',
    'a: b',
    'a #b',
    '- a',
    '@ali',
    '*x',
    '&x',
    '!x',
    '%x',
    '{x',
    '[x',
    'true',
    'null',
    '~',
    'yes',
    'off',
    'a\nb',
    '"x',
    "'x",
    '\u0000',
    '\u2028',
    '---',
    '?',
    '|',
    '<<',
  ];
  for (const text of bare) it(`leaves ${text} bare`, () => assert.equal(scalarText(text, false), text));
  for (const text of quoted) {
    it(`quotes ${JSON.stringify(text)}`, () => {
      const written = scalarText(text, false);
      assert.notEqual(written, text);
      const { root, problems } = readTree(`k: ${written}\n`);
      assert.deepEqual(problems, []);
      const value = root?.kind === 'map' ? root.entries[0]?.value : undefined;
      assert.equal(value?.kind === 'scalar' ? value.text : undefined, text);
    });
  }
});
