/**
 * The network made ready for the passes. A leaf that nothing but links, a start and a deadline bounds is
 * *plain*: its dates are sums of worked minutes (of the clock where it is elapsed). So are most bounds between plain leaves; they come
 * first among a node's links and need neither a calendar nor a branch. The others say by their *way*
 * how much of the general arithmetic over instants they need. All ways give the same dates.
 */
import type { Steps } from '../base/steps.ts';
import { AT_ONCE, LINKS_AT_ONCE } from './at-once.ts';
import type { Cuts } from './cuts.ts';
import type { Facts } from './facts.ts';
import { FAR, NONE } from './instants.ts';
import { LAG_ELAPSED, LAG_PERCENT, LAG_WORKING, LEAF, type Network } from './network.ts';
import type { Order } from './order.ts';
import { type PackedLinks, packLinks } from './packed-links.ts';
import type { PassFacts, PassNetwork } from './pass-input.ts';
import { shapedPacked } from './shapes.ts';
import { type TimeTable, workedAt, worksAlways } from './time-table.ts';
import type { WorkingTime } from './working-time.ts';

/** Dated by addition: nothing but links, an earliest start and a deadline bounds it, and it has not begun. */
export const PLAIN = 1;
/** A milestone of which the same is true: it lies exactly at its bound. */
export const EXACT = 2;

/** A network as the passes read it. */
export interface PassPacked {
  readonly network: PassNetwork;
  readonly order: Pick<Order, 'sequence' | 'incoming' | 'outgoing'>;
  readonly facts: PassFacts;
  /** By edge, those in percent of a leaf resolved to minutes. */
  readonly lag: Int32Array;
  readonly lagKind: Uint8Array;
  /** By node: PLAIN, EXACT or 0. */
  readonly plain: Uint8Array;
  /** Distinct tables of working time, and by node which is its own; a group's is its first member's. */
  readonly tables: readonly TimeTable[];
  readonly tableOf: Int32Array;
  /** By leaf: what leave takes from its table. */
  readonly cuts: readonly (Cuts | null)[];
  /** By leaf: whether the lags of its links, and its slack, are counted on its own table. */
  readonly ownLag: Uint8Array;
  readonly ownSlack: Uint8Array;
  readonly incoming: PackedLinks;
  readonly outgoing: PackedLinks;
  /** Of plain and exact leaves, in worked minutes: no-earlier dates of start and finish (NONE without) and the deadline (FAR without). */
  readonly notBefore: Int32Array;
  readonly notDoneBefore: Int32Array;
  readonly notAfter: Int32Array;
}

export interface Packed extends PassPacked {
  readonly network: Network;
  readonly order: Order;
  readonly facts: Facts;
}

/** What may change between two passes over the same packed network, besides how long work takes that takes some time. */
export interface Loose {
  /** By leaf: 1 where it may come to take no time, or begin to take some, or be cancelled. */
  readonly leaves: Uint8Array;
  /** Links in percent of a leaf count minutes that are another number each time. */
  readonly percents: boolean;
}

/** In steps. `outside`: leaves with links to other plans. What is loose goes the general way. */
export function* packNetwork(
  network: Network,
  order: Order,
  facts: Facts,
  outside: ReadonlyMap<number, unknown>,
  loose: Loose | null = null,
): Steps<Packed> {
  const count = network.leaves.length;
  const { tables, tableOf } = yield* numberingTables(network, facts);
  const plain = new Uint8Array(network.nodeCount);
  const ownSlack = new Uint8Array(network.nodeCount);
  const ownLag = new Uint8Array(network.nodeCount);
  const always = tables.map(worksAlways);
  const bounds = {
    notBefore: new Int32Array(count).fill(NONE),
    notDoneBefore: new Int32Array(count).fill(NONE),
    notAfter: new Int32Array(count).fill(FAR),
  };
  for (let node = 0; node < count; node++) {
    if (node % AT_ONCE === AT_ONCE - 1) yield;
    const table = tables[tableOf[node] as number] as TimeTable;
    const onClock = facts.elapsed[node] === 1 && always[tableOf[node] as number] === true;
    ownLag[node] = (facts.lagTime[node] as WorkingTime).table === table && !facts.elapsed[node] ? 1 : 0;
    ownSlack[node] = ownLag[node] === 1 || onClock ? 1 : 0;
    const general = outside.has(node) || loose?.leaves[node] === 1 || (facts.elapsed[node] === 1 && !onClock);
    plain[node] = general ? 0 : plainness(facts, node);
    if (plain[node] !== 0) boundInWork(bounds, facts, table, node);
  }
  yield;
  const cuts = facts.time.map((time) => time.cuts);
  const lags = yield* resolvingLags(network, facts);
  const start = {
    network,
    order,
    facts,
    ...lags,
    plain,
    tables,
    tableOf,
    cuts,
    ownLag,
    ownSlack,
  };
  return shapedPacked<Packed>({ ...start, ...(yield* packLinks(start, loose)), ...bounds });
}

/**
 * The same network with other facts of the leaves `changed`; null where that changes how a link is read:
 * a task turns into a milestone or back, works other hours, or a percentage counts how long it is.
 */
