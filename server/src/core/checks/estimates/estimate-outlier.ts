/**
 * `estimate-outlier`: an estimate too coarse to steer by: a task longer than two months, or one
 * whose worst case is a multiple of its best. Waiting (elapsed time), what suppliers do, accompanying
 * work at a few hours a week and monitoring may be long; what has begun is no longer estimated.
 */
import { formatDuration } from '../../base/duration.ts';
import type { Problem } from '../../base/problem.ts';
import type { WorkItem } from '../../model/plan.ts';
import { lengthInWords } from '../../schedule/words.ts';
import { fieldPlace, finding, type ItemCheckInput, NO_FINDINGS, type WorkDates } from '../check.ts';

/** Of the plan's own months. The DCMA's 14 points call 44 working days long. */
const LONG_MONTHS = 2;
/** Worst case to best. Our choice: half of the 16 that McConnell gives for the first day of a project (*Software Estimation*, 2006). */
const WIDE = 8;
/** Share of their time up to which people only accompany a task. */
const ACCOMPANIED = 0.25;

export function estimateOutlier(item: WorkItem, dates: WorkDates, { plan }: ItemCheckInput): readonly Problem[] {
  const { kind, estimate, id } = item;
  if (kind !== 'task' || dates.finished || item.actualStart || item.status === 'cancelled') return NO_FINDINGS;
  const { lengths } = plan.project;
  const [best, worst] = [estimate?.optimistic, estimate?.pessimistic];
  if (best && worst && best.minutes > 0 && worst.minutes > WIDE * best.minutes) {
    const times = Math.round(worst.minutes / best.minutes);
    const message = `The worst case of \`${id}\`, ${formatDuration(worst, lengths)}, is ${times} times its best, ${formatDuration(best, lengths)}: nobody can plan with that. Split off what is unclear, or find out more first.`;
    return [finding('estimate-outlier', fieldPlace(item, 'estimate'), message)];
  }
  const length = item.duration ?? estimate?.mostLikely ?? null;
  const most = LONG_MONTHS * lengths.daysPerMonth * lengths.hoursPerDay * 60;
  if (!length || length.elapsed || length.minutes <= most || mayBeLong(item, plan)) return NO_FINDINGS;
  const message = `\`${id}\` takes ${lengthInWords(length.minutes, lengths)} in one piece, longer than ${LONG_MONTHS} months: whether it is on time shows only late. Split it into tasks with a result each.`;
  return [finding('estimate-outlier', fieldPlace(item, item.duration ? 'duration' : 'estimate'), message)];
}

function mayBeLong({ stage, assignments }: WorkItem, { resources }: ItemCheckInput['plan']): boolean {
  if (stage === 'monitoring') return true;
  const outside = ({ party }: WorkItem['assignments'][number]): boolean => {
    const resource = resources.get(party);
    return resource !== undefined && (resource.vendor !== null || resource.type === 'cost');
  };
  return assignments.length > 0 && assignments.every((one) => one.units <= ACCOMPANIED || outside(one));
}
