/**
 * Slack of the leaves from early and late dates. Total slack is min(LS − ES, LF − EF), free slack how
 * far a leaf may move without moving any successor's early dates, its own deadline or no-later date
 * or the project finish; both in minutes of the task's calendar (never a person's), clock minutes
 * for elapsed tasks. Finished work has none and is never critical.
 */
import type { Minute } from '../base/time.ts';
import { type Backward, limitsOf } from './backward.ts';
import { type Cuts, finishBefore } from './cuts.ts';
import type { Facts } from './facts.ts';
import type { Forward } from './forward-run.ts';
import { FAR, NONE } from './instants.ts';
import { asFinish } from './leaf-time.ts';
import { bindsFinishOf, type Dates, latestFor } from './limits.ts';
import { FF, FS, SF, SS } from './network.ts';
import { CLOCK_FF, CLOCK_FS, NO_BOUND, type Packed, PLAIN } from './packed.ts';
import { type TimeTable, workedAt } from './time-table.ts';
import type { WorkingTime } from './working-time.ts';

export interface Slack {
  readonly total: Int32Array;
  readonly free: Int32Array;
  readonly critical: Uint8Array;
}

export interface SlackOptions {
  readonly projectFinish: Minute;
  /** Minutes of total slack up to which a leaf is critical. */
  readonly criticalSlack: number;
}

export function slackOf(packed: Packed, forward: Forward, backward: Backward, options: SlackOptions): Slack {
  const { facts, plain, ownSlack, tables, tableOf, cuts, notAfter } = packed;
  const { starts, edge, other, way, lag, clock } = packed.outgoing;
  const count = packed.network.leaves.length;
  const total = new Int32Array(count);
  const free = new Int32Array(count);
  const critical = new Uint8Array(count);
  const early = earlyDates(packed, forward, options.projectFinish);
  const { workedStart, workedFinish } = early;
  const ends = Int32Array.from(tables, (table) => workedAt(table, options.projectFinish));
  for (let node = 0; node < count; node++) {
    if (plain[node] !== PLAIN || ownSlack[node] !== 1) {
      if ((facts.actualFinish[node] as number) !== NONE) continue;
      total[node] = totalOverInstants(facts, forward, backward, node);
      free[node] = freeOverInstants(packed, forward, early, options.projectFinish, node);
      critical[node] = (total[node] as number) <= options.criticalSlack && !facts.cancelled[node] ? 1 : 0;
      continue;
    }
    const number = tableOf[node] as number;
    const table = tables[number] as TimeTable;
    let finish = Math.min(ends[number] as number, notAfter[node] as number);
    let start = FAR;
    for (let k = starts[node] as number; k < (starts[node + 1] as number); k++) {
      const after = other[k] as number;
      let at: number;
      switch (way[k]) {
        case FS:
          finish = Math.min(finish, (workedStart[after] as number) - (lag[k] as number));
          break;
        case FF:
          finish = Math.min(finish, (workedFinish[after] as number) - (lag[k] as number));
          break;
        case SS:
          start = Math.min(start, (workedStart[after] as number) - (lag[k] as number));
          break;
        case SF:
          start = Math.min(start, (workedFinish[after] as number) - (lag[k] as number));
          break;
        case CLOCK_FS:
          if (lag[k] === 0) at = (early.start[after] as number) - (clock[k] as number);
          else at = latestFor(packed, forward, early, edge[k] as number);
          finish = Math.min(finish, workedAt(table, at));
          break;
        case CLOCK_FF:
          finish = Math.min(finish, workedAt(table, (early.finish[after] as number) - (clock[k] as number)));
          break;
        case NO_BOUND:
          break;
        default:
          at = latestFor(packed, forward, early, edge[k] as number);
          if (at === FAR) break;
          if (bindsFinishOf(packed, edge[k] as number)) finish = Math.min(finish, workedAt(table, at));
          else start = Math.min(start, workedAt(table, at));
      }
    }
    const away = cuts[node] as Cuts | null;
    if (away !== null) finish = finishBefore(away, finish);
    const ownStart = workedStart[node] as number;
    const ownFinish = workedFinish[node] as number;
    free[node] = Math.max(0, Math.min(finish - ownFinish, start - ownStart));
    const least = Math.min(
      (backward.workedStart[node] as number) - ownStart,
      (backward.workedFinish[node] as number) - ownFinish,
    );
    total[node] = least;
    critical[node] = least <= options.criticalSlack ? 1 : 0;
  }
  return { total, free, critical };
}

/** Early dates, but of a group how late it may end or begin without moving what waits for it. */
function earlyDates(packed: Packed, forward: Forward, projectFinish: Minute): Backward {
  const { network, tables, tableOf } = packed;
  const leaves = network.leaves.length;
  if (network.nodeCount === leaves) return forward;
  const start = forward.start.slice();
  const finish = forward.finish.slice();
  const workedStart = forward.workedStart.slice();
  const workedFinish = forward.workedFinish.slice();
  for (let node = leaves; node < network.nodeCount; node++) {
    const limit = limitsOf(packed, forward, forward, node);
    start[node] = Math.min(limit.start, limit.finish, projectFinish);
    finish[node] = start[node] as number;
    workedStart[node] = workedAt(tables[tableOf[node] as number] as TimeTable, start[node] as number);
    workedFinish[node] = workedStart[node] as number;
  }
  return { start, finish, workedStart, workedFinish };
}

function totalOverInstants(facts: Facts, forward: Forward, backward: Backward, node: number): number {
  const onFinish = room(facts, node, forward.finish[node] as number, backward.finish[node] as number);
  // A start that has happened cannot move.
  if ((facts.remaining[node] as number) !== NONE) return onFinish;
  return Math.min(onFinish, room(facts, node, forward.start[node] as number, backward.start[node] as number));
}

function freeOverInstants(packed: Packed, forward: Forward, early: Dates, projectFinish: Minute, node: number): number {
  const { facts } = packed;
  const limit = limitsOf(packed, forward, early, node);
  let latest = Math.min(limit.finish, projectFinish);
  for (const date of [facts.deadline[node], facts.noFinishAfter[node]] as number[]) {
    if (date !== NONE) latest = Math.min(latest, date);
  }
  const byFinish = room(facts, node, forward.finish[node] as number, asFinish(facts, node, latest));
  if ((facts.remaining[node] as number) !== NONE) return Math.max(0, byFinish);
  const byStart = room(facts, node, forward.start[node] as number, limit.start);
  return Math.max(0, Math.min(byFinish, byStart));
}

/** Minutes a leaf may use between two instants. */
function room(facts: Facts, node: number, from: number, to: number): number {
  if (to === FAR) return FAR;
  if (facts.elapsed[node]) return to - from;
  return (facts.lagTime[node] as WorkingTime).between(from as Minute, to as Minute);
}
