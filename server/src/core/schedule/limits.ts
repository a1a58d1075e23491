/**
 * What links allow a node when its successors have given dates: backwards through each lag from a
 * successor's start or finish. With late dates this is the backward pass,
 * with early dates free slack.
 */
import type { Minute } from '../base/time.ts';
import type { Forward } from './forward-run.ts';
import { FAR, NONE } from './instants.ts';
import { asStart, takeBack } from './leaf-time.ts';
import { FS, SS } from './link-types.ts';
import { beforeLag } from './links.ts';
import { GROUP_START, MEMBER } from './network.ts';
import type { PassPacked } from './packed.ts';
import { CLOCK, OTHER_TABLE } from './packed-links.ts';
import type { PassFacts, PassTime } from './pass-input.ts';
import { startAt, type TimeTable, workedAt } from './time-table.ts';

/** Dates by node; in `worked` start and finish of each in turn, in worked minutes of its table. */
export interface Dates {
  readonly start: Int32Array;
  readonly finish: Int32Array;
  readonly worked: Int32Array;
}

/**
 * The latest start that its links and `cap` allow a plain leaf without leave, or a milestone, in
 * worked minutes: a function by node for one pass, whose arrays are then at hand.
 */
export function latestBegins(
  packed: PassPacked,
  forward: Forward,
  dates: Dates,
): (node: number, cap: number) => number {
  const { tables, tableOf } = packed;
  const { starts, middle, slot, lag, mask, way, other, clock } = packed.outgoing;
  const { start, finish, worked } = dates;
  const { duration } = packed.facts;
  return (node, cap) => {
    const length = duration[node] as number;
    const split = middle[node] as number;
    const end = starts[node + 1] as number;
    let latest = cap;
    for (let k = starts[node] as number; k < split; k++) {
      const bound = (worked[slot[k] as number] as number) - (lag[k] as number) - (length & (mask[k] as number));
      if (bound < latest) latest = bound;
    }
    if (split === end) return latest;
    const table = tables[tableOf[node] as number] as TimeTable;
    for (let k = split; k < end; k++) {
      let at: number;
      if (way[k] === CLOCK) {
        const after = other[k] as number;
        at = (((slot[k] as number) & 1 ? finish[after] : start[after]) as number) - (clock[k] as number);
      } else at = latestInstant(packed, forward, dates, k);
      if (at === FAR) continue;
      const bound = workedAt(table, at) - (length & (mask[k] as number));
      if (bound < latest) latest = bound;
    }
    return latest;
  };
}

/** Of a plain leaf with leave: the latest finish and start its links allow, in worked minutes, put into `limits` where they are less. */
export function narrow(packed: PassPacked, forward: Forward, dates: Dates, node: number, limits: Int32Array): void {
  const { starts, middle, slot, lag, mask } = packed.outgoing;
  const table = packed.tables[packed.tableOf[node] as number] as TimeTable;
  for (let k = starts[node] as number; k < (starts[node + 1] as number); k++) {
    let bound: number;
    if (k < (middle[node] as number)) bound = (dates.worked[slot[k] as number] as number) - (lag[k] as number);
    else {
      const at = latestInstant(packed, forward, dates, k);
      bound = at === FAR ? FAR : workedAt(table, at);
    }
    const side = mask[k] === 0 ? 1 : 0;
    if (bound < (limits[side] as number)) limits[side] = bound;
  }
}

/** The latest instant a group's finish or start may have for what waits for it; FAR where nothing does. */
export function latestOfGroup(packed: PassPacked, forward: Forward, dates: Dates, node: number): number {
  const { starts, middle, slot, lag } = packed.outgoing;
  let latest = FAR;
  for (let k = starts[node] as number; k < (middle[node] as number); k++) {
    const bound = (dates.worked[slot[k] as number] as number) - (lag[k] as number);
    if (bound < latest) latest = bound;
  }
  if (latest !== FAR) latest = startAt(packed.tables[packed.tableOf[node] as number] as TimeTable, latest);
  for (let k = middle[node] as number; k < (starts[node + 1] as number); k++) {
    latest = Math.min(latest, latestInstant(packed, forward, dates, k));
  }
  return latest;
}

/** The latest start and finish that the successors of a node allow, in instants; FAR where none bounds it. */
export function limitsOf(
  packed: PassPacked,
  forward: Forward,
  dates: Dates,
  node: number,
): { readonly start: number; readonly finish: number } {
  const { starts, edge, mask } = packed.outgoing;
  let start = FAR;
  let finish = FAR;
  for (let k = starts[node] as number; k < (starts[node + 1] as number); k++) {
    const latest = latestFor(packed, forward, dates, edge[k] as number);
    if (mask[k] === 0) start = Math.min(start, latest);
    else finish = Math.min(finish, latest);
  }
  return { start, finish };
}

/** The latest instant that link `k`, which is no sum, allows; FAR where it bounds nothing. */
function latestInstant(packed: PassPacked, forward: Forward, dates: Dates, k: number): number {
  const { way, edge, other, slot, lag, clock } = packed.outgoing;
  const after = other[k] as number;
  switch (way[k]) {
    case CLOCK:
      return (((slot[k] as number) & 1 ? dates.finish[after] : dates.start[after]) as number) - (clock[k] as number);
    case OTHER_TABLE: {
      const table = packed.tables[packed.tableOf[after] as number] as TimeTable;
      return startAt(table, (dates.worked[slot[k] as number] as number) - (lag[k] as number));
    }
    default:
      return latestFor(packed, forward, dates, edge[k] as number);
  }
}

/** The latest date that edge `edge` allows the node it leads from, by the general arithmetic; FAR where it bounds nothing. */
function latestFor(packed: PassPacked, forward: Forward, dates: Dates, edge: number): number {
  const { network, facts } = packed;
  const after = network.to[edge] as number;
  const type = network.type[edge] as number;
  if (type === MEMBER) {
    // Of a group's first start only the member that gives it is bound.
    if (network.kind[after] !== GROUP_START) return dates.finish[after] as number;
    return forward.drivingEdge[after] === edge ? (dates.start[after] as number) : FAR;
  }
  const boundsStart = type === FS || type === SS;
  // A finish is walked back from a bound in non-working time, so the bound may lie as late as the next work.
  const at = boundsStart ? startOfWork(facts, dates, after) : asStart(facts, after, dates.finish[after] as number);
  const lag = forward.lag[edge] as number;
  if (lag === 0) return at;
  return beforeLag(at as Minute, forward.lagKind[edge] as number, lag, facts.lagTime[after] as PassTime);
}

/** Where the work of a leaf that is still to do begins: of a started one, what is left of it. */
function startOfWork(facts: PassFacts, dates: Dates, node: number): number {
  const left = facts.remaining[node] as number;
  return left === NONE ? (dates.start[node] as number) : takeBack(facts, node, dates.finish[node] as number, left);
}
