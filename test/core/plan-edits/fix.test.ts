import assert from 'node:assert/strict';
import type { Analysis } from '../../../server/src/core/analyse.ts';
import { findingsByItem } from '../../../server/src/core/checks/findings-by-owner.ts';
import { repairsOf } from '../../../server/src/core/edits/fix.ts';
import type { IntentOf } from '../../../server/src/core/edits/intent.ts';
import { fresh } from '../../support/edited-workspace.ts';
import { checkEdits, checkHolds, editedTexts } from '../../support/plan-edits.ts';
import { testPlans } from '../../support/test-plans.ts';

const HEADER = 'project: {name: P, start: 2026-01-05}\n';
const fix = (id: string, finding: number, title: string) => ({ kind: 'fix', id, finding, title }) as const;

checkEdits('fix', HEADER, [
  {
    title: 'writes the id that was meant',
    plan: 'tasks:\n  survey: {name: Survey the links, duration: 1d}\n  b: {duration: 1d, after: survye} # soon\n',
    intent: fix('b', 0, "Change to 'survey'"),
    diff: '-  b: {duration: 1d, after: survye} # soon\n+  b: {duration: 1d, after: survey} # soon',
    said: /^Fixed B: Change to 'survey'$/,
  },
  {
    title: 'brings items',
    plan: 'phases:\n  p:\n    taks:\n      a: {duration: 1d}\n',
    intent: fix('p', 0, "Change to 'tasks'"),
    diff: '-    taks:\n+    tasks:',
  },
  {
    title: 'is refused where links would go round',
    plan: 'tasks:\n  survey: {name: Survey, duration: 1d, after: b}\n  b: {duration: 1d, after: survye}\n',
    intent: fix('b', 0, "Change to 'survey'"),
    diff: /^Not changed: /,
  },
  {
    title: 'is refused of a finding that is another by now',
    plan: 'tasks:\n  survey: {duration: 1d}\n  b: {duration: 1d, after: survye}\n',
    intent: fix('b', 0, "Change to 'a'"),
    diff: /^Not changed: this is another finding by now/,
  },
  {
    title: 'is refused of a finding that is mended',
    plan: 'tasks:\n  survey: {duration: 1d}\n',
    intent: fix('survey', 7, "Change to 'a'"),
    diff: /another finding by now/,
  },
  {
    title: 'is refused of an item that is gone',
    plan: 'tasks:\n  survey: {duration: 1d}\n',
    intent: fix('constructor', 0, "Change to 'a'"),
    diff: /no item “constructor” any more/,
  },
]);

function repairsIn(analysis: Analysis): IntentOf<'fix'>[] {
  return [...findingsByItem(analysis)].flatMap(([id, found]) =>
    found.flatMap((problem, finding) => repairsOf(analysis, problem).map(({ title }) => fix(id, finding, title))),
  );
}

function alike({ problems }: Analysis, rule: string | undefined, message: string | undefined): number {
  return problems.filter((problem) => problem.rule === rule && problem.message === message).length;
}

describe('a fix of the errors that test plans have', () => {
  it('mends its finding and does no harm, or is refused', () => {
    const rules = new Set<string>();
    for (const { files } of testPlans('errors')) {
      const texts = new Map(files.map(({ file, text }) => [file, text]));
      const root = files[0].file;
      const analysis = fresh(root, texts);
      for (const intent of repairsIn(analysis)) {
        const problem = findingsByItem(analysis).get(intent.id)?.[intent.finding];
        const result = editedTexts(root, texts, intent);
        checkHolds(result);
        if (result.outcome.kind === 'refused') continue;
        const left = alike(fresh(root, result.after), problem?.rule, problem?.message);
        assert.ok(left < alike(analysis, problem?.rule, problem?.message), `${problem?.message} ${intent.title}`);
        rules.add(problem?.rule ?? '');
      }
    }
    assert.ok(rules.size > 15, [...rules].join(' '));
  });
});
