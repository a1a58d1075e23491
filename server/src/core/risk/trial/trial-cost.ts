/**
 * What trials cost: what each task is expected to cost by the plan, and how that changes with the minutes it
 * takes. Work is paid by time; material, uses and fixed costs are not.
 */

import type { Steps } from '../../base/steps.ts';
import { costing, expectedCost } from '../../cost/plan-cost.ts';
import { type Cost, isWorker, NO_COST } from '../../cost/task-cost.ts';
import type { Plan } from '../../model/plan.ts';
import { AT_ONCE } from '../../schedule/at-once.ts';
import { NONE } from '../../schedule/instants.ts';
import { isGroup, leafOf } from '../../schedule/outline.ts';
import type { ItemSchedule, Schedule } from '../../schedule/schedule.ts';
import type { TrialCost } from './problem.ts';

/** In steps; null where neither the work nor the risks of the plan cost anything. */
export function* costingTrials(plan: Plan, schedule: Schedule): Steps<TrialCost | null> {
  const { network, facts } = schedule.basis.dated.packed;
  const planned = new Float64Array(network.leaves.length);
  const perMinute = new Float64Array(network.leaves.length);
  const own = yield* costing(plan, schedule);
  let fixed = 0;
  let at = 0;
  let costs = [...plan.risks.values()].some(({ inherent, residual }) =>
    [inherent, residual].some((assessment) => assessment?.cost || assessment?.levels.cost),
  );
  for (const item of plan.items.values()) {
    if (at % AT_ONCE === AT_ONCE - 1) yield;
    const cost = own[at++] ?? NO_COST;
    const dates = schedule.items.get(item.id);
    if (!dates || (cost === NO_COST && item.actualCost === null)) continue;
    const expected = expectedCost(item, dates, cost.total);
    costs ||= expected !== 0;
    const leaf = leafOf(network.outline, item.id);
    if (isGroup(item) || leaf < 0) {
      fixed += expected;
      continue;
    }
    planned[leaf] = expected;
    const minutes = facts.duration[leaf] as number;
    if (minutes === 0) continue;
    const left = facts.remaining[leaf] as number;
    const byTime = timeCost(plan, cost, dates);
    const share =
      item.actualCost === null ? 1 / minutes : (1 - (item.percentComplete ?? 0) / 100) / (left > 0 ? left : minutes);
    perMinute[leaf] = left === NONE || left > 0 ? byTime * share : 0;
  }
  return costs ? { fixed, planned, perMinute } : null;
}

/** Of the cost of work what grows with its hours. */
function timeCost({ resources }: Plan, { work }: Cost, { assignments }: ItemSchedule): number {
  let uses = 0;
  for (const { resource } of assignments) {
    const who = resource === null ? undefined : resources.get(resource);
    if (who && isWorker(who)) uses += who.costPerUse ?? 0;
  }
  return work - uses;
}
