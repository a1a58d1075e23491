/** Bounds that links to other plans put on leaves, from those plans' own schedules. */
import { type Minute, minute } from '../base/time.ts';
import type { OtherPlan } from '../model/sources.ts';
import type { Facts } from './facts.ts';
import { NONE } from './instants.ts';
import { afterLag } from './links.ts';
import { LAG_ELAPSED, LAG_WORKING, type Network } from './network.ts';
import type { WorkingTime } from './working-time.ts';

export function otherPlanBounds(
  network: Network,
  facts: Facts,
  plans: ReadonlyMap<string, OtherPlan>,
): ReadonlyMap<number, { readonly start: number; readonly finish: number }> {
  const bounds = new Map<number, { start: number; finish: number }>();
  for (const [node, links] of network.outside) {
    const time = facts.lagTime[node] as WorkingTime;
    const found = { start: NONE, finish: NONE };
    for (const { link } of links) {
      const other = plans.get(link.project ?? '')?.items.get(link.task);
      if (!other) continue;
      const at = link.type === 'FS' || link.type === 'FF' ? other.finish : other.start;
      const bound = shifted(minute(at), link.lag, time, minute(other.start), minute(other.finish));
      if (link.type === 'FF' || link.type === 'SF') found.finish = Math.max(found.finish, bound);
      else found.start = Math.max(found.start, bound);
    }
    bounds.set(node, found);
  }
  return bounds;
}

type Lag = NonNullable<Network['links'][number]>['link']['lag'];

/** A percentage counts the other item's length on the successor's calendar. */
function shifted(at: Minute, lag: Lag, time: WorkingTime, start: Minute, finish: Minute): Minute {
  if (lag === null) return at;
  if (lag.kind === 'percent') {
    return afterLag(at, LAG_WORKING, Math.round((time.between(start, finish) * lag.percent) / 100), time);
  }
  return afterLag(at, lag.kind === 'elapsed' ? LAG_ELAPSED : LAG_WORKING, lag.minutes, time);
}
