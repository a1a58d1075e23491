import assert from 'node:assert/strict';
import type { DocumentSymbol } from 'vscode-languageserver-types';
import { offsetAt } from '../../server/src/core/base/lines.ts';
import { runToEnd } from '../../server/src/core/base/steps.ts';
import { documentSymbols, symbolsAsText } from '../../server/src/features/document-symbols.ts';
import { parseFixture } from '../support/fixture.ts';
import { snapshotOf } from '../support/snapshots.ts';

function outline(source: string): string[] {
  const { files } = parseFixture(source);
  const snapshot = snapshotOf(new Map(files.map(({ file, text }) => [file, text])), files[0].file);
  const lines: string[] = [];
  const visit = (symbols: readonly DocumentSymbol[], indent: string, within: readonly [number, number]) => {
    for (const { name, detail, children, range, selectionRange } of symbols) {
      const [start, end] = [offsetAt(snapshot.lines, range.start), offsetAt(snapshot.lines, range.end)];
      const [from, to] = [offsetAt(snapshot.lines, selectionRange.start), offsetAt(snapshot.lines, selectionRange.end)];
      assert.ok(within[0] <= start && end <= within[1], `${name} lies outside what holds it`);
      assert.ok(start <= from && to <= end, `the name of ${name} lies outside it`);
      lines.push(`${indent}${name}${detail ? ` (${detail})` : ''}`);
      visit(children ?? [], `${indent}  `, [start, end]);
    }
  };
  visit(runToEnd(documentSymbols(snapshot)), '', [0, snapshot.text.length]);
  return lines;
}

const PLAN = `project: {name: Office move, start: 2026-03-02}
include: team.plan.yaml
phases:
  planning:
    name: Plan it
    tasks:
      design: {name: Design, duration: 3d}
      building:
        tasks:
          walls: {duration: 1d}
    gate: {criteria: [Signed]}
risks:
  late: {event: Late lorry}
`;

describe('outline', () => {
  it('has phases, tasks and gates as they hold each other, with names and dates', () =>
    assert.deepEqual(outline(PLAN), [
      'project (Office move)',
      'include (team.plan.yaml)',
      'phases',
      '  planning (Plan it · 2 Mar – 4 Mar)',
      '    design (Design · 2 Mar – 4 Mar)',
      '    building (2 Mar)',
      '      walls (2 Mar)',
      '    gate (4 Mar)',
      'risks',
      '  late (Late lorry)',
    ]));

  const typing: readonly (readonly [string, string, string])[] = [
    [
      'a key without its colon',
      '      design: {name: Design, duration: 3d}',
      '      design: {name: Design, duration: 3d}\n      ord',
    ],
    ['an open bracket', 'duration: 3d}', 'duration: 3d, after: ['],
    ['an open quote', 'Design, duration: 3d}', '"Des'],
    ['a tab', '    gate:', '\t  gate:'],
    ['a colon too many', 'name: Plan it', 'name: Plan: it: now'],
  ];
  for (const [what, from, to] of typing) {
    it(`keeps every other item while ${what} is being typed`, () => {
      const lines = outline(PLAN.replace(from, to)).map((line) => line.trim().replace(/ \(.*/, ''));
      for (const id of ['project', 'phases', 'planning', 'design', 'building', 'walls', 'risks', 'late']) {
        assert.ok(lines.includes(id), `${id} is gone: ${lines.join(', ')}`);
      }
    });
  }

  it('is the same as JSON, whatever the text', () => {
    const names = ['Wände · bauen – bald', '"so\\"', '\u2028\u0007', '设计 😀', '\ud83d half', '</script>', ''];
    const quoted = names.map(
      (name, i) => `  t${i}: {name: ${JSON.stringify(name)}, duration: ${i}d, after: [t${i - 1}]}`,
    );
    const tasks = `project: {name: "\\u00e4"}\ntasks:\n${quoted.join('\n')}\n  x"y–·: {tasks: {}}\n  : 1\n`;
    const long = `tasks:\n${Array.from({ length: 700 }, (_, i) => `  t${i}: {name: ${'—'.repeat(i)}}`).join('\n')}\n`;
    for (const text of ['', 'a', '- a\n', 'phases:\n  p:\n    gate: {}\n', PLAN, tasks, long]) {
      const snapshot = snapshotOf(new Map([['file:///work/a.plan.yaml', text]]), 'file:///work/a.plan.yaml');
      const written = runToEnd(symbolsAsText(snapshot));
      assert.deepEqual(written.toJSON(), runToEnd(documentSymbols(snapshot)));
    }
  });

  it('of an empty file is empty', () => assert.deepEqual(outline(''), []));

  it('of text that is no map is empty', () => assert.deepEqual(outline('- a\n- b\n'), []));
});
