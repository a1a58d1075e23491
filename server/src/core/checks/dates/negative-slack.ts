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
  if (!isAnyLate(schedule)) return NO_FINDINGS;
  const demands = demandsOf(plan, schedule).sort((a, b) => a.slack - b.slack);
  const demanding = new Set(demands.map(({ item }) => item));
  const gone = new Set<string>();
  return demands.flatMap(({ item }) => {
    const root = rootOf(item, plan, schedule, gone);
    const dates = root === null ? undefined : schedule.items.get(root.id);
    // The conflict of a constraint or of fixed dates names the item right before it itself.
    const isNamed = !item.deadline && root === tightest(item, plan, schedule);
    return root && dates && !demanding.has(root) && !isNamed ? [slackProblem(root, dates, item, plan)] : [];
  });
}

function isAnyLate(schedule: Schedule): boolean {
  for (const { totalSlack, finished } of schedule.items.values()) if (totalSlack < 0 && !finished) return true;
  return false;
}

/** A date to be kept that something is too late for, the item itself or what it waits for. */
interface Demand {
  readonly item: WorkItem;
  readonly slack: number;
}

function demandsOf(plan: Plan, schedule: Schedule): Demand[] {
  const found: Demand[] = [];
  for (const item of plan.items.values()) {
    if ((!item.deadline && !item.constraint?.date && !item.fixed) || item.children.length > 0) continue;
    const dates = schedule.items.get(item.id);
    if (!dates || dates.finished) continue;
    const before = tightest(item, plan, schedule);
    const slack = Math.min(dates.totalSlack, before ? (schedule.items.get(before.id)?.totalSlack ?? 0) : 0);
    if (slack < 0) found.push({ item, slack });
  }
  return found;
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
