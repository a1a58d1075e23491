/** Written dates as instants: a bare date is the start of that day's work, or its end. */
import { day, type Minute, minute, startOfDay, type WrittenDate } from '../../core/base/time.ts';
import type { Constraint } from '../../core/model/plan.ts';
import type { WorkingTime } from '../../core/schedule/working-time.ts';

export function asStart(written: WrittenDate, time: WorkingTime): Minute {
  if (written.minuteOfDay !== null) return minute(startOfDay(written.day) + written.minuteOfDay);
  return time.nextStart(startOfDay(written.day));
}

export function asFinish(written: WrittenDate, time: WorkingTime): Minute {
  if (written.minuteOfDay !== null) return minute(startOfDay(written.day) + written.minuteOfDay);
  return time.previousFinish(startOfDay(day(written.day + 1)));
}

/** Null for as-late-as-possible, which names no date. */
export function constraintMinute(constraint: Constraint, time: WorkingTime): Minute | null {
  if (constraint.date === null) return null;
  const boundsFinish = constraint.kind.includes('finish');
  return boundsFinish ? asFinish(constraint.date, time) : asStart(constraint.date, time);
}
