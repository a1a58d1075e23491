/**
 * Critical paths: chains of critical items whose links have no room, each from an item that no other
 * critical one drives to one that drives none. The first is what drives the end of the project; the
 * others are as many as it takes for every critical item to lie on one. Shared stretches are repeated.
 */
import { NONE } from '../instants.ts';
import { LEAF } from '../network.ts';
import type { Order } from '../order.ts';
import type { Slack } from '../slack.ts';
import { linkRoom, type PathInput } from './link-room.ts';

export interface CriticalInput extends PathInput {
  readonly order: Order;
  readonly slack: Slack;
  /** Working minutes of slack that a critical item may have. */
  readonly criticalSlack: number;
}

/** More paths, and longer ones together, tell a reader nothing. */
const MOST_PATHS = 100;
const MOST_IDS = 200_000;

export function criticalPathsOf(input: CriticalInput): (readonly string[])[] {
  const { network, order, slack } = input;
  const first = criticalEnd(input, drivingChain(input, lastToFinish(input)));
  if (first.length === 0) return [];
  const before = new Int32Array(network.nodeCount).fill(-1);
  const after = new Int32Array(network.nodeCount).fill(-1);
  const taken = new Uint8Array(network.nodeCount);
  const take = (chain: readonly number[]): void =>
    chain.forEach((node, i) => {
      taken[node] = 1;
      before[node] = chain[i - 1] ?? before[node] ?? -1;
      after[node] = chain[i + 1] ?? after[node] ?? -1;
    });
  take(first);
  const paths = [idsOf(input, first)];
  let told = first.length;
  for (let i = order.sequence.length - 1; i >= 0 && paths.length < MOST_PATHS && told < MOST_IDS; i--) {
    const leaf = order.sequence[i] as number;
    if (network.kind[leaf] !== LEAF || taken[leaf] || slack.critical[leaf] === 0) continue;
    const chain = tightChain(input, leaf, taken);
    const head = followed(before, tightNeighbour(input, chain[0] ?? leaf, 'incoming', taken, true));
    const tail = followed(after, tightNeighbour(input, leaf, 'outgoing', taken, true));
    const whole = [...head.reverse(), ...chain, ...tail];
    take(chain);
    before[chain[0] ?? leaf] = head.at(-1) ?? -1;
    after[leaf] = tail[0] ?? -1;
    paths.push(idsOf(input, whole));
    told += whole.length;
  }
  return paths;
}

/** From what decides first to the node itself, along the edges that drive. */
function drivingChain({ network, forward }: PathInput, end: number): number[] {
  const chain: number[] = [];
  for (let node = end; node >= 0; ) {
    chain.push(node);
    const edge = forward.drivingEdge[node] as number;
    node = edge < 0 ? -1 : (network.from[edge] as number);
  }
  return chain.reverse();
}

/** What of a chain is critical up to its end: before it lies work that has room, or that is over. */
function criticalEnd({ network, slack }: CriticalInput, chain: readonly number[]): readonly number[] {
  const before = chain.findLastIndex((node) => network.kind[node] === LEAF && slack.critical[node] === 0);
  return chain.slice(before + 1);
}

function idsOf({ network }: Pick<PathInput, 'network'>, chain: readonly number[]): string[] {
  return chain.filter((node) => network.kind[node] === LEAF).map((node) => network.ids[node] ?? '');
}

/** The leaf that ends last; of several a critical one, then the one furthest along. -1 in an empty plan. */
function lastToFinish({ network, order, forward, slack }: CriticalInput): number {
  let last = -1;
  for (const leaf of order.sequence) {
    if (network.kind[leaf] !== LEAF) continue;
    const later = last < 0 ? 1 : (forward.finish[leaf] as number) - (forward.finish[last] as number);
    if (later > 0 || (later === 0 && (slack.critical[leaf] as number) >= (slack.critical[last] as number))) last = leaf;
  }
  return last;
}

/** Back from a leaf over links without room between critical leaves that no path has taken yet; in order of work. */
function tightChain(input: CriticalInput, end: number, taken: Uint8Array): number[] {
  const chain: number[] = [];
  for (let node = end; node >= 0; node = tightNeighbour(input, node, 'incoming', taken, false)) chain.push(node);
  return chain.reverse();
}

/**
 * A critical neighbour over a link without room, the driving one first; -1 without one. `known`: on a
 * path already, or not yet.
 */
function tightNeighbour(
  input: CriticalInput,
  node: number,
  way: 'incoming' | 'outgoing',
  taken: Uint8Array,
  known: boolean,
): number {
  const { network, order, forward, facts, slack } = input;
  const { starts, edges } = order[way];
  const ends = way === 'incoming' ? network.from : network.to;
  let best = -1;
  for (let k = starts[node] as number; k < (starts[node + 1] as number); k++) {
    const edge = edges[k] as number;
    const other = ends[edge] as number;
    const fits = network.kind[other] !== LEAF || (slack.critical[other] === 1 && facts.actualFinish[other] === NONE);
    if (!fits || (taken[other] === 1) !== known || linkRoom(input, edge) > Math.max(0, input.criticalSlack)) continue;
    const drives = forward.drivingEdge[way === 'incoming' ? node : other] === edge;
    if (best < 0 || drives) best = other;
  }
  return best;
}

/** A node and those after it on its path; empty for -1. */
function followed(next: Int32Array, from: number): number[] {
  const chain: number[] = [];
  for (let node = from; node >= 0; node = next[node] as number) chain.push(node);
  return chain;
}
