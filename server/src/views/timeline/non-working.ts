/** Whole days of the project's calendar on which nobody works, as stretches from midnight to midnight. */
import { dayOf, MINUTES_PER_DAY, minute } from '../../core/base/time.ts';
import type { Schedule } from '../../core/schedule/schedule.ts';

/** Days shown before the first and after the last date of the plan. */
const MARGIN = 60;

/** @returns [from, to, from, to …] in minutes, in order, apart from each other. */
export function nonWorkingStretches(schedule: Schedule): number[] {
  const first = dayOf(schedule.start) - MARGIN;
  const end = dayOf(schedule.finish) + MARGIN + 1;
  const works = new Uint8Array(Math.max(0, end - first));
  const spans = schedule.projectTime.spans(minute(first * MINUTES_PER_DAY), minute(end * MINUTES_PER_DAY));
  for (const { from, to } of spans) {
    for (let day = dayOf(from); day * MINUTES_PER_DAY < to; day++) works[day - first] = 1;
  }
  const stretches: number[] = [];
  for (let i = 0; i < works.length; i++) {
    if (works[i]) continue;
    const from = i;
    while (i < works.length && !works[i]) i++;
    stretches.push((first + from) * MINUTES_PER_DAY, (first + i) * MINUTES_PER_DAY);
  }
  return stretches;
}
