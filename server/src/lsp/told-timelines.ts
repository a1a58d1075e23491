/**
 * The last timelines told of each plan, so that whoever has one of them is told only what has changed
 * since. Of a few plans, and of each a few: whoever has an older one is told all of it.
 */
import type { Analysis } from '../core/analyse.ts';
import type { FileId } from '../core/base/span.ts';
import type { Steps } from '../core/base/steps.ts';
import type { TimelineResult } from '../protocol/requests.ts';
import type { TimelineView } from '../protocol/timeline.ts';
import { sentChanges, sentTimeline } from '../protocol/timeline-wire.ts';
import { timelineChanges } from '../views/timeline/changes.ts';
import { type TimelineOptions, tellingTimeline } from '../views/timeline.ts';

const MOST_PLANS = 4;
/** Panels of one plan are told at different times. */
const MOST_TELLINGS = 3;

export class ToldTimelines {
  /** By root, the last asked about last; of each the newest last. */
  readonly #told = new Map<FileId, readonly TimelineView[]>();
  /** Counts up from the start of the process, so that a server started again names nothing as this one did. */
  #serial = Date.now();

  /** @param since serial of the view that the asker has. */
  *tell(
    analysis: Analysis,
    version: number,
    since: number | null,
    beside: Pick<TimelineOptions, 'baseline' | 'simulated'>,
  ): Steps<TimelineResult> {
    const { root } = analysis.plan;
    const view = yield* tellingTimeline(analysis, version, { ...beside, serial: ++this.#serial });
    const told = this.#told.get(root) ?? [];
    const base = told.find(({ serial }) => serial === since);
    const changes = base && timelineChanges(base, view);
    this.#told.delete(root);
    this.#told.set(root, [...told, view].slice(-MOST_TELLINGS));
    const oldest = this.#told.size > MOST_PLANS ? this.#told.keys().next().value : undefined;
    if (oldest !== undefined) this.#told.delete(oldest);
    return base && changes ? { changes: sentChanges(changes, base) } : { view: sentTimeline(view) };
  }
}
