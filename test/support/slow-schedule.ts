/**
 * A second scheduler, slow and plain, as the reference for `computeSchedule`: every task is placed
 * again and again from its neighbours' dates until nothing changes, forwards and then backwards,
 * and slack is counted minute by minute. No levelling, no choice among a team; plans without cycles.
 */
import type { HolidaySource } from '../../server/src/core/analyse.ts';
import type { Link, Plan } from '../../server/src/core/model/plan.ts';
import type { OtherPlan } from '../../server/src/core/model/sources.ts';
import { bindsFinish, constraintOf, readsFinish, type Scene } from './slow-bounds.ts';
import { placeEarly } from './slow-early.ts';
import { measureSlack, placeLate } from './slow-late.ts';
import { lengthBetween, shiftsOf } from './slow-moves.ts';
import { calendarNamed, finishOf, type SlowDates, startOf, type Task, taskOf, type Wait } from './slow-task.ts';

export function slowSchedule(
  plan: Plan,
  holidays: HolidaySource,
  otherPlans: ReadonlyMap<string, OtherPlan> = new Map(),
): Map<string, SlowDates> {
  const projectCalendar = calendarNamed(plan, plan.project.calendar, holidays);
  const { start, finish, scheduleFrom, statusDate } = plan.project;
  const lastFinish = finish && scheduleFrom === 'finish' ? finishOf(finish, projectCalendar) : null;
  if (!start && lastFinish === null) throw new Error('the reference wants a project start');
  const projectStart = start ? startOf(start, projectCalendar) : (lastFinish ?? 0);
  const status = statusDate ? finishOf(statusDate, projectCalendar) : null;

  const tasks = [...plan.items.values()]
    .filter((item) => item.children.length === 0)
    .map((item) => taskOf({ plan, holidays, projectCalendar, projectStart, status }, item));
  for (const task of tasks) task.waits = waitsOf(plan, tasks, task, otherPlans);

  const scene: Scene = { plan, tasks, projectCalendar, status, projectStart, projectFinish: projectStart };
  if (lastFinish === null) fromStart(scene);
  else fromFinish(scene, lastFinish);
  return withGroups(plan, tasks);
}

function fromStart(scene: Scene): void {
  const { tasks } = scene;
  settleEarly(scene);
  if (tasks.some((task) => constraintOf(task, 'as-late-as-possible'))) {
    settleLate(scene);
    for (const task of tasks)
      if (constraintOf(task, 'as-late-as-possible')) task.imposed = Math.max(task.start, task.lateStart);
    settleEarly(scene);
  }
  settleLate(scene);
  for (const task of tasks) measureSlack(scene, task);
  for (const task of tasks) Object.assign(task, { earlyStart: task.start, earlyFinish: task.finish });
}

/** Every task at its late dates before the required finish; early dates from where the first of them so starts. */
function fromFinish(scene: Scene, required: number): void {
  const { tasks, projectCalendar } = scene;
  scene.projectStart = required;
  settleEarly(scene);
  scene.projectStart = projectCalendar.subtract(required, projectCalendar.count(required, scene.projectFinish));
  settleEarly(scene);
  scene.projectFinish = required;
  settleLate(scene);
  settle(tasks, (task) => placeEarly(scene, task, task.lateStart));
  const placed = tasks.map(({ start, finish }) => ({ start, finish }));
  scene.projectStart = Math.min(...placed.map(({ start }) => start));
  settleEarly(scene);
  scene.projectFinish = required;
  for (const task of tasks) measureSlack(scene, task);
  for (const [n, task] of tasks.entries())
    Object.assign(task, { earlyStart: task.start, earlyFinish: task.finish }, placed[n]);
}

function waitsOf(
  plan: Plan,
  tasks: readonly Task[],
  task: Task,
  otherPlans: ReadonlyMap<string, OtherPlan>,
): readonly Wait[] {
  const found: Wait[] = [];
  for (const owner of task.line) {
    const isGroup = owner.children.length > 0;
    for (const link of owner.after) {
      if (isGroup && bindsFinish(link)) continue;
      if (link.project !== null) {
        const outside = otherPlans.get(link.project)?.items.get(link.task);
        if (outside) found.push({ link, tasks: [], measured: [], outside });
        continue;
      }
      const before = plan.items.get(link.task);
      if (!before) continue;
      const measured = tasks.filter(({ line }) => line.includes(before));
      const gate = readsFinish(link) ? before.children.find(({ kind }) => kind === 'gate') : undefined;
      const ending = gate ? tasks.filter(({ item }) => item === gate) : measured;
      found.push({ link, measured, tasks: ending, outside: null });
    }
  }
  if (task.item.kind !== 'gate') return found;
  for (const other of tasks) {
    if (other === task || !other.line.some(({ id }) => id === task.item.parent)) continue;
    const link: Link = { task: other.item.id, project: null, type: 'FS', lag: null, reason: null, ...NO_PLACE };
    found.push({ link, tasks: [other], measured: [other], outside: null });
  }
  return found;
}

function settle(tasks: readonly Task[], place: (task: Task) => void): void {
  for (let before = ''; ; ) {
    for (const task of tasks) place(task);
    const now = tasks.map((t) => `${t.start} ${t.finish} ${t.lateStart} ${t.lateFinish}`).join();
    if (now === before) return;
    before = now;
  }
}

/** Early dates, and the project finish that follows from them. */
function settleEarly(scene: Scene): void {
  settle(scene.tasks, (task) => placeEarly(scene, task));
  scene.projectFinish = Math.max(scene.projectStart, ...scene.tasks.map(({ finish }) => finish));
}

function settleLate(scene: Scene): void {
  for (const task of scene.tasks) task.lateFinish = task.lateStart = scene.projectFinish;
  settle(scene.tasks, (task) => placeLate(scene, task));
}

function withGroups(plan: Plan, tasks: readonly Task[]): Map<string, SlowDates> {
  for (const task of tasks) {
    task.duration = lengthBetween(task, task.start, task.finish);
    if (task.left === null && task.actualFinish === null && !task.elapsed && !task.item.fixed)
      task.shifts = shiftsOf(task);
  }
  const dates = new Map<string, SlowDates>(tasks.map((task) => [task.item.id, task]));
  for (const group of plan.items.values()) {
    if (group.children.length === 0) continue;
    const inside = tasks.filter(({ line }) => line.includes(group));
    const open = inside.filter(({ actualFinish }) => actualFinish === null);
    const least = (values: number[]): number => (values.length > 0 ? Math.min(...values) : 0);
    dates.set(group.id, {
      start: Math.min(...inside.map(({ start }) => start)),
      finish: Math.max(...inside.map(({ finish }) => finish)),
      earlyStart: Math.min(...inside.map(({ earlyStart }) => earlyStart)),
      earlyFinish: Math.max(...inside.map(({ earlyFinish }) => earlyFinish)),
      lateStart: Math.min(...inside.map(({ lateStart }) => lateStart)),
      lateFinish: Math.max(...inside.map(({ lateFinish }) => lateFinish)),
      totalSlack: least(open.map(({ totalSlack }) => totalSlack)),
      freeSlack: least(open.map(({ freeSlack }) => freeSlack)),
      critical: inside.some(({ critical }) => critical),
    });
  }
  return dates;
}

const NOWHERE = { file: '', span: { start: 0, end: 0 } };
const NO_PLACE = { place: NOWHERE };
