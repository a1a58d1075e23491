/**
 * The timelines told of a few plans, so that whoever has one is told only what has changed since.
 */
import type { Analysis, DatedPlan } from '../core/analyse.ts';
import type { FileId } from '../core/base/span.ts';
import type { Steps } from '../core/base/steps.ts';
import type { TimelineResult } from '../protocol/requests.ts';
import { sentChanges, sentTimeline } from '../protocol/timeline-wire.ts';
import { TimelineTeller } from '../views/timeline/teller.ts';
import type { TimelineOptions } from '../views/timeline.ts';

const MOST_PLANS = 4;

export class ToldTimelines {
  /** By root, the last asked about last. */
  readonly #tellers = new Map<FileId, TimelineTeller>();
  /** Counts up from the start of the process, so that a server started again names nothing as this one did. */
  #serial = Date.now();

  /** @param since serial of the view that the asker has. One telling at a time: they share what is told. */
  *tell(
    dated: Analysis | DatedPlan,
    version: number,
    since: number | null,
    beside: Pick<TimelineOptions, 'baseline' | 'simulated'>,
  ): Steps<TimelineResult> {
    const { root } = dated.plan;
    const teller = this.#tellers.get(root) ?? new TimelineTeller();
    this.#tellers.delete(root);
    this.#tellers.set(root, teller);
    const oldest = this.#tellers.size > MOST_PLANS ? this.#tellers.keys().next().value : undefined;
    if (oldest !== undefined) this.#tellers.delete(oldest);
    yield* teller.telling(dated, version, { ...beside, serial: ++this.#serial });
    const changes = since === null ? null : teller.changesSince(since);
    return changes ? { changes: sentChanges(changes) } : { view: sentTimeline(teller.view()) };
  }
}
