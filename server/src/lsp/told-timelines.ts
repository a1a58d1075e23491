/**
 * The timelines told of a few plans, so that whoever has one is told only what has changed since.
 */
import type { Analysis, DatedPlan } from '../core/analyse.ts';
import type { FileId } from '../core/base/span.ts';
import type { Steps } from '../core/base/steps.ts';
import type { TimelineParams, TimelineResult } from '../protocol/requests.ts';
import type { TimelineChanges } from '../protocol/timeline.ts';
import { sentChanges, sentTimeline } from '../protocol/timeline-wire.ts';
import { TimelineTeller } from '../views/timeline/teller.ts';
import type { TimelineOptions } from '../views/timeline.ts';

const MOST_PLANS = 4;
/** So many values are told in a few milliseconds, whoever looks at them. */
const FEW_VALUES = 3000;
/** Of all values. What is in sight is told twice. */
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
    yield* teller.telling(dated, version, { ...beside, serial: ++this.#serial });
    const changes = typeof since === 'number' ? changesOf(teller, since, sight) : null;
    return changes ? { changes: sentChanges(changes) } : { view: sentTimeline(teller.view()) };
  }
}

/** All of them, or first what is in sight where that is far less. */
function changesOf(teller: TimelineTeller, since: number, sight: readonly number[]): TimelineChanges | null {
  const all = teller.changesSince(since);
  if (!all || sight.length === 0 || valuesIn(all) <= FEW_VALUES) return all;
  const part = teller.partInSight(all, sight);
  return part && valuesIn(part) <= valuesIn(all) * LARGEST_PART ? part : all;
}

function valuesIn({ rows }: TimelineChanges): number {
  return rows.reduce((sum, { fields, at }) => sum + fields.length * at.length, 0);
}
