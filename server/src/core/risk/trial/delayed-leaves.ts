/**
 * The leaves that a risk delays. Of a phase or summary those that no other work in it waits for, over however
 * many links: so its end moves by the delay, and by no more where links lead through it.
 */
import type { Steps } from '../../base/steps.ts';
import type { Plan } from '../../model/plan.ts';
import type { Risk } from '../../model/risk.ts';
import type { Network } from '../../schedule/network.ts';
import type { Order } from '../../schedule/order.ts';
import type { PassFacts } from '../../schedule/pass-input.ts';
import { isOpen } from './open-leaves.ts';

export interface Delayable {
  readonly plan: Pick<Plan, 'items'>;
  readonly network: Pick<Network, 'outline' | 'nodeCount' | 'to'>;
  readonly order: Pick<Order, 'sequence' | 'outgoing'>;
  readonly facts: PassFacts;
}

type Affecting = Pick<Risk, 'affects' | 'affectsDeliverables'>;

/** Of each risk that is asked about, in steps: numbers of leaves, rising. What several risks affect is looked at once. */
export function delaying(input: Delayable): (risk: Affecting) => Steps<Int32Array> {
  const { numberOf } = input.network.outline;
  let makers: ReturnType<typeof makersOf> | null = null;
  const known = new Map<number, readonly number[]>();
  return function* delayedLeaves({ affects, affectsDeliverables }) {
    const found = new Set<number>();
    const ids = [...affects];
    for (const made of affectsDeliverables) {
      makers ??= makersOf(input.plan);
      ids.push(...(makers.get(made) ?? []));
    }
    for (const id of ids) {
      const number = numberOf.get(id);
      if (number === undefined) continue;
      const last = known.get(number) ?? lastOf(input, number);
      if (!known.has(number)) yield;
      known.set(number, last);
      for (const leaf of last) found.add(leaf);
    }
    return Int32Array.from(found).sort();
  };
}

/** By deliverable the items that make it. */
function makersOf({ items }: Delayable['plan']): ReadonlyMap<string, readonly string[]> {
  const makers = new Map<string, string[]>();
  for (const { id, deliverables } of items.values()) {
    for (const made of deliverables) {
      const known = makers.get(made);
      if (known) known.push(id);
      else makers.set(made, [id]);
    }
  }
  return makers;
}

/** Of the open leaves of an item, tasks before milestones, those that none of the others waits for. */
function lastOf({ network, order, facts }: Delayable, number: number): readonly number[] {
  const { first, end, leaves } = network.outline;
  const open: number[] = [];
  for (let leaf = first[number] as number; leaf < (end[number] as number); leaf++) {
    if (isOpen(facts, leaf)) open.push(leaf);
  }
  if (open.length < 2) return open;
  const tasks = open.filter((leaf) => leaves[leaf]?.kind === 'task' && facts.milestone[leaf] === 0);
  const candidates = new Set(tasks.length > 0 ? tasks : open);
  // By node: 1 where a candidate comes after it.
  const leads = new Uint8Array(network.nodeCount);
  const { starts, edges } = order.outgoing;
  for (let i = order.sequence.length - 1; i >= 0; i--) {
    const node = order.sequence[i] as number;
    for (let k = starts[node] as number; k < (starts[node + 1] as number) && leads[node] === 0; k++) {
      const after = network.to[edges[k] as number] as number;
      if (leads[after] === 1 || candidates.has(after)) leads[node] = 1;
    }
  }
  return [...candidates].filter((leaf) => leads[leaf] === 0);
}
