/**
 * What each leaf of the network brings to the schedule: how long it is, on which calendar, its
 * constraints (own and inherited from phases), its dates set by hand and its progress, as arrays by
 * leaf number. Times that are not given are NONE.
 */

import type { Duration } from '../base/duration.ts';
import type { Problem } from '../base/problem.ts';
import type { Minute, WrittenDate } from '../base/time.ts';
import type { ConstraintKind, Plan, WorkItem } from '../model/plan.ts';
import type { Calendars } from './calendars.ts';
import { finishInstant, NONE, startInstant } from './instants.ts';
import type { Crew } from './people/crew.ts';
import { progressOf } from './progress.ts';
import type { WorkingTime } from './working-time.ts';

export interface Facts {
  /** Working time of the leaf: of the people on it where all of them share one, else of its calendar. */
  readonly time: readonly WorkingTime[];
  /** By leaf: the assignments, each on its own time; null where all of it runs as `time` for `duration`. */
  readonly crew: readonly Crew[];
  /** Runs the lags of links into the leaf: its calendar; the project's for an elapsed task. */
  readonly lagTime: readonly WorkingTime[];
  readonly duration: Int32Array;
  readonly elapsed: Uint8Array;
  /** Takes no time, so it stays exactly where its links put it. */
  readonly milestone: Uint8Array;
  readonly assumed: Uint8Array;
  readonly cancelled: Uint8Array;
  readonly asLate: Uint8Array;
  readonly noStartBefore: Int32Array;
  readonly noFinishBefore: Int32Array;
  readonly noStartAfter: Int32Array;
  readonly noFinishAfter: Int32Array;
  readonly mustStart: Int32Array;
  readonly mustFinish: Int32Array;
  readonly deadline: Int32Array;
  readonly fixedStart: Int32Array;
  readonly fixedFinish: Int32Array;
  readonly actualStart: Int32Array;
  readonly actualFinish: Int32Array;
  /** Minutes of work left once started; NONE where nothing was done. */
  readonly remaining: Int32Array;
  readonly problems: readonly Problem[];
}

export function leafFacts(
  plan: Plan,
  leaves: readonly WorkItem[],
  calendars: Calendars,
  statusAt: Minute | null,
): Facts {
  const count = leaves.length;
  const times = (): Int32Array => new Int32Array(count).fill(NONE);
  const flags = (): Uint8Array => new Uint8Array(count);
  const time: WorkingTime[] = [];
  const lagTime: WorkingTime[] = [];
  const problems: Problem[] = [];
  const facts = {
    time,
    crew: leaves.map((): Crew => null),
    lagTime,
    duration: new Int32Array(count),
    elapsed: flags(),
    milestone: flags(),
    assumed: flags(),
    cancelled: flags(),
    asLate: flags(),
    noStartBefore: times(),
    noFinishBefore: times(),
    noStartAfter: times(),
    noFinishAfter: times(),
    mustStart: times(),
    mustFinish: times(),
    deadline: times(),
    fixedStart: times(),
    fixedFinish: times(),
    actualStart: times(),
    actualFinish: times(),
    remaining: times(),
    problems,
  };
  leaves.forEach((leaf, i) => {
    const own = calendars.timeOf(calendarOf(plan, leaf));
    time.push(own);
    const start = (date: WrittenDate | null): number => (date ? startInstant(date, own) : NONE);
    const finish = (date: WrittenDate | null): number => (date ? finishInstant(date, own) : NONE);
    const length = durationBetween(leaf, own) ?? durationOf(plan, leaf);
    facts.duration[i] = length.duration.minutes;
    facts.assumed[i] = length.assumed ? 1 : 0;
    facts.cancelled[i] = leaf.status === 'cancelled' ? 1 : 0;
    facts.elapsed[i] = length.duration.elapsed ? 1 : 0;
    facts.milestone[i] = length.duration.minutes === 0 ? 1 : 0;
    lagTime.push(length.duration.elapsed ? calendars.project : own);
    if (facts.cancelled[i]) return;
    facts.deadline[i] = finish(leaf.deadline);
    facts.fixedStart[i] = start(leaf.fixed?.start ?? null);
    facts.fixedFinish[i] = finish(leaf.fixed?.finish ?? null);
    constrain(facts, i, leaf, leaf, start, finish);
    for (const ancestor of ancestorsOf(plan, leaf)) constrain(facts, i, leaf, ancestor, start, finish);
    const progress = progressOf(leaf, length.duration.minutes, { start, finish, statusAt });
    facts.actualStart[i] = progress.actualStart;
    facts.actualFinish[i] = progress.actualFinish;
    facts.remaining[i] = progress.remaining;
    problems.push(...progress.problems);
  });
  return facts;
}

type ConstraintArrays = Pick<
  Facts,
  'noStartBefore' | 'noFinishBefore' | 'noStartAfter' | 'noFinishAfter' | 'mustStart' | 'mustFinish' | 'asLate'
>;

