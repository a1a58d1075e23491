/** A finding that is meant to stay is silenced in the text: on its line, or by its rule in the whole plan. */
import assert from 'node:assert/strict';
import { type CodeAction, CodeActionKind } from 'vscode-languageserver-types';
import { ABLE_CLIENT } from '../../server/src/features/client.ts';
import { codeActions, resolveCodeAction } from '../../server/src/features/code-actions.ts';
import { diagnostics } from '../../server/src/features/diagnostics.ts';
import { SILENCE } from '../../server/src/features/quick-fixes.ts';
import { applyWorkspaceEdit } from '../support/apply-edits.ts';
import { FOLDER } from '../support/fixture.ts';
import { snapshotOf } from '../support/snapshots.ts';
import { testPlans } from '../support/test-plans.ts';

const FILE = `${FOLDER}plan.plan.yaml`;

type Texts = ReadonlyMap<string, string>;

/** The actions of one kind at the first finding of a rule. */
function offered(texts: Texts, file: string, rule: string, kind: string): CodeAction[] {
  const snapshot = snapshotOf(texts, file);
  const finding = diagnostics(snapshot).find(({ code }) => code === rule);
  assert.ok(finding, `no ${rule}`);
  const context = { diagnostics: [finding], only: [kind] };
  const found = codeActions(snapshot, { range: finding.range, context }, ABLE_CLIENT);
  return found.map((action) => resolveCodeAction(snapshot, action, ABLE_CLIENT));
}

function take(texts: Texts, rule: string, words: string, kind = SILENCE as string): string {
  const action = offered(texts, FILE, rule, kind).find(({ title }) => title.includes(words));
  assert.ok(action?.edit, `no ${words}`);
  return applyWorkspaceEdit(texts, action.edit).get(FILE) ?? '';
}

const plan = (text: string): Texts => new Map([[FILE, text]]);
const HEAD = 'project: {name: A, start: 2026-03-02}\n';

describe('a finding', () => {
  const lines: readonly (readonly [string, string, string, string])[] = [
    [
      'behind its line',
      'a: {duration: 1d, after: b}',
      'unknown-task',
      'a: {duration: 1d, after: b} # planline-ignore unknown-task',
    ],
    [
      'behind another comment',
      'a: {duration: 1d, after: b}  # soon',
      'unknown-task',
      'a: {duration: 1d, after: b}  # soon # planline-ignore unknown-task',
    ],
    [
      'beside another rule that is silent there',
      'a: {duration: 1d, after: b}  # planline-ignore unassigned because',
      'unknown-task',
      'a: {duration: 1d, after: b}  # planline-ignore unknown-task unassigned because',
    ],
    [
      'above a text of several lines, where a comment would be part of it',
      'a: {duration: "1d\n    x"}',
      'schema',
      '# planline-ignore schema\n  a: {duration: "1d\n    x"}',
    ],
  ];
  for (const [title, line, rule, expected] of lines) {
    it(`is silenced ${title}`, () => {
      for (const eol of ['\n', '\r\n']) {
        const write = (text: string) => `${HEAD}tasks:\n  ${text}\n`.replaceAll('\n', eol);
        assert.equal(take(plan(write(line)), rule, 'on this line'), write(expected));
      }
    });
  }

  it('is turned off with its rule, below what the plan says of others', () => {
    const text = `${HEAD}tasks: {a: {duration: 1d, after: b}}\nlint:\n  unassigned: none  # why\n`;
    assert.equal(take(plan(text), 'unknown-task', 'in this plan'), `${text}  unknown-task: none\n`);
    const loud = text.replace('unassigned: none', 'unknown-task: warning');
    assert.equal(take(plan(loud), 'unknown-task', 'in this plan'), text.replace('unassigned', 'unknown-task'));
  });

  it('of what cannot be read is not silenced', () =>
    assert.deepEqual(offered(plan(`${HEAD}tasks: {a: {duration: 1d}\n`), FILE, 'yaml-syntax', SILENCE), []));

  it('is repaired together with all others of its rule, where there are any', () => {
    const text = `${HEAD}tasks:\n  design: {duration: 1d}\n  b: {duration: 1d, after: desing}  # 1\n  c: {duration: 1d, after: dsign}\n`;
    const fixed = take(plan(text), 'unknown-task', "Fix all 2 of 'unknown-task'", CodeActionKind.QuickFix);
    assert.equal(fixed, text.replace('desing', 'design').replace('dsign', 'design'));
    const one = offered(plan(text.replace('dsign', 'design')), FILE, 'unknown-task', CodeActionKind.QuickFix);
    assert.ok(one.every(({ title }) => !title.startsWith('Fix all')));
  });

  it('is not repaired together with others where it has itself a choice of repairs', () => {
    const done = 'actual-start: 2026-03-02, percent-complete: 100';
    const text = `project: {name: A, start: 2026-03-02, status-date: 2026-03-10}\ntasks:
  b: {duration: 2d, actual-start: 2026-03-02, actual-finish: 2026-03-04, percent-complete: 80}
  c: {duration: 2d, ${done}}\n  d: {duration: 2d, ${done}}\n`;
    const titlesAt = (line: number): string[] =>
      codeActions(snapshotOf(plan(text), FILE), {
        range: { start: { line, character: 0 }, end: { line, character: 95 } },
        context: { diagnostics: [], only: [CodeActionKind.QuickFix] },
      }).map(({ title }) => title);
    const all = "Fix all 2 of 'progress-conflict'";
    assert.ok(titlesAt(2).includes("Remove 'actual-finish'") && !titlesAt(2).includes(all));
    assert.ok(titlesAt(3).includes(all));
  });
});

describe('every finding of every plan with errors', () => {
  let taken = 0;
  for (const { name, files } of testPlans('errors')) {
    it(`is silenced in ${name}, and nothing else changes`, () => {
      const texts = new Map(files.map(({ file, text }) => [file, text]));
      for (const { file } of files) {
        const before = diagnostics(snapshotOf(texts, file)).map(({ code }) => code);
        for (const rule of new Set(before.map(String))) {
          for (const { title, edit } of offered(texts, file, rule, SILENCE)) {
            const changed = applyWorkspaceEdit(texts, edit ?? {});
            const after = diagnostics(snapshotOf(changed, file)).map(({ code }) => code);
            assert.ok(after.length < before.length, `${title} leaves ${after}`);
            assert.deepEqual(
              after.filter((code) => code !== rule),
              before.filter((code) => code !== rule),
              title,
            );
            taken++;
          }
        }
      }
    });
  }
  it('and there are many', () => assert.ok(taken > 100, `only ${taken}`));
});
