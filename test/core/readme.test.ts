/** What the README shows must be true. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../support/root.ts';
import { analysisOfText } from '../support/views.ts';

describe('the README', () => {
  const readme = readFileSync(join(repositoryRoot, 'README.md'), 'utf8');

  it('shows a plan without findings', () => {
    const plan = /```yaml\n(.*?)```/s.exec(readme)?.[1];
    assert.ok(plan);
    const analysis = analysisOfText(plan);
    assert.deepEqual(
      analysis.problems.map((found) => found.message),
      [],
    );
    assert.ok(analysis.plan.items.has('cutover'));
  });
});
