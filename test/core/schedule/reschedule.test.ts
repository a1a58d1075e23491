import assert from 'node:assert/strict';
import fc from 'fast-check';
import { compileCalendars } from '../../../server/src/core/schedule/calendars.ts';
import { leafFacts } from '../../../server/src/core/schedule/facts.ts';
import { startInstant } from '../../../server/src/core/schedule/instants.ts';
import { buildNetwork } from '../../../server/src/core/schedule/network.ts';
import { orderNetwork } from '../../../server/src/core/schedule/order.ts';
import { otherPlanBounds } from '../../../server/src/core/schedule/other-plans.ts';
import { packNetwork } from '../../../server/src/core/schedule/packed.ts';
import { type Dated, reschedule, scheduleNetwork } from '../../../server/src/core/schedule/reschedule.ts';
import { HOLIDAYS } from '../../support/random-parts.ts';
import { type Case, randomPlan, randomPlanWithPeople } from '../../support/random-plans.ts';

function scheduledPasses({ plan, otherPlans }: Case): Dated {
  const start = plan.project.start;
  assert.ok(start);
  const calendars = compileCalendars(plan, HOLIDAYS, start.day);
  const network = buildNetwork(plan);
  const facts = leafFacts(plan, network.leaves, calendars, null);
  const outside = otherPlanBounds(network, facts, otherPlans);
  const options = {
    projectStart: startInstant(start, calendars.project),
    statusAt: null,
    projectTime: calendars.project,
    progressOverride: false,
    outside,
    imposed: null,
    late: null,
    begunEndsAtStatus: false,
  };
  return scheduleNetwork(packNetwork(network, orderNetwork(network), facts, outside), options, 0);
}

/** Everything the passes say, as plain numbers. */
function said({ forward, late, slack, projectFinish }: Dated) {
  const { start, finish, drivingEdge, driver, worked } = forward;
  const arrays = {
    start,
    finish,
    drivingEdge,
    driver,
    worked,
    ...slack,
    lateStart: late.start,
    lateFinish: late.finish,
  };
  return { projectFinish, ...Object.fromEntries(Object.entries(arrays).map(([key, array]) => [key, [...array]])) };
}

const changes = fc.array(fc.tuple(fc.nat(99), fc.integer({ min: 0, max: 2000 })), { minLength: 1, maxLength: 4 });

describe('a change of durations', () => {
  it('gives the dates of a whole new pass, time after time', function () {
    this.timeout(20_000);
    let moved = 0;
    fc.assert(
      fc.property(fc.oneof(randomPlan, randomPlanWithPeople), changes, (found, durations) => {
        let dated = scheduledPasses(found);
        for (const [number, minutes] of durations) {
          const { facts, network } = dated.packed;
          const leaf = number % network.leaves.length;
          // Several people share a task's work, and what is dated or begun has its own length.
          if (facts.crew[leaf] || network.leaves[leaf]?.kind !== 'task') continue;
          const duration = facts.duration.slice();
          const milestone = facts.milestone.slice();
          duration[leaf] = minutes;
          milestone[leaf] = minutes === 0 ? 1 : 0;
          const changed = { ...facts, duration, milestone };
          const again = reschedule(dated, changed, [leaf]);
          const { packed, options, criticalSlack } = dated;
          const whole = scheduleNetwork(
            packNetwork(network, packed.order, changed, options.outside),
            options,
            criticalSlack,
          );
          assert.deepEqual(said(again), said(whole));
          if (again.projectFinish === dated.projectFinish) moved++;
          dated = again;
        }
      }),
      { numRuns: 150 },
    );
    assert.ok(moved > 30, `only ${moved} changes kept the project finish`);
  });
});
