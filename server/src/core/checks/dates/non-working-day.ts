/**
 * `non-working-day`: a date that a start or finish is to keep lies on a day without work, so that
 * the schedule uses another. Actual dates are facts and are not asked.
 */
import { type Problem, problem } from '../../base/problem.ts';
import type { Place } from '../../base/span.ts';
import { dayOf, formatDay, type WrittenDate, weekday } from '../../base/time.ts';
import { finishInstant, startInstant } from '../../schedule/instants.ts';
import { calendarOf } from '../../schedule/task-calendar.ts';
import type { WorkingTime } from '../../schedule/working-time.ts';
import { type CheckInput, fieldPlace } from '../check.ts';

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

export function nonWorkingDay({ plan, schedule }: CheckInput): Problem[] {
  const problems: Problem[] = [];
  const check = (
    what: string,
    date: WrittenDate | null,
    side: 'start' | 'finish',
    place: Place,
    time: WorkingTime,
    isByHand = false,
  ): void => {
    if (!date || (isByHand && date.minuteOfDay !== null)) return;
    const day = time.dayOf(date.day);
    if (day.working) return;
    const instant = side === 'start' ? startInstant(date, time) : finishInstant(date, time);
    const used = dayOf(side === 'start' ? time.nextStart(instant) : time.previousFinish(instant));
    const reason = day.name ?? WEEKDAYS[weekday(date.day)] ?? '';
    const goes = `${what} counts from the ${side === 'start' ? 'next' : 'last'} one, ${formatDay(used)}`;
    const message = `${formatDay(date.day)} is no working day (${reason}); ${goes}.`;
    const fix = { title: `Change to ${formatDay(used)}`, edits: [{ ...place, newText: formatDay(used) }] };
    // Both dates that are set by hand have one place; with its hour such a date holds on any day.
    problems.push(
      isByHand
        ? problem('non-working-day', 'warning', place, `${message} Write the hour as well to keep the day.`)
        : problem('non-working-day', 'warning', place, message, { fixes: [fix] }),
    );
  };
  const { project } = plan;
  check('the project', project.start, 'start', fieldPlace(project, 'start'), schedule.projectTime);
  for (const item of plan.items.values()) {
    if ((!item.constraint?.date && !item.deadline && !item.fixed) || item.status === 'cancelled') continue;
    const dates = schedule.items.get(item.id);
    if (dates?.finished || dates?.elapsed) continue;
    const time = schedule.timeOf(calendarOf(plan, item));
    if (item.constraint?.date) {
      const side = item.constraint.kind.includes('start') ? 'start' : 'finish';
      check(`\`${item.constraint.kind}\``, item.constraint.date, side, item.constraint.datePlace, time);
    }
    check('the deadline', item.deadline, 'finish', fieldPlace(item, 'deadline'), time);
    const fixed = fieldPlace(item, 'fixed');
    check('`fixed` start', item.fixed?.start ?? null, 'start', fixed, time, true);
    check('`fixed` finish', item.fixed?.finish ?? null, 'finish', fixed, time, true);
  }
  check('the deadline', project.deadline, 'finish', fieldPlace(project, 'deadline'), schedule.projectTime);
  return problems;
}
