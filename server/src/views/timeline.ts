/**
 * The timeline of a plan: one row an item in display order, the links between them, the lane of
 * stages and when nobody works. Assumes a finished analysis and only gathers; where bars and lines
 * lie on a screen is the page's business.
 */
import type { Analysis } from '../core/analyse.ts';
import { runToEnd, type Steps } from '../core/base/steps.ts';
import type { Simulated } from '../core/risk/simulated.ts';
import type { Schedule } from '../core/schedule/schedule.ts';
import type { TimelineView } from '../protocol/timeline.ts';
import { TimelineTeller } from './timeline/teller.ts';

/** What a view is told beside the plan itself. */
export interface TimelineOptions {
  /** See `TimelineFrame.serial`. */
  readonly serial?: number;
  /** Another version of the plan, to be shown behind this one. */
  readonly baseline?: Baseline | null;
  /** What chance does to it. */
  readonly simulated?: Simulated | null;
}

export interface Baseline {
  /** What it is, for the reader: a file or a git ref. */
  readonly name: string;
  readonly schedule: Pick<Schedule, 'items'>;
}

/** @param version of the text the view was asked for. */
export function timelineView(analysis: Analysis, version: number, options: TimelineOptions = {}): TimelineView {
  return runToEnd(tellingTimeline(analysis, version, options));
}

/** As `timelineView`, in steps. */
export function* tellingTimeline(analysis: Analysis, version: number, options: TimelineOptions): Steps<TimelineView> {
  const teller = new TimelineTeller();
  yield* teller.telling(analysis, version, options);
  return teller.view();
}
