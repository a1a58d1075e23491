import assert from 'node:assert/strict';
import { RULES } from '../../server/src/core/checks/rules.ts';
import { testPlans } from '../support/test-plans.ts';

describe('every rule', () => {
  const shown = new Map<string, Set<string>>();
  for (const { files } of testPlans('errors')) {
    for (const { text } of files.flatMap(({ marks }) => marks)) {
      const [severity = '', rule = ''] = text.split(' ');
      shown.set(rule, (shown.get(rule) ?? new Set()).add(severity));
    }
  }
  for (const [name, { severity }] of Object.entries(RULES)) {
    it(`has a plan that shows ${name}, of severity ${severity}`, () => {
      assert.ok(shown.get(name)?.has(severity), [...(shown.get(name) ?? ['none'])].join(', '));
    });
  }
});
