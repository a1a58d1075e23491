/**
 * `negative-slack`: work has to be done sooner than it can be, for a date to be kept further on. Told where
 * that chain begins, since there it can still be changed, and not at the date itself, which may be kept by
 * force: of that speaks `constraint-conflict`. A deadline that is missed has its finding, which names where
 * its chain begins, so what it demands of others is not told again.
 */
import type { Problem } from '../../base/problem.ts';
import { formatMinute } from '../../base/time.ts';
import type { Plan, WorkItem } from '../../model/plan.ts';
import { outermostLeaf } from '../../schedule/driving-item.ts';
import type { ItemSchedule, Schedule } from '../../schedule/schedule.ts';
import { calendarOf, parentOf } from '../../schedule/task-calendar.ts';
import { lengthInWords } from '../../schedule/words.ts';
import { type CheckInput, fieldPlace, finding, NO_FINDINGS } from '../check.ts';
import { keyOf } from '../written.ts';
import { missesDeadline } from './deadline-missed.ts';

export function negativeSlack({ plan, schedule }: CheckInput): readonly Problem[] {
  if (!isAnyLate(schedule)) return NO_FINDINGS;
  const demands = demandsOf(plan, schedule).sort((a, b) => a.slack - b.slack || Number(b.isTold) - Number(a.isTold));
  const demanding = new Set(demands.map(({ item }) => item));
  const gone = new Set<string>();
  return demands.flatMap(({ item, isTold }) => {
    const root = rootOf(item, plan, schedule, gone);
    const dates = root === null ? undefined : schedule.items.get(root.id);
    // The conflict of a constraint or of fixed dates names the item right before it itself.
    const isNamed = isTold || root === tightest(item, plan, schedule);
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
  /** Its deadline is missed. */
  readonly isTold: boolean;
}

function demandsOf(plan: Plan, schedule: Schedule): Demand[] {
  const found: Demand[] = [];
  for (const item of plan.items.values()) {
    if ((!item.deadline && !isHeld(item)) || item.children.length > 0) continue;
    const dates = schedule.items.get(item.id);
    if (!dates || dates.finished) continue;
    const before = tightest(item, plan, schedule);
    const slack = Math.min(dates.totalSlack, before ? (schedule.items.get(before.id)?.totalSlack ?? 0) : 0);
    if (slack >= 0) continue;
    const isTold = missesDeadline(item, dates, schedule.timeOf(calendarOf(plan, item)));
    if (isTold || isHeld(item)) found.push({ item, slack, isTold });
  }
  return found;
}

/** By a date that nothing moves beyond. */
function isHeld({ constraint, fixed }: WorkItem): boolean {
  return fixed !== null || (constraint !== null && /^must|no-later/.test(constraint.kind));
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
  const field = cause.constraint?.kind ?? 'fixed';
  const place = cause.constraint?.place ?? fieldPlace(cause, field);
  const late = lengthInWords(dates.totalSlack, project.lengths);
  const message = `\`${item.id}\` ends ${late} too late, on ${show(dates.finish)}: it would have to be done by ${show(dates.lateFinish)} for \`${cause.id}\` to keep its \`${field}\`. Shorten the work between them, do more of it side by side, or move that date.`;
  return finding('negative-slack', keyOf(item.origin), message, {
    related: [{ ...place, message: `the \`${field}\` of \`${cause.id}\`` }],
  });
}

function show(at: ItemSchedule['start']): string {
  return formatMinute(at).replace('T', ' ');
}