/**
 * Applies the constraint of `owner` to leaf `i`: all kinds of its own; of a phase or summary the two
 * that MS Project lets a summary have (no start earlier, no finish later), and *must* as far as it
 * bounds the same side. What a phase's dates are to keep is checked of the whole in `conflicts.ts`.
 */
function constrain(
  facts: ConstraintArrays,
  i: number,
  leaf: WorkItem,
  owner: WorkItem,
  start: (date: WrittenDate | null) => number,
  finish: (date: WrittenDate | null) => number,
): void {
  const constraint = owner.constraint;
  if (!constraint) return;
  const inherited = owner !== leaf;
  const later = (array: Int32Array, value: number): void => {
    array[i] = Math.max(array[i] as number, value);
  };
  const kind: ConstraintKind = constraint.kind;
  switch (kind) {
    case 'as-late-as-possible':
      facts.asLate[i] = 1;
      return;
    case 'start-no-earlier-than':
      later(facts.noStartBefore, start(constraint.date));
      return;
    case 'must-start-on':
      if (inherited) later(facts.noStartBefore, start(constraint.date));
      else facts.mustStart[i] = start(constraint.date);
      return;
    case 'must-finish-on':
      if (!inherited) facts.mustFinish[i] = finish(constraint.date);
      return;
    case 'finish-no-earlier-than':
      if (!inherited) facts.noFinishBefore[i] = finish(constraint.date);
      return;
    case 'start-no-later-than':
      if (!inherited) facts.noStartAfter[i] = start(constraint.date);
      return;
    case 'finish-no-later-than':
      if (!inherited) facts.noFinishAfter[i] = finish(constraint.date);
      return;
  }
}

/** Nearest first. */
function ancestorsOf(plan: Plan, item: WorkItem): WorkItem[] {
  const found: WorkItem[] = [];
  for (let id = item.parent; id !== null; ) {
    const parent = plan.items.get(id);
    if (!parent) break;
    found.push(parent);
    id = parent.parent;
  }
  return found;
}

/** The calendar written on an item or on the nearest group around it, else the project's. */
export function calendarOf(plan: Plan, item: WorkItem): string | null {
  if (item.calendar !== null) return item.calendar;
  for (const ancestor of ancestorsOf(plan, item)) if (ancestor.calendar !== null) return ancestor.calendar;
  return plan.project.calendar;
}

interface Length {
  readonly duration: Duration;
  /** Nothing says how long the task is. */
  readonly assumed: boolean;
}

/** Of a task whose start and finish are fixed: the work between them, whatever else is written; null for any other. */
function durationBetween(leaf: WorkItem, time: WorkingTime): Length | null {
  const { start, finish } = leaf.fixed ?? { start: null, finish: null };
  if (!start || !finish || leaf.kind !== 'task' || leaf.status === 'cancelled') return null;
  const [from, to] = [startInstant(start, time), finishInstant(finish, time)];
  const elapsed = leaf.duration?.elapsed ?? false;
  return { duration: { minutes: Math.max(0, elapsed ? to - from : time.between(from, to)), elapsed }, assumed: false };
}

/**
 * The deterministic duration: `duration`, else from `work` and units, else the estimate's most
 * likely value. A task that says nothing is taken to be one day; milestones, gates, empty phases
 * and cancelled tasks take no time.
 */
function durationOf(plan: Plan, item: WorkItem): Length {
  const nothing: Duration = { minutes: 0, elapsed: false };
  if (item.kind !== 'task' || item.status === 'cancelled') return { duration: nothing, assumed: false };
  if (item.duration) return { duration: item.duration, assumed: false };
  const effort = durationOfWork(plan, item);
  if (effort !== null) return { duration: { minutes: effort, elapsed: false }, assumed: false };
  const { optimistic, mostLikely, pessimistic } = item.estimate ?? {
    optimistic: null,
    mostLikely: null,
    pessimistic: null,
  };
  if (mostLikely) return { duration: mostLikely, assumed: false };
  if (optimistic && pessimistic) {
    return {
      duration: { minutes: Math.round((optimistic.minutes + pessimistic.minutes) / 2), elapsed: optimistic.elapsed },
      assumed: false,
    };
  }
  const single = optimistic ?? pessimistic;
  if (single) return { duration: single, assumed: false };
  return { duration: { minutes: plan.project.lengths.hoursPerDay * 60, elapsed: false }, assumed: true };
}

/** Work of the task shared by all units on it, or the longest of the assignments' own work; null without work. */
function durationOfWork(plan: Plan, item: WorkItem): number | null {
  const workers = item.assignments.filter((assignment) => {
    const type = plan.resources.get(assignment.party)?.type;
    return type !== 'material' && type !== 'cost' && assignment.units > 0;
  });
  if (item.work) {
    const units = workers.reduce((sum, worker) => sum + worker.units, 0);
    return Math.round(item.work.minutes / (units > 0 ? units : 1));
  }
  const own = workers.filter((worker) => worker.work !== null);
  if (own.length === 0) return null;
  return Math.max(...own.map((worker) => Math.round((worker.work?.minutes ?? 0) / worker.units)));
}
