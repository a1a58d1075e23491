import assert from 'node:assert/strict';
import fc from 'fast-check';
import { formatMinute, type Minute } from '../../../server/src/core/base/time.ts';
import { computeSchedule } from '../../../server/src/core/schedule/compute.ts';
import { HOLIDAYS } from '../../support/random-parts.ts';
import { type Case, randomPlan } from '../../support/random-plans.ts';
import { slowSchedule } from '../../support/slow-schedule.ts';

const FIELDS = ['start', 'finish', 'lateStart', 'lateFinish', 'totalSlack', 'freeSlack', 'critical'] as const;
const shown = (field: string, value: number | boolean): string =>
  typeof value === 'number' && !field.endsWith('Slack') ? formatMinute(value as Minute) : String(value);

/** Where the engine and the reference differ, as text; empty where they agree. */
function differences({ plan, otherPlans }: Case): string[] {
  const reference = slowSchedule(plan, HOLIDAYS, otherPlans);
  const ours = computeSchedule(plan, { holidays: HOLIDAYS, otherPlans }).items;
  return [...reference].flatMap(([id, expected]) => {
    const found = ours.get(id);
    if (!found) return [`${id} has no dates`];
    return FIELDS.filter((field) => found[field] !== expected[field]).map(
      (field) => `${id} ${field}: ${shown(field, found[field])}, reference ${shown(field, expected[field])}`,
    );
  });
}

/** More of them in a long run: `PLANLINE_RUNS=20000 PLANLINE_SEED=7 node scripts/unit.mjs reference`. */
const RUNS = Number(process.env['PLANLINE_RUNS'] ?? 300);

describe('any plan', () => {
  const kinds: [string, fc.Arbitrary<Case>][] = [['without people', randomPlan]];
  for (const [title, arbitrary] of kinds)
    it(`${title} has the dates and slack that a second, slow scheduler gives it`, function () {
      this.timeout(0);
      fc.assert(
        fc.property(arbitrary, (found) => assert.deepEqual(differences(found), [])),
        { numRuns: RUNS },
      );
    });
});
