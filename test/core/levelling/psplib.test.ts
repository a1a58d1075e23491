import assert from 'node:assert/strict';
import { startSearch } from '../../../server/src/core/schedule/levelling/search.ts';
import { corpusFiles } from '../../support/corpora.ts';
import { bestKnown, problemOf, readInstance, violations } from '../../support/psplib.ts';

/** All 960 take minutes: `scripts/bench/psplib.mjs` measures them. */
const EVERY = 10;

describe('PSPLIB', () => {
  for (const { set, atOnce, searched } of [
    { set: 'j30', atOnce: 2.5, searched: 0.5 },
    { set: 'j60', atOnce: 4.1, searched: 1.5 },
  ]) {
    it(`${set}: every schedule is feasible, and close to the best known`, function () {
      const files = corpusFiles(`psplib/${set}`, '.sm');
      const known = bestKnown();
      if (!files || !known) return this.skip();
      const sample = files.filter((_, i) => i % EVERY === 0);
      const excess = { atOnce: 0, searched: 0 };
      for (const { name, read } of sample) {
        const instance = readInstance(read());
        const { lower, best, scale } = known.get(name.replace('.sm', '')) ?? { lower: 0, best: 0, scale: 0 };
        const search = startSearch(problemOf(instance), 1);
        for (const step of ['atOnce', 'searched'] as const) {
          if (step === 'searched') search.step(1000 - search.generated());
          const { schedule, cost } = search.best();
          assert.deepEqual(violations(instance, schedule.start), [], name);
          assert.ok(cost.finish >= lower, name);
          excess[step] += (100 * (cost.finish - best)) / scale / sample.length;
        }
      }
      assert.ok(excess.atOnce <= atOnce, `${excess.atOnce} % at once`);
      assert.ok(excess.searched <= searched, `${excess.searched} % after 1,000 schedules`);
    });
  }
});
