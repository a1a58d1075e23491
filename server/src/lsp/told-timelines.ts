/**
 * The timelines told of a few plans, so that whoever has one is told only what has changed since.
 */
import type { Analysis, DatedPlan } from '../core/analyse.ts';
import type { FileId } from '../core/base/span.ts';
import type { Steps } from '../core/base/steps.ts';
import type { TimelineParams, TimelineResult } from '../protocol/requests.ts';
import { sentChanges, sentTimeline } from '../protocol/timeline-wire.ts';
import { TimelineTeller } from '../views/timeline/teller.ts';
import type { TimelineOptions } from '../views/timeline.ts';

const MOST_PLANS = 4;
/** So many are told in a few milliseconds, whoever looks at them. */
const FEW_ROWS = 1000;
/** Of the rows that move. What is in sight is told twice. */
const LARGEST_PART = 0.25;

export class ToldTimelines {
  /** By root, the last asked about last. */
  readonly #tellers = new Map<FileId, TimelineTeller>();
  /** Counts up from the start of the process, so that a server started again names nothing as this one did. */
  #serial = Date.now();

  /** One telling at a time: they share what is told. */
  *tell(
    dated: Analysis | DatedPlan,
    version: number,
    { since, sight = [] }: Pick<TimelineParams, 'since' | 'sight'>,
    beside: Pick<TimelineOptions, 'baseline' | 'simulated'>,
  ): Steps<TimelineResult> {
    const { root } = dated.plan;
    const teller = this.#tellers.get(root) ?? new TimelineTeller();
    this.#tellers.delete(root);
    this.#tellers.set(root, teller);
    const oldest = this.#tellers.size > MOST_PLANS ? this.#tellers.keys().next().value : undefined;
    if (oldest !== undefined) this.#tellers.delete(oldest);
    const options = { ...beside, serial: ++this.#serial };
    if (typeof since === 'number' && isSmallPart(sight, teller.redatedIn(dated))) {
      const part = yield* teller.tellingPart(dated, version, options, since, sight);
      if (part) return { changes: sentChanges(part) };
    }
    yield* teller.telling(dated, version, options);
    const changes = typeof since === 'number' ? teller.changesSince(since) : null;
    return changes ? { changes: sentChanges(changes) } : { view: sentTimeline(teller.view()) };
  }
}

/** Whether what is in sight is told first: of many rows that move at once it is few. */
function isSmallPart(sight: readonly number[], redated: number): boolean {
  if (sight.length === 0 || redated < FEW_ROWS) return false;
  let rows = 0;
  for (let at = 0; at + 1 < sight.length; at += 2) rows += (sight[at + 1] as number) - (sight[at] as number);
  return rows <= redated * LARGEST_PART;
}
