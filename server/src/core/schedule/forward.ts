/**
 * The forward pass: early dates of every node in the order of its predecessors, and which bound
 * decided each leaf. A leaf starts at the latest of its bounds; FS and SS bound the start, FF and SF
 * the finish; facts (dates set by hand, actual dates) and then constraints win over links.
 */
import { type Minute, minute } from '../base/time.ts';
import type { Facts } from './facts.ts';
import { NONE } from './instants.ts';
import { afterLag } from './links.ts';
import { FF, FS, GROUP_FINISH, LAG_ELAPSED, LAG_PERCENT, LAG_WORKING, LEAF, type Network, SF } from './network.ts';
import type { Order } from './order.ts';
import type { OutsideBounds } from './other-plans.ts';
import type { DriverKind } from './schedule.ts';
import type { WorkingTime } from './working-time.ts';

export interface ForwardOptions {
  readonly projectStart: Minute;
  readonly statusAt: Minute | null;
  readonly projectTime: WorkingTime;
  readonly progressOverride: boolean;
  /** What links to other plans ask of a leaf. */
  readonly outside: ReadonlyMap<number, OutsideBounds>;
  /** Starts fixed by an earlier pass (as late as possible); NONE elsewhere. */
  readonly imposed: Int32Array | null;
}

export interface Forward {
  readonly start: Int32Array;
  readonly finish: Int32Array;
  readonly driver: readonly DriverKind[];
  /** The edge that decided; OUTSIDE_START or OUTSIDE_FINISH for a link to another plan; else -1. */
  readonly drivingEdge: Int32Array;
  /** Lag in minutes by edge, percent resolved; whether it runs on the clock. */
  readonly lag: Int32Array;
  readonly lagKind: Uint8Array;
  /** Where links alone would have put the start and finish; NONE where nothing bounds them. */
  readonly linkStart: Int32Array;
  readonly linkFinish: Int32Array;
  /** The first leaf whose calendar had no work left for it; the pass ends there. -1 where all were placed. */
  readonly exhausted: number;
}

export const OUTSIDE_START = -2;
export const OUTSIDE_FINISH = -3;

/** Bounds of one leaf as they are gathered; reused for every leaf. */
interface Bounds {
  start: number;
  startEdge: number;
  finish: number;
  finishEdge: number;
}

/** Links do not move what is dated by hand. */
const NO_BOUNDS: Bounds = { start: NONE, startEdge: -1, finish: NONE, finishEdge: -1 };

export function forwardPass(network: Network, order: Order, facts: Facts, options: ForwardOptions): Forward {
  const count = network.nodeCount;
  const start = new Int32Array(count);
  const finish = new Int32Array(count);
  const driver: DriverKind[] = new Array(network.leaves.length).fill('project-start');
  const drivingEdge = new Int32Array(count).fill(-1);
  const lag = new Int32Array(network.lag);
  const lagKind = new Uint8Array(network.lagKind);
  const linkStart = new Int32Array(count).fill(NONE);
  const linkFinish = new Int32Array(count).fill(NONE);
  const bounds: Bounds = { start: NONE, startEdge: -1, finish: NONE, finishEdge: -1 };
  const run: ForwardRun = { network, order, facts, options, start, finish, driver, drivingEdge, lag, lagKind, bounds };

  const passed = { start, finish, driver, drivingEdge, lag, lagKind, linkStart, linkFinish, exhausted: -1 };

  for (const node of order.sequence) {
    if (network.kind[node] !== LEAF) {
      rollUp(run, node);
      continue;
    }
    gatherBounds(run, node);
    linkStart[node] = bounds.start;
    linkFinish[node] = bounds.finish;
    placeLeaf(run, node);
    if ((finish[node] as number) >= (facts.time[node] as WorkingTime).end) return { ...passed, exhausted: node };
  }
  return passed;
}

