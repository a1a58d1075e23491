/**
 * The forward pass: early dates of every node in the order of its predecessors, and which bound
 * decided each leaf. Plain leaves are sums of worked minutes; the others are placed over instants.
 */
import type { Steps } from '../base/steps.ts';
import { AT_ONCE, LINKS_AT_ONCE } from './at-once.ts';
import { addOver, type Cuts, finishBefore, startAfter, subtractOver } from './cuts.ts';
import {
  type Again,
  beginRun,
  boundOf,
  type Forward,
  type ForwardOptions,
  type ForwardRun,
  setFloors,
} from './forward-run.ts';
import { NONE } from './instants.ts';
import { GROUP_FINISH, LAG_PERCENT, LEAF } from './network.ts';
import { EXACT, type PassPacked, PLAIN } from './packed.ts';
import { CLOCK } from './packed-links.ts';
import { BY_CONSTRAINT, BY_LINK, BY_PROJECT_START, BY_STATUS_DATE, placeLeaf, placeMilestone } from './place-leaf.ts';
import { finishAt, startAt, type TimeTable, workedAt } from './time-table.ts';

/** In steps. `again`: only of what is dirty, and of what that moves. */
export function* forwardPass(
  packed: PassPacked,
  options: ForwardOptions,
  again: Again<Forward> | null = null,
): Steps<Forward> {
  const run = beginRun(packed, options, again?.before ?? null);
  const count = packed.order.sequence.length;
  for (let from = 0; from < count && run.exhausted < 0; from += AT_ONCE) {
    placeNodes(run, again, from, Math.min(count, from + AT_ONCE));
    yield;
  }
  return run;
}

/** All of it in long steps, over the arrays of a run that has perhaps been placed before, with other lengths, cuts or tables. */
export function* placingForward(run: ForwardRun): Steps<void> {
  run.exhausted = -1;
  setFloors(run);
  const count = run.packed.order.sequence.length;
  for (let from = 0; from < count && run.exhausted < 0; from += LINKS_AT_ONCE) {
    if (from > 0) yield;
    placeNodes(run, null, from, Math.min(count, from + LINKS_AT_ONCE));
  }
}

/** Those of the sequence from `from` to before `to`; no further than a leaf whose calendar has no work left. */
function placeNodes(run: ForwardRun, again: Again<Forward> | null, from: number, to: number): void {
  const { network, order, facts, plain, tables, tableOf, cuts, notBefore, notDoneBefore } = run.packed;
  const { starts, middle, edge, other, way, slot, lag, clock, mask } = run.packed.incoming;
  const { start, finish, worked, driver, drivingEdge, floors, timeEnds } = run;
  const { duration } = facts;
  const { late, statusAt, projectStart } = run.options;
  const byEarliest = statusAt !== null && statusAt > projectStart ? BY_STATUS_DATE : BY_PROJECT_START;
  const { sequence } = order;
  for (let i = from; i < to; i++) {
    const node = sequence[i] as number;
    if (again !== null && again.dirty[node] === 0) continue;
    if (plain[node] !== PLAIN) {
      if (network.kind[node] !== LEAF) rollUp(run, node);
      else if (!placeOverInstants(run, node)) return;
      if (again !== null) spread(run, again, node);
      continue;
    }
    const number = tableOf[node] as number;
    const table = tables[number] as TimeTable;
    const length = duration[node] as number;
    let best = floors[number] as number;
    let decider = byEarliest;
    if (late !== null && (late.worked[2 * node] as number) > best) {
      best = late.worked[2 * node] as number;
      decider = BY_CONSTRAINT;
    }
    let deciding = -1;
    for (let k = starts[node] as number; k < (middle[node] as number); k++) {
      const bound = (worked[slot[k] as number] as number) + (lag[k] as number) - (length & (mask[k] as number));
      if (bound > best || (bound === best && (deciding < 0 || isLater(run, node, k, deciding)))) {
        best = bound;
        deciding = k;
      }
    }
    for (let k = middle[node] as number; k < (starts[node + 1] as number); k++) {
      let bound: number;
      if (way[k] === CLOCK) {
        const before = other[k] as number;
        const at = (((slot[k] as number) & 1 ? finish[before] : start[before]) as number) + (clock[k] as number);
        bound = workedAt(table, at) + (lag[k] as number) - (length & (mask[k] as number));
      } else bound = boundInWork(run, node, k);
      if (bound > best || (bound === best && (deciding < 0 || isLater(run, node, k, deciding)))) {
        best = bound;
        deciding = k;
      }
    }
    if (deciding >= 0) {
      deciding = edge[deciding] as number;
      decider = BY_LINK;
    }
    if ((notBefore[node] as number) > best) {
      best = notBefore[node] as number;
      deciding = -1;
      decider = BY_CONSTRAINT;
    }
    if ((notDoneBefore[node] as number) !== NONE) {
      const bound = beginOf(cuts[node] as Cuts | null, notDoneBefore[node] as number, length);
      if (bound > best) {
        best = bound;
        deciding = -1;
        decider = BY_CONSTRAINT;
      }
    }
    let end = best + length;
    const away = cuts[node] as Cuts | null;
    if (away !== null) {
      best = startAfter(away, best);
      end = addOver(away, best, length);
    }
    worked[2 * node] = best;
    worked[2 * node + 1] = end;
    start[node] = startAt(table, best);
    finish[node] = finishAt(table, end);
    driver[node] = decider;
    drivingEdge[node] = deciding;
    if ((finish[node] as number) >= (timeEnds[number] as number) && !run.options.endless) {
      run.exhausted = node;
      return;
    }
    if (again !== null) spread(run, again, node);
  }
}

