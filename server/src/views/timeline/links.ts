/**
 * Links as lines between rows, those into and out of phases included. A link from a phase leaves
 * from its gate where it has one, since that is what it waits for. Links to other plans have no row
 * to come from and are left out.
 */
import type { Analysis } from '../../core/analyse.ts';
import { formatDuration } from '../../core/base/duration.ts';
import type { Lag, Link, Plan, WorkItem } from '../../core/model/plan.ts';
import type { TimelineLink } from '../../protocol/timeline.ts';
import { targetOf } from '../header.ts';

export function timelineLinks(analysis: Analysis, rowOf: ReadonlyMap<string, number>): TimelineLink[] {
  const { plan, schedule } = analysis;
  const drives = drivingTest(plan, schedule.drivingLinks);
  const links: TimelineLink[] = [];
  for (const successor of plan.items.values()) {
    const to = rowOf.get(successor.id);
    if (to === undefined) continue;
    for (const link of successor.after) {
      const predecessor = link.project === null ? plan.items.get(link.task) : undefined;
      const from = predecessor && rowOf.get(leavesFrom(plan, predecessor, link).id);
      if (!predecessor || from === undefined || from === to) continue;
      const driving = drives(predecessor, successor);
      const bothCritical = [predecessor, successor].every(({ id }) => schedule.items.get(id)?.critical);
      links.push({
        from,
        to,
        type: link.type,
        lagText: link.lag ? lagText(link.lag, plan) : '',
        driving,
        critical: driving && bothCritical,
        target: targetOf(analysis, link.place),
      });
    }
  }
  return links;
}

function leavesFrom(plan: Plan, predecessor: WorkItem, link: Link): WorkItem {
  const fromFinish = link.type === 'FS' || link.type === 'FF';
  return (fromFinish && plan.items.get(`${predecessor.id}.gate`)) || predecessor;
}

/** Driving links are known between leaves; one of a phase drives where it drives any leaf below. */
function drivingTest(plan: Plan, drivingLinks: ReadonlySet<string>) {
  const driversOf = new Map<string, string[]>();
  for (const pair of drivingLinks) {
    const [from = '', to = ''] = pair.split('>');
    const drivers = driversOf.get(to);
    if (drivers) drivers.push(from);
    else driversOf.set(to, [from]);
  }
  const isWithin = (id: string, ancestor: string): boolean => {
    for (let at: string | null = id; at !== null; at = plan.items.get(at)?.parent ?? null) {
      if (at === ancestor) return true;
    }
    return false;
  };
  const drivesBelow = (predecessor: WorkItem, successor: WorkItem): boolean =>
    successor.children.length === 0
      ? (driversOf.get(successor.id) ?? []).some((id) => isWithin(id, predecessor.id))
      : successor.children.some((child) => drivesBelow(predecessor, child));
  return (predecessor: WorkItem, successor: WorkItem): boolean =>
    predecessor.children.length === 0 && successor.children.length === 0
      ? drivingLinks.has(`${predecessor.id}>${successor.id}`)
      : drivesBelow(predecessor, successor);
}

function lagText(lag: Lag, plan: Plan): string {
  if (lag.kind === 'percent') return lag.percent < 0 ? `${lag.percent}%` : `+${lag.percent}%`;
  if (lag.minutes === 0) return '';
  const length = formatDuration({ minutes: lag.minutes, elapsed: lag.kind === 'elapsed' }, plan.project.lengths);
  return lag.minutes < 0 ? length : `+${length}`;
}
