/** A computed schedule: the dates of every item of a plan and why they are what they are. */
import type { Problem } from '../base/problem.ts';
import type { Minute } from '../base/time.ts';
import type { Assignment, Link, WorkItem } from '../model/plan.ts';
import type { Basis } from './basis.ts';
import type { SchedulePaths } from './paths.ts';
import type { WorkingTime } from './working-time.ts';

export type DriverKind =
  | 'project-start'
  | 'link'
  | 'constraint'
  | 'actual'
  | 'status-date'
  | 'calendar'
  | 'resource'
  | 'fixed';

/** What decides an item's start (or, for a link that bounds the finish, its finish); of a group, its first child's. */
export interface Driver {
  readonly kind: DriverKind;
  /** The predecessor of a link, the last task before a gate, or the task that holds the resource. */
  readonly id?: string;
  /** Of `resource`: whom or what the item waits for. */
  readonly resource?: string;
  readonly link?: Link;
  /** The phase or summary that owns the link or constraint, where it is inherited. */
  readonly from?: string;
}

/** How much room an item has: none, no more than `near-critical-slack`, or more. */
export type SlackBand = 'critical' | 'near-critical' | 'free';

/** One assignment as it is carried out. */
export interface AssignedWork {
  readonly assignment: Assignment;
  /** Who does it: of a team the member chosen; null where nobody can be taken from the team. */
  readonly resource: string | null;
  /** 1 = 100 %. */
  readonly units: number;
  /** Minutes of work. */
  readonly work: number;
  readonly from: Minute;
  readonly to: Minute;
}

export interface ItemSchedule {
  readonly id: string;
  readonly start: Minute;
  readonly finish: Minute;
  readonly earlyStart: Minute;
  readonly earlyFinish: Minute;
  readonly lateStart: Minute;
  readonly lateFinish: Minute;
  /** Working minutes on the item's calendar; clock minutes for an elapsed task. May be negative. */
  readonly totalSlack: number;
  readonly freeSlack: number;
  readonly critical: boolean;
  readonly slackBand: SlackBand;
  /** Working minutes between start and finish, clock minutes for an elapsed task. */
  readonly duration: number;
  readonly driver: Driver;
  /** Runs on the clock: `duration` and slack count its minutes. */
  readonly elapsed: boolean;
  /** Has an actual finish; a group: all of it has. */
  readonly finished: boolean;
  /** True where nothing says how long the task is; it is then one day long. */
  readonly durationAssumed: boolean;
  /** People and equipment on it; of a group none, of a team one entry a member chosen. */
  readonly assignments: readonly AssignedWork[];
  /** Of a task that levelling split: its pieces in order; null of any other. */
  readonly segments: readonly { readonly from: Minute; readonly to: Minute }[] | null;
  /** Working minutes the item starts later because of levelling; 0 without. */
  readonly levellingDelay: number;
}

export interface Schedule extends SchedulePaths {
  /** Where work begins that nothing else decides: as written, else with the earliest date of the plan. */
  readonly projectStart: Minute;
  readonly start: Minute;
  readonly finish: Minute;
  /** Working minutes of the project calendar from start to finish. */
  readonly duration: number;
  /** Every item, in the order of `Plan.items`. */
  readonly items: ReadonlyMap<string, ItemSchedule>;
  /** Working time of the project's calendar, for shading and for counting days. */
  readonly projectTime: WorkingTime;
  /** The "now" of progress: the end of work on the status date; null without one. */
  readonly statusAt: Minute | null;
  /** Working time by calendar id, compiled on first use. */
  readonly timeOf: (calendar: string | null) => WorkingTime;
  /** When an assignment of an item is worked; not asked of elapsed items, which run on the clock. */
  readonly timeOfWork: (item: WorkItem, work: AssignedWork) => WorkingTime;
  readonly problems: readonly Problem[];
  /** Where the schedule of a later plan starts from; says nothing to anybody else. */
  readonly basis: Basis;
}
