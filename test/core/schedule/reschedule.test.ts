import assert from 'node:assert/strict';
import fc from 'fast-check';
import { runToEnd } from '../../../server/src/core/base/steps.ts';
import { compileCalendars } from '../../../server/src/core/schedule/calendars.ts';
import { type Facts, leafFacts } from '../../../server/src/core/schedule/facts.ts';
import { finishInstant, startInstant } from '../../../server/src/core/schedule/instants.ts';
import { buildNetwork } from '../../../server/src/core/schedule/network.ts';
import { orderNetwork } from '../../../server/src/core/schedule/order.ts';
import { otherPlanBounds } from '../../../server/src/core/schedule/other-plans.ts';
import { outlineOf } from '../../../server/src/core/schedule/outline.ts';
import { type Placing, placeAll } from '../../../server/src/core/schedule/place-all.ts';
import { type Dated, reschedule, withSlack } from '../../../server/src/core/schedule/reschedule.ts';
import { HOLIDAYS } from '../../support/random-parts.ts';
import { type Case, randomPlan, randomPlanWithPeople } from '../../support/random-plans.ts';

function prepared({ plan, otherPlans }: Case) {
  const { start, statusDate } = plan.project;
  assert.ok(start);
  const calendars = compileCalendars(plan, HOLIDAYS, start.day);
  const network = runToEnd(buildNetwork(runToEnd(outlineOf(plan))));
  const statusAt = statusDate && finishInstant(statusDate, calendars.project);
  const facts = runToEnd(leafFacts(plan, network.leaves, calendars, statusAt));
  const options = {
    projectStart: startInstant(start, calendars.project),
    statusAt,
    projectTime: calendars.project,
    progressOverride: false,
    outside: otherPlanBounds(network, facts, otherPlans),
    imposed: null,
    late: null,
    begunEndsAtStatus: false,
    endless: false,
  };
  const placing: Placing = {
    plan,
    network,
    order: runToEnd(orderNetwork(network)),
    options,
    required: null,
    calendars,
  };
  // What is late on purpose is placed twice.
  return { placing, facts: { ...facts, asLate: new Uint8Array(facts.asLate.length) } };
}

const scheduled = (placing: Placing, facts: Facts): Dated => runToEnd(withSlack(runToEnd(placeAll(placing, facts)), 0));

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

/** More of them in a long run, by `PLANLINE_RUNS`. */
const RUNS = Number(process.env['PLANLINE_RUNS'] ?? 75);

function withLength(facts: Facts, leaf: number, minutes: number): Facts {
  const duration = facts.duration.slice();
  const milestone = facts.milestone.slice();
  duration[leaf] = minutes;
  milestone[leaf] = minutes === 0 ? 1 : 0;
  return { ...facts, duration, milestone };
}

function withRest(facts: Facts, leaf: number, minutes: number): Facts {
  const remaining = facts.remaining.slice();
  remaining[leaf] = Math.max(1, minutes);
  return { ...facts, remaining };
}

describe('a change of durations, or of what is left of begun work', () => {
  it('gives the dates of a whole new pass, time after time', function () {
    this.timeout(20_000);
    let kept = 0;
    let begun = 0;
    fc.assert(
      fc.property(fc.oneof(randomPlan, randomPlanWithPeople), changes, (found, durations) => {
        const { placing, facts: first } = prepared(found);
        const { network, options } = placing;
        let dated = scheduled(placing, first);
        for (const [number, minutes] of durations) {
          const { facts } = dated.packed;
          const leaf = number % network.leaves.length;
          // Several people share a task's work, and what is dated or begun has its own length.
          if (facts.crew[leaf] || network.leaves[leaf]?.kind !== 'task') continue;
          const changed =
            (facts.remaining[leaf] as number) > 0 ? withRest(facts, leaf, minutes) : withLength(facts, leaf, minutes);
          const again = runToEnd(
            reschedule(dated, { network, facts: changed, changed: [leaf], options, criticalSlack: 0 }),
          );
          const whole = scheduled(placing, changed);
          if (again) assert.deepEqual(said(again), said(whole));
          if (again?.projectFinish === dated.projectFinish) kept++;
          if (again && changed.duration === facts.duration) begun++;
          dated = again ?? whole;
        }
      }),
      { numRuns: RUNS },
    );
    assert.ok(kept > 30, `only ${kept} changes kept the project finish`);
    assert.ok(begun > 5, `only ${begun} changes were of begun work`);
  });
});
