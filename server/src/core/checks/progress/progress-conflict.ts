/**
 * `progress-conflict`: percent complete, actual dates, what is left and the status of a task say
 * different things. Of several contradictions the first is told; a finish before its start is `schema`.
 */
import type { Fix, Problem } from '../../base/problem.ts';
import { type Day, dayOf, formatDay, minute } from '../../base/time.ts';
import type { WorkItem } from '../../model/plan.ts';
import { finishDay } from '../../schedule/words.ts';
import { removing, writing } from '../changes.ts';
import { fieldPlace, finding, type ItemCheckInput, NO_FINDINGS, type WorkDates } from '../check.ts';

interface Conflict {
  readonly field: string;
  readonly message: string;
  readonly fixes: readonly Fix[];
}

export function progressConflict(item: WorkItem, dates: WorkDates, input: ItemCheckInput): readonly Problem[] {
  if ((item.kind !== 'task' && item.kind !== 'milestone') || item.status === 'cancelled') return NO_FINDINGS;
  if (item.percentComplete === null && item.status === null && item.remainingDuration === null) return NO_FINDINGS;
  const conflict = conflictOf(item, finishedOn(item, dates, input));
  if (!conflict) return NO_FINDINGS;
  return [finding('progress-conflict', fieldPlace(item, conflict.field), conflict.message, { fixes: conflict.fixes })];
}

function conflictOf(item: WorkItem, likely: string): Conflict | null {
  const { id, percentComplete, actualFinish, remainingDuration, status } = item;
  const left = remainingDuration !== null && remainingDuration.minutes > 0;
  if (actualFinish && percentComplete !== null && percentComplete < 100) {
    return {
      field: 'percent-complete',
      message: `\`${id}\` was finished on ${formatDay(actualFinish.day)} but is ${percentComplete} % complete. Write 100, or take \`actual-finish\` out.`,
      fixes: [writing(item, { 'percent-complete': '100' }), removing(item, 'actual-finish')],
    };
  }
  if (left && (actualFinish || percentComplete === 100)) {
    const done = actualFinish ? `was finished on ${formatDay(actualFinish.day)}` : 'is 100 % complete';
    return {
      field: 'remaining-duration',
      message: `\`${id}\` ${done}, so nothing of it can be left. Take \`remaining-duration\` out, or correct the progress.`,
      fixes: [removing(item, 'remaining-duration')],
    };
  }
  if (percentComplete === 100 && !actualFinish) {
    return {
      field: 'percent-complete',
      message: `\`${id}\` is 100 % complete but has no \`actual-finish\`, so what follows does not know when it can begin. Write the day on which it was finished.`,
      fixes: [writing(item, { 'actual-finish': likely })],
    };
  }
  return status === null ? null : statusConflict(item, status, likely);
}

function statusConflict(item: WorkItem, status: NonNullable<WorkItem['status']>, likely: string): Conflict | null {
  const { id, percentComplete, actualStart, actualFinish } = item;
  if (status === 'done') {
    if (actualFinish) return null;
    return {
      field: 'status',
      message: `\`${id}\` is done but has no \`actual-finish\`, so it is still planned. Write the day on which it was finished.`,
      fixes: [writing(item, { 'percent-complete': '100', 'actual-finish': likely })],
    };
  }
  const begun = actualStart !== null || (percentComplete ?? 0) > 0;
  if (actualFinish || (status === 'planned' && begun)) {
    const done = actualFinish ? `was finished on ${formatDay(actualFinish.day)}` : 'has begun';
    const right = actualFinish ? 'done' : 'active';
    return {
      field: 'status',
      message: `\`${id}\` ${done}, but its status is ${status}. Write \`status: ${right}\`, or leave it out: the dates say it.`,
      fixes: [writing(item, { status: right }), removing(item, 'status')],
    };
  }
  return null;
}

/** When it ended at the latest, as far as the plan knows: where it is computed to end, or the status date. */
function finishedOn({ actualStart }: WorkItem, { finish }: WorkDates, { schedule }: ItemCheckInput): string {
  const latest = schedule.statusAt === null ? finish : minute(Math.min(finish, schedule.statusAt));
  return formatDay(Math.max(dayOf(finishDay(latest)), actualStart?.day ?? Number.NEGATIVE_INFINITY) as Day);
}
