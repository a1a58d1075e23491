/**
 * Places one leaf over instants, whatever is written on it: it starts at the latest of its bounds; FS
 * and SS bound the start, FF and SF the finish; facts (dates set by hand, actual dates) and then
 * constraints win over links.
 */
import type { Minute } from '../base/time.ts';
import { boundOf, type ForwardRun } from './forward-run.ts';
import { NONE } from './instants.ts';
import { asFinish, asStart, endOf, startToEndAt, takeBack } from './leaf-time.ts';
import { FF, SF } from './link-types.ts';
import type { PassFacts } from './pass-input.ts';
import type { DriverKind } from './schedule.ts';

/** What decides a leaf's start, as a number; `DRIVERS` has their names. */
export const BY_PROJECT_START = 0;
export const BY_LINK = 1;
export const BY_CONSTRAINT = 2;
const BY_ACTUAL = 3;
export const BY_STATUS_DATE = 4;
const BY_FIXED = 5;
export const DRIVERS: readonly DriverKind[] = ['project-start', 'link', 'constraint', 'actual', 'status-date', 'fixed'];

export const OUTSIDE_START = -2;
export const OUTSIDE_FINISH = -3;

/** The latest bounds that links put on a leaf's start and finish, and the edges that give them. */
interface Bounds {
  start: number;
  startEdge: number;
  finish: number;
  finishEdge: number;
}

/** Links do not move what is dated by hand. */
const NO_BOUNDS: Bounds = { start: NONE, startEdge: -1, finish: NONE, finishEdge: -1 };

interface Placing {
  readonly from: number;
  readonly driver: number;
  readonly edge: number;
}

/** Gives a leaf its dates and notes what decided them. */
export function placeLeaf(run: ForwardRun, node: number): void {
  const { options } = run;
  const { facts } = run.packed;
  // Also where links do not move it: their lags in percent are wanted on the way back.
  const bounds = gatherBounds(run, node);
  const actualFinish = facts.actualFinish[node] as number;
  const actualStart = facts.actualStart[node] as number;
  if (actualFinish !== NONE) {
    const began = actualStart !== NONE ? actualStart : takeBackWhole(facts, node, actualFinish);
    set(run, node, Math.min(began, actualFinish), actualFinish, BY_ACTUAL, -1);
    return;
  }
  if (isFixed(facts, node)) {
    const [from, to] = fixedDates(facts, node);
    const goesOn = (facts.remaining[node] as number) > 0 && options.statusAt !== null;
    set(run, node, from, goesOn ? resumed(run, node, from, NO_BOUNDS) : to, BY_FIXED, -1);
    return;
  }
  const imposed = options.imposed?.[node] ?? NONE;
  if (imposed !== NONE && (facts.remaining[node] as number) === NONE) {
    set(run, node, imposed, endOf(facts, node, imposed, facts.duration[node] as number), BY_CONSTRAINT, -1);
    return;
  }
  const started = actualStart !== NONE || (facts.remaining[node] as number) !== NONE;
  let placing: Placing = { from: actualStart, driver: BY_ACTUAL, edge: -1 };
  if (actualStart === NONE && started && options.begunEndsAtStatus && options.statusAt !== null) {
    const done = (facts.duration[node] as number) - (facts.remaining[node] as number);
    placing = {
      from: takeBack(facts, node, options.statusAt, Math.max(0, done)),
      driver: BY_STATUS_DATE,
      edge: -1,
    };
  } else if (actualStart === NONE) {
    placing = constrained(facts, node, earliestStart(run, node, bounds, started ? null : options.statusAt));
    // Not even a constraint places work in the past that has not begun.
    const now = started || options.statusAt === null ? NONE : asStart(facts, node, options.statusAt);
    if (placing.from < now) placing = { from: now, driver: BY_STATUS_DATE, edge: -1 };
  }
  const finish = finishFrom(run, node, placing.from, started, bounds);
  set(run, node, placing.from, finish, placing.driver, placing.edge);
}

/** A milestone that nothing but links and an earliest date bounds stays exactly at the latest of them. */
export function placeMilestone(run: ForwardRun, node: number): void {
  const { facts, incoming } = run.packed;
  let { from: at, driver } = firstBound(run, node, run.options.statusAt);
  let deciding = -1;
  for (let k = incoming.starts[node] as number; k < (incoming.starts[node + 1] as number); k++) {
    const edge = incoming.edge[k] as number;
    const bound = boundOf(run, edge, node);
    if (bound > at || (bound === at && deciding < 0)) {
      at = bound;
      driver = BY_LINK;
      deciding = edge;
    }
  }
  const notBefore = facts.noStartBefore[node] as number;
  if (notBefore > at) set(run, node, notBefore, notBefore, BY_CONSTRAINT, -1);
  else set(run, node, at, at, driver, deciding);
}

function set(run: ForwardRun, node: number, start: number, finish: number, driver: number, edge: number): void {
  run.start[node] = start;
  run.finish[node] = finish;
  run.driver[node] = driver;
  run.drivingEdge[node] = edge;
}

