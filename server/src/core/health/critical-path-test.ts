/**
 * The check 12: schedules the plan again with the first critical task delayed and sees whether the
 * end of the project follows. Where it does not, a constraint or a missing link has cut the path.
 * Levelling is left out of both schedules: the test is of the links.
 */
import type { Minute } from '../base/time.ts';
import type { Plan, WorkItem } from '../model/plan.ts';
import type { ScheduleOptions } from '../schedule/basis.ts';
import { computeSchedule } from '../schedule/compute.ts';
import type { Schedule } from '../schedule/schedule.ts';
import { calendarOf } from '../schedule/task-calendar.ts';
import { type HealthRow, notApplicable, valueRow } from './row.ts';
import { DELAY_DAYS, HEALTH_RULES } from './rules.ts';
import { daysFor, type HealthInput, healthInput, type Task } from './tasks.ts';

/** @param options with which the schedule was computed. */
export function criticalPathTest(input: HealthInput, options: Omit<ScheduleOptions, 'level'>): HealthRow {
  const rule = HEALTH_RULES['critical-path-test'];
  const plan = { ...input.plan, project: { ...input.plan.project, levelResources: false } };
  const schedule = input.plan.project.levelResources ? computeSchedule(plan, options) : input.schedule;
  const task = firstCritical(healthInput(plan, schedule));
  if (!task) return notApplicable(rule, 'No task that is still to be done is critical.');
  const delayed = computeSchedule(withItem(plan, lengthened(input, schedule, task)), options);
  const { projectTime } = schedule;
  const finish = delayed.items.get(task.item.id)?.finish ?? task.dates.finish;
  const ownDelay = projectTime.between(task.dates.finish, finish);
  const delay = projectTime.between(schedule.finish, newEnd(plan, schedule, delayed));
  const share = ownDelay <= 0 ? 0 : Math.min(100, (100 * delay) / ownDelay);
  return valueRow(rule, share, { items: [task.item.id], counted: null });
}

/** Where that now ends what ended the project before: the delayed task may have become the last one. */
function newEnd(plan: Plan, { items, finish }: Schedule, delayed: Schedule): Minute {
  let end = finish;
  for (const { id, children } of plan.items.values()) {
    const now = children.length === 0 && items.get(id)?.finish === finish ? delayed.items.get(id)?.finish : undefined;
    if (now !== undefined && now > end) end = now;
  }
  return end;
}

/** Of least float, then the earliest. */
function firstCritical({ open }: HealthInput): Task | null {
  const [first] = open
    .filter(({ dates }) => dates.critical)
    .sort((a, b) => a.dates.totalSlack - b.dates.totalSlack || a.dates.start - b.dates.start);
  return first ?? null;
}

/** The task with more to do; what is begun has it in what remains. */
function lengthened(input: HealthInput, { statusAt, timeOf }: Schedule, task: Task): WorkItem {
  const { item, dates } = task;
  const extra = daysFor(input, task, DELAY_DAYS);
  const isBegun = item.actualStart !== null && statusAt !== null;
  const time = timeOf(calendarOf(input.plan, item));
  const left = isBegun ? (dates.elapsed ? dates.finish - statusAt : time.between(statusAt, dates.finish)) : 0;
  const written = (minutes: number) => ({ minutes: Math.round(minutes), elapsed: dates.elapsed });
  return {
    ...item,
    duration: written(dates.duration + extra),
    work: null,
    estimate: null,
    assignments: item.assignments.map((assignment) => ({ ...assignment, place: assignment.place, work: null })),
    remainingDuration: isBegun ? written(Math.max(0, left) + extra) : null,
  };
}

function withItem(plan: Plan, changed: WorkItem): Plan {
  const items = new Map(plan.items);
  const replaced = (item: WorkItem): WorkItem => {
    const next = item.id === changed.id ? changed : { ...item, children: item.children.map(replaced) };
    items.set(next.id, next);
    return next;
  };
  return { ...plan, outline: plan.outline.map(replaced), items };
}
