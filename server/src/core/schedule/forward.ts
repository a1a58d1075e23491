/**
 * The forward pass: early dates of every node in the order of its predecessors, and which bound
 * decided each leaf. Plain leaves are sums of worked minutes; the others are placed over instants.
 */
import { addOver, type Cuts, finishBefore, startAfter, subtractOver } from './cuts.ts';
import { beginRun, boundOf, type Forward, type ForwardOptions, type ForwardRun } from './forward-run.ts';
import { NONE } from './instants.ts';
import { FF, FS, GROUP_FINISH, LEAF, SF, SS } from './network.ts';
import { CLOCK_FS, CLOCK_SS, EXACT, type Packed, PLAIN } from './packed.ts';
import { BY_CONSTRAINT, BY_LINK, BY_PROJECT_START, BY_STATUS_DATE, placeLeaf, placeMilestone } from './place-leaf.ts';
import { finishAt, startAt, type TimeTable, workedAt } from './time-table.ts';

export function forwardPass(packed: Packed, options: ForwardOptions): Forward {
  const { network, order, facts, plain, tables, tableOf, cuts, notBefore } = packed;
  const run = beginRun(packed, options);
  const { start, finish, workedStart, workedFinish, driver, drivingEdge } = run;
  const { starts, edge, other, way, lag, clock } = packed.incoming;
  const { duration } = facts;
  const earliest = Math.max(options.projectStart, options.statusAt ?? NONE);
  const byEarliest = earliest > options.projectStart ? BY_STATUS_DATE : BY_PROJECT_START;
  const floors = Int32Array.from(tables, (table) => workedAt(table, earliest));
  const timeEnds = Float64Array.from(tables, (table) => table.end);
  const { sequence } = order;
  for (let i = 0; i < sequence.length; i++) {
    const node = sequence[i] as number;
    if (plain[node] !== PLAIN) {
      if (network.kind[node] !== LEAF) rollUp(run, node);
      else if (!placeOverInstants(run, node)) return run;
      continue;
    }
    const number = tableOf[node] as number;
    const table = tables[number] as TimeTable;
    const length = duration[node] as number;
    const away = cuts[node] as Cuts | null;
    let best = floors[number] as number;
    let deciding = -1;
    for (let k = starts[node] as number; k < (starts[node + 1] as number); k++) {
      const before = other[k] as number;
      let bound: number;
      switch (way[k]) {
        case FS:
          bound = (workedFinish[before] as number) + (lag[k] as number);
          break;
        case SS:
          bound = (workedStart[before] as number) + (lag[k] as number);
          break;
        case FF:
          bound = beginOf(away, (workedFinish[before] as number) + (lag[k] as number), length);
          break;
        case SF:
          bound = beginOf(away, (workedStart[before] as number) + (lag[k] as number), length);
          break;
        case CLOCK_FS:
          bound = workedAt(table, (finish[before] as number) + (clock[k] as number)) + (lag[k] as number);
          break;
        case CLOCK_SS:
          bound = workedAt(table, (start[before] as number) + (clock[k] as number)) + (lag[k] as number);
          break;
        default: {
          bound = workedAt(table, boundOf(run, edge[k] as number, node));
          const type = network.type[edge[k] as number] as number;
          if (type === FF || type === SF) bound = beginOf(away, bound, length);
        }
      }
      if (bound > best || (bound === best && deciding < 0)) {
        best = bound;
        deciding = edge[k] as number;
      }
    }
    let decider = deciding < 0 ? byEarliest : BY_LINK;
    if ((notBefore[node] as number) > best) {
      best = notBefore[node] as number;
      deciding = -1;
      decider = BY_CONSTRAINT;
    }
    let end = best + length;
    if (away !== null) {
      best = startAfter(away, best);
      end = addOver(away, best, length);
    }
    workedStart[node] = best;
    workedFinish[node] = end;
    start[node] = startAt(table, best);
    finish[node] = finishAt(table, end);
    driver[node] = decider;
    drivingEdge[node] = deciding;
    if ((finish[node] as number) >= (timeEnds[number] as number)) {
      run.exhausted = node;
      return run;
    }
  }
  return run;
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
  run.workedStart[node] = workedAt(table, run.start[node] as number);
  run.workedFinish[node] = workedAt(table, run.finish[node] as number);
  if ((run.finish[node] as number) < table.end) return true;
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
  run.workedStart[node] = workedAt(tables[tableOf[node] as number] as TimeTable, best);
  run.workedFinish[node] = run.workedStart[node] as number;
}
