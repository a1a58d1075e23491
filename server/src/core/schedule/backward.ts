/**
 * The backward pass: the latest dates every node may have without moving the project finish, a
 * task's own deadline or a *no later* or *must* date, in the reverse order of the forward pass.
 */
import type { Minute } from '../base/time.ts';
import type { Facts } from './facts.ts';
import { endOf, type Forward, mustStartOf } from './forward.ts';
import { NONE } from './instants.ts';
import { beforeLag } from './links.ts';
import { FF, FS, GROUP_START, LEAF, MEMBER, type Network, SS } from './network.ts';
import type { Order } from './order.ts';
import type { WorkingTime } from './working-time.ts';

export interface Backward {
  readonly start: Int32Array;
  readonly finish: Int32Array;
}

const NEVER = 2_147_483_647;

export function backwardPass(
  network: Network,
  order: Order,
  facts: Facts,
  forward: Forward,
  projectFinish: Minute,
): Backward {
  const start = new Int32Array(network.nodeCount);
  const finish = new Int32Array(network.nodeCount);
  for (let i = order.sequence.length - 1; i >= 0; i--) {
    const node = order.sequence[i] as number;
    const limit = limitsOf(network, order, facts, forward, { start, finish }, node);
    if (network.kind[node] !== LEAF) {
      start[node] = Math.min(limit.start, limit.finish, projectFinish);
      finish[node] = start[node] as number;
      continue;
    }
    placeLate(facts, forward, node, limit, projectFinish, { start, finish });
  }
  return { start, finish };
}

/** The latest start and finish that the successors of a node allow; NEVER where none bounds it. */
export function limitsOf(
  network: Network,
  order: Order,
  facts: Facts,
  forward: Forward,
  dates: Backward,
  node: number,
): { readonly start: number; readonly finish: number } {
  let start = NEVER;
  let finish = NEVER;
  const { starts, edges } = order.outgoing;
  for (let k = starts[node] as number; k < (starts[node + 1] as number); k++) {
    const edge = edges[k] as number;
    const after = network.to[edge] as number;
    const type = network.type[edge] as number;
    if (type === MEMBER) {
      // Of a group's first start only the member that gives it is bound.
      if (network.kind[after] !== GROUP_START) finish = Math.min(finish, dates.finish[after] as number);
      else if (forward.drivingEdge[after] === edge) start = Math.min(start, dates.start[after] as number);
      continue;
    }
    if ((facts.actualFinish[after] as number) !== NONE) continue;
    const boundsStart = type === FS || type === SS;
    const at = boundsStart ? lateStartOfWork(facts, dates, after) : lateBoundOnFinish(facts, dates, after);
    const time = facts.lagTime[after] as WorkingTime;
    const latest = beforeLag(at as Minute, forward.lagKind[edge] as number, forward.lag[edge] as number, time);
    if (type === FS || type === FF) finish = Math.min(finish, latest);
    else start = Math.min(start, latest);
  }
  return { start, finish };
}

/** Where the work of a leaf that is still to do begins in its late dates: of a started one, what is left of it. */
function lateStartOfWork(facts: Facts, dates: Backward, node: number): number {
  if ((facts.remaining[node] as number) === NONE) return dates.start[node] as number;
  return back(facts, node, dates.finish[node] as number, facts.remaining[node] as number);
}

/** A finish is walked back from a bound in non-working time, so the bound may lie as late as the next work. */
function lateBoundOnFinish(facts: Facts, dates: Backward, node: number): number {
  const finish = dates.finish[node] as number;
  if (facts.milestone[node] || facts.elapsed[node]) return finish;
  return (facts.time[node] as WorkingTime).nextStart(finish as Minute);
}

function placeLate(
  facts: Facts,
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
  const time = facts.time[node] as WorkingTime;
  const must = begun ? NONE : mustStartOf(facts, node);
  if (must !== NONE) {
    set(must, endOf(facts, node, must, length));
    return;
  }
  let finish: number = projectFinish;
  for (const date of [facts.deadline[node], facts.noFinishAfter[node], facts.mustFinish[node]] as number[]) {
    if (date !== NONE) finish = Math.min(finish, date);
  }
  let start = NEVER;
  if ((facts.noStartAfter[node] as number) !== NONE) start = facts.noStartAfter[node] as number;

  if (facts.milestone[node]) {
    // A successor's late start is a start: a milestone before it moves on to the next working minute.
    const bound = begun ? limit.finish : Math.min(limit.start, limit.finish);
    const moved = bound === NEVER ? NEVER : time.nextStart(bound as Minute);
    const at = Math.min(moved, begun ? finish : start, finish);
    set(begun ? (forward.start[node] as number) : at, at);
    return;
  }
  finish = Math.min(finish, limit.finish);
  start = Math.min(start, limit.start);
  if (!facts.elapsed[node]) finish = time.previousFinish(finish as Minute);
  let begin = back(facts, node, finish, length);
  // The start of begun work is a fact that no successor moves.
  if (start < begin && !begun) {
    begin = facts.elapsed[node] ? start : time.nextStart(start as Minute);
    finish = facts.elapsed[node] ? begin + length : time.add(begin as Minute, length);
  }
  set(begun ? (forward.start[node] as number) : begin, finish);
}

/** Where work of `length` that ends at `to` begins, on the leaf's calendar or the clock. */
function back(facts: Facts, node: number, to: number, length: number): number {
  if (facts.elapsed[node]) return to - length;
  return (facts.time[node] as WorkingTime).subtract(to as Minute, length);
}
