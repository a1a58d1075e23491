/** When a row, and the plan, is as likely done as not and when almost surely, as the last simulation has it. */
import type { WorkItem } from '../../core/model/plan.ts';
import type { Simulated } from '../../core/risk/simulated.ts';
import type { TimelineRow, TimelineView } from '../../protocol/timeline.ts';
import { isDone } from './done.ts';

/** Null where it is over, or not simulated. */
export function chanceOf(item: WorkItem, { tasks }: Simulated): TimelineRow['chance'] {
  const chance = tasks.get(item.id);
  return chance && !isDone(item) && item.status !== 'cancelled' ? { p50: chance.p50, p80: chance.p80 } : null;
}

export function planChance({ result: { finish } }: Simulated): TimelineView['chance'] {
  return { p50: finish.p50.value, p80: finish.p80.value };
}
