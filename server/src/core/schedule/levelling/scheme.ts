/**
 * The serial schedule generation scheme (Kelley 1963; Kolisch 1996): takes tasks in a given order,
 * predecessors first, and gives each the earliest place that its links and the capacity still left
 * allow. Fixed tasks have theirs before all others. Teams and split tasks are placed by `crews.ts`.
 */
import { boundsOf } from './bounds.ts';
import { type FlexiblePlacing, flexiblePlacing } from './crews.ts';
import type { Model } from './model.ts';
import { NONE, type Segment, taskCount } from './problem.ts';
import { Profile } from './profile.ts';

/** One schedule, written over by every run. */
export interface Scheme {
  readonly start: Int32Array;
  readonly finish: Int32Array;
  /** By part: the candidate who does it. */
  readonly chosen: Int32Array;
  readonly segments: ReadonlyMap<number, readonly Segment[]>;
  /** Schedules all tasks in this order, predecessors first. */
  readonly run: (order: Int32Array) => void;
  /** Begins a schedule: only fixed tasks are placed. */
  readonly begin: () => void;
  /** Places a task whose predecessors are placed, at the earliest instant at or after `from`. */
  readonly place: (task: number, from: number) => void;
  /** The earliest instant at which links and bounds let a task start, its predecessors being placed. */
  readonly earliest: (task: number) => number;
  /** The first working instant of a task at or after `at`. */
  readonly asStart: (task: number, at: number) => number;
  /** Whether the task, of which it is settled who does it, can start exactly at `at`. */
  readonly fitsAt: (task: number, at: number) => boolean;
}

export function createScheme(model: Model): Scheme {
  const { problem, fixedStart, fixedFinish, needStarts, needResource, needUnits, identity, length } = model;
  const count = taskCount(problem);
  const start = new Int32Array(count);
  const finish = new Int32Array(count);
  const bounds = boundsOf(model, start, finish);
  const taken = fixedUsage(model);
  const profiles = taken.map((profile) => new Profile(profile.capacity, 16));
  const flexible: FlexiblePlacing = flexiblePlacing(model, bounds, profiles);

  function begin(): void {
    for (let r = 0; r < profiles.length; r++) (profiles[r] as Profile).become(taken[r] as Profile);
    flexible.reset();
  }

  function run(order: Int32Array): void {
    begin();
    for (let i = 0; i < order.length; i++) {
      const task = order[i] as number;
      place(task, NONE);
    }
  }

  function earliest(task: number): number {
    return bounds.asStart(task, bounds.startBound(task));
  }

  function place(task: number, from: number): void {
    if (fixedStart[task] !== NONE) {
      start[task] = fixedStart[task] as number;
      finish[task] = fixedFinish[task] as number;
      return;
    }
    const bound = Math.max(from, bounds.startBound(task));
    if (flexible.concerns(task)) {
      flexible.place(task, bound);
      start[task] = flexible.from;
      finish[task] = flexible.to;
      return;
    }
    const at = identity ? fitLength(task, bound) : fitOnCalendar(task, bound);
    const to = bounds.finishFrom(task, at);
    start[task] = at;
    finish[task] = to;
    if (to === at) return;
    for (let k = needStarts[task] as number; k < (needStarts[task + 1] as number); k++) {
      (profiles[needResource[k] as number] as Profile).add(at, to, needUnits[k] as number);
    }
  }

  /** The earliest instant from `from` on at which all that the task needs is free for its length. */
  function fitLength(task: number, from: number): number {
    const first = needStarts[task] as number;
    const end = needStarts[task + 1] as number;
    const minutes = length[task] as number;
    let at = from;
    if (first === end || minutes === 0) return at;
    let agreed = 0;
    for (let k = first; agreed < end - first; k = k + 1 === end ? first : k + 1) {
      const found = (profiles[needResource[k] as number] as Profile).firstFit(needUnits[k] as number, at, minutes);
      agreed = found === at ? agreed + 1 : 1;
      at = found;
    }
    return at;
  }

  /** The same where the finish depends on the start. */
  function fitOnCalendar(task: number, from: number): number {
    let at = bounds.asStart(task, from);
    for (;;) {
      const blocked = blockedUntil(task, at);
      if (blocked === NONE) return at;
      const next = bounds.asStart(task, blocked);
      // At the end of time nobody is asked whether there is room.
      if (next < blocked) return blocked;
      at = next;
    }
  }

  /** The end of a stretch in which the task, begun at `at`, would not get what it needs; NONE without one. */
  function blockedUntil(task: number, at: number): number {
    const to = bounds.finishFrom(task, at);
    for (let k = needStarts[task] as number; k < (needStarts[task + 1] as number); k++) {
      const until = (profiles[needResource[k] as number] as Profile).conflictEnd(needUnits[k] as number, at, to);
      if (until !== NONE) return until;
    }
    return NONE;
  }

  function fitsAt(task: number, at: number): boolean {
    return blockedUntil(task, at) === NONE;
  }

  const { asStart } = bounds;
  const { chosen, segments } = flexible;
  return { start, finish, chosen, segments, run, begin, place, earliest, asStart, fitsAt };
}

/** What fixed tasks use of each resource, whether it is there or not. */
function fixedUsage(model: Model): Profile[] {
  const { problem, fixedStart, fixedFinish } = model;
  const { partStarts, partUnits, candidateStarts, candidateResource, capacity } = problem;
  const users = new Int32Array(capacity.length);
  for (const resource of candidateResource) if (resource >= 0) users[resource] = (users[resource] as number) + 1;
  const profiles = Array.from(capacity, (units, r) => new Profile(units, 2 * (users[r] as number)));
  for (let task = 0; task < fixedStart.length; task++) {
    if (fixedStart[task] === NONE) continue;
    for (let part = partStarts[task] as number; part < (partStarts[task + 1] as number); part++) {
      const resource = candidateResource[candidateStarts[part] as number] as number;
      const units = partUnits[part] as number;
      if (units > 0) profiles[resource]?.add(fixedStart[task] as number, fixedFinish[task] as number, units);
    }
  }
  return profiles;
}