/** Of two links that ask for the same minute of work the one decides that asks, with its lag, for the later time of the same end. */
function isLater(run: ForwardRun, node: number, link: number, than: number): boolean {
  const { edge, mask } = run.packed.incoming;
  if (mask[link] !== mask[than]) return false;
  return boundOf(run, edge[link] as number, node) > boundOf(run, edge[than] as number, node);
}

/** Where a date has moved, whatever waits for it is to be placed again; also what counts a percentage of a phase. */
function spread({ start, finish, packed }: ForwardRun, { before, dirty }: Again<Forward>, node: number): void {
  const stays = start[node] === before.start[node] && finish[node] === before.finish[node];
  const { starts, edges } = packed.order.outgoing;
  for (let k = starts[node] as number; k < (starts[node + 1] as number); k++) {
    const edge = edges[k] as number;
    if (!stays || packed.lagKind[edge] === LAG_PERCENT) dirty[packed.network.to[edge] as number] = 1;
  }
}

/** What link `k` asks of a plain leaf's start by the general arithmetic, in worked minutes of its table. */
function boundInWork(run: ForwardRun, node: number, k: number): number {
  const { incoming, tables, tableOf, facts, cuts } = run.packed;
  const bound = workedAt(tables[tableOf[node] as number] as TimeTable, boundOf(run, incoming.edge[k] as number, node));
  if (incoming.mask[k] === 0) return bound;
  return beginOf(cuts[node] as Cuts | null, bound, facts.duration[node] as number);
}

/** Where work of `length` that must not end before `bound` begins, in worked minutes. */
function beginOf(away: Cuts | null, bound: number, length: number): number {
  return away === null ? bound - length : subtractOver(away, finishBefore(away, bound), length);
}

function placeOverInstants(run: ForwardRun, node: number): boolean {
  const { plain, tables, tableOf } = run.packed;
  if (plain[node] === EXACT) placeMilestone(run, node);
  else placeLeaf(run, node);
  const table = tables[tableOf[node] as number] as TimeTable;
  run.worked[2 * node] = workedAt(table, run.start[node] as number);
  run.worked[2 * node + 1] = workedAt(table, run.finish[node] as number);
  if ((run.finish[node] as number) < table.end || run.options.endless) return true;
  run.exhausted = node;
  return false;
}

/** A group's last finish or first start, with the member that decides it. */
function rollUp(run: ForwardRun, node: number): void {
  const { start, finish, drivingEdge } = run;
  const { network, incoming, tables, tableOf } = run.packed;
  const last = network.kind[node] === GROUP_FINISH;
  let best = NONE;
  for (let k = incoming.starts[node] as number; k < (incoming.starts[node + 1] as number); k++) {
    const member = incoming.other[k] as number;
    const at = (last ? finish[member] : start[member]) as number;
    if (best === NONE || (last ? at > best : at < best)) {
      best = at;
      drivingEdge[node] = incoming.edge[k] as number;
    }
  }
  start[node] = best;
  finish[node] = best;
  run.worked[2 * node] = workedAt(tables[tableOf[node] as number] as TimeTable, best);
  run.worked[2 * node + 1] = run.worked[2 * node] as number;
}
