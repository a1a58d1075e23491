/** Paths through a finished schedule: which links decide a date, and one critical path. */
import type { Minute } from '../base/time.ts';
import type { Facts } from './facts.ts';
import type { Forward } from './forward-run.ts';
import { afterLag } from './links.ts';
import { FF, FS, LEAF, type Network, SF } from './network.ts';
import type { Order } from './order.ts';
import { BY_LINK } from './place-leaf.ts';
import type { Slack } from './slack.ts';
import type { WorkingTime } from './working-time.ts';

/** Names a written link for `Schedule.drivingLinks`. */
export function linkKey(predecessor: string, successor: string): string {
  return `${predecessor}>${successor}`;
}

/** Written links whose bound is where a leaf lies; several where they tie. */
export function drivingLinksOf(network: Network, facts: Facts, forward: Forward): ReadonlySet<string> {
  const driving = new Set<string>();
  for (let edge = 0; edge < network.from.length; edge++) {
    const written = network.links[edge];
    const leaf = network.to[edge] as number;
    if (!written || forward.driver[leaf] !== BY_LINK) continue;
    if (forward.drivingEdge[leaf] === edge || bindsTightly(network, facts, forward, edge)) {
      driving.add(linkKey(written.link.task, written.owner.id));
    }
  }
  return driving;
}

function bindsTightly(network: Network, facts: Facts, forward: Forward, edge: number): boolean {
  const before = network.from[edge] as number;
  const leaf = network.to[edge] as number;
  const type = network.type[edge] as number;
  const at = (type === FS || type === FF ? forward.finish[before] : forward.start[before]) as Minute;
  const lagTime = facts.lagTime[leaf] as WorkingTime;
  const bound = afterLag(at, forward.lagKind[edge] as number, forward.lag[edge] as number, lagTime);
  const own = (type === FF || type === SF ? forward.finish[leaf] : forward.start[leaf]) as Minute;
  return bound <= own && (facts.time[leaf] as WorkingTime).between(bound, own) === 0;
}

/** Ids along the drivers from the leaf that ends last (of several, the one furthest along) back to one that no link decides, in the order of work. */
export function criticalPathOf(network: Network, order: Order, forward: Forward, slack: Slack): string[] {
  let node = -1;
  for (const leaf of order.sequence) {
    if (network.kind[leaf] === LEAF && (node < 0 || endsLater(forward, slack, leaf, node))) node = leaf;
  }
  const path: string[] = [];
  const seen = new Set<number>();
  while (node >= 0 && !seen.has(node)) {
    seen.add(node);
    if (network.kind[node] === LEAF) path.push(network.items[node]?.id ?? '');
    const edge = forward.drivingEdge[node] as number;
    node = edge < 0 ? -1 : (network.from[edge] as number);
  }
  return path.reverse();
}

function endsLater(forward: Forward, slack: Slack, leaf: number, than: number): boolean {
  const difference = (forward.finish[leaf] as number) - (forward.finish[than] as number);
  return difference > 0 || (difference === 0 && (slack.critical[leaf] as number) >= (slack.critical[than] as number));
}
