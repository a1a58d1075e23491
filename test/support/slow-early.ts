/** The forward half of the slow scheduler: a task placed from its neighbours' dates as they stand. */
import { bounds, finishDate, mustStart, type Scene, startDate } from './slow-bounds.ts';
import { asFinish, asStart, beginOf, endOf } from './slow-moves.ts';
import { finishOf, startOf, type Task } from './slow-task.ts';

/** `notBefore` stands in for the project start where each task has a first date of its own. */
export function placeEarly(scene: Scene, task: Task, notBefore: number = scene.projectStart): void {
  const { plan, status } = scene;
  const { item, actualStart, actualFinish, left, length } = task;
  if (actualFinish !== null) {
    task.finish = actualFinish;
    task.start = Math.min(actualStart ?? beginOf(task, actualFinish), actualFinish);
    return;
  }
  const byLinks = bounds(scene, task);
  const fixed = task.cancelled ? null : item.fixed;
  const fixedTo = fixed?.finish ? finishOf(fixed.finish, task.calendar) : null;
  const fixedToStart = fixedTo === null ? null : beginOf(task, fixedTo);
  const fixedFrom = fixed?.start ? startOf(fixed.start, task.calendar) : fixedToStart;
  if (left === null && task.imposed !== null && fixedFrom === null) task.start = task.imposed;
  else
    task.start = actualStart ?? fixedFrom ?? begunStart(scene, task) ?? computedStart(scene, task, byLinks, notBefore);
  task.finish = fixedTo === null ? endOf(task, task.start) : Math.max(task.start, fixedTo);
  if (left === null || left === 0 || status === null) return;
  // Begun: the rest continues from the status date, and under retained logic waits for its links.
  const waiting = !plan.project.progressOverride && fixedFrom === null;
  const again = Math.max(status, task.start, waiting ? byLinks.start : status);
  task.finish = endOf(task, length === 0 ? again : asStart(task, again), left);
  if (waiting && byLinks.finish > task.finish) task.finish = Math.max(task.finish, asFinish(task, byLinks.finish));
}

/** From the finish, what was begun at no written date was begun so that all that is done lies before the status date. */
function begunStart({ plan, status }: Scene, task: Task): number | null {
  if (task.left === null || status === null || plan.project.scheduleFrom === 'start') return null;
  return beginOf(task, status, Math.max(0, task.length - task.left));
}

function computedStart(
  { status }: Scene,
  task: Task,
  byLinks: { start: number; finish: number },
  first: number,
): number {
  const notBefore = [first, byLinks.start];
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
  const last = finish > start ? asFinish(task, finish) : start;
  if (last > endOf(task, start)) start = Math.max(start, startToEndAt(task, last));
  const wanted = constrainedStart(task, start);
  return status !== null && task.left === null && wanted < start ? Math.max(wanted, asStart(task, status)) : wanted;
}

/** Of several people those begin in time who can end just then: with the others all might end before. */
function startToEndAt(task: Task, last: number): number {
  if (task.elapsed || task.length === 0) return beginOf(task, last);
  const ending = task.hands.filter(({ calendar }) => calendar.previousFinish(last) === last);
  return Math.min(...ending.map(({ calendar, length }) => calendar.subtract(last, length)));
}

/** The constraint wins over what links ask. */
function constrainedStart(task: Task, start: number): number {
  const must = mustStart(task);
  if (must !== null) return must;
  const noStartAfter = startDate(task, 'start-no-later-than');
  if (noStartAfter !== null) return Math.min(start, asStart(task, noStartAfter));
  const noFinishAfter = finishDate(task, 'finish-no-later-than');
  return noFinishAfter !== null && endOf(task, start) > noFinishAfter ? beginOf(task, noFinishAfter) : start;
}
