/**
 * A forward pass on its way: the dates so far, and what a link asks of its successor. The lag of a
 * link in percent becomes minutes here, when its predecessor has its dates.
 */
import type { Minute } from '../base/time.ts';
import { FAR, NONE } from './instants.ts';
import { FF, FS } from './link-types.ts';
import { afterLag } from './links.ts';
import { LAG_PERCENT, LAG_WORKING, LEAF } from './network.ts';
import type { PassPacked } from './packed.ts';
import type { PassBounds, PassTime } from './pass-input.ts';
import { type TimeTable, workedAt } from './time-table.ts';

export interface ForwardOptions {
  readonly projectStart: Minute;
  readonly statusAt: Minute | null;
  readonly projectTime: PassTime;
  readonly progressOverride: boolean;
  /** What links to other plans ask of a leaf. */
  readonly outside: ReadonlyMap<number, PassBounds>;
  /** Starts fixed by an earlier pass (as late as possible); NONE elsewhere. */
  readonly imposed: Int32Array | null;
  /** Dates before which no leaf starts, each its own: scheduling from the finish, the late ones. */
  readonly late: Pick<Forward, 'start' | 'worked'> | null;
  /** What began on no written date did so that all that is done lies before the status date. */
  readonly begunEndsAtStatus: boolean;
  /** Places everything, what goes on when calendars have ended at their end; else the pass ends there. */
  readonly endless: boolean;
}

export interface Forward {
  readonly start: Int32Array;
  readonly finish: Int32Array;
  /** Start and finish of each node in turn, in worked minutes of its table. */
  readonly worked: Int32Array;
  /** BY_LINK and the like, by leaf. */
  readonly driver: Uint8Array;
  /** The edge that decided; OUTSIDE_START or OUTSIDE_FINISH for a link to another plan; else -1. */
  readonly drivingEdge: Int32Array;
  /** Lag in minutes by edge, percent resolved; whether it runs on the clock. */
  readonly lag: Int32Array;
  readonly lagKind: Uint8Array;
  /** The first leaf whose calendar had no work left for it; the pass ends there. -1 where all were placed. */
  exhausted: number;
}

/** A pass over part of the nodes: what is clean keeps its dates, and what changes makes its neighbours dirty. */
export interface Again<Dates> {
  readonly before: Dates;
  /** By node. */
  readonly dirty: Uint8Array;
}

/** A pass on its way. */
export interface ForwardRun extends Forward {
  readonly packed: PassPacked;
  readonly options: ForwardOptions;
  /** By table: the worked minutes before which nothing starts, and where there is no more work. */
  readonly floors: Int32Array;
  readonly timeEnds: Float64Array;
}

export function beginRun(packed: PassPacked, options: ForwardOptions, before: Forward | null): ForwardRun {
  const { network } = packed;
  const count = network.nodeCount;
  const leaves = network.leaves.length;
  const resolves = packed.lagKind.includes(LAG_PERCENT);
  const run: ForwardRun = {
    packed,
    options,
    floors: new Int32Array(packed.tables.length),
    timeEnds: Float64Array.from(packed.tables, (table) => table.end),
    start: before?.start.slice() ?? new Int32Array(count),
    finish: before?.finish.slice() ?? new Int32Array(count),
    worked: before?.worked.slice() ?? new Int32Array(2 * count),
    driver: before?.driver.slice() ?? new Uint8Array(leaves),
    drivingEdge: before?.drivingEdge.slice() ?? new Int32Array(count).fill(-1),
    lag: resolves ? (before ?? packed).lag.slice() : packed.lag,
    lagKind: resolves ? (before ?? packed).lagKind.slice() : packed.lagKind,
    exhausted: -1,
  };
  setFloors(run);
  return run;
}

/** By the tables as they are now. */
export function setFloors({ packed, options, floors }: ForwardRun): void {
  const earliest = Math.max(options.projectStart, options.statusAt ?? NONE);
  for (let number = 0; number < floors.length; number++) {
    floors[number] = workedAt(packed.tables[number] as TimeTable, earliest);
  }
}

/** The earliest instant that a link lets its successor's start (FS, SS) or finish have. */
export function boundOf(run: ForwardRun, edge: number, node: number): number {
  const { network, facts } = run.packed;
  const before = network.from[edge] as number;
  const type = network.type[edge] as number;
  const at = (type === FS || type === FF ? run.finish[before] : run.start[before]) as Minute;
  if (run.packed.lagKind[edge] === LAG_PERCENT) resolvePercent(run, edge, before);
  if (run.lag[edge] === 0) return at;
  const time = facts.lagTime[node] as PassTime;
  return afterLag(at, run.lagKind[edge] as number, run.lag[edge] as number, time);
}

/** A percentage of a phase becomes minutes: of the whole phase, also where the link waits for the phase's gate. */
function resolvePercent(run: ForwardRun, edge: number, before: number): void {
  const { packed, options, lag, lagKind } = run;
  const [from, to] = extentOfGroup(run, before);
  const length = options.projectTime.between(from as Minute, to as Minute);
  lag[edge] = Math.round((length * (packed.network.lag[edge] as number)) / 10_000);
  lagKind[edge] = LAG_WORKING;
}

/** First start and last finish of the group that a node stands for: its own node, or its gate. */
function extentOfGroup({ packed, start, finish }: ForwardRun, node: number): [number, number] {
  const { network, incoming } = packed;
  const isGate = network.kind[node] === LEAF;
  let from = isGate ? (start[node] as number) : FAR;
  let to = isGate ? (finish[node] as number) : NONE;
  for (let k = incoming.starts[node] as number; k < (incoming.starts[node + 1] as number); k++) {
    const edge = incoming.edge[k] as number;
    // Written links and those of levelling lead in from outside the phase.
    if (network.links[edge] || network.resourceOf.has(edge)) continue;
    from = Math.min(from, start[incoming.other[k] as number] as number);
    to = Math.max(to, finish[incoming.other[k] as number] as number);
  }
  return [from, to];
}
