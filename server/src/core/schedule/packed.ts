/**
 * The network made ready for the passes: links side by side in the order in which they are read, each
 * with the *way* its bound is found. A leaf that nothing but links, a start and a deadline bounds is
 * *plain*: its dates are sums of worked minutes. Where both ends of a link run on one working time
 * the link is a sum as well; where its lag runs on the clock or there is none, one look at the
 * calendar is left; all others go the general way over instants. All ways give the same dates.
 */
import type { Cuts } from './cuts.ts';
import type { Facts } from './facts.ts';
import { FAR, NONE } from './instants.ts';
import { FF, GROUP_START, LAG_ELAPSED, LAG_PERCENT, LAG_WORKING, LEAF, MEMBER, type Network, SF } from './network.ts';
import type { Order } from './order.ts';
import { type TimeTable, workedAt } from './time-table.ts';
import type { WorkingTime } from './working-time.ts';

/** Ways 0 to 3 are FS, SS, FF and SF in worked minutes; these the same from the instant at the other end. */
export const CLOCK_FS = 4;
export const CLOCK_SS = 5;
export const CLOCK_FF = 6;
export const CLOCK_SF = 7;
export const BY_INSTANTS = 8;
/** Its successor is finished: it bounds nothing any more. */
export const NO_BOUND = 9;

/** Links by one of their ends: those of node `n` are `starts[n]` to before `starts[n + 1]`. */
export interface PackedLinks {
  readonly starts: Int32Array;
  readonly edge: Int32Array;
  /** The node at the other end. */
  readonly other: Int32Array;
  readonly way: Uint8Array;
  /** Lag in minutes of the successor's table, and in minutes of the clock; at most one is not 0. */
  readonly lag: Int32Array;
  readonly clock: Int32Array;
}

export interface Packed {
  readonly network: Network;
  readonly order: Order;
  readonly facts: Facts;
  /** By edge, those in percent of a leaf resolved to minutes. */
  readonly lag: Int32Array;
  readonly lagKind: Uint8Array;
  /** PLAIN, EXACT or 0. */
  readonly plain: Uint8Array;
  /** Distinct tables of working time; by node which is its own (a group's: its first member's); what leave takes of a leaf's. */
  readonly tables: readonly TimeTable[];
  readonly tableOf: Int32Array;
  readonly cuts: readonly (Cuts | null)[];
  /** Whether lags and slack are counted on the leaf's own table. */
  readonly ownSlack: Uint8Array;
  readonly incoming: PackedLinks;
  readonly outgoing: PackedLinks;
  /** Of plain leaves, in worked minutes: own and inherited no-earlier dates (NONE without), and the deadline (FAR without). */
  readonly notBefore: Int32Array;
  readonly notAfter: Int32Array;
}

/** `outside`: leaves with links to other plans. */
export function packNetwork(
  network: Network,
  order: Order,
  facts: Facts,
  outside: ReadonlyMap<number, unknown>,
): Packed {
  const count = network.leaves.length;
  const { tables, tableOf } = numberTables(network, facts);
  const plain = new Uint8Array(network.nodeCount);
  const ownSlack = new Uint8Array(count);
  const notBefore = new Int32Array(count).fill(NONE);
  const notAfter = new Int32Array(count).fill(FAR);
  for (let node = 0; node < count; node++) {
    const table = tables[tableOf[node] as number] as TimeTable;
    ownSlack[node] = (facts.lagTime[node] as WorkingTime).table === table && !facts.elapsed[node] ? 1 : 0;
    plain[node] = outside.has(node) ? 0 : plainness(facts, node);
    if (plain[node] !== PLAIN) continue;
    const earliest = facts.noStartBefore[node] as number;
    if (earliest !== NONE) notBefore[node] = workedAt(table, earliest);
    const deadline = facts.deadline[node] as number;
    if (deadline !== NONE) notAfter[node] = workedAt(table, deadline);
  }
  const { lag, lagKind } = resolvedLags(network, facts);
  const ways = forwardWays(network, lag, lagKind, tableOf, ownSlack);
  const pack = (links: Order['incoming'], ends: Int32Array, wayOf: (edge: number) => number): PackedLinks =>
    packLinks(links, ends, lag, lagKind, wayOf);
  return {
    network,
    order,
    facts,
    lag,
    lagKind,
    plain,
    tables,
    tableOf,
    cuts: facts.time.map((time) => time.cuts),
    ownSlack,
    incoming: pack(order.incoming, network.from, (edge) => ways[edge] as number),
    outgoing: pack(order.outgoing, network.to, (edge) => backwardWay(network, facts, tableOf, ways, edge)),
    notBefore,
    notAfter,
  };
}

