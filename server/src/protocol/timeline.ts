/** Data of the timeline. Rows are in display order, a parent before its children. */
import type { PlanChance, Target, ViewFinding, ViewHeader } from './view.ts';

type RowKind = 'phase' | 'summary' | 'task' | 'milestone' | 'gate';
type StageName = 'initiation' | 'planning' | 'execution' | 'monitoring' | 'closing';

export interface TimelineRow {
  readonly id: string;
  readonly kind: RowKind;
  readonly name: string;
  /** Index of the parent's row, or -1. */
  readonly parent: number;
  readonly level: number;
  readonly stage: StageName | null;
  /** Of a phase that falls back into planning or repeats it. */
  readonly replans: string | null;
  readonly start: number;
  readonly finish: number;
  /** When a split task is worked on: [from, to, from, to …]; empty where it is in one piece. */
  readonly pieces: readonly number[];
  readonly lateFinish: number;
  readonly duration: number;
  /** In words of the plan: `5d`. */
  readonly durationText: string;
  readonly totalSlack: number;
  readonly slackText: string;
  readonly critical: boolean;
  /** Not critical, but within the plan's `near-critical-slack` of it. */
  readonly nearCritical: boolean;
  readonly percent: number | null;
  /** Has an actual start. */
  readonly started: boolean;
  readonly done: boolean;
  readonly cancelled: boolean;
  /** Names of whom it is assigned to, and of their teams. */
  readonly who: readonly string[];
  readonly teams: readonly string[];
  readonly tags: readonly string[];
  /** In minor units of the plan's currency; null where nothing is said of money. */
  readonly cost: number | null;
  /** When somebody or something it needs is asked for more than there is: [from, to, from, to …]. */
  readonly overAllocated: readonly number[];
  /** Where the approved version of the plan has it; null where there is none or it is not in it. */
  readonly baseline: Baseline | null;
  /** From the last simulation; null where there is none. */
  readonly chance: { readonly p50: number; readonly p80: number } | null;
  /** Index into `TimelineView.calendars`. */
  readonly calendar: number;
  readonly deadline: number | null;
  /** Working days late, in words: `+2d`; null where met or none. */
  readonly deadlineMissedBy: string | null;
  readonly constraint: { readonly kind: string; readonly at: number | null } | null;
  readonly gate: { readonly decision: 'go' | 'conditional' | 'hold' | 'no-go' | null } | null;
  /** Nothing says how long it is; drawn hatched. */
  readonly noDates: boolean;
  /** Row that drives it, or -1. */
  readonly driverRow: number;
  readonly findings: readonly RowFinding[];
  /** Why its dates cannot be changed by hand, as a sentence; null where they can. */
  readonly locked: string | null;
}

/** Where it stands in the text is asked for by its row and place in the list: `revealItem`. */
export type RowFinding = Omit<ViewFinding, 'target'>;

export interface Baseline {
  readonly start: number;
  readonly finish: number;
  /** Working days its finish has moved since, in words: `+3d`, `-1d`; empty where it has not. */
  readonly slipText: string;
}

export interface TimelineLink {
  /** Row indexes. */
  readonly from: number;
  readonly to: number;
  readonly type: 'FS' | 'SS' | 'FF' | 'SF';
  /** `+2d`, `-1d`, `+50%`, or empty. */
  readonly lagText: string;
  readonly driving: boolean;
  readonly critical: boolean;
  /** Dates that a constraint or an actual wrote contradict it. */
  readonly broken: boolean;
}

/** One stage's stretch of the lane; `back` where the project falls back into an earlier stage. */
export interface StageBand {
  readonly stage: StageName;
  readonly label: string;
  readonly from: number;
  readonly to: number;
  readonly back: boolean;
}

export interface CalendarShade {
  /** Empty for the standard calendar. */
  readonly id: string;
  readonly name: string;
  /**
   * Times nobody works at, between the plan's start and finish with a margin: [from, to, from, to …]. To the
   * minute, nights and breaks included; where the plan is long, whole days from midnight to midnight only.
   */
  readonly nonWorking: readonly number[];
  /** Working hours of a usual week, for snapping: by weekday from Monday, [from, to …] in minutes of the day. */
  readonly week: readonly (readonly number[])[];
}

/** All of a view that does not grow with the number of tasks. */
export interface TimelineFrame extends ViewHeader {
  /** Names what was told: another whenever anything in it is another, also for the same text (levelling goes on). */
  readonly serial: number;
  readonly stages: readonly StageBand[];
  /** The project's calendar first, then the others that tasks run on. */
  readonly calendars: readonly CalendarShade[];
  /** ISO 4217, where the plan names one. */
  readonly currency: string | null;
  readonly criticalCount: number;
  /** Null where there is no simulation. */
  readonly chance: PlanChance | null;
  /** What the ghosts are: a git ref or file; null without a baseline. */
  readonly baselineName: string | null;
}

export interface TimelineView extends TimelineFrame {
  readonly rows: readonly TimelineRow[];
  /** In order of `to`. */
  readonly links: readonly TimelineLink[];
}

/** Fields that are others in the same rows. */
export interface RowChanges {
  readonly fields: readonly (keyof TimelineRow)[];
  /** Indexes of the rows, in order. */
  readonly at: ArrayLike<number>;
}

/** What turns the view told before, whose serial is `base`, into the newest. Rows keep their indexes. */
export interface TimelineChanges extends Omit<TimelineFrame, 'calendars'> {
  readonly base: number;
  /** Null where they are those of before. */
  readonly calendars: readonly CalendarShade[] | null;
  readonly rows: readonly RowChanges[];
  /** All rows as they are now. */
  readonly of: readonly TimelineRow[];
  /** Rows to which other links lead than before, and all that do now. */
  readonly linksTo: readonly (readonly [to: number, links: readonly TimelineLink[]])[];
  /** Rows to which the same links lead, of which some drive, are critical or broken that were not, or no longer. */
  readonly restated: ArrayLike<number>;
  /** A digit for each link to these, of LINK_STATES added up. */
  readonly states: string;
}

/** Asked for when one looks: why a row lies where it does. */
export interface WhyView {
  readonly version: number;
  readonly id: string;
  readonly sentence: string;
  /** What decides it, back to the root; the row itself is not in it. */
  readonly chain: readonly { readonly id: string; readonly name: string; readonly sentence: string }[];
  readonly risks: readonly {
    readonly id: string;
    readonly name: string;
    readonly exposureText: string;
    readonly target: Target;
  }[];
  /**
   * Repairs of the row's findings, the nearest first; of each finding that has any, by its place among them, with its
   * message, since the row may have been told with others.
   */
  readonly fixes: readonly { readonly finding: number; readonly message: string; readonly titles: readonly string[] }[];
  /** Of the row's written links, to it and from it: how far what comes before can slip until it moves what waits. */
  readonly slacks: readonly { readonly from: string; readonly to: string; readonly slackText: string }[];
}
