/**
 * `late-against-status`: by the status date a task should be further. One that has begun takes longer
 * than was planned for it; one that has not could have begun a week ago, in a plan that records
 * progress at all. Without a status date there is no "should". What the schedule makes of it (deadlines, slack) other rules tell.
 */

import type { Problem } from '../../base/problem.ts';
import { dayOf, formatDay } from '../../base/time.ts';
import type { WorkItem } from '../../model/plan.ts';
import { effortOf } from '../../schedule/people/effort.ts';
import type { ItemSchedule } from '../../schedule/schedule.ts';
import { finishDay, lengthInWords } from '../../schedule/words.ts';
import { type CheckInput, fieldPlace, finding, NO_FINDINGS } from '../check.ts';
import { statusDay } from '../dates/past-date.ts';
import { keyOf } from '../written.ts';
import { releasedAt } from './released-at.ts';

/** Part of the planned length by which a task may be longer. */
const TOLERANCE = 0.2;

export function lateAgainstStatus(input: CheckInput): readonly Problem[] {
  const { plan, schedule } = input;
  const problems: Problem[] = [];
  if (schedule.statusAt === null) return NO_FINDINGS;
  const waiting: WorkItem[] = [];
  let recorded = false;
  for (const { id, driver, finished } of schedule.items.values()) {
    if (finished || driver.kind === 'actual') recorded = true;
    if (finished || (driver.kind !== 'actual' && driver.kind !== 'status-date')) continue;
    const item = plan.items.get(id);
    if (item?.kind !== 'task' || isSilent(item.status)) continue;
    if (driver.kind === 'status-date') waiting.push(item);
    else problems.push(...behind(item, input));
  }
  return recorded ? [...problems, ...waiting.flatMap((item) => notBegun(item, input))] : problems;
}

/** Cancelled and on hold nothing is expected; of what is done without a finish `progress-conflict` speaks. */
function isSilent(status: WorkItem['status']): boolean {
  return status === 'cancelled' || status === 'on-hold' || status === 'done';
}

/** What is done and what is left take longer than the plan has it, by more than the tolerance and a day. */
function behind(item: WorkItem, { plan, schedule }: CheckInput): readonly Problem[] {
  const dates = schedule.items.get(item.id);
  if (!dates) return NO_FINDINGS;
  const { lengths } = plan.project;
  const planned = effortOf(plan, item).duration.minutes;
  const longer = dates.duration - planned;
  const grace = Math.max(dayLength(dates, lengths.hoursPerDay), TOLERANCE * planned);
  if (longer <= grace || dates.finish <= (schedule.statusAt ?? dates.finish)) return NO_FINDINGS;
  const field = item.origin.fields.has('remaining-duration') ? 'remaining-duration' : 'percent-complete';
  const message = `\`${item.id}\` is behind: planned to take ${lengthInWords(planned, lengths)}, it will take ${lengthInWords(dates.duration, lengths)}, from ${formatDay(dayOf(dates.start))} to ${formatDay(dayOf(finishDay(dates.finish)))}. Correct its progress, give it more people, or plan it anew.`;
  return [finding('late-against-status', fieldPlace(item, field), message)];
}

/** Everything it waits for was done more than a week before the status date. */
function notBegun(item: WorkItem, { plan, schedule }: CheckInput): readonly Problem[] {
  const { statusAt } = schedule;
  const status = statusDay({ plan, schedule });
  const released = releasedAt(item, plan, schedule);
  if (statusAt === null || status === null || released === null) return NO_FINDINGS;
  const { lengths } = plan.project;
  const waited = schedule.projectTime.between(released.at, statusAt);
  if (waited <= lengths.daysPerWeek * lengths.hoursPerDay * 60) return NO_FINDINGS;
  const cause = released.by === null ? 'the start of the project' : `\`${released.by}\``;
  const message = `\`${item.id}\` has not begun by the status date, ${formatDay(status)}, though ${cause} let it begin on ${formatDay(dayOf(schedule.projectTime.nextStart(released.at)))}: ${lengthInWords(waited, lengths)} are lost. Write \`actual-start\`, or a \`start-no-earlier-than\` if it is to begin later.`;
  return [finding('late-against-status', keyOf(item.origin), message)];
}

function dayLength({ elapsed }: Pick<ItemSchedule, 'elapsed'>, hours: number): number {
  return elapsed ? 1440 : hours * 60;
}
