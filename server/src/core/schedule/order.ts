/**
 * Puts the network in an order in which every predecessor comes first. Where links go round, each
 * cycle is reported once as a path and its last link is left out, so that the rest can be scheduled.
 */
import { type Problem, problem } from '../base/problem.ts';
import type { Steps } from '../base/steps.ts';
import { AT_ONCE, LINKS_AT_ONCE } from './at-once.ts';
import type { Network, NetworkLink } from './network.ts';
import { leafOf } from './outline.ts';

/** Compressed rows: the edges of node `n` are `edges[starts[n]] … edges[starts[n + 1] - 1]`. */
interface Adjacency {
  readonly starts: Int32Array;
  readonly edges: Int32Array;
}

export interface Order {
  /** Nodes, predecessors first. */
  readonly sequence: Int32Array;
  readonly incoming: Adjacency;
  readonly outgoing: Adjacency;
  /** Cycles as item ids; each starts and ends with the same id. */
  readonly cycles: readonly (readonly string[])[];
  readonly problems: readonly Problem[];
}

/** Plans with more cycles than this are generated nonsense; the rest is cut without a finding each. */
const MOST_CYCLES = 50;

/** In steps. */
export function* orderNetwork(network: Network): Steps<Order> {
  const dropped = new Uint8Array(network.from.length);
  const cycles: Cycle[] = [];
  for (;;) {
    const incoming = yield* adjacency(network.to, network.nodeCount, dropped);
    const outgoing = yield* adjacency(network.from, network.nodeCount, dropped);
    const sequence = yield* topologicalOrder(network, incoming, outgoing);
    if (sequence.length === network.nodeCount) {
      return {
        sequence,
        incoming,
        outgoing,
        cycles: cycles.map((cycle) => cycle.path),
        problems: cycles.map(cycleProblem),
      };
    }
    if (dropResourceEdge(network, incoming, sequence, dropped)) continue;
    const cycle = cycles.length < MOST_CYCLES ? breakCycle(network, incoming, sequence, dropped) : null;
    if (cycle) cycles.push(cycle);
    else dropUnordered(network, sequence, dropped);
  }
}

/** Waiting for a resource gives way to written links: with leads the two can go round. */
function dropResourceEdge(network: Network, incoming: Adjacency, sequence: Int32Array, dropped: Uint8Array): boolean {
  if (network.resourceOf.size === 0) return false;
  const edge = findCycle(network, incoming, sequence).find((e) => network.resourceOf.has(e));
  if (edge !== undefined) dropped[edge] = 1;
  return edge !== undefined;
}

/** Frees whatever is still going round. */
function dropUnordered(network: Network, sequence: Int32Array, dropped: Uint8Array): void {
  const ordered = new Uint8Array(network.nodeCount);
  for (const n of sequence) ordered[n] = 1;
  for (let e = 0; e < dropped.length; e++) {
    if (!ordered[network.from[e] as number] && !ordered[network.to[e] as number] && network.links[e]) dropped[e] = 1;
  }
}

/** Edges grouped by one of their ends, less those dropped. */
function* adjacency(ends: Int32Array, nodeCount: number, dropped: Uint8Array): Steps<Adjacency> {
  const starts = new Int32Array(nodeCount + 1);
  for (let e = 0; e < ends.length; e++) {
    if (e % LINKS_AT_ONCE === 0) yield;
    const slot = (ends[e] as number) + 1;
    if (!dropped[e]) starts[slot] = (starts[slot] as number) + 1;
  }
  for (let n = 0; n < nodeCount; n++) starts[n + 1] = (starts[n + 1] as number) + (starts[n] as number);
  const next = starts.slice(0, nodeCount);
  const edges = new Int32Array(starts[nodeCount] ?? 0);
  for (let e = 0; e < ends.length; e++) {
    if (e % LINKS_AT_ONCE === 0) yield;
    if (dropped[e]) continue;
    const end = ends[e] as number;
    const slot = next[end] as number;
    edges[slot] = e;
    next[end] = slot + 1;
  }
  return { starts, edges };
}

/**
 * Kahn's algorithm, but in display order as far as links allow, so that a pass over the sequence
 * walks its arrays from front to back. Shorter than the network where links go round.
 */
