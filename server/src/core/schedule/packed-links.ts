/**
 * Links in the order in which the passes read them, each with the way its bound is found: forwards
 * from a predecessor's date, backwards from a successor's. Links to what is finished bound nothing
 * on the way back and are left out.
 */
import type { Steps } from '../base/steps.ts';
import { AT_ONCE } from './at-once.ts';
import { NONE } from './instants.ts';
import { FF, FS, SF } from './link-types.ts';
import { GROUP_START, LAG_ELAPSED, LAG_PERCENT, LAG_WORKING, LEAF, MEMBER } from './network.ts';
import type { Loose, Packed } from './packed.ts';
import { PLAIN } from './packed.ts';

/** In worked minutes of the one table of both ends. */
const WORKED = 0;
/** From the exact instant at the other end, and the lag on the clock (forwards also in the own table). */
export const CLOCK = 1;
/** Only backwards: from worked minutes of the successor's table, as the start of work. */
export const OTHER_TABLE = 2;
/** By the general arithmetic. */
const BY_INSTANTS = 3;
/** Of no consequence. */
const NO_BOUND = 4;

/** Links by one of their ends: those of node `n` are `starts[n]` to before `starts[n + 1]`. */
export interface PackedLinks {
  readonly starts: Int32Array;
  /** Those before this are WORKED, the rest is not. */
  readonly middle: Int32Array;
  readonly edge: Int32Array;
  /** The node at the other end. */
  readonly other: Int32Array;
  readonly way: Uint8Array;
  /** The date that is read, in arrays of worked minutes: 2 × node for its start, one more for its finish. */
  readonly slot: Int32Array;
  /** Minutes in a table, and on the clock. */
  readonly lag: Int32Array;
  readonly clock: Int32Array;
  /** All bits where a finish is bound, so that `length & mask` is what comes off for the start; else 0. */
  readonly mask: Int32Array;
}

type Start = Omit<Packed, 'incoming' | 'outgoing' | 'notBefore' | 'notDoneBefore' | 'notAfter'>;

export function* packLinks(packed: Start, loose: Loose | null): Steps<Pick<Packed, 'incoming' | 'outgoing'>> {
  const { network, order } = packed;
  const { from, to, type, kind, lagKind } = network;
  const count = from.length;
  const forwards: Reading = { way: new Uint8Array(count), reads: new Uint8Array(count), binds: new Uint8Array(count) };
  const backwards: Reading = { way: new Uint8Array(count), reads: new Uint8Array(count), binds: new Uint8Array(count) };
  for (let edge = 0; edge < count; edge++) {
    if (edge % (2 * AT_ONCE) === 0) yield;
    const counts = loose?.percents === true && lagKind[edge] === LAG_PERCENT;
    // A successor that may become a milestone has its start and its finish bound as one or the other.
    const turns = loose !== null && type[edge] !== MEMBER && loose.leaves[to[edge] as number] === 1;
    const backward = backwardWay(packed, edge);
    forwards.way[edge] = counts ? BY_INSTANTS : forwardWay(packed, edge);
    backwards.way[edge] = (counts || turns) && backward !== NO_BOUND ? BY_INSTANTS : backward;
    const of = type[edge] as number;
    const member = of === MEMBER;
    const fromFinish = of === FS || of === FF ? 1 : 0;
    const toFinish = of === FF || of === SF ? 1 : 0;
    forwards.reads[edge] = fromFinish;
    forwards.binds[edge] = toFinish;
    backwards.reads[edge] = member ? 1 : toFinish;
    backwards.binds[edge] = member ? (kind[to[edge] as number] === GROUP_START ? 0 : 1) : fromFinish;
  }
  const incoming = yield* pack(packed, order.incoming, from, forwards);
  const outgoing = yield* pack(packed, order.outgoing, to, backwards);
  return { incoming, outgoing };
}

/** Whether the lag of a link is in minutes of its successor's own table. */
function inTable({ lag, lagKind, ownLag, network }: Start, edge: number): boolean {
  if (lagKind[edge] === LAG_PERCENT) return false;
  return lag[edge] === 0 || (lagKind[edge] === LAG_WORKING && ownLag[network.to[edge] as number] === 1);
}

