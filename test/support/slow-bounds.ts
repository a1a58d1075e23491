/** What links and constraints ask of a task in the slow scheduler, read off its neighbours' dates as they stand. */
import type { Constraint, Link, Plan } from '../../server/src/core/model/plan.ts';
import type { SlowCalendar } from './slow-calendar.ts';
import { asStart, beginOf } from './slow-moves.ts';
import { finishOf, startOf, type Task, type Wait } from './slow-task.ts';

/** What all passes share. The finish is that which late dates are counted from. */
export interface Scene {
  readonly plan: Plan;
  readonly tasks: readonly Task[];
  readonly projectCalendar: SlowCalendar;
  readonly status: number | null;
  projectStart: number;
  projectFinish: number;
}

export function readsFinish({ type }: Link): boolean {
  return type === 'FS' || type === 'FF';
}

export function bindsFinish({ type }: Link): boolean {
  return type === 'FF' || type === 'SF';
}

/** Lag in minutes and whether the clock counts them. */
export function lagOf({ projectCalendar }: Scene, after: Task, wait: Wait): { minutes: number; clock: boolean } {
  const { link, measured, outside } = wait;
  if (link.lag === null) return { minutes: 0, clock: true };
  if (link.lag.kind !== 'percent') return { minutes: link.lag.minutes, clock: link.lag.kind === 'elapsed' };
  const [only] = measured;
  const alone = only && only.item.id === link.task ? only : null;
  const from = outside?.start ?? Math.min(...measured.map(({ start }) => start));
  const to = outside?.finish ?? Math.max(...measured.map(({ finish }) => finish));
  const length = alone ? alone.length : (outside ? after.lagCalendar : projectCalendar).count(from, to);
  return { minutes: Math.round((length * link.lag.percent) / 100), clock: alone?.elapsed ?? false };
}

function boundOf(scene: Scene, task: Task, wait: Wait): number {
  const { outside, tasks, link } = wait;
  const at = readsFinish(link)
    ? (outside?.finish ?? Math.max(...tasks.map(({ finish }) => finish)))
    : (outside?.start ?? Math.min(...tasks.map(({ start }) => start)));
  const { minutes, clock } = lagOf(scene, task, wait);
  if (clock) return at + minutes;
  return minutes >= 0 ? task.lagCalendar.add(at, minutes) : task.lagCalendar.subtract(at, -minutes);
}

/** What links ask of a task's start and finish. */
export function bounds(scene: Scene, task: Task): { start: number; finish: number } {
  const found = { start: Number.NEGATIVE_INFINITY, finish: Number.NEGATIVE_INFINITY };
  for (const wait of task.waits) {
    const side = bindsFinish(wait.link) ? 'finish' : 'start';
    found[side] = Math.max(found[side], boundOf(scene, task, wait));
  }
  return found;
}

/** As late as possible holds for all that a group contains, the other constraints for the task that has them. */
export function constraintOf({ item, line, cancelled }: Task, kind: Constraint['kind']): Constraint | null {
  if (cancelled) return null;
  const owners = kind === 'as-late-as-possible' ? line : [item];
  return owners.find(({ constraint }) => constraint?.kind === kind)?.constraint ?? null;
}

export function startDate(task: Task, kind: Constraint['kind']): number | null {
  const date = constraintOf(task, kind)?.date;
  return date ? startOf(date, task.calendar) : null;
}

export function finishDate(task: Task, kind: Constraint['kind']): number | null {
  const date = constraintOf(task, kind)?.date;
  return date ? finishOf(date, task.calendar) : null;
}

export function mustStart(task: Task): number | null {
  const from = startDate(task, 'must-start-on');
  if (from !== null) return asStart(task, from);
  const to = finishDate(task, 'must-finish-on');
  return to === null ? null : beginOf(task, to);
}
