/**
 * Links as lines between rows, those into and out of phases included. A link from a phase leaves
 * from its gate where it has one, since that is what it waits for. Links to other plans have no row
 * to come from and are left out.
 */
import type { Analysis } from '../../core/analyse.ts';
import { formatDuration } from '../../core/base/duration.ts';
import { dayOf, minute } from '../../core/base/time.ts';
import type { Lag, Link, Plan, WorkItem } from '../../core/model/plan.ts';
import { linkKey } from '../../core/schedule/paths.ts';
import type { ItemSchedule } from '../../core/schedule/schedule.ts';
import { boundOf, type LinkBound, lagTimeOf } from '../../core/schedule/why/bounds.ts';
import { datedItem } from '../../core/schedule/why/step.ts';
import type { TimelineLink } from '../../protocol/timeline.ts';
import { type KeptLinks, sameMoments, type Told } from './kept.ts';

interface Telling {
  /** What was told before; null where nothing was. */
  readonly told: Told | null;
  /** No date of the plan has moved since. */
  readonly still: boolean;
}

/** Tells the links that lead to an item, one item after the other; those of before where nothing has changed. */
export function linkTeller(analysis: Analysis, rowOf: ReadonlyMap<string, number>, { told, still }: Telling) {
  const { plan, schedule } = analysis;
  const hasGates = plan.outline.some(({ children }) => children.at(-1)?.kind === 'gate');

  return (item: WorkItem, dates: ItemSchedule, to: number): KeptLinks | null => {
    if (item.after.length === 0) return null;
    const before = told?.links[to];
    // What a link into a phase or summary decides, lies within: any date may change it.
    const isGroup = item.children.length > 0;
    const holds =
      before && sameWritten(before.item, item) && (still || (!isGroup && isSameAround(before.dates, item, dates)));
    if (holds) return before;
    const links = item.after.flatMap((link) => linkTo(item, dates, link, to));
    return { item, dates: datesAround(item, dates), links };
  };

  /** Of the item and what it waits for. */
  function datesAround(item: WorkItem, dates: ItemSchedule): (ItemSchedule | undefined)[] {
    return [dates, ...item.after.flatMap((link) => [datesOf(link), gateOf(link)])];
  }

  function isSameAround(before: readonly (ItemSchedule | undefined)[], item: WorkItem, dates: ItemSchedule): boolean {
    return (
      isSameOf(before[0], dates) &&
      item.after.every(
        (link, k) => isSameOf(before[2 * k + 1], datesOf(link)) && isSameOf(before[2 * k + 2], gateOf(link)),
      )
    );
  }

  function datesOf({ task, project }: Link): ItemSchedule | undefined {
    return project === null ? schedule.items.get(task) : undefined;
  }

  function gateOf({ task, project }: Link): ItemSchedule | undefined {
    const isGroup = project === null && hasGates && (plan.items.get(task)?.children.length ?? 0) > 0;
    return isGroup ? schedule.items.get(`${task}.gate`) : undefined;
  }

  function linkTo(successor: WorkItem, dates: ItemSchedule, link: Link, to: number): readonly TimelineLink[] {
    const predecessor = link.project === null ? plan.items.get(link.task) : undefined;
    const from = predecessor && rowOf.get(leavesFrom(plan, predecessor, link).id);
    if (!predecessor || from === undefined || from === to) return NONE;
    const driving = schedule.drivingLinks.has(linkKey(link.task, successor.id));
    return [
      {
        from,
        to,
        type: link.type,
        lagText: link.lag ? lagText(link.lag, plan) : '',
        driving,
        critical: driving && dates.critical && schedule.items.get(predecessor.id)?.critical === true,
        broken: !driving && isBroken(analysis, successor, link),
      },
    ];
  }
}

/** How late something may be is nothing that a link speaks of. */
function isSameOf(before: ItemSchedule | undefined, dates: ItemSchedule | undefined): boolean {
  return before === dates || (before !== undefined && sameMoments(before, dates));
}

/** All that links say of the item they lead to, besides its dates. */
function sameWritten(a: WorkItem, b: WorkItem): boolean {
  if (a === b) return true;
  const same = a.id === b.id && a.status === b.status && a.calendar === b.calendar && a.parent === b.parent;
  const timed =
    a.actualStart?.minuteOfDay === b.actualStart?.minuteOfDay &&
    a.actualFinish?.minuteOfDay === b.actualFinish?.minuteOfDay;
  return same && timed && a.after.length === b.after.length && a.after.every((link, k) => sameLink(link, b.after[k]));
}

function sameLink(a: Link, b: Link | undefined): boolean {
  if (a === b) return true;
  return a.task === b?.task && a.project === b.project && a.type === b.type && sameLag(a.lag, b.lag);
}

function sameLag(a: Lag | null, b: Lag | null): boolean {
  if (a === null || b === null) return a === b;
  return a.kind === b.kind && sizeOf(a) === sizeOf(b);
}

function sizeOf(lag: Lag): number {
  return lag.kind === 'percent' ? lag.percent : lag.minutes;
}

/** What waits lies before what the link allows: a constraint or an actual put it there. */
function isBroken(analysis: Analysis, successor: WorkItem, link: Link): boolean {
  const task = datedItem(analysis, successor.id);
  if (!task || successor.status === 'cancelled') return false;
  const allowed = boundOf(analysis, task, successor, link);
  if (!allowed || allowed.before?.item.status === 'cancelled') return false;
  if (maySucceed(successor, allowed)) return false;
  return lagTimeOf(analysis, task).between(task.dates[allowed.bounds], allowed.bound) > 0;
}

/** It really happened on the day that the link allows, and at what hour is not written: the order may have been kept. */
function maySucceed({ actualStart, actualFinish }: WorkItem, { bounds, bound }: LinkBound): boolean {
  const actual = bounds === 'start' ? actualStart : actualFinish;
  return actual !== null && actual.minuteOfDay === null && actual.day >= dayOf(minute(bound - 1));
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