function oneTable({ network, tableOf }: Start, edge: number): boolean {
  return tableOf[network.from[edge] as number] === tableOf[network.to[edge] as number];
}

function forwardWay(packed: Start, edge: number): number {
  const { network, lagKind, cuts } = packed;
  if (network.type[edge] === MEMBER) return BY_INSTANTS;
  const bindsFinish = network.type[edge] === FF || network.type[edge] === SF;
  // With leave the start is found from a finish by walking, not by subtracting.
  if (bindsFinish && cuts[network.to[edge] as number]) return BY_INSTANTS;
  if (inTable(packed, edge)) return oneTable(packed, edge) ? WORKED : CLOCK;
  return lagKind[edge] === LAG_ELAPSED ? CLOCK : BY_INSTANTS;
}

function backwardWay(packed: Start, edge: number): number {
  const { network, facts, plain, cuts, lag, lagKind } = packed;
  const from = network.from[edge] as number;
  const to = network.to[edge] as number;
  const type = network.type[edge] as number;
  if (type === MEMBER) {
    if (network.kind[to] === GROUP_START) return BY_INSTANTS;
    return oneTable(packed, edge) ? WORKED : CLOCK;
  }
  if ((facts.actualFinish[to] as number) !== NONE) return NO_BOUND;
  if ((facts.remaining[to] as number) !== NONE) return BY_INSTANTS;
  const sums = plain[to] === PLAIN && !cuts[to];
  const exact = facts.milestone[to] === 1 || facts.elapsed[to] === 1;
  const readsFinish = type === FF || type === SF;
  // A finish that work with gaps of its own has is walked forward to the next work of all of them.
  if (readsFinish && !sums && !exact) return BY_INSTANTS;
  if (!inTable(packed, edge)) {
    return lagKind[edge] === LAG_ELAPSED && (exact || !readsFinish) ? CLOCK : BY_INSTANTS;
  }
  // The instant of a milestone counts for a group, whose members may work when its table does not.
  if (oneTable(packed, edge) && (network.kind[from] === LEAF || plain[to] === PLAIN)) return WORKED;
  return lag[edge] === 0 && (exact || !readsFinish) ? CLOCK : OTHER_TABLE;
}

/** By edge: the way its bound is found; 1 where it reads a finish at the other end, and where it binds one at its own. */
interface Reading {
  readonly way: Uint8Array;
  readonly reads: Uint8Array;
  readonly binds: Uint8Array;
}

function* pack(
  { network, lag: lags, lagKind }: Start,
  { starts: from, edges }: Packed['order']['incoming'],
  ends: Int32Array,
  { way: wayOf, reads, binds }: Reading,
): Steps<PackedLinks> {
  const starts = new Int32Array(network.nodeCount + 1);
  const middle = new Int32Array(network.nodeCount);
  const edge = new Int32Array(edges.length);
  const way = new Uint8Array(edges.length);
  let filled = 0;
  for (let node = 0; node < network.nodeCount; node++) {
    if (node % (4 * AT_ONCE) === 0) yield;
    starts[node] = filled;
    const end = from[node + 1] as number;
    for (let k = from[node] as number; k < end; k++) {
      if (wayOf[edges[k] as number] === WORKED) edge[filled++] = edges[k] as number;
    }
    middle[node] = filled;
    for (let k = from[node] as number; k < end; k++) {
      const own = wayOf[edges[k] as number] as number;
      if (own === WORKED || own === NO_BOUND) continue;
      way[filled] = own;
      edge[filled++] = edges[k] as number;
    }
  }
  starts[network.nodeCount] = filled;
  const other = new Int32Array(filled);
  const slot = new Int32Array(filled);
  const lag = new Int32Array(filled);
  const clock = new Int32Array(filled);
  const mask = new Int32Array(filled);
  for (let k = 0; k < filled; k++) {
    if (k % (4 * AT_ONCE) === 0) yield;
    const number = edge[k] as number;
    other[k] = ends[number] as number;
    slot[k] = 2 * (other[k] as number) + (reads[number] as number);
    mask[k] = -(binds[number] as number);
    if (lagKind[number] === LAG_ELAPSED) clock[k] = lags[number] as number;
    else lag[k] = lags[number] as number;
  }
  return { starts, middle, edge, other, way, slot, lag, clock, mask };
}
