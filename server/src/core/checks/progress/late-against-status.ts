/**
 * `late-against-status`: by the status date a task should be further. One that has begun takes longer
 * than was planned for it; one that has not could have begun days ago. Without a status date there
 * is no "should". What the schedule makes of it (deadlines, slack) other rules tell.
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
  if (schedule.statusAt === null) return NO_FINDINGS;
  const problems: Problem[] = [];
  for (const dates of schedule.items.values()) {
    if (dates.finished || (dates.driver.kind !== 'actual' && dates.driver.kind !== 'status-date')) continue;
    const item = plan.items.get(dates.id);
    if (item?.kind !== 'task' || item.status === 'cancelled' || item.status === 'on-hold') continue;
    const found = dates.driver.kind === 'actual' ? behind(item, dates, input) : notBegun(item, input);
    if (found) problems.push(found);
  }
  return problems;
}

/** What is done and what is left take longer than the plan has it, by more than the tolerance and a day. */
function behind(item: WorkItem, dates: ItemSchedule, { plan, schedule }: CheckInput): Problem | null {
  const { lengths } = plan.project;
  const planned = effortOf(plan, item).duration.minutes;
  const longer = dates.duration - planned;
  const grace = Math.max(dayLength(dates, lengths.hoursPerDay), TOLERANCE * planned);
  if (longer <= grace || dates.finish <= (schedule.statusAt ?? dates.finish)) return null;
  const field = item.origin.fields.has('remaining-duration') ? 'remaining-duration' : 'percent-complete';
  const message = `\`${item.id}\` is behind: planned to take ${lengthInWords(planned, lengths)}, it will take ${lengthInWords(dates.duration, lengths)}, from ${formatDay(dayOf(dates.start))} to ${formatDay(dayOf(finishDay(dates.finish)))}. Correct its progress, give it more people, or plan it anew.`;
  return finding('late-against-status', fieldPlace(item, field), message);
}

/** Everything it waits for was done more than a day before the status date. */
function notBegun(item: WorkItem, { plan, schedule }: CheckInput): Problem | null {
  const { statusAt } = schedule;
  const released = releasedAt(item, plan, schedule);
  if (statusAt === null || released === null) return null;
  const { lengths } = plan.project;
  const waited = schedule.projectTime.between(released.at, statusAt);
  if (waited <= dayLength({ elapsed: false }, lengths.hoursPerDay)) return null;
  const cause = released.by === null ? 'the start of the project' : `\`${released.by}\``;
  const message = `\`${item.id}\` has not begun by the status date, ${formatDay(statusDay(statusAt))}, though ${cause} let it begin on ${formatDay(dayOf(schedule.projectTime.nextStart(released.at)))}: ${lengthInWords(waited, lengths)} are lost. Write \`actual-start\`, or a \`start-no-earlier-than\` if it is to begin later.`;
  return finding('late-against-status', keyOf(item.origin), message);
}

function dayLength({ elapsed }: Pick<ItemSchedule, 'elapsed'>, hours: number): number {
  return elapsed ? 1440 : hours * 60;
}
