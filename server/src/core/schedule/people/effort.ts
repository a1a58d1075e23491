/**
 * The triangle of duration, work and units. Whichever two are written are kept and the third follows;
 * where all three contradict each other the duration counts (and `effort-conflict` says so). Lengths
 * are minutes of each assignment's own working time. Who of a team it is does not matter here.
 */
import type { Duration } from '../../base/duration.ts';
import type { Assignment, Estimate, Plan, WorkItem } from '../../model/plan.ts';

/** One assignment's part of a task. */
export interface Share {
  readonly assignment: Assignment;
  /** 1 = 100 %; above 0. */
  readonly units: number;
  readonly length: number;
}

export interface Effort {
  /** Of the task: the longest share, where people decide. */
  readonly duration: Duration;
  /** Nothing says how long the task is. */
  readonly assumed: boolean;
  /** Empty where people do not matter: without them, and for what takes no time. */
  readonly shares: readonly Share[];
}

const NO_SHARES: readonly Share[] = [];
const NO_TIME: Effort = { duration: { minutes: 0, elapsed: false }, assumed: false, shares: NO_SHARES };

/**
 * A task that says nothing is taken to be one day; milestones, gates, empty phases and cancelled
 * tasks take no time.
 */
export function effortOf(plan: Plan, item: WorkItem): Effort {
  if (item.kind !== 'task' || item.status === 'cancelled') return NO_TIME;
  const workers = workersOn(plan, item);
  const whole = item.duration ?? (item.work ? null : estimated(item.estimate, workers));
  if (whole) return lasting(whole, false, item, workers);
  if (item.work) return ofWork(item.work.minutes, workers);
  if (workers.some(({ work }) => work !== null)) return ofOwnWork(workers);
  return lasting({ minutes: plan.project.lengths.hoursPerDay * 60, elapsed: false }, true, item, workers);
}

/** A copy only where somebody is left out. */
function workersOn(plan: Plan, { assignments }: WorkItem): readonly Assignment[] {
  for (const assignment of assignments) if (!works(plan, assignment)) return assignments.filter((a) => works(plan, a));
  return assignments;
}

/** People and equipment work; material and cost never do. */
export function works(plan: Pick<Plan, 'resources'>, { party, units }: Assignment): boolean {
  const type = plan.resources.get(party)?.type;
  return type !== 'material' && type !== 'cost' && units > 0;
}

/** The most likely value, else the mean of the others; null without one, or where assignments say their work. */
function estimated(estimate: Estimate | null, workers: readonly Assignment[]): Duration | null {
  if (!estimate || workers.some(({ work }) => work !== null)) return null;
  const { optimistic, mostLikely, pessimistic } = estimate;
  if (mostLikely) return mostLikely;
  if (optimistic && pessimistic) {
    return {
      minutes: Math.round((optimistic.minutes + pessimistic.minutes) / 2),
      elapsed: optimistic.elapsed,
    };
  }
  return optimistic ?? pessimistic;
}

/** Everybody works as long as the task takes; units that nobody wrote follow from the work. */
function lasting(duration: Duration, assumed: boolean, item: WorkItem, workers: readonly Assignment[]): Effort {
  if (duration.minutes === 0 || workers.length === 0) return { duration, assumed, shares: NO_SHARES };
  const only = workers[0];
  if (only && workers.length === 1) {
    const units = knownUnits(only, duration.minutes) ?? sharedUnits(item, duration.minutes, 0, 1);
    return {
      duration,
      assumed,
      shares: units > 0 ? [{ assignment: only, units, length: duration.minutes }] : NO_SHARES,
    };
  }
  const known = workers.map((worker) => knownUnits(worker, duration.minutes));
  const open = known.filter((units) => units === null).length;
  const taken = known.reduce<number>((sum, units) => sum + (units ?? 0), 0);
  const each = sharedUnits(item, duration.minutes, taken, open);
  const shares = workers.flatMap((assignment, k): readonly Share[] => {
    const units = known[k] ?? each;
    return units > 0 ? [{ assignment, units, length: duration.minutes }] : NO_SHARES;
  });
  return { duration, assumed, shares };
}

/** Units of each of those for whom none are written: what the work of the task leaves them. */
function sharedUnits({ work }: WorkItem, minutes: number, taken: number, open: number): number {
  const rest = work && open > 0 ? (work.minutes / minutes - taken) / open : 1;
  return rest > 0 ? rest : 1;
}

/** Units as written, or as the assignment's own work makes them; null where neither is written. */
function knownUnits({ unitsWritten, units, work }: Assignment, minutes: number): number | null {
  if (unitsWritten) return units;
  return work === null ? null : work.minutes / minutes;
}

/** Who has work of their own does that; the others share the rest by their units. */
function ofWork(minutes: number, workers: readonly Assignment[]): Effort {
  const own = workers.reduce((sum, { work }) => sum + (work?.minutes ?? 0), 0);
  const units = workers.reduce((sum, worker) => sum + (worker.work === null ? worker.units : 0), 0);
  const rest = units > 0 ? Math.round(Math.max(0, minutes - own) / units) : 0;
  return longest(workers, rest, workers.length === 0 ? minutes : 0);
}

/** Who has no work of their own is there as long as the others. */
function ofOwnWork(workers: readonly Assignment[]): Effort {
  const most = workers.reduce((most, worker) => Math.max(most, ownLength(worker) ?? 0), 0);
  return longest(workers, most, 0);
}

function longest(workers: readonly Assignment[], other: number, least: number): Effort {
  const shares = workers
    .map((assignment): Share => ({ assignment, units: assignment.units, length: ownLength(assignment) ?? other }))
    .filter(({ length }) => length > 0);
  const minutes = shares.reduce((most, { length }) => Math.max(most, length), least);
  return { duration: { minutes, elapsed: false }, assumed: false, shares };
}

function ownLength({ work, units }: Assignment): number | null {
  return work === null ? null : Math.round(work.minutes / units);
}
