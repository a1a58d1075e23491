import assert from 'node:assert/strict';
import { findingInText } from '../../server/src/core/analyse.ts';
import type { Problem } from '../../server/src/core/base/problem.ts';
import { runToEnd } from '../../server/src/core/base/steps.ts';
import { snapshotOf } from '../support/snapshots.ts';
import { testPlans } from '../support/test-plans.ts';

const words = ({ file, rule, severity, span, message }: Problem) =>
  `${file} ${span.start}–${span.end} ${severity} ${rule}: ${message}`;

describe('what is found in the text of a plan', () => {
  it('is found by its analysis too, in the same order', () => {
    let count = 0;
    for (const { name, files } of [...testPlans('errors'), ...testPlans('correct')]) {
      const texts = new Map(files.map(({ file, text }) => [file, text]));
      const { sources, problems } = snapshotOf(texts, files[0].file).analyses[0];
      const first = runToEnd(findingInText(sources)).map(words);
      const expected = problems.map(words).filter((each) => first.includes(each));
      assert.deepEqual(first, expected, name);
      count += first.length;
    }
    assert.ok(count > 10, `${count} findings`);
  });
});
