import assert from 'node:assert/strict';
import type { RuleId } from '../../server/src/core/base/problem.ts';
import { testPlans } from '../support/test-plans.ts';

/** Every rule there is: the compiler asks for the new ones. */
const RULES: Readonly<Record<RuleId, true>> = {
  'yaml-syntax': true,
  'file-unreadable': true,
  schema: true,
  'unknown-key': true,
  'computed-key': true,
  'duplicate-id': true,
  'duplicate-key': true,
  'unknown-task': true,
  'unknown-resource': true,
  'unknown-calendar': true,
  'unknown-reference': true,
  'unknown-project': true,
  'include-not-found': true,
  'include-outside': true,
  'include-cycle': true,
  'merge-conflict': true,
  'dependency-cycle': true,
  'summary-link-type': true,
  'calendar-cycle': true,
  'calendar-overlap': true,
  'empty-calendar': true,
  'unknown-region': true,
  'deadline-missed': true,
  'constraint-conflict': true,
  'fixed-conflict': true,
  'estimate-order': true,
  'effort-conflict': true,
  'non-working-day': true,
  'gate-undecided': true,
  'progress-without-start': true,
};

describe('every rule', () => {
  const shown = new Set(
    testPlans('errors').flatMap(({ files }) =>
      files.flatMap(({ marks }) => marks.map(({ text }) => text.split(' ')[1])),
    ),
  );
  for (const rule of Object.keys(RULES)) {
    it(`has a plan that shows ${rule}`, () => assert.ok(shown.has(rule)));
  }
});
