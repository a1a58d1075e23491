/** Data of the timeline. Rows are in display order, a parent before its children. */
import type { Target, ViewFinding, ViewHeader } from './view.ts';

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
  readonly done: boolean;
  readonly cancelled: boolean;
  readonly who: readonly string[];
  readonly tags: readonly string[];
  readonly deadline: number | null;
  /** Working days late, in words: `+2d`; null where met or none. */
  readonly deadlineMissedBy: string | null;
  readonly constraint: { readonly kind: string; readonly at: number | null } | null;
  readonly gate: { readonly decision: 'go' | 'conditional' | 'hold' | 'no-go' | null } | null;
  /** Nothing says how long it is; drawn hatched. */
  readonly noDates: boolean;
  /** The sentence of why it starts when it does. */
  readonly why: string;
  /** Row that drives it, or -1. */
  readonly driverRow: number;
  readonly findings: readonly ViewFinding[];
  readonly target: Target;
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
  readonly target: Target;
}

/** One stage's stretch of the lane; `back` where the project falls back into an earlier stage. */
export interface StageBand {
  readonly stage: StageName;
  readonly label: string;
  readonly from: number;
  readonly to: number;
  readonly back: boolean;
}

export interface TimelineView extends ViewHeader {
  readonly rows: readonly TimelineRow[];
  readonly links: readonly TimelineLink[];
  readonly stages: readonly StageBand[];
  /** Whole non-working stretches of the project calendar between start and finish with a margin: [from, to, from, to …]. */
  readonly nonWorking: readonly number[];
  readonly criticalCount: number;
}
