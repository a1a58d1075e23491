/** Which calendar is a task's: the one written on it or on the nearest group around it, else the project's. */
import type { Plan, WorkItem } from '../model/plan.ts';
import type { WorkingTime } from './working-time.ts';

export function calendarOf(plan: Plan, item: WorkItem): string | null {
  return writtenCalendarOf(plan, item) ?? plan.project.calendar;
}

/** Null where only the project's calendar is left. */
export function writtenCalendarOf(plan: Plan, item: WorkItem): string | null {
  for (let at: WorkItem | undefined = item; at; at = parentOf(plan, at)) if (at.calendar !== null) return at.calendar;
  return null;
}

/** The calendar written for a task, null where only the project's is left, and its working time. */
export interface TaskTime {
  readonly written: string | null;
  readonly own: WorkingTime;
}

export function taskTime(
  plan: Plan,
  item: WorkItem,
  calendars: { readonly timeOf: (id: string | null) => WorkingTime },
): TaskTime {
  const written = writtenCalendarOf(plan, item);
  return { written, own: calendars.timeOf(written ?? plan.project.calendar) };
}

/** The phase or summary that holds an item; none of one at the top. */
export function parentOf(plan: Plan, item: WorkItem): WorkItem | undefined {
  return item.parent === null ? undefined : plan.items.get(item.parent);
}