interface ForwardRun {
  readonly network: Network;
  readonly order: Order;
  readonly facts: Facts;
  readonly options: ForwardOptions;
  readonly start: Int32Array;
  readonly finish: Int32Array;
  readonly driver: DriverKind[];
  readonly drivingEdge: Int32Array;
  readonly lag: Int32Array;
  readonly lagKind: Uint8Array;
  readonly bounds: Bounds;
}

/** A group's last finish or first start, with the member that decides it. */
function rollUp({ network, order, start, finish, drivingEdge }: ForwardRun, node: number): void {
  const { starts, edges } = order.incoming;
  const last = network.kind[node] === GROUP_FINISH;
  let best = NONE;
  for (let k = starts[node] as number; k < (starts[node + 1] as number); k++) {
    const edge = edges[k] as number;
    const member = network.from[edge] as number;
    const at = (last ? finish[member] : start[member]) as number;
    if (best === NONE || (last ? at > best : at < best)) {
      best = at;
      drivingEdge[node] = edge;
    }
  }
  start[node] = best;
  finish[node] = best;
}

/** The latest bounds that links put on a leaf's start and finish. */
function gatherBounds(run: ForwardRun, node: number): void {
  const { network, order, facts, options, start, finish, lag, lagKind, bounds } = run;
  const { starts, edges } = order.incoming;
  const time = facts.lagTime[node] as WorkingTime;
  const outside = options.outside.get(node);
  bounds.start = outside?.start ?? NONE;
  bounds.finish = outside?.finish ?? NONE;
  bounds.startEdge = OUTSIDE_START;
  bounds.finishEdge = OUTSIDE_FINISH;
  for (let k = starts[node] as number; k < (starts[node + 1] as number); k++) {
    const edge = edges[k] as number;
    const before = network.from[edge] as number;
    if (lagKind[edge] === LAG_PERCENT) resolvePercent(run, edge, before);
    const type = network.type[edge] as number;
    const at = (type === FS || type === FF ? finish[before] : start[before]) as Minute;
    const bound = afterLag(at, lagKind[edge] as number, lag[edge] as number, time);
    if (type === FF || type === SF) {
      if (bound > bounds.finish) {
        bounds.finish = bound;
        bounds.finishEdge = edge;
      }
    } else if (bound > bounds.start) {
      bounds.start = bound;
      bounds.startEdge = edge;
    }
  }
}

/**
 * A percentage of the predecessor's duration becomes minutes, on the clock where that duration is
 * elapsed. Of a phase it counts the whole phase, also where the link waits for the phase's gate.
 */
function resolvePercent(run: ForwardRun, edge: number, before: number): void {
  const { network, facts, options, lag, lagKind } = run;
  const hundredths = network.lag[edge] as number;
  const part = (minutes: number): number => Math.round((minutes * hundredths) / 10_000);
  const isOwn = network.links[edge]?.link.task === network.items[before]?.id;
  if (network.kind[before] === LEAF && isOwn) {
    lag[edge] = part(facts.duration[before] as number);
    lagKind[edge] = facts.elapsed[before] ? LAG_ELAPSED : LAG_WORKING;
    return;
  }
  const [from, to] = extentOfGroup(run, before);
  lag[edge] = part(options.projectTime.between(minute(from), minute(to)));
  lagKind[edge] = LAG_WORKING;
}

/** First start and last finish of the group that a node stands for: its own node, or its gate. */
function extentOfGroup({ network, order, start, finish }: ForwardRun, node: number): [number, number] {
  const isGate = network.kind[node] === LEAF;
  let from = isGate ? (start[node] as number) : Number.POSITIVE_INFINITY;
  let to = isGate ? (finish[node] as number) : NONE;
  const { starts, edges } = order.incoming;
  for (let k = starts[node] as number; k < (starts[node + 1] as number); k++) {
    const edge = edges[k] as number;
    // Written links lead in from outside the phase.
    if (network.links[edge]) continue;
    from = Math.min(from, start[network.from[edge] as number] as number);
    to = Math.max(to, finish[network.from[edge] as number] as number);
  }
  return [from, to];
}

