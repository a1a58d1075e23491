/**
 * The problem of levelling as plain data (typed arrays and numbers), so that it can be posted to a
 * worker: resource-constrained project scheduling (RCPSP) with all four link types and minimum
 * lags, own working times, teams, fixed and splittable tasks. What a plan's ids mean stays outside.
 *
 * Times are minutes on one axis: worked minutes where everything shares one calendar (but for leave),
 * clock minutes else. A task holds what its parts need from its start to its finish, breaks included,
 * because that is what a finish-to-start link from the task that holds to the next one says.
 */
import type { Cuts } from '../cuts.ts';
import type { TimeTable } from '../time-table.ts';

/** In arrays of times: no bound. */
export const NONE = -2_147_483_648;
export const NEVER = 2_147_483_647;

/** The axis itself: every minute counts. */
export const EVERY_MINUTE = -1;
/** A part that needs nobody, such as the task's own calendar. */
export const NOBODY = -1;

/**
 * Tasks, links, parts and candidates are numbered from 0. `xStarts` has one entry more than there
 * are owners: those of owner `n` are `xStarts[n] … xStarts[n + 1] - 1`.
 */
export interface LevellingProblem {
  /** 1 for a node that is no task but the first start of its predecessors; the start of a phase, say. */
  readonly firstStart: Uint8Array;
  /** Links by their successor. They do not go round. */
  readonly linkStarts: Int32Array;
  readonly linkFrom: Int32Array;
  readonly linkType: Uint8Array;
  /** Minutes of `linkCalendar`; negative for a lead. */
  readonly linkLag: Int32Array;
  readonly linkCalendar: Int32Array;
  /** No start before this (project start, status date, constraint). */
  readonly release: Int32Array;
  /** No finish before this; NONE where nothing asks for it. */
  readonly finishRelease: Int32Array;
  /** Both NONE where the task may be moved. */
  readonly fixedStart: Int32Array;
  readonly fixedFinish: Int32Array;
  /**
   * Each part starts with the task, on its own calendar; the last to end finishes it. A task without
   * parts takes no time and stays exactly at its bound. No two parts of a task can take the same one.
   */
  readonly partStarts: Int32Array;
  /** Minutes of work on the part's calendar. */
  readonly partLength: Int32Array;
  /** Units needed, in the unit of `capacity`. What is more than somebody has counts as all of it. */
  readonly partUnits: Int32Array;
  /** Who can do a part, the first choice first; one of them does. One entry where it is settled. */
  readonly candidateStarts: Int32Array;
  readonly candidateResource: Int32Array;
  readonly candidateCalendar: Int32Array;
  /** Units there are, by resource. */
  readonly capacity: Int32Array;
  /** Higher goes first. */
  readonly priority: Int32Array;
  /** A finish later than this is late, and to be avoided; NEVER without one. */
  readonly deadline: Int32Array;
  /** Like a deadline, but worth more than the project's finish. */
  readonly noFinishAfter: Int32Array;
  /** Working times; `linkCalendar` and `candidateCalendar` number them. */
  readonly calendars: readonly WorkCalendar[];
  readonly splittable: Uint8Array;
  /** A split task works at least this long at a time. */
  readonly shortestSegment: number;
}

/** When somebody works: a table of spans (null: every minute of the axis), less leave. */
export interface WorkCalendar {
  readonly table: TimeTable | null;
  /** In worked minutes of the table, or of the axis. */
  readonly cuts: Cuts | null;
}

/** A stretch in which a split task works. */
export interface Segment {
  readonly from: number;
  readonly to: number;
}

/** Starts and finishes that keep links, bounds and capacities. */
export interface LevelledSchedule {
  readonly start: Int32Array;
  readonly finish: Int32Array;
  /** By part, the candidate who does it, as its number in `candidateResource`. */
  readonly chosen: Int32Array;
  /** Of tasks that were split. */
  readonly segments: ReadonlyMap<number, readonly Segment[]>;
}

export function taskCount(problem: Pick<LevellingProblem, 'firstStart'>): number {
  return problem.firstStart.length;
}
