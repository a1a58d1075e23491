import assert from 'node:assert/strict';
import fc from 'fast-check';
import { formatMinute, type Minute } from '../../../server/src/core/base/time.ts';
import type { Plan } from '../../../server/src/core/model/plan.ts';
import { scheduled } from '../../support/dates-of.ts';
import { randomPlan } from '../../support/random-plans.ts';
import { slowSchedule } from '../../support/slow-schedule.ts';

const FIELDS = ['start', 'finish', 'lateStart', 'lateFinish', 'totalSlack', 'freeSlack', 'critical'] as const;
const shown = (field: string, value: number | boolean): string =>
  typeof value === 'number' && !field.endsWith('Slack') ? formatMinute(value as Minute) : String(value);

/** Where the engine and the reference differ, as text; empty where they agree. */
function differences(plan: Plan): string[] {
  const reference = slowSchedule(plan, () => null);
  const ours = scheduled(plan).items;
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
  it('has the dates and slack that a second, slow scheduler gives it', function () {
    this.timeout(0);
    fc.assert(
      fc.property(randomPlan, (plan) => assert.deepEqual(differences(plan), [])),
      { numRuns: RUNS },
    );
  });
});