/** Gives a leaf its dates and notes what decided them. */
function placeLeaf(run: ForwardRun, node: number): void {
  const { facts, options } = run;
  const time = facts.time[node] as WorkingTime;
  const set = (start: number, finish: number, driver: DriverKind, edge: number): void => {
    run.start[node] = start;
    run.finish[node] = finish;
    run.driver[node] = driver;
    run.drivingEdge[node] = edge;
  };
  const actualFinish = facts.actualFinish[node] as number;
  const actualStart = facts.actualStart[node] as number;
  if (actualFinish !== NONE) {
    const began = actualStart !== NONE ? actualStart : takeBack(facts, node, actualFinish);
    set(Math.min(began, actualFinish), actualFinish, 'actual', -1);
    return;
  }
  if (isFixed(facts, node)) {
    const [from, to] = fixedDates(facts, node);
    const goesOn = (facts.remaining[node] as number) > 0 && options.statusAt !== null;
    set(from, goesOn ? resumed(run, node, from, time, NO_BOUNDS) : to, 'fixed', -1);
    return;
  }
  const imposed = options.imposed?.[node] ?? NONE;
  if (imposed !== NONE && (facts.remaining[node] as number) === NONE) {
    set(imposed, endOf(facts, node, imposed, facts.duration[node] as number), 'constraint', -1);
    return;
  }
  const started = actualStart !== NONE || (facts.remaining[node] as number) !== NONE;
  let from = actualStart;
  let driver: DriverKind = 'actual';
  let edge = -1;
  if (actualStart === NONE) {
    ({ from, driver, edge } = earliestStart(run, node, started ? null : options.statusAt));
    ({ from, driver, edge } = constrained(facts, node, { from, driver, edge }));
    // Not even a constraint places work in the past that has not begun.
    const now = started || options.statusAt === null ? NONE : asStart(facts, node, options.statusAt);
    if (from < now) ({ from, driver, edge } = { from: now, driver: 'status-date', edge: -1 });
  }
  set(from, finishFrom(run, node, from, started), driver, edge);
}

/** Where a leaf that starts at `from` ends: a finish set by hand stays while no work is left to go on. */
function finishFrom(run: ForwardRun, node: number, from: number, started: boolean): number {
  const { facts, options, bounds } = run;
  const goesOn = started && options.statusAt !== null;
  const byHand = facts.fixedFinish[node] as number;
  if (started && byHand !== NONE && (!goesOn || facts.remaining[node] === 0)) return Math.max(from, byHand);
  const dated = byHand !== NONE || (facts.fixedStart[node] as number) !== NONE;
  if (goesOn) return resumed(run, node, from, facts.time[node] as WorkingTime, dated ? NO_BOUNDS : bounds);
  return endOf(facts, node, from, facts.duration[node] as number);
}

interface Placing {
  readonly from: number;
  readonly driver: DriverKind;
  readonly edge: number;
}

/** The latest of project start, status date, links and no-earlier constraints, as a working instant. */
function earliestStart(run: ForwardRun, node: number, statusAt: Minute | null): Placing {
  const { facts, options, bounds } = run;
  const time = facts.time[node] as WorkingTime;
  const milestone = facts.milestone[node] === 1;
  let from: number = options.projectStart;
  let driver: DriverKind = 'project-start';
  let edge = -1;
  if (statusAt !== null && statusAt > from) {
    from = statusAt;
    driver = 'status-date';
  }
  if (bounds.start >= from && bounds.start !== NONE) {
    from = bounds.start;
    driver = 'link';
    edge = bounds.startEdge;
  }
  if ((facts.noStartBefore[node] as number) > from) {
    from = facts.noStartBefore[node] as number;
    driver = 'constraint';
    edge = -1;
  }
  const own = facts.noFinishBefore[node] as number;
  const byLink = bounds.finish >= own;
  const finish = Math.max(bounds.finish, own);
  if (milestone) {
    if (finish > from)
      return { from: finish, driver: byLink ? 'link' : 'constraint', edge: byLink ? bounds.finishEdge : -1 };
    return { from, driver, edge };
  }
  const elapsed = facts.elapsed[node] === 1;
  const placed = elapsed ? from : time.nextStart(from as Minute);
  if (finish === NONE) return { from: placed, driver, edge };
  const back = elapsed
    ? finish - (facts.duration[node] as number)
    : takeBack(facts, node, time.previousFinish(finish as Minute));
  if (back <= placed) return { from: placed, driver, edge };
  return { from: back, driver: byLink ? 'link' : 'constraint', edge: byLink ? bounds.finishEdge : -1 };
}

