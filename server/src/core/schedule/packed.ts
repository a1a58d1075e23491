/**
 * The network made ready for the passes: links side by side in the order in which they are read, and
 * for most of them no calendar left. Where both ends of a link run on one working time, and nothing
 * but links, a start and a deadline bounds the task (it is *plain*), its dates are sums of worked
 * minutes; every other leaf and link goes the general way over instants. Both give the same dates.
 */
import type { Facts } from './facts.ts';
import { FAR, NONE } from './instants.ts';
import { FF, LAG_PERCENT, LAG_WORKING, LEAF, MEMBER, type Network, SF } from './network.ts';
import type { Order } from './order.ts';
import { type TimeTable, workedAt } from './time-table.ts';
import type { WorkingTime } from './working-time.ts';

/** Ways of a link besides FS, SS, FF and SF in the worked minutes of both its ends. */
export const BY_INSTANTS = 4;
/** Its successor is finished: it bounds nothing any more. */
export const NO_BOUND = 5;

/** Links by one of their ends: those of node `n` are `starts[n]` to before `starts[n + 1]`. */
export interface PackedLinks {
  readonly starts: Int32Array;
  readonly edge: Int32Array;
  /** The node at the other end. */
  readonly other: Int32Array;
  /** FS, SS, FF or SF in worked minutes, BY_INSTANTS or NO_BOUND. */
  readonly way: Uint8Array;
  /** Working minutes, of the links in worked minutes. */
  readonly lag: Int32Array;
}

export interface Packed {
  readonly network: Network;
  readonly order: Order;
  readonly facts: Facts;
  readonly plain: Uint8Array;
  /** Distinct working times, and by leaf which of them is its own. */
  readonly tables: readonly TimeTable[];
  readonly tableOf: Int32Array;
  /** Whether slack is counted on the leaf's own working time. */
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
  const { tables, tableOf } = numberTables(facts, count);
  const plain = new Uint8Array(network.nodeCount);
  const ownSlack = new Uint8Array(count);
  const notBefore = new Int32Array(count).fill(NONE);
  const notAfter = new Int32Array(count).fill(FAR);
  for (let node = 0; node < count; node++) {
    const table = tables[tableOf[node] as number] as TimeTable;
    ownSlack[node] = (facts.lagTime[node] as WorkingTime).table === table && !facts.elapsed[node] ? 1 : 0;
    if (!isPlain(facts, node) || outside.has(node)) continue;
    plain[node] = 1;
    const earliest = facts.noStartBefore[node] as number;
    if (earliest !== NONE) notBefore[node] = workedAt(table, earliest);
    const deadline = facts.deadline[node] as number;
    if (deadline !== NONE) notAfter[node] = workedAt(table, deadline);
  }
  const inWorkedMinutes = (edge: number): boolean => {
    const [from, to] = [network.from[edge] as number, network.to[edge] as number];
    if (network.kind[from] !== LEAF || network.kind[to] !== LEAF || network.type[edge] === MEMBER) return false;
    if (tableOf[from] !== tableOf[to] || network.lagKind[edge] === LAG_PERCENT) return false;
    return network.lag[edge] === 0 || (network.lagKind[edge] === LAG_WORKING && ownSlack[to] === 1);
  };
  const ways = new Uint8Array(network.from.length);
  for (let edge = 0; edge < ways.length; edge++) {
    ways[edge] = inWorkedMinutes(edge) ? (network.type[edge] as number) : BY_INSTANTS;
  }
  const backWay = (edge: number): number => {
    const to = network.to[edge] as number;
    if (network.kind[to] !== LEAF) return BY_INSTANTS;
    if ((facts.actualFinish[to] as number) !== NONE) return NO_BOUND;
    if ((facts.remaining[to] as number) !== NONE) return BY_INSTANTS;
    const bindsFinish = network.type[edge] === FF || network.type[edge] === SF;
    return bindsFinish && facts.crew[to] ? BY_INSTANTS : (ways[edge] as number);
  };
  return {
    network,
    order,
    facts,
    plain,
    tables,
    tableOf,
    ownSlack,
    incoming: packLinks(network, order.incoming, network.from, (edge) => ways[edge] as number),
    outgoing: packLinks(network, order.outgoing, network.to, backWay),
    notBefore,
    notAfter,
  };
}

/** Nothing but links, an earliest start and a latest finish bounds it, and it has not begun. */
function isPlain(facts: Facts, node: number): boolean {
  if (facts.milestone[node] || facts.elapsed[node] || facts.asLate[node] || facts.crew[node]) return false;
  return ALIEN.every((key) => (facts[key][node] as number) === NONE);
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

function numberTables(facts: Facts, count: number): { tables: TimeTable[]; tableOf: Int32Array } {
  const tables: TimeTable[] = [];
  const numbers = new Map<TimeTable, number>();
  const tableOf = new Int32Array(count);
  for (let node = 0; node < count; node++) {
    const { table } = facts.time[node] as WorkingTime;
    let known = numbers.get(table);
    if (known === undefined) {
      known = tables.push(table) - 1;
      numbers.set(table, known);
    }
    tableOf[node] = known;
  }
  return { tables, tableOf };
}

function packLinks(
  network: Network,
  { starts, edges }: Order['incoming'],
  ends: Int32Array,
  wayOf: (edge: number) => number,
): PackedLinks {
  const other = new Int32Array(edges.length);
  const way = new Uint8Array(edges.length);
  const lag = new Int32Array(edges.length);
  for (let k = 0; k < edges.length; k++) {
    const edge = edges[k] as number;
    other[k] = ends[edge] as number;
    way[k] = wayOf(edge);
    lag[k] = network.lag[edge] as number;
  }
  return { starts, edge: edges, other, way, lag };
}
