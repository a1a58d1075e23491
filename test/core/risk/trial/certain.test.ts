import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Plan } from '../../../../server/src/core/model/plan.ts';
import { computeSchedule } from '../../../../server/src/core/schedule/compute.ts';
import type { Schedule } from '../../../../server/src/core/schedule/schedule.ts';
import { HOLIDAYS } from '../../../support/random-parts.ts';
import { randomPlan, randomPlanFromFinish, randomPlanWithPeople } from '../../../support/random-plans.ts';
import { asPlanned, trialsOf, withCategory } from '../../../support/trials.ts';
import { exampleAnalysis } from '../../../support/views.ts';

const EXAMPLES = [
  'analytics/demand-forecast',
  'cloud/erp-to-cloud',
  'faulty/office-move',
  'hardware/data-hall',
  'it-service/service-desk',
  'network/branch-network',
  'software/member-portal',
];

/** More of them in a long run, by `PLANLINE_RUNS`. */
const RUNS = Number(process.env['PLANLINE_RUNS'] ?? 60);

/** False where nothing varies. */
function holds(plan: Plan, schedule: Schedule): boolean {
  const [trial] = trialsOf(plan, schedule, 1, asPlanned(schedule))?.trials ?? [];
  if (!trial) return false;
  const { leaves } = schedule.basis.dated.packed.network;
  const critical = plan.project.scheduleFrom === 'start';
  const told = leaves.map(({ id }, leaf) => ({
    id,
    start: trial.starts[leaf],
    finish: trial.finishes[leaf],
    critical: critical && trial.critical[leaf] === 1,
  }));
  const expected = leaves.map(({ id }) => {
    const item = schedule.items.get(id);
    return { id, start: item?.start, finish: item?.finish, critical: critical && item?.critical };
  });
  assert.deepEqual(told, expected);
  assert.equal(trial.finish, schedule.finish);
  return true;
}

describe('a trial in which everything comes as planned', () => {
  for (const example of EXAMPLES) {
    it(`is the schedule of ${example}`, () => {
      const { plan, schedule } = exampleAnalysis(`${example}.plan.yaml`);
      assert.ok(holds(withCategory(plan), schedule));
    });
  }

  it('is the schedule of any plan, levelled, with teams, late on purpose or from its finish', function () {
    this.timeout(60_000);
    let count = 0;
    fc.assert(
      fc.property(
        fc.oneof(randomPlan, randomPlanWithPeople, randomPlanFromFinish),
        fc.boolean(),
        ({ plan, otherPlans }, level) => {
          const found = withCategory(plan);
          const levelled = level && plan.project.scheduleFrom === 'start' ? { level: { schedules: 50 } } : {};
          const schedule = computeSchedule(found, { holidays: HOLIDAYS, otherPlans, ...levelled });
          if (holds(found, schedule)) count++;
        },
      ),
      { numRuns: RUNS },
    );
    assert.ok(count > RUNS / 2, `only ${count} plans`);
  });
});
