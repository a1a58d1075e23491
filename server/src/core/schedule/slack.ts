/**
 * Slack of the leaves from early and late dates. Total slack is min(LS − ES, LF − EF), free slack how
 * far a leaf may move without moving any successor's early dates, its own deadline or no-later date
 * or the project finish; both in minutes of the task's calendar (never a person's), clock minutes
 * for elapsed tasks. Finished work has none and is never critical.
 */
import type { Steps } from '../base/steps.ts';
import type { Minute } from '../base/time.ts';
import { AT_ONCE, LINKS_AT_ONCE } from './at-once.ts';
import type { Backward } from './backward.ts';
import { type Cuts, finishBefore, subtractOver } from './cuts.ts';
import type { Again, Forward } from './forward-run.ts';
import { FAR, NONE } from './instants.ts';
import { asFinish, takeBack } from './leaf-time.ts';
import { type Dates, latestBegins, latestOfGroup, limitsOf, narrow } from './limits.ts';
import type { PassPacked } from './packed.ts';
import type { PassFacts, PassTime } from './pass-input.ts';
import { type TimeTable, workedAt } from './time-table.ts';

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

/** In steps. `again`: only of what is dirty. */
export function* slackOf(
  packed: PassPacked,
  forward: Forward,
  backward: Backward,
  options: SlackOptions,
  again: Again<Slack> | null = null,
): Steps<Slack> {
  const count = packed.network.leaves.length;
  const slack: Slack = {
    total: again?.before.total.slice() ?? new Int32Array(count),
    free: again?.before.free.slice() ?? new Int32Array(count),
    critical: again?.before.critical.slice() ?? new Uint8Array(count),
  };
  const early = earlyDates(packed, forward, options.projectFinish);
  const ends = Int32Array.from(packed.tables, (table) => workedAt(table, options.projectFinish));
  const begins = latestBegins(packed, forward, early);
  const run: SlackRun = { packed, forward, backward, options, early, ends, begins, slack };
  for (let from = 0; from < count; from += AT_ONCE) {
    slackOfLeaves(run, again, from, Math.min(count, from + AT_ONCE));
    yield;
  }
  return slack;
}

/** What is compared. */
interface SlackRun {
  readonly packed: PassPacked;
  readonly forward: Forward;
  readonly backward: Backward;
  readonly options: SlackOptions;
  readonly early: Dates;
  /** By table: the project finish in worked minutes. */
  readonly ends: Int32Array;
  readonly begins: (node: number, cap: number) => number;
  readonly slack: Slack;
}

function slackOfLeaves(run: SlackRun, again: Again<Slack> | null, from: number, to: number): void {
  const { packed, forward, backward, options, early, ends, begins: latestBegin } = run;
  const { facts, plain, ownSlack, tableOf, cuts, notAfter } = packed;
  const { duration } = facts;
  const { total, free, critical } = run.slack;
  const limits = new Int32Array(2);
  for (let node = from; node < to; node++) {
    if (again !== null && again.dirty[node] === 0) continue;
    if (plain[node] === 0 || ownSlack[node] === 0) {
      if ((facts.actualFinish[node] as number) !== NONE) continue;
      total[node] = totalOverInstants(facts, forward, backward, node);
      free[node] = freeOverInstants(packed, forward, early, options.projectFinish, node);
      critical[node] = (total[node] as number) <= options.criticalSlack && !facts.cancelled[node] ? 1 : 0;
      continue;
    }
    const cap = Math.min(ends[tableOf[node] as number] as number, notAfter[node] as number);
    const start = forward.worked[2 * node] as number;
    const finish = forward.worked[2 * node + 1] as number;
    const away = cuts[node] as Cuts | null;
    let room: number;
    if (away === null) room = latestBegin(node, cap - (duration[node] as number)) - start;
    else {
      limits[0] = cap;
      limits[1] = FAR;
      narrow(packed, forward, early, node, limits);
      // Work that would end later may have to begin before a leave.
      const end = finishBefore(away, limits[0] as number);
      const begin = subtractOver(away, end, duration[node] as number);
      room = Math.min(end - finish, begin - start, (limits[1] as number) - start);
    }
    free[node] = Math.max(0, room);
    total[node] = totalInWork(away, forward, backward, node);
    critical[node] = (total[node] as number) <= options.criticalSlack && !facts.cancelled[node] ? 1 : 0;
  }
}