/** *Must* fixes the date, *no later* pulls it forward, against links if need be. */
function constrained(facts: Facts, node: number, placing: Placing): Placing {
  const forced = (from: number): Placing => ({ from, driver: 'constraint', edge: -1 });
  const must = mustStartOf(facts, node);
  if (must !== NONE) return forced(must);
  const latestStart = facts.noStartAfter[node] as number;
  if (latestStart !== NONE && placing.from > asStart(facts, node, latestStart)) {
    return forced(asStart(facts, node, latestStart));
  }
  const latestFinish = facts.noFinishAfter[node] as number;
  if (latestFinish === NONE) return placing;
  const finish = endOf(facts, node, placing.from, facts.duration[node] as number);
  return finish > latestFinish ? forced(takeBack(facts, node, latestFinish)) : placing;
}

/** Where *must* has the leaf start, directly or by its finish; NONE without one. */
export function mustStartOf(facts: Facts, node: number): number {
  const start = facts.mustStart[node] as number;
  if (start !== NONE) return asStart(facts, node, start);
  const finish = facts.mustFinish[node] as number;
  return finish === NONE ? NONE : takeBack(facts, node, finish);
}

/** Work starts in working time; milestones and elapsed tasks start at any time. */
function asStart(facts: Facts, node: number, at: number): number {
  if (facts.milestone[node] || facts.elapsed[node]) return at;
  return (facts.time[node] as WorkingTime).nextStart(at as Minute);
}

/** Where a started task ends: what is left of it continues at the status date, and waits for its links. */
function resumed(run: ForwardRun, node: number, from: number, time: WorkingTime, bounds: Bounds): number {
  const { facts, options } = run;
  const left = facts.remaining[node] as number;
  if (left === 0) return endOf(facts, node, from, facts.duration[node] as number);
  let again = Math.max(options.statusAt ?? NONE, from);
  if (!options.progressOverride) again = Math.max(again, bounds.start);
  const finish = endOf(facts, node, facts.elapsed[node] ? again : time.nextStart(again as Minute), left);
  if (options.progressOverride || bounds.finish === NONE) return finish;
  const exact = facts.elapsed[node] || facts.milestone[node];
  return Math.max(finish, exact ? bounds.finish : time.previousFinish(bounds.finish as Minute));
}

/** Dates set by hand count until work has really begun. */
function isFixed(facts: Facts, node: number): boolean {
  if ((facts.actualStart[node] as number) !== NONE) return false;
  return (facts.fixedStart[node] as number) !== NONE || (facts.fixedFinish[node] as number) !== NONE;
}

function fixedDates(facts: Facts, node: number): [number, number] {
  const from = facts.fixedStart[node] as number;
  const to = facts.fixedFinish[node] as number;
  if (from === NONE) return [takeBack(facts, node, to), to];
  if (to === NONE) return [from, endOf(facts, node, from, facts.duration[node] as number)];
  return [from, Math.max(from, to)];
}

/** Where work of `length` begun at `from` ends, on the leaf's calendar or the clock. */
export function endOf(facts: Facts, node: number, from: number, length: number): number {
  if (facts.elapsed[node]) return from + length;
  return (facts.time[node] as WorkingTime).add(from as Minute, length);
}

/** Where the leaf must begin to end at `to`. */
function takeBack(facts: Facts, node: number, to: number): number {
  const length = facts.duration[node] as number;
  if (facts.elapsed[node]) return to - length;
  return (facts.time[node] as WorkingTime).subtract(to as Minute, length);
}
