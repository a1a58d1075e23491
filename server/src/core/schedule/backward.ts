/**
 * The backward pass: the latest dates every node may have without moving the project finish, a
 * task's own deadline or a *no later* or *must* date, in the reverse order of the forward pass.
 */
import type { Steps } from '../base/steps.ts';
import { type Minute, minute } from '../base/time.ts';
import { AT_ONCE, LINKS_AT_ONCE } from './at-once.ts';
import { addOver, type Cuts, finishBefore, startAfter, subtractOver } from './cuts.ts';
import type { Again, Forward } from './forward-run.ts';
import { FAR, NONE } from './instants.ts';
import { asFinish, asStart, endOf, takeBack } from './leaf-time.ts';
import { latestBegins, latestOfGroup, limitsOf, narrow } from './limits.ts';
import { LEAF } from './network.ts';
import { EXACT, type PassPacked } from './packed.ts';
import type { PassFacts, PassTime } from './pass-input.ts';
import { mustStartOf } from './place-leaf.ts';
import { finishAt, startAt, type TimeTable, workedAt } from './time-table.ts';

export interface Backward {
  /** Latest dates by node. */
  readonly start: Int32Array;
  readonly finish: Int32Array;
  /** Start and finish of each node in turn, in worked minutes of its table. */
  readonly worked: Int32Array;
}

/** In steps. `again`: only of what is dirty, and of what that moves; the project finish is then the one before. */
export function* backwardPass(
  packed: PassPacked,
  forward: Forward,
  projectFinish: Minute,
  again: Again<Backward> | null = null,
): Steps<Backward> {
  const run = beginBackward(packed, forward, again?.before ?? null);
  setProjectFinish(run, projectFinish);
  for (let to = packed.order.sequence.length; to > 0; to -= AT_ONCE) {
    placeNodes(run, again, Math.max(0, to - AT_ONCE), to);
    yield;
  }
  return run.dates;
}

/** All of it in long steps, over the arrays of a run that has perhaps been placed before. */
export function* placingBackward(run: BackwardRun, projectFinish: Minute): Steps<void> {
  setProjectFinish(run, projectFinish);
  const count = run.packed.order.sequence.length;
  for (let to = count; to > 0; to -= LINKS_AT_ONCE) {
    if (to < count) yield;
    placeNodes(run, null, Math.max(0, to - LINKS_AT_ONCE), to);
  }
}

/** The arrays of a pass from the dates of `forward`, whatever these come to be. */
export function beginBackward(packed: PassPacked, forward: Forward, before: Backward | null): BackwardRun {
  const { nodeCount } = packed.network;
  const dates: Backward = {
    start: before?.start.slice() ?? new Int32Array(nodeCount),
    finish: before?.finish.slice() ?? new Int32Array(nodeCount),
    worked: before?.worked.slice() ?? new Int32Array(2 * nodeCount),
  };
  return {
    packed,
    forward,
    projectFinish: minute(0),
    dates,
    ends: new Int32Array(packed.tables.length),
    begins: latestBegins(packed, forward, dates),
  };
}

function setProjectFinish(run: BackwardRun, projectFinish: Minute): void {
  run.projectFinish = projectFinish;
  for (let number = 0; number < run.ends.length; number++) {
    run.ends[number] = workedAt(run.packed.tables[number] as TimeTable, projectFinish);
  }
}

/** A pass on its way. */
export interface BackwardRun {
  readonly packed: PassPacked;
  readonly forward: Forward;
  projectFinish: Minute;
  readonly dates: Backward;
  /** By table: the project finish in worked minutes. */
  readonly ends: Int32Array;
  readonly begins: (node: number, cap: number) => number;
}

/** Those of the sequence from before `to` back to `from`. */
function placeNodes(run: BackwardRun, again: Again<Backward> | null, from: number, to: number): void {
  const { packed, forward, projectFinish, dates, ends, begins: latestBegin } = run;
  const { order, facts, plain, tables, tableOf, cuts, notAfter } = packed;
  const { duration } = facts;
  const { start, finish, worked } = dates;
  const limits = new Int32Array(2);
  const { sequence } = order;
  for (let i = to - 1; i >= from; i--) {
    const node = sequence[i] as number;
    if (again !== null && again.dirty[node] === 0) continue;
    if (plain[node] === 0) {
      placeOverInstants(packed, forward, dates, node, projectFinish);
      if (again !== null) spread(packed, dates, again, node);
      continue;
    }
    const number = tableOf[node] as number;
    const table = tables[number] as TimeTable;
    if (plain[node] === EXACT) {
      placeMilestone(packed, dates, node, latestBegin(node, FAR), projectFinish);
      if (again !== null) spread(packed, dates, again, node);
      continue;
    }
    const length = duration[node] as number;
    const cap = Math.min(ends[number] as number, notAfter[node] as number);
    const away = cuts[node] as Cuts | null;
    let begin: number;
    let end: number;
    if (away === null) {
      begin = latestBegin(node, cap - length);
      end = begin + length;
    } else {
      limits[0] = cap;
      limits[1] = FAR;
      narrow(packed, forward, dates, node, limits);
      end = finishBefore(away, limits[0] as number);
      begin = subtractOver(away, end, length);
      if ((limits[1] as number) < begin) {
        begin = startAfter(away, limits[1] as number);
        end = addOver(away, begin, length);
      }
    }
    worked[2 * node] = begin;
    worked[2 * node + 1] = end;
    start[node] = startAt(table, begin);
    finish[node] = finishAt(table, end);
    if (again !== null) spread(packed, dates, again, node);
  }
}

