/** `missing-estimate`: nothing says how long a task takes that is still to be done. */
import type { Problem } from '../../base/problem.ts';
import type { WorkItem } from '../../model/plan.ts';
import { writing } from '../changes.ts';
import { finding, NO_FINDINGS, type WorkDates } from '../check.ts';
import { keyOf } from '../written.ts';

export function missingEstimate(item: WorkItem, { durationAssumed, finished }: WorkDates): readonly Problem[] {
  if (!durationAssumed || finished || isSketch(item) || hasLength(item)) return NO_FINDINGS;
  const place = keyOf(item.origin);
  const message = `Nothing says how long \`${item.id}\` takes, so one day is assumed. Write \`duration\`, \`work\` or an \`estimate\`; \`milestone: true\` if it takes no time.`;
  return [finding('missing-estimate', place, message, { fixes: [writing(item, { duration: '1d' })] })];
}

/** An id alone is only a sketch. */
function isSketch({ origin: { fields } }: WorkItem): boolean {
  return fields.size === 0;
}

/** What is written but cannot be read is the schema's finding. */
function hasLength({ origin: { fields } }: WorkItem): boolean {
  return ['duration', 'work', 'estimate', 'remaining-duration'].some((field) => fields.has(field));
}
