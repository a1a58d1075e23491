/** Plans without a fault give no finding: the whole language, parts, ids with awkward names, half-typed text. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { globSync } from 'tinyglobby';
import { readTree } from '../../../server/src/core/syntax/read.ts';
import { repositoryRoot } from '../../support/root.ts';
import { schemaProblems } from '../../support/schema-check.ts';
import { findingsIn } from './check-fault.ts';

const messages = (text: string): string[] => findingsIn(text).map(({ message }) => message);

describe('a sound plan', () => {
  it('may use the whole language', () => {
    const text = readFileSync(join(repositoryRoot, 'test/core/schema/whole-language.plan.yaml'), 'utf8');
    assert.deepEqual(messages(text), []);
  });

  it('may be any example but the faulty one', () => {
    const files = globSync(['examples/**/*.plan.yaml', '!examples/faulty/**'], { cwd: repositoryRoot });
    assert.ok(files.length >= 6, `${files.length} examples`);
    for (const file of files) {
      assert.deepEqual(messages(readFileSync(join(repositoryRoot, file), 'utf8')), [], file);
    }
  });

  const rows: readonly (readonly [title: string, text: string])[] = [
    ['may be empty', ''],
    ['may be only comments', '# nothing yet\n'],
    ['may be a part without a project', 'risks:\n  late: {owner: ali}\n'],
    ['may have sections that are still empty', 'project:\nphases:\ntasks:\nrisks:\ninclude:\n'],
    ['may have phases that are still empty', 'phases:\n  closing:\n  design:\n    tasks:\n'],
    ['may have tasks that are still empty', 'tasks:\n  survey:\n  cutover:\n'],
    ['may have names that look like numbers', 'tasks: {a: {name: 7.10}, b: {name: 1e400}, c: {name: true}}\n'],
    [
      'may have awkward ids',
      'tasks: {constructor: {duration: 1d}, toString: {duration: 1d}, valueOf: {after: toString}}\n',
    ],
    ['may have keys in quotes', '"tasks": {"survey": {"duration": "3d"}}\n'],
    ['may have a day alone as an exception', 'calendars: {b: {exceptions: [2026-12-24, {date: 2026-12-31}]}}\n'],
    ['may have a level instead of an impact', 'risks: {late: {impact: high, residual: {impact: low}}}\n'],
    ['may have actions in plain words', 'risks: {late: {actions: {ask: Ask a second carrier}}}\n'],
    ['may wait for a gate and for another plan', 'tasks: {a: {after: [closing.gate, "dc:power-on SS+2d"]}}\n'],
    ['may spell lags with spaces', 'tasks: {a: {after: [b + 2d, b SS - 4h, b FF+50%, b +2ed]}}\n'],
    [
      'may have months, minutes and decimals',
      'tasks: {a: {duration: 1.5mo}, b: {duration: 90em}, c: {duration: .5h}}\n',
    ],
    [
      'may have as many decimals as a program writes',
      'tasks: {a: {duration: 87.184484344553995d}, b: {duration: 3d, after: a +0.33333333333333331d}}\n',
    ],
    ['may have terms of any kind', 'glossary: {Cut over (weekend): The switch, "1st level": Help desk}\n'],
    [
      'may count money in several ways',
      'project: {name: M, budget: {total: 1.2M, contingency: 12_000, management-reserve: 15000}}\n',
    ],
    ['may begin on a leap day', 'project: {name: M, start: 2028-02-29, deadline: 2200-12-31T24:00}\n'],
  ];
  for (const [title, text] of rows) it(title, () => assert.deepEqual(messages(text), []));
});

describe('text that is no YAML', () => {
  const rows: readonly (readonly [title: string, text: string])[] = [
    ['a key without a colon', 'tasks:\n  survey:\n    name: Survey\n    dur\n'],
    ['a list that is not closed', 'tasks:\n  survey:\n    after: [charter\n    duration: 3d\n'],
    ['braces in which more is to come', 'tasks:\n  survey:\n    estimate: {optimistic: 3d, most-likely:\n'],
    ['a quote that is not closed', 'tasks:\n  survey:\n    name: "Survey\n    duration: 3d\n'],
  ];
  for (const [title, text] of rows) {
    it(`is not also a fault of the schema: ${title}`, () => {
      const tree = readTree(text);
      assert.ok(tree.problems.length > 0);
      assert.deepEqual(
        schemaProblems(text).map(({ message }) => message),
        [],
      );
    });
  }
});

describe('a plan that is being typed', () => {
  const before = 'project: {name: Move}\ntasks:\n  charter:\n    duration: 3d\n';
  const typed = `  survey:
    name: Survey
    after: [charter, design SS+2d]
    estimate: {optimistic: 3d, most-likely: 4d, pessimistic: 5d}
    constraint:
      start-no-earlier-than: 2026-01-05
`;
  const after = '  cutover: {milestone: true}\n';

  it('never has more than one finding for what is half written', () => {
    for (let length = 0; length <= typed.length; length++) {
      const text = `${before}${typed.slice(0, length)}\n${after}`;
      const tree = readTree(text);
      const found = [...tree.problems, ...schemaProblems(text)];
      assert.ok(found.length <= 1, `${JSON.stringify(typed.slice(0, length))} ${found.map(({ message }) => message)}`);
    }
  });

  it('has none once it is written', () => assert.deepEqual(messages(before + typed + after), []));
});