export function packAgain(packed: Packed, network: Network, facts: Facts, changed: readonly number[]): Packed | null {
  const { notBefore, notDoneBefore, notAfter } = packed;
  const bounds = { notBefore: notBefore.slice(), notDoneBefore: notDoneBefore.slice(), notAfter: notAfter.slice() };
  for (const node of changed) {
    if (!readsSame(packed, facts, node)) return null;
    if (packed.plain[node] === 0) continue;
    boundInWork(bounds, facts, packed.tables[packed.tableOf[node] as number] as TimeTable, node);
  }
  return shapedPacked<Packed>({ ...packed, network, facts, ...bounds });
}

function readsSame({ facts: was, order, network }: Packed, facts: Facts, node: number): boolean {
  const [time, before] = [facts.time[node] as WorkingTime, was.time[node] as WorkingTime];
  const { starts, edges } = order.outgoing;
  for (let k = starts[node] as number; k < (starts[node + 1] as number); k++) {
    if (network.lagKind[edges[k] as number] === LAG_PERCENT) return false;
  }
  return (
    plainness(facts, node) === plainness(was, node) &&
    time.table === before.table &&
    time.cuts === before.cuts &&
    facts.lagTime[node] === was.lagTime[node] &&
    facts.milestone[node] === was.milestone[node] &&
    facts.elapsed[node] === was.elapsed[node] &&
    (facts.actualFinish[node] === NONE) === (was.actualFinish[node] === NONE) &&
    (facts.remaining[node] === NONE) === (was.remaining[node] === NONE)
  );
}

type Bounds = Pick<Packed, 'notBefore' | 'notDoneBefore' | 'notAfter'>;

/** What dates a plain or exact leaf besides its links. */
export function boundInWork(
  { notBefore, notDoneBefore, notAfter }: Bounds,
  facts: PassFacts,
  table: TimeTable,
  node: number,
): void {
  const earliest = facts.noStartBefore[node] as number;
  const finish = facts.noFinishBefore[node] as number;
  const deadline = facts.deadline[node] as number;
  notBefore[node] = earliest === NONE ? NONE : workedAt(table, earliest);
  notDoneBefore[node] = finish === NONE ? NONE : workedAt(table, finish);
  notAfter[node] = deadline === NONE ? FAR : workedAt(table, deadline);
}

/** A percentage of a leaf is known before any date is. Of a phase it needs the phase's dates. */
function* resolvingLags(network: Network, facts: Facts): Steps<Pick<Packed, 'lag' | 'lagKind'>> {
  if (!network.lagKind.includes(LAG_PERCENT)) return { lag: network.lag, lagKind: network.lagKind };
  const lag = network.lag.slice();
  const lagKind = network.lagKind.slice();
  for (let edge = 0; edge < lag.length; edge++) {
    if (edge % LINKS_AT_ONCE === 0) yield;
    const from = network.from[edge] as number;
    if (lagKind[edge] !== LAG_PERCENT || network.kind[from] !== LEAF) continue;
    // A link to a phase may wait for its gate; the percentage is still of the phase.
    if (network.links[edge]?.link.task !== network.ids[from]) continue;
    lag[edge] = Math.round(((facts.duration[from] as number) * (lag[edge] as number)) / 10_000);
    lagKind[edge] = facts.elapsed[from] ? LAG_ELAPSED : LAG_WORKING;
  }
  return { lag, lagKind };
}

function plainness(facts: Facts, node: number): number {
  if (facts.asLate[node] || facts.crew[node] || facts.noStartAfter[node] !== NONE) return 0;
  if (facts.noFinishBefore[node] !== NONE && facts.milestone[node]) return 0;
  if (facts.noFinishAfter[node] !== NONE || facts.mustStart[node] !== NONE) return 0;
  if (facts.mustFinish[node] !== NONE || facts.fixedStart[node] !== NONE) return 0;
  if (facts.fixedFinish[node] !== NONE || facts.actualStart[node] !== NONE) return 0;
  if (facts.actualFinish[node] !== NONE || facts.remaining[node] !== NONE) return 0;
  return facts.milestone[node] ? EXACT : PLAIN;
}

function* numberingTables(network: Network, facts: Facts): Steps<{ tables: TimeTable[]; tableOf: Int32Array }> {
  const tables: TimeTable[] = [];
  const numbers = new Map<TimeTable, number>();
  const tableOf = new Int32Array(network.nodeCount).fill(-1);
  let known = 0;
  for (let node = 0; node < network.leaves.length; node++) {
    if (node % LINKS_AT_ONCE === 0) yield;
    const { table } = facts.time[node] as WorkingTime;
    // Most share the table of the one before.
    if (tables[known] !== table) {
      known = numbers.get(table) ?? tables.push(table) - 1;
      numbers.set(table, known);
    }
    tableOf[node] = known;
  }
  for (let edge = 0; edge < network.from.length; edge++) {
    if (edge % LINKS_AT_ONCE === 0) yield;
    const to = network.to[edge] as number;
    if (tableOf[to] === -1) tableOf[to] = tableOf[network.from[edge] as number] as number;
  }
  return { tables, tableOf };
}
