/** What a change of a fix does to the text around it: layout, comments and line ends stay. */
import assert from 'node:assert/strict';
import type { PlanChange } from '../../../server/src/core/base/problem.ts';
import { editsOf } from '../../../server/src/core/checks/fix-edits.ts';
import { readTree } from '../../../server/src/core/syntax/read.ts';
import { applyEdits } from '../../../server/src/core/syntax/span-edit.ts';
import { valueAt } from '../../../server/src/core/syntax/tree.ts';

const file = 'file:///plan.plan.yaml';

/** The text with a change made; null where it has no place for it. */
function changed(text: string, changeOf: (start: number) => PlanChange): string | null {
  const tree = readTree(text);
  const tasks = valueAt(tree.root, 'tasks');
  const start = tasks?.kind === 'map' ? (tasks.entries[0]?.key.span.start ?? 0) : 0;
  const edits = editsOf({ title: 'Change', edits: [], changes: [changeOf(start)] }, () => ({ file, text, tree }));
  return edits && applyEdits(text, edits);
}

describe('a value added to a field', () => {
  const add = (text: string): string | null =>
    changed(text, (at) => ({
      kind: 'add',
      entry: { file, span: { start: at, end: at + 1 } },
      field: 'after',
      value: 'b',
    }));
  const rows: [string, string, string][] = [
    ['is written where there is none', 'tasks:\n  a: {name: A}\n', 'tasks:\n  a: {name: A, after: b}\n'],
    ['makes a list of one', 'tasks:\n  a: {after: c SS+1d}\n', 'tasks:\n  a: {after: [c SS+1d, b]}\n'],
    ['is the last of a list in brackets', 'tasks:\n  a: {after: [c, d]}\n', 'tasks:\n  a: {after: [c, d, b]}\n'],
    ['fills an empty list', 'tasks:\n  a: {after: []}\n', 'tasks:\n  a: {after: [b]}\n'],
    [
      'gets a line in a list of lines, with its line end',
      'tasks:\r\n  a:\r\n    after:\r\n      - c # first\r\n      - d\r\n',
      'tasks:\r\n  a:\r\n    after:\r\n      - b\r\n      - c # first\r\n      - d\r\n',
    ],
  ];
  for (const [title, before, after] of rows) it(title, () => assert.equal(add(before), after));

  it('is not added to a map', () => assert.equal(add('tasks:\n  a:\n    after:\n      task: c\n'), null));
});

describe('a change of an entry', () => {
  it('is none below a key that is written twice, of which its path names another', () => {
    const text = (key: string) => `phases:\n  p:\n    tasks:\n      a: {}\n    ${key}:\n      b: {}\n`;
    const change = (written: string) => {
      const tree = readTree(written);
      const at = written.indexOf('b:');
      const entry = { file, span: { start: at, end: at + 1 } };
      const changes: PlanChange[] = [{ kind: 'set', entry, field: 'duration', value: '1d' }];
      const edits = editsOf({ title: 'Change', edits: [], changes }, () => ({ file, text: written, tree }));
      return edits && applyEdits(written, edits);
    };
    assert.equal(change(text('tasks')), null);
    assert.equal(change(text('other')), text('other').replace('b: {}', 'b: {duration: 1d}'));
  });
});

describe('an entry added to a section', () => {
  const define = (text: string): string | null =>
    changed(text, () => ({ kind: 'define', file, section: 'glossary', id: 'UPS', value: '"Batteries"' }));
  const rows: [string, string, string][] = [
    ['makes the section', 'tasks: {}\n', 'tasks: {}\nglossary:\n  UPS: "Batteries"\n'],
    [
      'follows the others',
      'glossary:\n  A: x # y\ntasks: {}\n',
      'glossary:\n  A: x # y\n  UPS: "Batteries"\ntasks: {}\n',
    ],
    ['stands in their braces', 'glossary: {A: x}\n', 'glossary: {A: x, UPS: "Batteries"}\n'],
  ];
  for (const [title, before, after] of rows) it(title, () => assert.equal(define(before), after));
});
