/** `duration-outside-estimate`: the duration that counts lies beyond the best or the worst case written beside it. */
import { type DayLengths, type Duration, formatDuration, parseDuration } from '../../base/duration.ts';
import type { Fix, Problem } from '../../base/problem.ts';
import type { Place } from '../../base/span.ts';
import type { WorkItem } from '../../model/plan.ts';
import { fieldPlace, finding, type ItemCheckInput, NO_FINDINGS, type WorkDates } from '../check.ts';

export function durationOutsideEstimate(
  item: WorkItem,
  { finished }: WorkDates,
  { plan }: ItemCheckInput,
): readonly Problem[] {
  const { duration, estimate } = item;
  if (!duration || !estimate || finished) return NO_FINDINGS;
  const { optimistic, mostLikely, pessimistic } = estimate;
  const low = isBeyond(optimistic, duration, 1);
  const high = isBeyond(pessimistic, duration, -1);
  if (!low && !high) return NO_FINDINGS;
  const { lengths } = plan.project;
  const words = (length: Duration | null): string => (length ? formatDuration(length, lengths) : '');
  const bound = low
    ? `less than its optimistic ${words(optimistic)}`
    : `more than its pessimistic ${words(pessimistic)}`;
  const place = fieldPlace(item, 'duration');
  const message = `\`${item.id}\` is planned with ${words(duration)}, ${bound}. Correct one of them, or leave \`duration\` out: the most likely value then counts.`;
  return [finding('duration-outside-estimate', place, message, { fixes: likelyFix(mostLikely, place, lengths) })];
}

function isBeyond(bound: Duration | null, { minutes, elapsed }: Duration, side: 1 | -1): boolean {
  return bound !== null && bound.elapsed === elapsed && side * (bound.minutes - minutes) > 0;
}

/** Only where the words for it are exact. */
function likelyFix(likely: Duration | null, place: Place, lengths: DayLengths): readonly Fix[] {
  if (!likely) return [];
  const text = formatDuration(likely, lengths);
  if (parseDuration(text, lengths)?.minutes !== likely.minutes) return [];
  return [{ title: `Change to ${text}`, edits: [{ ...place, newText: text }] }];
}