/** Where a date has moved, whatever comes before it is to be placed again. */
function spread(
  { order, network }: PassPacked,
  dates: Backward,
  { before, dirty }: Again<Backward>,
  node: number,
): void {
  if (dates.start[node] === before.start[node] && dates.finish[node] === before.finish[node]) return;
  const { starts, edges } = order.incoming;
  for (let k = starts[node] as number; k < (starts[node + 1] as number); k++) {
    dirty[network.from[edges[k] as number] as number] = 1;
  }
}

/** A successor's late start is a start: a milestone before it moves on to the next working minute. */
function placeMilestone(packed: PassPacked, dates: Backward, node: number, bound: number, projectFinish: Minute): void {
  const table = packed.tables[packed.tableOf[node] as number] as TimeTable;
  const deadline = packed.facts.deadline[node] as number;
  let at = bound === FAR ? projectFinish : Math.min(startAt(table, bound), projectFinish);
  if (deadline !== NONE) at = Math.min(at, deadline);
  dates.start[node] = at;
  dates.finish[node] = at;
  dates.worked[2 * node] = workedAt(table, at);
  dates.worked[2 * node + 1] = dates.worked[2 * node] as number;
}

function placeOverInstants(
  packed: PassPacked,
  forward: Forward,
  dates: Backward,
  node: number,
  projectFinish: Minute,
): void {
  const { network, tables, tableOf, facts } = packed;
  if (network.kind[node] === LEAF) {
    placeLate(facts, forward, node, limitsOf(packed, forward, dates, node), projectFinish, dates);
  } else {
    dates.start[node] = Math.min(latestOfGroup(packed, forward, dates, node), projectFinish);
    dates.finish[node] = dates.start[node] as number;
  }
  const table = tables[tableOf[node] as number] as TimeTable;
  dates.worked[2 * node] = workedAt(table, dates.start[node] as number);
  dates.worked[2 * node + 1] = workedAt(table, dates.finish[node] as number);
}

function placeLate(
  facts: PassFacts,
  forward: Forward,
  node: number,
  limit: { readonly start: number; readonly finish: number },
  projectFinish: Minute,
  dates: Backward,
): void {
  const length = facts.duration[node] as number;
  const set = (start: number, finish: number): void => {
    dates.start[node] = start;
    dates.finish[node] = finish;
  };
  if ((facts.actualFinish[node] as number) !== NONE) {
    set(forward.start[node] as number, forward.finish[node] as number);
    return;
  }
  const begun = (facts.remaining[node] as number) !== NONE;
  const must = begun ? NONE : mustStartOf(facts, node);
  if (must !== NONE) {
    set(must, endOf(facts, node, must, length));
    return;
  }
  let finish: number = projectFinish;
  for (const date of [facts.deadline[node], facts.noFinishAfter[node], facts.mustFinish[node]] as number[]) {
    if (date !== NONE) finish = Math.min(finish, date);
  }
  const noStartAfter = facts.noStartAfter[node] as number;
  let start = noStartAfter === NONE ? FAR : noStartAfter;

  if (facts.milestone[node]) {
    // A successor's late start is a start: a milestone before it moves on to the next working minute.
    const bound = begun ? limit.finish : Math.min(limit.start, limit.finish);
    const moved = bound === FAR ? FAR : (facts.time[node] as PassTime).nextStart(bound as Minute);
    const at = Math.min(moved, begun ? finish : start, finish);
    set(begun ? (forward.start[node] as number) : at, at);
    return;
  }
  finish = asFinish(facts, node, Math.min(finish, limit.finish));
  start = Math.min(start, limit.start);
  let begin = takeBack(facts, node, finish, length);
  // The start of begun work is a fact that no successor moves.
  if (start < begin && !begun) {
    begin = asStart(facts, node, start);
    finish = endOf(facts, node, begin, length);
  }
  set(begun ? (forward.start[node] as number) : begin, finish);
}