function gatherBounds(run: ForwardRun, node: number): Bounds {
  const { network, incoming } = run.packed;
  const outside = run.options.outside.get(node);
  const bounds: Bounds = {
    start: outside?.start ?? NONE,
    startEdge: OUTSIDE_START,
    finish: outside?.finish ?? NONE,
    finishEdge: OUTSIDE_FINISH,
  };
  for (let k = incoming.starts[node] as number; k < (incoming.starts[node + 1] as number); k++) {
    const edge = incoming.edge[k] as number;
    const bound = boundOf(run, edge, node);
    const type = network.type[edge] as number;
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
  return bounds;
}

/** Where a leaf that starts at `from` ends: a finish set by hand stays while no work is left to go on. */
function finishFrom(run: ForwardRun, node: number, from: number, started: boolean, bounds: Bounds): number {
  const { facts } = run.packed;
  const goesOn = started && run.options.statusAt !== null;
  const byHand = facts.fixedFinish[node] as number;
  if (started && byHand !== NONE && (!goesOn || facts.remaining[node] === 0)) return Math.max(from, byHand);
  const dated = byHand !== NONE || (facts.fixedStart[node] as number) !== NONE;
  if (goesOn) return resumed(run, node, from, dated ? NO_BOUNDS : bounds);
  return endOf(facts, node, from, facts.duration[node] as number);
}

/** Where a leaf may start for all that links and constraints ask: the project start, the status date, its late date. */
function firstBound({ options }: ForwardRun, node: number, statusAt: Minute | null): Placing {
  const late = options.late?.start[node] ?? NONE;
  if (late > Math.max(options.projectStart, statusAt ?? NONE)) return { from: late, driver: BY_CONSTRAINT, edge: -1 };
  if (statusAt !== null && statusAt > options.projectStart) return { from: statusAt, driver: BY_STATUS_DATE, edge: -1 };
  return { from: options.projectStart, driver: BY_PROJECT_START, edge: -1 };
}

/** The latest of project start, status date, links and no-earlier constraints, as a working instant. */
function earliestStart(run: ForwardRun, node: number, bounds: Bounds, statusAt: Minute | null): Placing {
  const { facts } = run.packed;
  let placing = firstBound(run, node, statusAt);
  if (bounds.start >= placing.from && bounds.start !== NONE) {
    placing = { from: bounds.start, driver: BY_LINK, edge: bounds.startEdge };
  }
  const notBefore = facts.noStartBefore[node] as number;
  if (notBefore > placing.from) placing = { from: notBefore, driver: BY_CONSTRAINT, edge: -1 };
  const own = facts.noFinishBefore[node] as number;
  const byLink = bounds.finish >= own;
  const finish = Math.max(bounds.finish, own);
  const from = asStart(facts, node, placing.from);
  if (finish === NONE) return { ...placing, from };
  const last = asFinish(facts, node, finish);
  // Several people of different hours may be done in time although one of them could begin later.
  if (endOf(facts, node, from, facts.duration[node] as number) >= last) return { ...placing, from };
  const back = startToEndAt(facts, node, last, facts.duration[node] as number);
  if (back <= from) return { ...placing, from };
  return byLink
    ? { from: back, driver: BY_LINK, edge: bounds.finishEdge }
    : { from: back, driver: BY_CONSTRAINT, edge: -1 };
}

/** *Must* fixes the date, *no later* pulls it forward, against links if need be. */
function constrained(facts: PassFacts, node: number, placing: Placing): Placing {
  const forced = (from: number): Placing => ({ from, driver: BY_CONSTRAINT, edge: -1 });
  const must = mustStartOf(facts, node);
  if (must !== NONE) return forced(must);
  const latestStart = facts.noStartAfter[node] as number;
  if (latestStart !== NONE && placing.from > asStart(facts, node, latestStart)) {
    return forced(asStart(facts, node, latestStart));
  }
  const latestFinish = facts.noFinishAfter[node] as number;
  if (latestFinish === NONE) return placing;
  const finish = endOf(facts, node, placing.from, facts.duration[node] as number);
  return finish > latestFinish ? forced(takeBackWhole(facts, node, latestFinish)) : placing;
}

/** Where *must* has the leaf start, directly or by its finish; NONE without one. */
export function mustStartOf(facts: PassFacts, node: number): number {
  const start = facts.mustStart[node] as number;
  if (start !== NONE) return asStart(facts, node, start);
  const finish = facts.mustFinish[node] as number;
  return finish === NONE ? NONE : takeBackWhole(facts, node, finish);
}

/** Where a started task ends: what is left of it continues at the status date, and waits for its links. */
function resumed(run: ForwardRun, node: number, from: number, bounds: Bounds): number {
  const { facts } = run.packed;
  const { options } = run;
  const left = facts.remaining[node] as number;
  if (left === 0) return endOf(facts, node, from, facts.duration[node] as number);
  let again = Math.max(options.statusAt ?? NONE, from);
  if (!options.progressOverride) again = Math.max(again, bounds.start);
  const finish = endOf(facts, node, asStart(facts, node, again), left);
  if (options.progressOverride || bounds.finish === NONE) return finish;
  return Math.max(finish, asFinish(facts, node, bounds.finish));
}

/** Dates set by hand count until work has really begun. */
function isFixed(facts: PassFacts, node: number): boolean {
  if ((facts.actualStart[node] as number) !== NONE) return false;
  return (facts.fixedStart[node] as number) !== NONE || (facts.fixedFinish[node] as number) !== NONE;
}

function fixedDates(facts: PassFacts, node: number): [number, number] {
  const from = facts.fixedStart[node] as number;
  const to = facts.fixedFinish[node] as number;
  if (from === NONE) return [takeBackWhole(facts, node, to), to];
  if (to === NONE) return [from, endOf(facts, node, from, facts.duration[node] as number)];
  return [from, Math.max(from, to)];
}

function takeBackWhole(facts: PassFacts, node: number, to: number): number {
  return takeBack(facts, node, to, facts.duration[node] as number);
}
