/**
 * A second scheduler, slow and plain, as the reference for `computeSchedule`: every task is placed
 * again and again from its neighbours' dates until nothing changes, forwards and then backwards,
 * and slack is counted minute by minute. No people, no other plans; plans without cycles.
 */
import type { HolidaySource } from '../../server/src/core/analyse.ts';
import type { Link, Plan } from '../../server/src/core/model/plan.ts';
import { calendarNamed, finishOf, type SlowDates, startOf, type Task, taskOf, type Wait } from './slow-task.ts';

export function slowSchedule(plan: Plan, holidays: HolidaySource): Map<string, SlowDates> {
  const projectCalendar = calendarNamed(plan, plan.project.calendar, holidays);
  if (!plan.project.start) throw new Error('the reference wants a project start');
  const projectStart = startOf(plan.project.start, projectCalendar);
  const status = plan.project.statusDate ? finishOf(plan.project.statusDate, projectCalendar) : null;

  const around = { plan, holidays, projectCalendar, projectStart, status };
  const tasks = [...plan.items.values()]
    .filter((item) => item.children.length === 0)
    .map((item) => taskOf(around, item));
  for (const task of tasks) task.waits = waitsOf(task);

  settle(() => tasks.map(placeEarly));
  let projectFinish = lastFinish();
  if (tasks.some((task) => constraintOf(task, 'as-late-as-possible'))) {
    settleLate();
    for (const task of tasks)
      if (constraintOf(task, 'as-late-as-possible')) task.imposed = Math.max(task.start, task.lateStart);
    settle(() => tasks.map(placeEarly));
    projectFinish = lastFinish();
  }
  settleLate();
  for (const task of tasks) measureSlack(task);
  return withGroups();

  function waitsOf(task: Task): Wait[] {
    const found: Wait[] = [];
    for (const owner of task.line) {
      const isGroup = owner.children.length > 0;
      for (const link of owner.after) {
        const before = plan.items.get(link.task);
        if (!before || (isGroup && bindsFinish(link))) continue;
        const measured = tasks.filter(({ line }) => line.includes(before));
        const gate = readsFinish(link) ? before.children.find(({ kind }) => kind === 'gate') : undefined;
        found.push({ link, measured, tasks: gate ? tasks.filter(({ item }) => item === gate) : measured });
      }
    }
    if (task.item.kind !== 'gate') return found;
    for (const other of tasks) {
      if (other === task || !other.line.some(({ id }) => id === task.item.parent)) continue;
      const link: Link = { task: other.item.id, project: null, type: 'FS', lag: null, reason: null, ...NO_PLACE };
      found.push({ link, tasks: [other], measured: [other] });
    }
    return found;
  }

  function settle(pass: () => unknown): void {
    for (let before = ''; ; ) {
      pass();
      const now = tasks.map((t) => `${t.start} ${t.finish} ${t.lateStart} ${t.lateFinish}`).join();
      if (now === before) return;
      before = now;
    }
  }

  function lastFinish(): number {
    return tasks.reduce((last, task) => Math.max(last, task.finish), projectStart);
  }

  /** Lag in minutes and whether the clock counts them. */
  function lagOf({ link, measured }: Wait): { minutes: number; clock: boolean } {
    if (link.lag === null) return { minutes: 0, clock: true };
    if (link.lag.kind !== 'percent') return { minutes: link.lag.minutes, clock: link.lag.kind === 'elapsed' };
    const [only] = measured;
    const alone = only && only.item.id === link.task ? only : null;
    const from = Math.min(...measured.map(({ start }) => start));
    const to = Math.max(...measured.map(({ finish }) => finish));
    const length = alone ? alone.length : projectCalendar.count(from, to);
    return { minutes: Math.round((length * link.lag.percent) / 100), clock: alone?.elapsed ?? false };
  }

  function boundOf(task: Task, wait: Wait): number {
    const at = readsFinish(wait.link)
      ? Math.max(...wait.tasks.map(({ finish }) => finish))
      : Math.min(...wait.tasks.map(({ start }) => start));
    const { minutes, clock } = lagOf(wait);
    if (clock) return at + minutes;
    return minutes >= 0 ? task.lagCalendar.add(at, minutes) : task.lagCalendar.subtract(at, -minutes);
  }

  function endOf(task: Task, from: number, length = task.length): number {
    return task.elapsed ? from + length : task.calendar.add(from, length);
  }

  function beginOf(task: Task, to: number, length = task.length): number {
    return task.elapsed ? to - length : task.calendar.subtract(to, length);
  }

  /** A start moves on to the next working minute; a finish back to the last; but not of what the clock rules. */
  function asStart(task: Task, at: number): number {
    return task.elapsed || task.length === 0 ? at : task.calendar.nextStart(at);
  }
  function asFinish(task: Task, at: number): number {
    return task.elapsed || task.length === 0 ? at : task.calendar.previousFinish(at);
  }

  function constraintOf({ item, line, cancelled }: Task, kind: string, inherited = kind === 'as-late-as-possible') {
    if (cancelled) return null;
    return (inherited ? line : [item]).find(({ constraint }) => constraint?.kind === kind)?.constraint ?? null;
  }
  function startDate(task: Task, kind: string): number | null {
    const date = constraintOf(task, kind)?.date;
    return date ? startOf(date, task.calendar) : null;
  }
  function finishDate(task: Task, kind: string): number | null {
    const date = constraintOf(task, kind)?.date;
    return date ? finishOf(date, task.calendar) : null;
  }

  /** What links ask of a task's start and finish. */
  function bounds(task: Task): { start: number; finish: number } {
    const found = { start: Number.NEGATIVE_INFINITY, finish: Number.NEGATIVE_INFINITY };
    for (const wait of task.waits) {
      const side = bindsFinish(wait.link) ? 'finish' : 'start';
      found[side] = Math.max(found[side], boundOf(task, wait));
    }
    return found;
  }

  function placeEarly(task: Task): void {
    const { item, actualStart, actualFinish, left, length } = task;
    if (actualFinish !== null) {
      task.finish = actualFinish;
      task.start = Math.min(actualStart ?? beginOf(task, actualFinish), actualFinish);
      return;
    }
    const byLinks = bounds(task);
    const fixed = task.cancelled ? null : item.fixed;
    const fixedTo = fixed?.finish ? finishOf(fixed.finish, task.calendar) : null;
    const fixedFrom = fixed?.start
      ? startOf(fixed.start, task.calendar)
      : fixedTo === null
        ? null
        : beginOf(task, fixedTo);
    const computed = (): number => computedStart(task, byLinks);
    if (left === null && task.imposed !== null && fixedFrom === null) task.start = task.imposed;
    else task.start = actualStart ?? fixedFrom ?? computed();
    task.finish = fixedTo === null ? endOf(task, task.start) : Math.max(task.start, fixedTo);
    if (left === null || left === 0 || status === null) return;
    // Begun: the rest continues from the status date, and under retained logic waits for its links.
    const waiting = !plan.project.progressOverride && fixedFrom === null;
    const again = Math.max(status, task.start, waiting ? byLinks.start : status);
    task.finish = endOf(task, length === 0 ? again : asStart(task, again), left);
    if (waiting && byLinks.finish > task.finish) task.finish = Math.max(task.finish, asFinish(task, byLinks.finish));
  }

  function computedStart(task: Task, byLinks: { start: number; finish: number }): number {
    const notBefore = [projectStart, byLinks.start];
    if (status !== null && task.left === null) notBefore.push(status);
    for (const { constraint } of task.cancelled ? [] : task.line) {
      const own = constraint === task.item.constraint;
      if (
        constraint?.date &&
        (constraint.kind === 'start-no-earlier-than' || (constraint.kind === 'must-start-on' && !own))
      )
        notBefore.push(startOf(constraint.date, task.calendar));
    }
    let start = asStart(task, Math.max(...notBefore));
    const finish = Math.max(byLinks.finish, finishDate(task, 'finish-no-earlier-than') ?? byLinks.finish);
    if (finish > endOf(task, start)) start = Math.max(start, beginOf(task, asFinish(task, finish)));
    const wanted = constrainedStart(task, start);
    return status !== null && task.left === null && wanted < start ? Math.max(wanted, asStart(task, status)) : wanted;
  }

  function constrainedStart(task: Task, start: number): number {
    const must = mustStart(task);
    if (must !== null) return must;
    const noStartAfter = startDate(task, 'start-no-later-than');
    if (noStartAfter !== null) return Math.min(start, asStart(task, noStartAfter));
    const noFinishAfter = finishDate(task, 'finish-no-later-than');
    return noFinishAfter !== null && endOf(task, start) > noFinishAfter ? beginOf(task, noFinishAfter) : start;
  }

  function mustStart(task: Task): number | null {
    const from = startDate(task, 'must-start-on');
    if (from !== null) return asStart(task, from);
    const to = finishDate(task, 'must-finish-on');
    return to === null ? null : beginOf(task, to);
  }

  function settleLate(): void {
    for (const task of tasks) task.lateFinish = task.lateStart = projectFinish;
    settle(() => tasks.map(placeLate));
  }

  /** The successors' links that hold a task: of a group's first start only its first task. */
  function heldBy(task: Task): { after: Task; wait: Wait }[] {
    return tasks.flatMap((after) =>
      after.waits
        .filter(({ link, tasks: before }) => {
          if (!before.includes(task) || after.actualFinish !== null) return false;
          return (
            readsFinish(link) ||
            before.every(
              (other) =>
                other.start > task.start || (other.start === task.start && tasks.indexOf(other) >= tasks.indexOf(task)),
            )
          );
        })
        .map((wait) => ({ after, wait })),
    );
  }

  /** True where a date at `at` lets a successor keep `limit`. */
  function fits(at: number, { after, wait }: { after: Task; wait: Wait }, limit: number): boolean {
    const { minutes, clock } = lagOf(wait);
    if (clock || minutes === 0) return at + minutes <= limit;
    return after.lagCalendar.count(at, limit) >= minutes;
  }

  /** The date of a successor that a link may move up to. */
  function limitOf(after: Task, wait: Wait, dates: 'late' | 'early'): number {
    const [start, finish] = dates === 'late' ? [after.lateStart, after.lateFinish] : [after.start, after.finish];
    if (bindsFinish(wait.link)) return after.elapsed || after.length === 0 ? finish : after.calendar.nextStart(finish);
    return after.left === null ? start : beginOf(after, finish, after.left);
  }

  function latest(from: number, task: Task, reads: (link: Link) => boolean): number {
    let at = from;
    for (const held of heldBy(task)) {
      if (!reads(held.wait.link)) continue;
      const limit = limitOf(held.after, held.wait, 'late');
      while (!fits(at, held, limit)) at--;
    }
    return at;
  }

  function placeLate(task: Task): void {
    const { item, left, length } = task;
    if (task.actualFinish !== null) {
      task.lateStart = task.start;
      task.lateFinish = task.finish;
      return;
    }
    const must = left === null ? mustStart(task) : null;
    if (must !== null) {
      task.lateStart = must;
      task.lateFinish = endOf(task, must);
      return;
    }
    const deadline = item.deadline && !task.cancelled ? finishOf(item.deadline, task.calendar) : projectFinish;
    const own = Math.min(
      projectFinish,
      deadline,
      finishDate(task, 'finish-no-later-than') ?? projectFinish,
      finishDate(task, 'must-finish-on') ?? projectFinish,
    );
    const noStartAfter = left === null ? startDate(task, 'start-no-later-than') : null;
    if (length === 0) {
      const bySuccessors =
        left === null ? latest(projectFinish, task, () => true) : latest(projectFinish, task, readsFinish);
      const moved = bySuccessors < projectFinish ? task.calendar.nextStart(bySuccessors) : projectFinish;
      task.lateFinish = Math.min(moved, own, noStartAfter ?? own);
      task.lateStart = left === null ? task.lateFinish : task.start;
      return;
    }
    task.lateFinish = asFinish(task, latest(own, task, readsFinish));
    if (left !== null) {
      task.lateStart = task.start;
      return;
    }
    task.lateStart = beginOf(task, task.lateFinish);
    const allowed = Math.min(
      latest(task.lateStart, task, (link) => !readsFinish(link)),
      noStartAfter ?? task.lateStart,
    );
    if (allowed === task.lateStart) return;
    task.lateStart = asStart(task, allowed);
    task.lateFinish = endOf(task, task.lateStart);
  }

  function measureSlack(task: Task): void {
    if (task.actualFinish !== null) return;
    const room = (from: number, to: number): number => (task.elapsed ? to - from : task.calendar.count(from, to));
    const onFinish = room(task.finish, task.lateFinish);
    task.totalSlack = task.left === null ? Math.min(onFinish, room(task.start, task.lateStart)) : onFinish;
    task.critical = task.totalSlack <= plan.project.criticalSlack && !task.cancelled;
    task.freeSlack = room(task.finish, projectFinish);
    for (const held of heldBy(task)) {
      const finishes = readsFinish(held.wait.link);
      if (!finishes && task.left !== null) continue;
      const limit = limitOf(held.after, held.wait, 'early');
      let at = projectFinish;
      while (!fits(at, held, limit)) at--;
      task.freeSlack = Math.min(task.freeSlack, room(finishes ? task.finish : task.start, at));
    }
    task.freeSlack = Math.max(0, task.freeSlack);
  }

  function withGroups(): Map<string, SlowDates> {
    const dates = new Map<string, SlowDates>(tasks.map((task) => [task.item.id, task]));
    for (const group of plan.items.values()) {
      if (group.children.length === 0) continue;
      const inside = tasks.filter(({ line }) => line.includes(group));
      const open = inside.filter(({ actualFinish }) => actualFinish === null);
      const least = (values: number[]): number => (values.length > 0 ? Math.min(...values) : 0);
      dates.set(group.id, {
        start: Math.min(...inside.map(({ start }) => start)),
        finish: Math.max(...inside.map(({ finish }) => finish)),
        lateStart: Math.min(...inside.map(({ lateStart }) => lateStart)),
        lateFinish: Math.max(...inside.map(({ lateFinish }) => lateFinish)),
        totalSlack: least(open.map(({ totalSlack }) => totalSlack)),
        freeSlack: least(open.map(({ freeSlack }) => freeSlack)),
        critical: inside.some(({ critical }) => critical),
      });
    }
    return dates;
  }
}

const NOWHERE = { file: '', span: { start: 0, end: 0 } };
const NO_PLACE = { place: NOWHERE, idPlace: NOWHERE };

function readsFinish({ type }: Link): boolean {
  return type === 'FS' || type === 'FF';
}
function bindsFinish({ type }: Link): boolean {
  return type === 'FF' || type === 'SF';
}
