/**
 * The forward pass: early dates of every node in the order of its predecessors, and which bound
 * decided each leaf. Plain leaves are sums of worked minutes; the others are placed over instants.
 */
import { beginRun, boundOf, type Forward, type ForwardOptions, type ForwardRun } from './forward-run.ts';
import { NONE } from './instants.ts';
import { FF, FS, GROUP_FINISH, LEAF, SF, SS } from './network.ts';
import type { Packed } from './packed.ts';
import { BY_CONSTRAINT, BY_LINK, BY_PROJECT_START, BY_STATUS_DATE, placeLeaf } from './place-leaf.ts';
import { finishAt, startAt, type TimeTable, workedAt } from './time-table.ts';
import type { WorkingTime } from './working-time.ts';

export function forwardPass(packed: Packed, options: ForwardOptions): Forward {
  const { network, order, facts, plain, tables, tableOf, notBefore } = packed;
  const run = beginRun(packed, options);
  const { start, finish, workedStart, workedFinish, driver, drivingEdge } = run;
  const { starts, edge, other, way, lag } = packed.incoming;
  const { duration } = facts;
  const earliest = Math.max(options.projectStart, options.statusAt ?? NONE);
  const byEarliest = earliest > options.projectStart ? BY_STATUS_DATE : BY_PROJECT_START;
  const floors = Int32Array.from(tables, (table) => workedAt(table, earliest));
  const { sequence } = order;
  for (let i = 0; i < sequence.length; i++) {
    const node = sequence[i] as number;
    if (plain[node] === 0) {
      if (network.kind[node] !== LEAF) rollUp(run, node);
      else if (!placeOverInstants(run, node)) return run;
      continue;
    }
    const number = tableOf[node] as number;
    const table = tables[number] as TimeTable;
    const length = duration[node] as number;
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
          bound = (workedFinish[before] as number) + (lag[k] as number) - length;
          break;
        case SF:
          bound = (workedStart[before] as number) + (lag[k] as number) - length;
          break;
        default:
          bound = workedBound(run, edge[k] as number, node, table, length);
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
    workedStart[node] = best;
    workedFinish[node] = best + length;
    start[node] = startAt(table, best);
    finish[node] = finishAt(table, best + length);
    driver[node] = decider;
    drivingEdge[node] = deciding;
    if ((finish[node] as number) >= (facts.time[node] as WorkingTime).end) {
      run.exhausted = node;
      return run;
    }
  }
  return run;
}

/** What a link that cannot be read in worked minutes asks of a plain leaf's start, in those of its own time. */
function workedBound(run: ForwardRun, edge: number, node: number, table: TimeTable, length: number): number {
  const bound = workedAt(table, boundOf(run, edge, node));
  const type = run.packed.network.type[edge] as number;
  return type === FF || type === SF ? bound - length : bound;
}

function placeOverInstants(run: ForwardRun, node: number): boolean {
  const { tables, tableOf, facts } = run.packed;
  placeLeaf(run, node);
  const table = tables[tableOf[node] as number] as TimeTable;
  run.workedStart[node] = workedAt(table, run.start[node] as number);
  run.workedFinish[node] = workedAt(table, run.finish[node] as number);
  if ((run.finish[node] as number) < (facts.time[node] as WorkingTime).end) return true;
  run.exhausted = node;
  return false;
}

/** A group's last finish or first start, with the member that decides it. */
function rollUp({ packed, start, finish, drivingEdge }: ForwardRun, node: number): void {
  const { network, incoming } = packed;
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
}
