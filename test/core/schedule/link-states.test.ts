/** What links do to dates is told by worked minutes where that is quicker, and means what `linkRoom` does. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { computeSchedule } from '../../../server/src/core/schedule/compute.ts';
import { linkRoom } from '../../../server/src/core/schedule/paths/link-room.ts';
import { LINK_DRIVES, LINK_HOLDS } from '../../../server/src/core/schedule/paths/link-states.ts';
import { BY_LINK } from '../../../server/src/core/schedule/place-leaf.ts';
import { HOLIDAYS } from '../../support/random-parts.ts';
import { randomPlan, randomPlanFromFinish, randomPlanWithPeople } from '../../support/random-plans.ts';

/** More of them in a long run, by `PLANLINE_RUNS`. */
const RUNS = Number(process.env['PLANLINE_RUNS'] ?? 60);

describe('links of any plan', () => {
  it('drive where one of their edges has no room or decides, and hold only where none has less than some', () => {
    const seen = { drives: 0, holds: 0, others: 0 };
    const plans = fc.oneof(randomPlan, randomPlanWithPeople, randomPlanFromFinish);
    fc.assert(
      fc.property(plans, fc.boolean(), ({ plan, otherPlans }, isLevelled) => {
        const level = isLevelled ? { level: { schedules: 1 } } : {};
        const { linkStates, basis } = computeSchedule(plan, { holidays: HOLIDAYS, otherPlans, ...level });
        const { packed, forward } = basis.dated;
        const { network, facts } = packed;
        const { progressOverride } = plan.project;
        const input = { network, facts, forward, projectTime: basis.placing.projectTime, progressOverride };
        const drives = new Set<number>();
        for (let edge = 0; edge < network.from.length; edge++) {
          const link = network.linkOf[edge] ?? -1;
          const written = network.links[edge] ?? null;
          assert.equal(written === null, link < 0);
          const leaf = network.to[edge] as number;
          if (link < 0 || forward.driver[leaf] !== BY_LINK) continue;
          const room = linkRoom(input, edge);
          if (room === 0 || forward.drivingEdge[leaf] === edge) drives.add(link);
          if (linkStates.state[link] === LINK_HOLDS) assert.ok(room > 0);
        }
        linkStates.state.forEach((state, link) => {
          assert.equal(state === LINK_DRIVES, drives.has(link));
          seen[state === LINK_DRIVES ? 'drives' : state === LINK_HOLDS ? 'holds' : 'others']++;
        });
        for (const { id, after } of plan.items.values()) {
          const number = linkStates.numberOf.get(id) ?? assert.fail();
          const first = linkStates.first[number] ?? 0;
          assert.equal(linkStates.first[number + 1], first + after.length);
        }
      }),
      { numRuns: RUNS },
    );
    assert.ok(Math.min(seen.drives, seen.holds, seen.others) > RUNS / 5, JSON.stringify(seen));
  });
});
