/** What the checks of schedule health count: tasks with their dates, and the links to open work. */
import { minutesPer } from '../base/duration.ts';
import type { Link, Plan, WorkItem } from '../model/plan.ts';
import type { ItemSchedule, Schedule } from '../schedule/schedule.ts';
import { parentOf } from '../schedule/task-calendar.ts';

export interface Task {
  readonly item: WorkItem;
  readonly dates: ItemSchedule;
}

export interface HealthInput {
  readonly plan: Plan;
  readonly schedule: Schedule;
  readonly tasks: readonly Task[];
  readonly open: readonly Task[];
  /** Written links, by who waits, of what is not finished; links to other plans too. */
  readonly links: readonly { readonly item: WorkItem; readonly link: Link }[];
}

export function healthInput(plan: Plan, schedule: Schedule): HealthInput {
  const live = [...plan.items.values()].flatMap((item) => {
    const dates = schedule.items.get(item.id);
    return dates && item.status !== 'cancelled' ? [{ item, dates }] : [];
  });
  const tasks = live.filter(({ item, dates }) => item.kind === 'task' && dates.duration > 0);
  return {
    plan,
    schedule,
    tasks,
    open: tasks.filter(({ dates }) => !dates.finished),
    links: live.flatMap(({ item, dates }) => (dates.finished ? [] : item.after.map((link) => ({ item, link })))),
  };
}

/** Working days as minutes of what counts for a task: seven days of the clock for five of work where it runs on that. */
export function daysFor({ plan }: HealthInput, { dates }: Task, days: number): number {
  return dates.elapsed
    ? (days * 1440 * 7) / plan.project.lengths.daysPerWeek
    : days * minutesPer('d', plan.project.lengths);
}

/** Tests whether an item waits for something, itself or with a group around it. */
export function hasPredecessor(plan: Plan, item: WorkItem): boolean {
  for (let at: WorkItem | undefined = item; at; at = parentOf(plan, at)) if (at.after.length > 0) return true;
  return false;
}

/** Ids of what something waits for; a phase with a gate has its tasks waited for by that. */
export function waitedFor({ items }: Plan): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const item of items.values()) {
    for (const { task, project } of item.after) if (project === null) ids.add(task);
    if (item.kind === 'gate' && item.parent !== null) ids.add(item.parent);
  }
  return ids;
}

export function hasSuccessor(plan: Plan, waited: ReadonlySet<string>, item: WorkItem): boolean {
  for (let at: WorkItem | undefined = item; at; at = parentOf(plan, at)) if (waited.has(at.id)) return true;
  return false;
}
