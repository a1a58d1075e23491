/** When a row, and the plan, is as likely done as not and when almost surely, as the last simulation has it. */
import type { WorkItem } from '../../core/model/plan.ts';
import type { Simulated } from '../../core/risk/simulated.ts';
import type { TimelineRow } from '../../protocol/timeline.ts';
import type { PlanChance } from '../../protocol/view.ts';
import { isDone } from './done.ts';

/** Null where it is over, or not simulated. */
export function chanceOf(item: WorkItem, { tasks, groups }: Simulated): TimelineRow['chance'] {
  const chance = tasks.get(item.id) ?? groups.get(item.id);
  return chance && !isDone(item) && item.status !== 'cancelled' ? { p50: chance.p50, p80: chance.p80 } : null;
}

export function planChance({ result: { finish } }: Simulated): PlanChance {
  const { p50, sure } = finish;
  return { p50: p50.value, sure: sure.value, confidence: sure.confidence };
}
