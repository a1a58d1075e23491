/**
 * The backward pass: the latest dates every node may have without moving the project finish, a
 * task's own deadline or a *no later* or *must* date, in the reverse order of the forward pass.
 */
import type { Minute } from '../base/time.ts';
import { addOver, type Cuts, finishBefore, startAfter, subtractOver } from './cuts.ts';
import type { Facts } from './facts.ts';
import type { Forward } from './forward-run.ts';
import { FAR, NONE } from './instants.ts';
import { asFinish, asStart, endOf, takeBack } from './leaf-time.ts';
import { bindsFinishOf, latestFor } from './limits.ts';
import { FF, FS, LEAF, SF, SS } from './network.ts';
import { CLOCK_FF, CLOCK_FS, CLOCK_SS, NO_BOUND, type Packed, PLAIN } from './packed.ts';
import { mustStartOf } from './place-leaf.ts';
import { finishAt, startAt, type TimeTable, workedAt } from './time-table.ts';
import type { WorkingTime } from './working-time.ts';

/** Latest dates by node, also in worked minutes of its table. */
export interface Backward {
  readonly start: Int32Array;
  readonly finish: Int32Array;
  readonly workedStart: Int32Array;
  readonly workedFinish: Int32Array;
}

export function backwardPass(packed: Packed, forward: Forward, projectFinish: Minute): Backward {
  const { network, order, facts, plain, tables, tableOf, cuts, notAfter } = packed;
  const { starts, edge, other, way, lag, clock } = packed.outgoing;
  const start = new Int32Array(network.nodeCount);
  const finish = new Int32Array(network.nodeCount);
  const workedStart = new Int32Array(network.nodeCount);
  const workedFinish = new Int32Array(network.nodeCount);
  const dates: Backward = { start, finish, workedStart, workedFinish };
  const ends = Int32Array.from(tables, (table) => workedAt(table, projectFinish));
  const { sequence } = order;
  for (let i = sequence.length - 1; i >= 0; i--) {
    const node = sequence[i] as number;
    if (plain[node] !== PLAIN) {
      placeOverInstants(packed, forward, dates, node, projectFinish);
      continue;
    }
    const number = tableOf[node] as number;
    const table = tables[number] as TimeTable;
    let latestFinish = Math.min(ends[number] as number, notAfter[node] as number);
    let latestStart = FAR;
    for (let k = starts[node] as number; k < (starts[node + 1] as number); k++) {
      const after = other[k] as number;
      let at: number;
      switch (way[k]) {
        case FS:
          latestFinish = Math.min(latestFinish, (workedStart[after] as number) - (lag[k] as number));
          break;
        case FF:
          latestFinish = Math.min(latestFinish, (workedFinish[after] as number) - (lag[k] as number));
          break;
        case SS:
          latestStart = Math.min(latestStart, (workedStart[after] as number) - (lag[k] as number));
          break;
        case SF:
          latestStart = Math.min(latestStart, (workedFinish[after] as number) - (lag[k] as number));
          break;
        case CLOCK_FS:
          if (lag[k] === 0) at = (start[after] as number) - (clock[k] as number);
          else at = startAt(tableFor(tableOf, tables, after), (workedStart[after] as number) - (lag[k] as number));
          latestFinish = Math.min(latestFinish, workedAt(table, at));
          break;
        case CLOCK_FF:
          at = (finish[after] as number) - (clock[k] as number);
          latestFinish = Math.min(latestFinish, workedAt(table, at));
          break;
        case CLOCK_SS:
          if (lag[k] === 0) at = (start[after] as number) - (clock[k] as number);
          else at = startAt(tableFor(tableOf, tables, after), (workedStart[after] as number) - (lag[k] as number));
          latestStart = Math.min(latestStart, workedAt(table, at));
          break;
        case NO_BOUND:
          break;
        default:
          at = latestFor(packed, forward, dates, edge[k] as number);
          if (at === FAR) break;
          if (bindsFinishOf(packed, edge[k] as number)) latestFinish = Math.min(latestFinish, workedAt(table, at));
          else latestStart = Math.min(latestStart, workedAt(table, at));
      }
    }
    const length = facts.duration[node] as number;
    const away = cuts[node] as Cuts | null;
    let begin = Math.min(latestFinish - length, latestStart);
    let end = begin + length;
    if (away !== null) {
      end = finishBefore(away, latestFinish);
      begin = subtractOver(away, end, length);
      if (latestStart < begin) {
        begin = startAfter(away, latestStart);
        end = addOver(away, begin, length);
      }
    }
    workedStart[node] = begin;
    workedFinish[node] = end;
    start[node] = startAt(table, begin);
    finish[node] = finishAt(table, end);
  }
  return dates;
}

function tableFor(tableOf: Int32Array, tables: readonly TimeTable[], node: number): TimeTable {
  return tables[tableOf[node] as number] as TimeTable;
}

function placeOverInstants(
  packed: Packed,
  forward: Forward,
  dates: Backward,
  node: number,
  projectFinish: Minute,
): void {
  const { network, tables, tableOf, facts } = packed;
  const limit = limitsOf(packed, forward, dates, node);
  if (network.kind[node] === LEAF) placeLate(facts, forward, node, limit, projectFinish, dates);
  else {
    dates.start[node] = Math.min(limit.start, limit.finish, projectFinish);
    dates.finish[node] = dates.start[node] as number;
  }
  const table = tableFor(tableOf, tables, node);
  dates.workedStart[node] = workedAt(table, dates.start[node] as number);
  dates.workedFinish[node] = workedAt(table, dates.finish[node] as number);
}

/** The latest start and finish that the successors of a node allow, in instants; FAR where none bounds it. */
export function limitsOf(
  packed: Packed,
  forward: Forward,
  dates: Pick<Backward, 'start' | 'finish'>,
  node: number,
): { readonly start: number; readonly finish: number } {
  let start = FAR;
  let finish = FAR;
  const { starts, edge } = packed.outgoing;
  for (let k = starts[node] as number; k < (starts[node + 1] as number); k++) {
    const latest = latestFor(packed, forward, dates, edge[k] as number);
    if (bindsFinishOf(packed, edge[k] as number)) finish = Math.min(finish, latest);
    else start = Math.min(start, latest);
  }
  return { start, finish };
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
    const moved = bound === FAR ? FAR : (facts.time[node] as WorkingTime).nextStart(bound as Minute);
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
