/**
 * Slack of the leaves from early and late dates. Total slack is min(LS − ES, LF − EF), free slack how
 * far a leaf may move without moving any successor's early dates; both in minutes of the leaf's
 * calendar, clock minutes for elapsed tasks. Finished work has none and is never critical.
 */
import { type Minute, minute } from '../base/time.ts';
import { type Backward, limitsOf } from './backward.ts';
import type { Facts } from './facts.ts';
import type { Forward } from './forward.ts';
import { NONE } from './instants.ts';
import type { Network } from './network.ts';
import type { Order } from './order.ts';
import type { WorkingTime } from './working-time.ts';

export interface Slack {
  readonly total: Int32Array;
  readonly free: Int32Array;
  readonly critical: Uint8Array;
}

export function slackOf(
  network: Network,
  order: Order,
  facts: Facts,
  forward: Forward,
  backward: Backward,
  options: { readonly projectFinish: Minute; readonly criticalSlack: number },
): Slack {
  const count = network.leaves.length;
  const total = new Int32Array(count);
  const free = new Int32Array(count);
  const critical = new Uint8Array(count);
  const earliest = successorDates(network, order, facts, forward, options.projectFinish);
  for (let node = 0; node < count; node++) {
    if ((facts.actualFinish[node] as number) !== NONE) continue;
    const onStart = room(facts, node, forward.start[node] as number, backward.start[node] as number);
    const onFinish = room(facts, node, forward.finish[node] as number, backward.finish[node] as number);
    const started = (facts.remaining[node] as number) !== NONE;
    total[node] = started ? onFinish : Math.min(onStart, onFinish);
    const limit = limitsOf(network, order, facts, forward, earliest, node);
    const byFinish = room(facts, node, forward.finish[node] as number, Math.min(limit.finish, options.projectFinish));
    const byStart = started ? byFinish : room(facts, node, forward.start[node] as number, limit.start);
    free[node] = Math.max(0, Math.min(byFinish, byStart));
    critical[node] = (total[node] as number) <= options.criticalSlack && !facts.cancelled[node] ? 1 : 0;
  }
  return { total, free, critical };
}

/** Early dates, but of a group how late it may end or begin without moving what waits for it. */
function successorDates(
  network: Network,
  order: Order,
  facts: Facts,
  forward: Forward,
  projectFinish: Minute,
): Backward {
  const start = forward.start.slice();
  const finish = forward.finish.slice();
  for (let node = network.leaves.length; node < network.nodeCount; node++) {
    const limit = limitsOf(network, order, facts, forward, forward, node);
    start[node] = Math.min(limit.start, limit.finish, projectFinish);
    finish[node] = start[node] as number;
  }
  return { start, finish };
}

const FAR = 2_000_000_000;

/** Minutes a leaf may use between two instants. */
function room(facts: Facts, node: number, from: number, to: number): number {
  if (to > FAR) return FAR;
  if (facts.elapsed[node]) return to - from;
  return (facts.time[node] as WorkingTime).between(minute(from), minute(to));
}
