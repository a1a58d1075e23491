/** When the work that nobody has asked for goes on. */
import assert from 'node:assert/strict';
import type { Steps } from '../../server/src/core/base/steps.ts';
import type { Analyses } from '../../server/src/lsp/analyses.ts';
import { Background } from '../../server/src/lsp/background.ts';
import { turn } from '../../server/src/lsp/turn.ts';
import { Watchdog } from '../../server/src/lsp/watchdog.ts';

const ROOT = 'file:///a.plan.yaml';
const AN_HOUR_MS = 3_600_000;

/** Of one plan, whose steps are noted. */
function noting(took: string[]): Background {
  function* step(name: string): Steps<void> {
    took.push(name);
    yield;
  }
  const analyses = {
    gathering: () => step('read'),
    dating: () => step('dates'),
    analysing: () => step('findings'),
    activePlans: () => new Set([ROOT]),
    keepOnly: () => {},
    plansOf: () => [ROOT],
  };
  return new Background(analyses as unknown as Analyses, new Watchdog(() => {}), {
    begun: () => ({ report: () => {}, end: () => {} }),
    paused: () => {},
    lookedOver: null,
    done: () => took.push('told'),
    failed: (error) => assert.fail(String(error)),
  });
}

async function turnsUntil(isSo: () => boolean): Promise<void> {
  for (let turns = 0; turns < 100 && !isSo(); turns++) await turn();
}

describe('the work in the background', () => {
  it('rests when it is asked to, until the next change', async () => {
    const took: string[] = [];
    const background = noting(took);
    background.start(null);
    await turnsUntil(() => took.includes('dates'));
    background.rest(AN_HOUR_MS);
    await turnsUntil(() => false);
    assert.deepEqual(took, ['read', 'dates']);
    background.start(null);
    await turnsUntil(() => took.includes('told'));
    assert.deepEqual(took.slice(2), ['read', 'dates', 'findings', 'told']);
  });

  it('goes on by itself after a rest', async () => {
    const took: string[] = [];
    const background = noting(took);
    background.start(null);
    await turnsUntil(() => took.includes('dates'));
    background.rest(5);
    await background.idle();
    assert.deepEqual(took, ['read', 'dates', 'findings', 'told']);
  });

  it('is over when it is stopped in a rest', async () => {
    const took: string[] = [];
    const background = noting(took);
    background.start(null);
    await turnsUntil(() => took.includes('dates'));
    background.rest(AN_HOUR_MS);
    await turn();
    background.stop();
    await background.idle();
    assert.deepEqual(took, ['read', 'dates']);
  });
});
