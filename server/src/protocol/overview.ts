/** A plan in a few lines, for a tree of plans and a status bar. */
import type { FindingCounts, PlanChance, ViewFinding, ViewHeader } from './view.ts';

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

export interface OverviewChance extends PlanChance {
  /** Of meeting the deadline; null without one. */
  readonly deadline: number | null;
}

export interface PlanOverview extends ViewHeader {
  /** Of its finish and its deadline, from the last simulation; null where there is none. */
  readonly chance: OverviewChance | null;
  /** In display order. */
  readonly phases: readonly OverviewItem[];
  /** The next milestones and gates that are not reached, by date. */
  readonly milestones: readonly OverviewItem[];
  /** The gravest first; a plan may have more. */
  readonly problems: readonly ViewFinding[];
}
