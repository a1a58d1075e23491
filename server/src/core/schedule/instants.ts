/** What a written date means: the start of that day's work where a start is meant, its end where a finish is. */
import { day, dayOf, MINUTES_PER_DAY, type Minute, minute, startOfDay, type WrittenDate } from '../base/time.ts';
import type { Constraint } from '../model/plan.ts';
import type { WorkingTime } from './working-time.ts';

/** In arrays of minutes: no time given; earlier than all times, so a maximum ignores it. */
export const NONE = -2_147_483_648;

/** Later than all times, with room to subtract from: what nothing bounds. */
export const FAR = 2_000_000_000;

/** A bare date on a day off becomes the start of the next work. */
export function startInstant(date: WrittenDate, time: WorkingTime): Minute {
  if (date.minuteOfDay !== null) return minute(startOfDay(date.day) + date.minuteOfDay);
  return time.nextStart(startOfDay(date.day));
}

/** A bare date on a day off becomes the end of the work before it. */
export function finishInstant(date: WrittenDate, time: WorkingTime): Minute {
  if (date.minuteOfDay !== null) return minute(startOfDay(date.day) + date.minuteOfDay);
  return time.previousFinish(minute(startOfDay(day(date.day)) + MINUTES_PER_DAY));
}

/** When something really began: a bare date stays on its day, on a day off at the hour at which the next work begins. */
export function beganInstant(date: WrittenDate, time: WorkingTime): Minute {
  const start = startInstant(date, time);
  if (date.minuteOfDay !== null || dayOf(start) === date.day) return start;
  return minute(startOfDay(date.day) + hourOf(start));
}

/** When something really ended, likewise: on a day off at the hour at which the work before it ends. */
export function endedInstant(date: WrittenDate, time: WorkingTime): Minute {
  const finish = finishInstant(date, time);
  if (date.minuteOfDay !== null || finish > startOfDay(date.day)) return finish;
  return minute(startOfDay(date.day) + (hourOf(finish) || MINUTES_PER_DAY));
}

/** In minutes of its day. */
function hourOf(at: Minute): number {
  return at - startOfDay(dayOf(at));
}

/** The instant a constraint names; null for as-late-as-possible, which names none. */
export function constraintInstant(constraint: Constraint, time: WorkingTime): Minute | null {
  if (constraint.date === null) return null;
  return constraint.kind.includes('finish')
    ? finishInstant(constraint.date, time)
    : startInstant(constraint.date, time);
}
