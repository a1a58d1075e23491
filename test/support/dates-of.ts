/** Schedules a plan made of objects and tells its dates as text. */
import { formatMinute } from '../../server/src/core/base/time.ts';
import type { Plan } from '../../server/src/core/model/plan.ts';
import { computeSchedule } from '../../server/src/core/schedule/compute.ts';
import type { Schedule } from '../../server/src/core/schedule/schedule.ts';

export function scheduled(plan: Plan): Schedule {
  return computeSchedule(plan, { holidays: () => null, otherPlans: new Map() });
}

/** `03-02T08:00 03-04T17:00`: start and finish without the year, which is 2026. */
export function datesOf(schedule: Schedule, id: string): string {
  const dates = schedule.items.get(id);
  return dates ? `${formatMinute(dates.start).slice(5)} ${formatMinute(dates.finish).slice(5)}` : 'none';
}

export function lateDatesOf(schedule: Schedule, id: string): string {
  const dates = schedule.items.get(id);
  return dates ? `${formatMinute(dates.lateStart).slice(5)} ${formatMinute(dates.lateFinish).slice(5)}` : 'none';
}
