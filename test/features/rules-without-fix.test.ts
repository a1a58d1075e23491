/**
 * Which findings come with a repair is data: every rule shows one in a plan of `test/plans/errors`, or says
 * here why there is none that an editor could know.
 */
import assert from 'node:assert/strict';
import { CodeActionKind } from 'vscode-languageserver-types';
import type { RuleId } from '../../server/src/core/base/rule-ids.ts';
import { RULES } from '../../server/src/core/checks/rules.ts';
import { codeActions } from '../../server/src/features/code-actions.ts';
import { snapshotOf } from '../support/snapshots.ts';
import { testPlans } from '../support/test-plans.ts';

const MEANT = 'two things are written and only their writer knows which one is meant';
const PROMISE = 'a date that somebody promised is not moved by an editor';
const CHOICE = 'there are many ways out, and each is a decision about the project';
const UNKNOWN = 'the missing value is not in the plan';

const WITHOUT: Readonly<Partial<Record<RuleId, string>>> = {
  'yaml-syntax': 'text that cannot be read says not what was meant',
  'file-unreadable': 'the file itself is out of reach',
  'duplicate-id': MEANT,
  'duplicate-key': MEANT,
  'effort-conflict': MEANT,
  'merge-conflict': MEANT,
  'residual-above-inherent': MEANT,
  'correlation-over-one': MEANT,
  'calendar-overlap': MEANT,
  'fixed-conflict': MEANT,
  'unknown-project': UNKNOWN,
  'unknown-region': UNKNOWN,
  'include-not-found': UNKNOWN,
  'finish-missing': UNKNOWN,
  'missing-rate': UNKNOWN,
  'risk-without-task': UNKNOWN,
  'uncertain-day-off': UNKNOWN,
  'incomplete-change': UNKNOWN,
  unassigned: UNKNOWN,
  'progress-without-start': 'only who did the work knows when it began',
  'gate-undecided': 'a gate is decided by its approvers',
  'include-outside': 'where the file should lie is not for the plan to say',
  'include-cycle': 'any of the files of the circle may be the one too many',
  'dependency-cycle': 'any of the links of the circle may be the one too many',
  'plan-cycle': 'any of the links of the circle may be the one too many',
  'calendar-cycle': 'any of the calendars of the circle may be the one too many',
  'summary-link-type': CHOICE,
  'empty-calendar': CHOICE,
  'missing-successor': CHOICE,
  'dangling-end': CHOICE,
  'over-allocation': CHOICE,
  'leave-clash': CHOICE,
  'over-budget': CHOICE,
  'estimate-outlier': CHOICE,
  'unused-opportunity': CHOICE,
  'appetite-exceeded': CHOICE,
  'correlation-without-spread': CHOICE,
  'late-against-status': CHOICE,
  'phase-before-gate': CHOICE,
  'support-ends': CHOICE,
  'negative-slack': CHOICE,
  'constraint-conflict': PROMISE,
  'deadline-missed': PROMISE,
  'late-action': PROMISE,
  'finish-unreachable': PROMISE,
};

describe('every rule', () => {
  const repaired = new Set<string>();
  before(() => {
    for (const { files } of testPlans('errors')) {
      const texts = new Map(files.map(({ file, text }) => [file, text]));
      for (const { file } of files) {
        const snapshot = snapshotOf(texts, file);
        const range = { start: { line: 0, character: 0 }, end: { line: snapshot.lines.starts.length, character: 0 } };
        const context = { diagnostics: [], only: [CodeActionKind.QuickFix] };
        for (const { kind, diagnostics } of codeActions(snapshot, { range, context })) {
          if (kind === CodeActionKind.QuickFix && diagnostics) repaired.add(String(diagnostics[0]?.code));
        }
      }
    }
  });

  for (const rule of Object.keys(RULES) as RuleId[]) {
    const reason = WITHOUT[rule];
    it(`${rule} ${reason ? `has no repair: ${reason}` : 'has a repair'}`, () =>
      assert.equal(repaired.has(rule), reason === undefined));
  }
});