/** A percentage of a leaf is known before any date is. Of a phase it needs the phase's dates. */
function resolvedLags(network: Network, facts: Facts): Pick<Packed, 'lag' | 'lagKind'> {
  if (!network.lagKind.includes(LAG_PERCENT)) return network;
  const lag = network.lag.slice();
  const lagKind = network.lagKind.slice();
  for (let edge = 0; edge < lag.length; edge++) {
    const from = network.from[edge] as number;
    if (lagKind[edge] !== LAG_PERCENT || network.kind[from] !== LEAF) continue;
    // A link to a phase may wait for its gate; the percentage is still of the phase.
    if (network.links[edge]?.link.task !== network.items[from]?.id) continue;
    lag[edge] = Math.round(((facts.duration[from] as number) * (lag[edge] as number)) / 10_000);
    lagKind[edge] = facts.elapsed[from] ? LAG_ELAPSED : LAG_WORKING;
  }
  return { lag, lagKind };
}

function forwardWays(
  network: Network,
  lag: Int32Array,
  lagKind: Uint8Array,
  tableOf: Int32Array,
  ownSlack: Uint8Array,
): Uint8Array {
  const ways = new Uint8Array(network.from.length).fill(BY_INSTANTS);
  for (let edge = 0; edge < ways.length; edge++) {
    const [from, to] = [network.from[edge] as number, network.to[edge] as number];
    const type = network.type[edge] as number;
    const kind = lagKind[edge] as number;
    if (type === MEMBER || kind === LAG_PERCENT) continue;
    const inTable = lag[edge] === 0 || (kind === LAG_WORKING && ownSlack[to] === 1);
    if (!inTable && kind !== LAG_ELAPSED) continue;
    ways[edge] = inTable && tableOf[from] === tableOf[to] ? type : CLOCK_FS + type;
  }
  return ways;
}

/** The way back differs where the successor has begun or is finished, or has no worked minutes of its own. */
function backwardWay(network: Network, facts: Facts, tableOf: Int32Array, ways: Uint8Array, edge: number): number {
  const to = network.to[edge] as number;
  const type = network.type[edge] as number;
  if (type === MEMBER) {
    if (network.kind[to] === GROUP_START) return BY_INSTANTS;
    return tableOf[to] === tableOf[network.from[edge] as number] ? FF : CLOCK_FF;
  }
  if ((facts.actualFinish[to] as number) !== NONE) return NO_BOUND;
  if ((facts.remaining[to] as number) !== NONE) return BY_INSTANTS;
  const way = ways[edge] as number;
  if ((type === FF || type === SF) && (way >= CLOCK_FS || facts.crew[to])) return BY_INSTANTS;
  return way;
}

/** Dated by addition: nothing but links, an earliest start and a deadline bounds it, and it has not begun. */
export const PLAIN = 1;
/** A milestone of which the same is true: it lies exactly at its bound. */
export const EXACT = 2;

function plainness(facts: Facts, node: number): number {
  if (facts.elapsed[node] || facts.asLate[node] || facts.crew[node]) return 0;
  if (ALIEN.some((key) => (facts[key][node] as number) !== NONE)) return 0;
  return facts.milestone[node] ? EXACT : PLAIN;
}

const ALIEN = [
  'noFinishBefore',
  'noStartAfter',
  'noFinishAfter',
  'mustStart',
  'mustFinish',
  'fixedStart',
  'fixedFinish',
  'actualStart',
  'actualFinish',
  'remaining',
] as const;

function numberTables(network: Network, facts: Facts): { tables: TimeTable[]; tableOf: Int32Array } {
  const tables: TimeTable[] = [];
  const numbers = new Map<TimeTable, number>();
  const tableOf = new Int32Array(network.nodeCount).fill(-1);
  for (let node = 0; node < network.leaves.length; node++) {
    const { table } = facts.time[node] as WorkingTime;
    let known = numbers.get(table);
    if (known === undefined) {
      known = tables.push(table) - 1;
      numbers.set(table, known);
    }
    tableOf[node] = known;
  }
  for (let edge = 0; edge < network.from.length; edge++) {
    const to = network.to[edge] as number;
    if (tableOf[to] === -1) tableOf[to] = tableOf[network.from[edge] as number] as number;
  }
  return { tables, tableOf };
}

function packLinks(
  { starts, edges }: Order['incoming'],
  ends: Int32Array,
  lags: Int32Array,
  lagKind: Uint8Array,
  wayOf: (edge: number) => number,
): PackedLinks {
  const other = new Int32Array(edges.length);
  const way = new Uint8Array(edges.length);
  const lag = new Int32Array(edges.length);
  const clock = new Int32Array(edges.length);
  for (let k = 0; k < edges.length; k++) {
    const edge = edges[k] as number;
    other[k] = ends[edge] as number;
    way[k] = wayOf(edge);
    if (lagKind[edge] === LAG_ELAPSED) clock[k] = lags[edge] as number;
    else lag[k] = lags[edge] as number;
  }
  return { starts, edge: edges, other, way, lag, clock };
}
