/** Bounds that links to other plans put on leaves, from those plans' own schedules. */
import { type Minute, minute } from '../base/time.ts';
import type { OtherPlan } from '../model/sources.ts';
import type { Facts } from './facts.ts';
import { NONE } from './instants.ts';
import { afterLag } from './links.ts';
import { LAG_ELAPSED, LAG_WORKING, type Network, type NetworkLink } from './network.ts';
import type { WorkingTime } from './working-time.ts';

/** The latest bounds of one leaf's links to other plans, NONE where there are none, and the links that give them. */
export interface OutsideBounds {
  readonly start: number;
  readonly startLink: NetworkLink | null;
  readonly finish: number;
  readonly finishLink: NetworkLink | null;
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

export function otherPlanBounds(
  network: Network,
  facts: Facts,
  plans: ReadonlyMap<string, OtherPlan>,
): ReadonlyMap<number, OutsideBounds> {
  const bounds = new Map<number, OutsideBounds>();
  for (const [node, links] of network.outside) {
    const time = facts.lagTime[node] as WorkingTime;
    const found: Writable<OutsideBounds> = { start: NONE, startLink: null, finish: NONE, finishLink: null };
    for (const written of links) {
      const { link } = written;
      const other = plans.get(link.project ?? '')?.items.get(link.task);
      if (!other) continue;
      const at = link.type === 'FS' || link.type === 'FF' ? other.finish : other.start;
      const bound = shifted(minute(at), link.lag, time, minute(other.start), minute(other.finish));
      const onFinish = link.type === 'FF' || link.type === 'SF';
      if (onFinish && bound > found.finish) Object.assign(found, { finish: bound, finishLink: written });
      if (!onFinish && bound > found.start) Object.assign(found, { start: bound, startLink: written });
    }
    bounds.set(node, found);
  }
  return bounds;
}

type Lag = NetworkLink['link']['lag'];

/** A percentage counts the other item's length on the successor's calendar. */
function shifted(at: Minute, lag: Lag, time: WorkingTime, start: Minute, finish: Minute): Minute {
  if (lag === null) return at;
  if (lag.kind === 'percent') {
    return afterLag(at, LAG_WORKING, Math.round((time.between(start, finish) * lag.percent) / 100), time);
  }
  return afterLag(at, lag.kind === 'elapsed' ? LAG_ELAPSED : LAG_WORKING, lag.minutes, time);
}
