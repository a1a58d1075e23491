import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../support/root.ts';
import { rulesPage } from '../support/rules-page.ts';

describe('the page of rules', () => {
  it('says what the table says; UPDATE_DOCS=1 writes it anew', () => {
    const path = join(repositoryRoot, 'docs/rules.md');
    if (process.env['UPDATE_DOCS']) writeFileSync(path, rulesPage());
    assert.equal(readFileSync(path, 'utf8'), rulesPage());
  });
});
