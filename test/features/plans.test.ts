/** Every plan of `test/plans`: those in `errors` show exactly the findings marked in them, those in `correct` none. */
import assert from 'node:assert/strict';
import { checkMarkedFiles } from '../support/check-diagnostics.ts';
import { testPlans } from '../support/test-plans.ts';

describe('plans with a fault show the finding they are named after and nothing else', () => {
  const plans = testPlans('errors');
  it('are there', () => assert.ok(plans.length > 0));
  for (const { name, files } of plans) {
    it(name, () => {
      const heads = files.flatMap(({ marks }) => marks.map(({ text }) => text.split(' ')[1]));
      assert.ok(
        heads.some((rule) => rule && name.startsWith(rule)),
        `${name} marks no finding of that rule`,
      );
      checkMarkedFiles(files);
    });
  }
});

describe('plans without a fault are quiet', () => {
  const plans = testPlans('correct');
  it('are there', () => assert.ok(plans.length > 0));
  for (const { name, files } of plans) it(name, () => checkMarkedFiles(files));
});
