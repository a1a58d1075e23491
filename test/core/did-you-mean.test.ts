import assert from 'node:assert/strict';
import { nearest } from '../../server/src/core/base/did-you-mean.ts';

describe('nearest', () => {
  const rows: readonly (readonly [string, readonly string[], string | null])[] = [
    ['desing', ['design', 'build'], 'design'],
    ['ail', ['bea', 'ali'], 'ali'],
    ['emer', ['mara', 'emre'], 'emre'],
    ['Design', ['design'], 'design'],
    ['QA', ['qa', 'qb'], 'qa'],
    ['qb', ['qa'], null],
    ['nights', ['berlin', 'hamburg'], null],
    ['survey', ['surveys', 'survey-2'], 'surveys'],
    ['floorplan', ['floor-plan', 'plan'], 'floor-plan'],
    ['design', ['design'], null],
    ['', ['a'], null],
    ['constructor', ['constructer', 'toString'], 'constructer'],
  ];
  for (const [word, candidates, wanted] of rows) {
    it(`of '${word}' among ${candidates.join(', ')} is ${wanted ?? 'none'}`, () => {
      assert.equal(nearest(word, candidates), wanted);
    });
  }

  it('prefers the smallest slip, then the first', () => {
    assert.equal(nearest('firewal', ['firewalls', 'firewall', 'firewali']), 'firewall');
  });

  it('does not compare words of absurd length', () => {
    assert.equal(nearest('a'.repeat(100_000), ['a'.repeat(99_999)]), null);
  });
});
