/** What tasks cost is kept from key to key: it is what a plan read anew costs, whatever was typed, put in or taken out. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Analysis } from '../../../server/src/core/analyse.ts';
import { planCosts } from '../../../server/src/core/cost/plan-cost.ts';
import { analysed, BUSY, EDIT, edited } from '../../support/typed-plan.ts';

const LAST = '      z: {duration: 2d, assign: [ali 50%, bea]}\n';
const PRICED = BUSY.replace('calendar: office}\nteams', 'calendar: office, rate: 400/d}\nteams');
const CHANGING = PRICED.replace('rate: 50/h', 'rate: [{from: 2026-01-01, rate: 50/h}, {from: 2026-03-12, rate: 80/h}]');

const STEP = fc.oneof(
  { weight: 4, arbitrary: EDIT },
  fc.constant('last task' as const),
  fc.constant('first task' as const),
);

describe('costs', () => {
  it('after edits are those of a plan read anew', function () {
    this.timeout(20_000);
    fc.assert(
      fc.property(fc.constantFrom(PRICED, CHANGING), fc.array(STEP, { minLength: 1, maxLength: 8 }), (first, steps) => {
        let text = first;
        let kept: Analysis = analysed(text, undefined);
        for (const step of steps) {
          if (step === 'last task') text = text.endsWith(LAST) ? text.slice(0, -LAST.length) : text + LAST;
          else if (step === 'first task')
            text = text.replace('      a: {name', '      new: {duration: 1d, assign: ali}\n      a: {name');
          else text = edited(text, step, first);
          kept = analysed(text, kept);
          const fresh = analysed(text, undefined);
          assert.deepEqual([...planCosts(kept.plan, kept.schedule)], [...planCosts(fresh.plan, fresh.schedule)]);
        }
      }),
      { numRuns: 15 },
    );
  });
});
