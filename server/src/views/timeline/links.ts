/**
 * Links as lines between rows, those into and out of phases included. A link from a phase leaves
 * from its gate where it has one, since that is what it waits for. Links to other plans have no row
 * to come from and are left out.
 */
import type { Analysis } from '../../core/analyse.ts';
import { formatDuration } from '../../core/base/duration.ts';
import type { Lag, Link, Plan, WorkItem } from '../../core/model/plan.ts';
import { linkKey } from '../../core/schedule/paths.ts';
import { boundOf, lagTimeOf } from '../../core/schedule/why/bounds.ts';
import { datedItem } from '../../core/schedule/why/step.ts';
import type { TimelineLink } from '../../protocol/timeline.ts';

/** Those that lead to the row `to`. */
export function linksTo(
  analysis: Analysis,
  rowOf: ReadonlyMap<string, number>,
  successor: WorkItem,
  to: number,
): readonly TimelineLink[] {
  if (successor.after.length === 0) return NONE;
  const { plan, schedule } = analysis;
  const links: TimelineLink[] = [];
  for (const link of successor.after) {
    const predecessor = link.project === null ? plan.items.get(link.task) : undefined;
    const from = predecessor && rowOf.get(leavesFrom(plan, predecessor, link).id);
    if (!predecessor || from === undefined || from === to) continue;
    const driving = schedule.drivingLinks.has(linkKey(link.task, successor.id));
    const bothCritical = [predecessor, successor].every(({ id }) => schedule.items.get(id)?.critical);
    links.push({
      from,
      to,
      type: link.type,
      lagText: link.lag ? lagText(link.lag, plan) : '',
      driving,
      critical: driving && bothCritical,
      broken: !driving && isBroken(analysis, successor, link),
    });
  }
  return links;
}

/** What waits lies before what the link allows: a constraint or an actual put it there. */
function isBroken(analysis: Analysis, successor: WorkItem, link: Link): boolean {
  const task = datedItem(analysis, successor.id);
  if (!task || successor.status === 'cancelled') return false;
  const allowed = boundOf(analysis, task, successor, link);
  if (!allowed || allowed.before?.item.status === 'cancelled') return false;
  return lagTimeOf(analysis, task).between(task.dates[allowed.bounds], allowed.bound) > 0;
}

const NONE: readonly TimelineLink[] = [];

function leavesFrom(plan: Plan, predecessor: WorkItem, link: Link): WorkItem {
  const fromFinish = link.type === 'FS' || link.type === 'FF';
  return (fromFinish && plan.items.get(`${predecessor.id}.gate`)) || predecessor;
}

function lagText(lag: Lag, plan: Plan): string {
  if (lag.kind === 'percent') return lag.percent < 0 ? `${lag.percent}%` : `+${lag.percent}%`;
  if (lag.minutes === 0) return '';
  const length = formatDuration({ minutes: lag.minutes, elapsed: lag.kind === 'elapsed' }, plan.project.lengths);
  return lag.minutes < 0 ? length : `+${length}`;
}