/** Which leaves are critical, by leaf, and nothing else of slack; in long steps. */
export function* markingCritical(
  packed: PassPacked,
  forward: Forward,
  backward: Backward,
  criticalSlack: number,
  critical: Uint8Array,
): Steps<void> {
  for (let from = 0; from < critical.length; from += LINKS_AT_ONCE) {
    if (from > 0) yield;
    markCritical(
      packed,
      forward,
      backward,
      criticalSlack,
      critical,
      from,
      Math.min(critical.length, from + LINKS_AT_ONCE),
    );
  }
}

/** Leaves from `from` to before `to`. */
function markCritical(
  { facts, plain, ownSlack, cuts }: PassPacked,
  forward: Forward,
  backward: Backward,
  criticalSlack: number,
  critical: Uint8Array,
  from: number,
  to: number,
): void {
  for (let node = from; node < to; node++) {
    let total: number;
    if (plain[node] !== 0 && ownSlack[node] !== 0) {
      total = totalInWork(cuts[node] as Cuts | null, forward, backward, node);
    } else if ((facts.actualFinish[node] as number) !== NONE) {
      critical[node] = 0;
      continue;
    } else total = totalOverInstants(facts, forward, backward, node);
    critical[node] = total <= criticalSlack && facts.cancelled[node] === 0 ? 1 : 0;
  }
}

/** Of a plain leaf: without leave its start is as far from its late one as its finish. */
function totalInWork(away: Cuts | null, forward: Forward, backward: Backward, node: number): number {
  const onStart = (backward.worked[2 * node] as number) - (forward.worked[2 * node] as number);
  if (away === null) return onStart;
  return Math.min(onStart, (backward.worked[2 * node + 1] as number) - (forward.worked[2 * node + 1] as number));
}

/** Early dates, but of a group how late it may end or begin without moving what waits for it. */
function earlyDates(packed: PassPacked, forward: Forward, projectFinish: Minute): Dates {
  const { network, tables, tableOf } = packed;
  const leaves = network.leaves.length;
  if (network.nodeCount === leaves) return forward;
  const start = forward.start.slice();
  const finish = forward.finish.slice();
  const worked = forward.worked.slice();
  for (let node = leaves; node < network.nodeCount; node++) {
    start[node] = Math.min(latestOfGroup(packed, forward, forward, node), projectFinish);
    finish[node] = start[node] as number;
    worked[2 * node] = workedAt(tables[tableOf[node] as number] as TimeTable, start[node] as number);
    worked[2 * node + 1] = worked[2 * node] as number;
  }
  return { start, finish, worked };
}

function totalOverInstants(facts: PassFacts, forward: Forward, backward: Backward, node: number): number {
  const onFinish = room(facts, node, forward.finish[node] as number, backward.finish[node] as number);
  // A start that has happened cannot move.
  if ((facts.remaining[node] as number) !== NONE) return onFinish;
  return Math.min(onFinish, room(facts, node, forward.start[node] as number, backward.start[node] as number));
}

function freeOverInstants(
  packed: PassPacked,
  forward: Forward,
  early: Dates,
  projectFinish: Minute,
  node: number,
): number {
  const { facts } = packed;
  const limit = limitsOf(packed, forward, early, node);
  let latest = Math.min(limit.finish, projectFinish);
  for (const date of [facts.deadline[node], facts.noFinishAfter[node], facts.mustFinish[node]] as number[]) {
    if (date !== NONE) latest = Math.min(latest, date);
  }
  latest = asFinish(facts, node, latest);
  const byFinish = room(facts, node, forward.finish[node] as number, latest);
  if ((facts.remaining[node] as number) !== NONE) return Math.max(0, byFinish);
  // Who ends last need not be who has to begin first.
  let latestStart = Math.min(limit.start, takeBack(facts, node, latest, facts.duration[node] as number));
  for (const date of [facts.noStartAfter[node], facts.mustStart[node]] as number[]) {
    if (date !== NONE) latestStart = Math.min(latestStart, date);
  }
  const byStart = room(facts, node, forward.start[node] as number, latestStart);
  return Math.max(0, Math.min(byFinish, byStart));
}

/** Minutes a leaf may use between two instants. */
function room(facts: PassFacts, node: number, from: number, to: number): number {
  if (to === FAR) return FAR;
  if (facts.elapsed[node]) return to - from;
  return (facts.lagTime[node] as PassTime).between(from as Minute, to as Minute);
}