function* topologicalOrder(network: Network, incoming: Adjacency, outgoing: Adjacency): Steps<Int32Array> {
  const count = network.nodeCount;
  const waiting = new Int32Array(count);
  const sequence = new Int32Array(count);
  /** A stack; what is freed was waiting, so it never holds more than there are nodes. */
  const freed = new Int32Array(count);
  let open = 0;
  let filled = 0;
  for (let n = 0; n < count; n++) waiting[n] = (incoming.starts[n + 1] as number) - (incoming.starts[n] as number);
  for (let next = 0; next < count; next++) {
    if (waiting[next] !== 0) continue;
    freed[open++] = next;
    if (next % AT_ONCE === 0) yield;
    while (open > 0) {
      const n = freed[--open] as number;
      sequence[filled++] = n;
      waiting[n] = -1;
      for (let k = outgoing.starts[n] as number; k < (outgoing.starts[n + 1] as number); k++) {
        const to = network.to[outgoing.edges[k] as number] as number;
        const left = (waiting[to] as number) - 1;
        waiting[to] = left;
        // Those further down get their turn when the walk arrives there.
        if (left === 0 && to < next) freed[open++] = to;
      }
    }
  }
  return sequence.subarray(0, filled);
}

/**
 * Finds one cycle by walking back from a node that could not be ordered, and drops every edge of
 * the written link on it that runs furthest against display order: most likely the mistake.
 */
function breakCycle(network: Network, incoming: Adjacency, sequence: Int32Array, dropped: Uint8Array): Cycle | null {
  const cycle = findCycle(network, incoming, sequence);
  let worst: NetworkLink | null = null;
  let furthest = Number.NEGATIVE_INFINITY;
  for (const e of cycle) {
    const against = (network.from[e] as number) - (network.to[e] as number);
    const link = network.links[e];
    if (link && against > furthest) {
      worst = link;
      furthest = against;
    }
  }
  if (!worst) return null;
  for (let e = 0; e < dropped.length; e++) if (network.links[e]?.link === worst.link) dropped[e] = 1;
  return { path: pathOf(network, cycle), links: linksOf(network, cycle), dropped: worst };
}

interface Cycle {
  /** Item ids in the order of work, the first repeated at the end. */
  readonly path: readonly string[];
  readonly links: readonly NetworkLink[];
  readonly dropped: NetworkLink;
}

/** The edges of one cycle, in the order of work. */
function findCycle(network: Network, incoming: Adjacency, sequence: Int32Array): number[] {
  const ordered = new Uint8Array(network.nodeCount);
  for (const n of sequence) ordered[n] = 1;
  // Every node left has an unordered predecessor, so walking back must come round.
  const seenAt = new Map<number, number>();
  const walked: number[] = [];
  let node = ordered.indexOf(0);
  while (!seenAt.has(node)) {
    seenAt.set(node, walked.length);
    const edge = edgeFromUnordered(network, incoming, node, ordered);
    walked.push(edge);
    node = network.from[edge] as number;
  }
  return walked.slice(seenAt.get(node)).reverse();
}

function edgeFromUnordered(network: Network, incoming: Adjacency, node: number, ordered: Uint8Array): number {
  for (let k = incoming.starts[node] as number; k < (incoming.starts[node + 1] as number); k++) {
    const edge = incoming.edges[k] as number;
    if (!ordered[network.from[edge] as number]) return edge;
  }
  throw new Error(`node ${node} has no unordered predecessor`);
}

function linksOf(network: Network, cycle: readonly number[]): NetworkLink[] {
  return cycle.map((e) => network.links[e]).filter((link) => link !== null && link !== undefined);
}

function pathOf(network: Network, cycle: readonly number[]): string[] {
  const path: string[] = [];
  const visit = (id: string | undefined): void => {
    if (id !== undefined && path.at(-1) !== id) path.push(id);
  };
  for (const e of cycle) {
    const written = network.links[e];
    visit(written ? written.link.task : network.ids[network.from[e] as number]);
    visit(written ? written.owner : network.ids[network.to[e] as number]);
  }
  if (path.length > 1 && path.at(-1) === path[0]) path.pop();
  const short = withoutDetours(path, (id) => leafOf(network.outline, id) >= 0);
  return [...short, short[0] ?? ''];
}

/** A link of a phase runs through one of its leaves and back to the phase: that leaf says nothing. */
function withoutDetours(path: readonly string[], isLeaf: (id: string) => boolean): string[] {
  const count = path.length;
  const kept = path.filter((id, i) => {
    const [before, after] = [path[(i + count - 1) % count], path[(i + 1) % count]];
    return !(isLeaf(id) && before === after && before !== undefined && !isLeaf(before));
  });
  return kept.filter((id, i) => kept.length < 2 || id !== kept[(i + 1) % kept.length]);
}

function cycleProblem(cycle: Cycle): Problem {
  const { link, owner } = cycle.dropped;
  return problem(
    'dependency-cycle',
    'error',
    link.place,
    `These wait for each other: ${cycle.path.join(' → ')}. The plan is scheduled without this link of \`${owner}\`; remove it or one of the others.`,
    {
      related: cycle.links
        .filter((other) => other.link !== link)
        .map((other) => ({ ...other.link.place, message: `\`${other.owner}\` waits for \`${other.link.task}\`` })),
    },
  );
}
