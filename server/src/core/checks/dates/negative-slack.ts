/**
 * `negative-slack`: work has to be done sooner than it can be, for a deadline or a date to be kept
 * further on. Told where that chain begins, since there it can still be changed, and not at the
 * date itself: of that speak `deadline-missed` and `constraint-conflict`.
 */
import type { Problem } from '../../base/problem.ts';
import { formatMinute } from '../../base/time.ts';
import type { Plan, WorkItem } from '../../model/plan.ts';
import { outermostLeaf } from '../../schedule/driving-item.ts';
import type { ItemSchedule, Schedule } from '../../schedule/schedule.ts';
import { parentOf } from '../../schedule/task-calendar.ts';
import { lengthInWords } from '../../schedule/words.ts';
import { type CheckInput, fieldPlace, finding, NO_FINDINGS } from '../check.ts';
import { keyOf } from '../written.ts';

export function negativeSlack({ plan, schedule }: CheckInput): readonly Problem[] {
  const demanding = demands(plan, schedule);
  if (demanding.length === 0) return NO_FINDINGS;
  const roots = new Map<string, WorkItem>();
  const told = new Set<string>();
  const worst = [...demanding].sort((a, b) => slackOf(schedule, a) - slackOf(schedule, b));
  for (const item of worst) {
    const root = rootOf(item, plan, schedule, told);
    if (root && root !== item && !roots.has(root.id)) roots.set(root.id, item);
  }
  return [...roots].flatMap(([id, cause]) => {
    const item = plan.items.get(id);
    const dates = schedule.items.get(id);
    return item && dates && !demanding.includes(item) ? [slackProblem(item, dates, cause, plan)] : [];
  });
}

/** Items with negative slack that have a date to be kept. */
function demands(plan: Plan, schedule: Schedule): WorkItem[] {
  const found: WorkItem[] = [];
  for (const { id, totalSlack, finished } of schedule.items.values()) {
    if (totalSlack >= 0 || finished) continue;
    const item = plan.items.get(id);
    if (item && item.children.length === 0 && (item.deadline || item.constraint?.date || item.fixed)) found.push(item);
  }
  return found;
}

function slackOf(schedule: Schedule, { id }: WorkItem): number {
  return schedule.items.get(id)?.totalSlack ?? 0;
}

/** Back along the predecessors of least slack; null where that way was gone before. */
function rootOf(item: WorkItem, plan: Plan, schedule: Schedule, gone: Set<string>): WorkItem | null {
  let at = item;
  for (;;) {
    if (gone.has(at.id)) return null;
    gone.add(at.id);
    const before = tightest(at, plan, schedule);
    if (!before) return at;
    at = before;
  }
}

function tightest(item: WorkItem, plan: Plan, schedule: Schedule): WorkItem | null {
  let found: WorkItem | null = null;
  let least = 0;
  for (let at: WorkItem | undefined = item; at; at = parentOf(plan, at)) {
    for (const { project, task } of at.after) {
      const predecessor = project === null ? plan.items.get(task) : undefined;
      if (!predecessor) continue;
      const leaf = outermostLeaf(predecessor, schedule.items, true);
      const dates = schedule.items.get(leaf.id);
      if (!dates || dates.finished || dates.totalSlack >= least) continue;
      found = leaf;
      least = dates.totalSlack;
    }
  }
  return found;
}

function slackProblem(item: WorkItem, dates: ItemSchedule, cause: WorkItem, { project }: Plan): Problem {
  const field = cause.deadline ? 'deadline' : cause.constraint ? cause.constraint.kind : 'fixed';
  const place = cause.constraint && !cause.deadline ? cause.constraint.place : fieldPlace(cause, field);
  const late = lengthInWords(dates.totalSlack, project.lengths);
  const message = `\`${item.id}\` ends ${late} too late, on ${show(dates.finish)}: it would have to be done by ${show(dates.lateFinish)} for \`${cause.id}\` to keep its \`${field}\`. Shorten the work between them, do more of it side by side, or move that date.`;
  return finding('negative-slack', keyOf(item.origin), message, {
    related: [{ ...place, message: `the \`${field}\` of \`${cause.id}\`` }],
  });
}

function show(at: ItemSchedule['start']): string {
  return formatMinute(at).replace('T', ' ');
}
