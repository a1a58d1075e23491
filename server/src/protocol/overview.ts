/** A plan in a few lines, for a tree of plans and a status bar. */
import type { FindingCounts, ViewFinding, ViewHeader } from './view.ts';

export interface OverviewItem {
  readonly id: string;
  readonly kind: 'phase' | 'milestone' | 'gate';
  readonly name: string;
  readonly start: number;
  readonly finish: number;
  readonly done: boolean;
  readonly critical: boolean;
  /** Of all that is within it. */
  readonly findings: FindingCounts;
}

export interface PlanOverview extends ViewHeader {
  /** In display order. */
  readonly phases: readonly OverviewItem[];
  /** The next milestones and gates that are not reached, by date. */
  readonly milestones: readonly OverviewItem[];
  /** The gravest first; a plan may have more. */
  readonly problems: readonly ViewFinding[];
}
