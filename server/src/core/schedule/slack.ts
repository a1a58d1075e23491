/**
 * Slack of the leaves from early and late dates. Total slack is min(LS − ES, LF − EF), free slack how
 * far a leaf may move without moving any successor's early dates, its own deadline or no-later date
 * or the project finish; both in minutes of the task's calendar (never a person's), clock minutes
 * for elapsed tasks. Finished work has none and is never critical.
 */
import type { Minute } from '../base/time.ts';
import { type Backward, limitsOf } from './backward.ts';
import type { Facts } from './facts.ts';
import type { Forward } from './forward-run.ts';
import { FAR, NONE } from './instants.ts';
import { asFinish } from './leaf-time.ts';
import { type Dates, latestFor } from './limits.ts';
import { FF, FS, SF, SS } from './network.ts';
import { NO_BOUND, type Packed } from './packed.ts';
import { finishAt, startAt, type TimeTable, workedAt } from './time-table.ts';
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
  const { network, facts, plain, ownSlack } = packed;
  const count = network.leaves.length;
  const total = new Int32Array(count);
  const free = new Int32Array(count);
  const critical = new Uint8Array(count);
  const early = earlyDates(packed, forward, options.projectFinish);
  const ends = Int32Array.from(packed.tables, (table) => workedAt(table, options.projectFinish));
  for (let node = 0; node < count; node++) {
    if ((facts.actualFinish[node] as number) !== NONE) continue;
    if (plain[node] === 1) {
      const own = ownSlack[node] === 1;
      total[node] = own
        ? (backward.workedStart[node] as number) - (forward.workedStart[node] as number)
        : totalOverInstants(facts, forward, backward, node);
      free[node] = plainFree(packed, forward, early, ends, node);
    } else {
      total[node] = totalOverInstants(facts, forward, backward, node);
      free[node] = freeOverInstants(packed, forward, early, options.projectFinish, node);
    }
    critical[node] = (total[node] as number) <= options.criticalSlack && !facts.cancelled[node] ? 1 : 0;
  }
  return { total, free, critical };
}

/** Early dates, but of a group how late it may end or begin without moving what waits for it. */
function earlyDates(packed: Packed, forward: Forward, projectFinish: Minute): Dates {
  const { network } = packed;
  const leaves = network.leaves.length;
  if (network.nodeCount === leaves) return forward;
  const start = forward.start.slice();
  const finish = forward.finish.slice();
  for (let node = leaves; node < network.nodeCount; node++) {
    const limit = limitsOf(packed, forward, forward, node);
    start[node] = Math.min(limit.start, limit.finish, projectFinish);
    finish[node] = start[node] as number;
  }
  return { start, finish };
}

function plainFree(packed: Packed, forward: Forward, early: Dates, ends: Int32Array, node: number): number {
  const { tables, tableOf, notAfter, ownSlack, outgoing } = packed;
  const { workedStart, workedFinish } = forward;
  const number = tableOf[node] as number;
  const table = tables[number] as TimeTable;
  let finish = Math.min(ends[number] as number, notAfter[node] as number);
  let start = FAR;
  for (let k = outgoing.starts[node] as number; k < (outgoing.starts[node + 1] as number); k++) {
    const after = outgoing.other[k] as number;
    const lag = outgoing.lag[k] as number;
    switch (outgoing.way[k]) {
      case FS:
        finish = Math.min(finish, (workedStart[after] as number) - lag);
        break;
      case FF:
        finish = Math.min(finish, (workedFinish[after] as number) - lag);
        break;
      case SS:
        start = Math.min(start, (workedStart[after] as number) - lag);
        break;
      case SF:
        start = Math.min(start, (workedFinish[after] as number) - lag);
        break;
      case NO_BOUND:
        break;
      default: {
        const latest = latestFor(packed, forward, early, outgoing.edge[k] as number);
        if (latest.at === FAR) break;
        if (latest.ofFinish) finish = Math.min(finish, workedAt(table, latest.at));
        else start = Math.min(start, workedAt(table, latest.at));
      }
    }
  }
  const [ownStart, ownFinish] = [workedStart[node] as number, workedFinish[node] as number];
  if (ownSlack[node] === 1) return Math.max(0, Math.min(finish - ownFinish, start - ownStart));
  const time = packed.facts.lagTime[node] as WorkingTime;
  const onFinish = time.between(finishAt(table, ownFinish) as Minute, finishAt(table, finish) as Minute);
  const onStart =
    start === FAR ? FAR : time.between(startAt(table, ownStart) as Minute, startAt(table, start) as Minute);
  return Math.max(0, Math.min(onFinish, onStart));
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
