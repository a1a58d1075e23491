/** `uncertain-day-off`: of the days that a calendar may lose none is a working day, so none can be lost. */

import type { Problem } from '../../base/problem.ts';
import { civilDate, type Day, day, dayOf, weekday } from '../../base/time.ts';
import type { UncertainDays } from '../../model/plan.ts';
import type { WorkingTime } from '../../schedule/working-time.ts';
import { type CheckInput, finding } from '../check.ts';

/** So many days are looked at: every month and weekday, and leap years. */
const A_YEAR = 366;

export function uncertainDayOff({ plan, schedule }: CheckInput): Problem[] {
  const problems: Problem[] = [];
  for (const { id, uncertainDays } of plan.calendars.values()) {
    for (const days of uncertainDays) {
      if (hasWorkingDay(days, schedule.timeOf(id), dayOf(schedule.start))) continue;
      const message = `None of these days is a working day of \`${id}\`, so none can be lost. Correct them, or take them out.`;
      problems.push(finding('uncertain-day-off', days.place, message));
    }
  }
  return problems;
}

function hasWorkingDay({ from, to, months, weekdays }: UncertainDays, time: WorkingTime, start: Day): boolean {
  const last = to ?? day((from ?? start) + A_YEAR);
  const first = from ?? day(Math.min(start, last - A_YEAR));
  for (let at = first; at <= last && at < first + 2 * A_YEAR; at = day(at + 1)) {
    const inMonth = months === null || months.has(civilDate(at).month);
    if (inMonth && (weekdays === null || weekdays.has(weekday(at))) && time.dayOf(at).working) return true;
  }
  return false;
}
