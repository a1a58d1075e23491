/** `milestone-percent`: a milestone is reached or not, so a part of it means nothing. */
import type { Problem } from '../../base/problem.ts';
import type { WorkItem } from '../../model/plan.ts';
import { removing } from '../changes.ts';
import { fieldPlace, finding, NO_FINDINGS } from '../check.ts';

export function milestonePercent(item: WorkItem): readonly Problem[] {
  const percent = item.percentComplete;
  if (item.kind !== 'milestone' || percent === null || percent <= 0 || percent >= 100) return NO_FINDINGS;
  if (item.actualFinish) return NO_FINDINGS;
  const message = `\`${item.id}\` is a milestone, which is reached or not; ${percent} % of it cannot be. Write \`actual-finish\` once it is reached, or make it a task with a duration.`;
  return [
    finding('milestone-percent', fieldPlace(item, 'percent-complete'), message, {
      fixes: [removing(item, 'percent-complete')],
    }),
  ];
}
