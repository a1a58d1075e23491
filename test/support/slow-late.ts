/** The backward half of the slow scheduler: late dates, and slack counted minute by minute. */
import type { Link } from '../../server/src/core/model/plan.ts';
import { bindsFinish, finishDate, lagOf, mustStart, readsFinish, type Scene, startDate } from './slow-bounds.ts';
import { asFinish, asStart, beginOf, endOf } from './slow-moves.ts';
import { finishOf, type Task, type Wait } from './slow-task.ts';

interface Hold {
  readonly after: Task;
  readonly wait: Wait;
}

/** The successors' links that hold a task: of a group's first start only its first task. */
function heldBy({ tasks }: Scene, task: Task): Hold[] {
  const isFirst = (among: readonly Task[]): boolean =>
    among.every(
      (other) =>
        other.start > task.start || (other.start === task.start && tasks.indexOf(other) >= tasks.indexOf(task)),
    );
  return tasks.flatMap((after) =>
    after.waits
      .filter(
        ({ link, tasks: before }) =>
          before.includes(task) && after.actualFinish === null && (readsFinish(link) || isFirst(before)),
      )
      .map((wait) => ({ after, wait })),
  );
}

/** The last instant at or before `from` that keeps a successor's `limit` with the lag between them. */
function lastBefore(scene: Scene, from: number, { after, wait }: Hold, limit: number): number {
  const { minutes, clock } = lagOf(scene, after, wait);
  if (clock || minutes === 0) return Math.min(from, limit - minutes);
  let at = from;
  for (let room = after.lagCalendar.count(at, limit); room < minutes; at--) if (after.lagCalendar.works(at - 1)) room++;
  return at;
}

/** The date of a successor that a link may move up to. */
function limitOf(after: Task, wait: Wait, dates: 'late' | 'early'): number {
  const [start, finish] = dates === 'late' ? [after.lateStart, after.lateFinish] : [after.start, after.finish];
  if (bindsFinish(wait.link)) return asStart(after, finish);
  return after.left === null ? start : beginOf(after, finish, after.left);
}

function latest(scene: Scene, from: number, task: Task, reads: (link: Link) => boolean): number {
  return heldBy(scene, task)
    .filter(({ wait }) => reads(wait.link))
    .reduce((at, hold) => lastBefore(scene, at, hold, limitOf(hold.after, hold.wait, 'late')), from);
}

export function placeLate(scene: Scene, task: Task): void {
  const { projectFinish } = scene;
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
    const reads = left === null ? () => true : readsFinish;
    const bySuccessors = latest(scene, projectFinish, task, reads);
    const moved = bySuccessors < projectFinish ? task.calendar.nextStart(bySuccessors) : projectFinish;
    task.lateFinish = Math.min(moved, own, noStartAfter ?? own);
    task.lateStart = left === null ? task.lateFinish : task.start;
    return;
  }
  task.lateFinish = asFinish(task, latest(scene, own, task, readsFinish));
  if (left !== null) {
    task.lateStart = task.start;
    return;
  }
  task.lateStart = beginOf(task, task.lateFinish);
  const allowed = Math.min(
    latest(scene, task.lateStart, task, (link) => !readsFinish(link)),
    noStartAfter ?? task.lateStart,
  );
  if (allowed === task.lateStart) return;
  task.lateStart = asStart(task, allowed);
  task.lateFinish = endOf(task, task.lateStart);
}

function room(task: Task, from: number, to: number): number {
  return task.elapsed ? to - from : task.calendar.count(from, to);
}

export function measureSlack(scene: Scene, task: Task): void {
  const { plan, projectFinish } = scene;
  if (task.actualFinish !== null) return;
  const onFinish = room(task, task.finish, task.lateFinish);
  task.totalSlack = task.left === null ? Math.min(onFinish, room(task, task.start, task.lateStart)) : onFinish;
  task.critical = task.totalSlack <= plan.project.criticalSlack && !task.cancelled;
  task.freeSlack = Math.max(0, freeSlack(scene, task, projectFinish));
}

/** Up to the early dates of successors, the project finish and the dates of its own that may not pass. */
function freeSlack(scene: Scene, task: Task, projectFinish: number): number {
  const finishes = [projectFinish];
  const starts: number[] = [];
  for (const hold of heldBy(scene, task)) {
    const limit = limitOf(hold.after, hold.wait, 'early');
    const at = lastBefore(scene, projectFinish, hold, limit);
    if (readsFinish(hold.wait.link)) finishes.push(at);
    else if (task.left === null) starts.push(at);
  }
  for (const kind of ['finish-no-later-than', 'must-finish-on'] as const) {
    const date = finishDate(task, kind);
    if (date !== null) finishes.push(date);
  }
  if (task.item.deadline && !task.cancelled) finishes.push(finishOf(task.item.deadline, task.calendar));
  const last = asFinish(task, Math.min(...finishes));
  if (task.left !== null) return room(task, task.finish, last);
  // Who ends last need not be who has to begin first.
  const noStartAfter = startDate(task, 'start-no-later-than') ?? startDate(task, 'must-start-on') ?? last;
  const first = Math.min(noStartAfter, beginOf(task, last), ...starts);
  return Math.min(room(task, task.finish, last), room(task, task.start, first));
}
