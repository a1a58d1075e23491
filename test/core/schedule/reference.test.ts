import assert from 'node:assert/strict';
import fc from 'fast-check';
import { formatMinute, type Minute } from '../../../server/src/core/base/time.ts';
import type { Plan } from '../../../server/src/core/model/plan.ts';
import { computeSchedule } from '../../../server/src/core/schedule/compute.ts';
import type { ItemSchedule } from '../../../server/src/core/schedule/schedule.ts';
import { countRules } from '../../support/random-coverage.ts';
import { HOLIDAYS } from '../../support/random-parts.ts';
import { type Case, randomPlan, randomPlanFromFinish, randomPlanWithPeople } from '../../support/random-plans.ts';
import { slowSchedule } from '../../support/slow-schedule.ts';
import type { SlowDates } from '../../support/slow-task.ts';

const FIELDS = [
  'start',
  'finish',
  'earlyStart',
  'earlyFinish',
  'lateStart',
  'lateFinish',
  'totalSlack',
  'freeSlack',
  'critical',
] as const;
const shown = (field: string, value: number | boolean): string =>
  typeof value === 'number' && !field.endsWith('Slack') ? formatMinute(value as Minute) : String(value);

/** Where the engine and the reference differ, as text; empty where they agree. */
function differences({ plan, otherPlans }: Case): string[] {
  const reference = slowSchedule(plan, HOLIDAYS, otherPlans);
  const ours = computeSchedule(plan, { holidays: HOLIDAYS, otherPlans }).items;
  return [...reference].flatMap(([id, expected]) => {
    const found = ours.get(id);
    if (!found) return [`${id} has no dates`];
    const fields = FIELDS.filter((field) => found[field] !== expected[field]).map(
      (field) => `${id} ${field}: ${shown(field, found[field])}, reference ${shown(field, expected[field])}`,
    );
    if (expected.duration !== undefined && found.duration !== expected.duration)
      fields.push(`${id} duration: ${found.duration}, reference ${expected.duration}`);
    return [...fields, ...differentWork(plan, found, expected)];
  });
}

/** Who of a team does what is not told by the reference. */
function differentWork({ teams }: Plan, found: ItemSchedule, { shifts = [] }: SlowDates): string[] {
  return shifts.flatMap(({ party, from, to, work }) => {
    if (teams.has(party)) return [];
    const told = found.assignments.filter(({ resource }) => resource === party);
    const same = told.length === 1 && told.every((one) => one.from === from && one.to === to && one.work === work);
    if (same) return [];
    const dates = [from, to, ...told.flatMap((one) => [one.from, one.to])].map((at) => formatMinute(at as Minute));
    return [`${found.id} ${party}: reference ${dates.join(' ')} work ${work}, ${told.map((one) => one.work)}`];
  });
}

/** More of them in a long run: `PLANLINE_RUNS=20000 PLANLINE_SEED=7 node scripts/unit.mjs reference`. */
const RUNS = process.env['PLANLINE_RUNS'];

const KINDS: [string, fc.Arbitrary<Case>, number][] = [
  ['without people', randomPlan, 100],
  ['with people', randomPlanWithPeople, 80],
  ['planned back from a required finish', randomPlanFromFinish, 50],
];

for (const [title, arbitrary, runs] of KINDS) {
  describe(`any plan ${title}`, () => {
    it('has the dates and slack that a second, slow scheduler gives it', function () {
      this.timeout(0);
      fc.assert(
        fc.property(arbitrary, (found) => assert.deepEqual(differences(found), [])),
        { numRuns: Number(RUNS ?? runs) },
      );
    });

    it('brings every rule into play, one time or another', () => {
      const counts = countRules(fc.sample(arbitrary, { numRuns: 250, seed: 1 }), title === 'with people');
      const never = [...counts].filter(([, times]) => times === 0).map(([rule]) => rule);
      assert.deepEqual(never, []);
      if (process.env['PLANLINE_COUNTS'])
        console.log([...counts].map(([rule, times]) => `${times} ${rule}`).join('\n'));
    });
  });
}
