/**
 * The links that a task obeys, its own and those of the groups around it, each with the date it comes
 * from and the one it bounds. Worked out anew from finished dates, when somebody asks why.
 */
import { type Minute, minute } from '../../base/time.ts';
import type { Link, WorkItem } from '../../model/plan.ts';
import { afterLag, beforeLag } from '../links.ts';
import { LAG_ELAPSED, LAG_WORKING } from '../network.ts';
import { calendarOf } from '../task-calendar.ts';
import type { WorkingTime } from '../working-time.ts';
import { type Dated, datedItem, type Side, type WhyInput, wholeLength, withAncestors } from './step.ts';

export interface LinkBound {
  readonly link: Link;
  /** The task, or the phase or summary around it that has the link. */
  readonly owner: WorkItem;
  /** What it waits for, of a phase with a gate that gate; null where it is in another plan. */
  readonly before: Dated | null;
  readonly name: string;
  /** What the other plan is called where it is in one; null within the plan. */
  readonly otherPlan: string | null;
  /** Which date of the predecessor counts, and which of the successor it bounds. */
  readonly fromSide: Side;
  readonly bounds: Side;
  readonly at: Minute;
  readonly lag: { readonly minutes: number; readonly elapsed: boolean } | null;
  /** The earliest the bounded date may be. */
  readonly bound: Minute;
}

export function linkBounds(input: WhyInput, task: Dated): LinkBound[] {
  return withAncestors(input, task.item).flatMap((owner) =>
    owner.after.flatMap((link) => boundOf(input, task, owner, link) ?? []),
  );
}

export function boundOf(input: WhyInput, task: Dated, owner: WorkItem, link: Link): LinkBound | null {
  const fromSide = link.type === 'FS' || link.type === 'FF' ? 'finish' : 'start';
  const bounds = link.type === 'FS' || link.type === 'SS' ? 'start' : 'finish';
  const written = predecessorOf(input, link);
  if (!written) return null;
  const at = minute(written.dates[fromSide]);
  const time = lagTimeOf(input, task);
  const lag = lagOf(input, link, written, time);
  const bound = afterLag(at, lag?.elapsed ? LAG_ELAPSED : LAG_WORKING, lag?.minutes ?? 0, time);
  const { before, name, otherPlan } = written;
  return { link, owner, before, name, otherPlan, fromSide, bounds, at, lag, bound };
}

/** Lags run in the calendar of the task that waits, of one on the clock in the project's. */
export function lagTimeOf({ plan, schedule }: WhyInput, { item, dates }: Dated): WorkingTime {
  return dates.elapsed ? schedule.projectTime : schedule.timeOf(calendarOf(plan, item));
}

interface Predecessor {
  readonly before: Dated | null;
  readonly name: string;
  readonly otherPlan: string | null;
  readonly dates: { readonly start: number; readonly finish: number };
  /** The phase or task that the link names, whose duration a percentage counts. */
  readonly named: Dated | null;
}

function predecessorOf(input: WhyInput, link: Link): Predecessor | null {
  if (link.project !== null) {
    const plan = input.sources.otherPlans.get(link.project);
    const other = plan?.items.get(link.task);
    const otherPlan = plan?.name || link.project;
    return other ? { before: null, name: other.name, otherPlan, dates: other, named: null } : null;
  }
  const named = datedItem(input, link.task);
  if (!named) return null;
  const byFinish = link.type === 'FS' || link.type === 'FF';
  const gate = byFinish ? named.item.children.find(({ kind }) => kind === 'gate') : undefined;
  const before = datedItem(input, gate?.id) ?? named;
  return { before, name: before.item.name, otherPlan: null, dates: before.dates, named };
}

function lagOf(input: WhyInput, { lag }: Link, { named, dates }: Predecessor, time: WorkingTime): LinkBound['lag'] {
  if (!lag) return null;
  if (lag.kind !== 'percent') {
    return lag.minutes === 0 ? null : { minutes: lag.minutes, elapsed: lag.kind === 'elapsed' };
  }
  const elapsed = named?.dates.elapsed ?? false;
  // Of another plan only the dates are known, so its work is counted on the calendar of what waits.
  const whole = named ? wholeLength(input, named) : time.between(minute(dates.start), minute(dates.finish));
  const minutes = Math.round((whole * lag.percent) / 100);
  return minutes === 0 ? null : { minutes, elapsed };
}

/** The latest instant from which a link's lag still ends at or before `at`. */
export function withoutLag({ lag }: LinkBound, at: Minute, time: WorkingTime): Minute {
  return beforeLag(at, lag?.elapsed ? LAG_ELAPSED : LAG_WORKING, lag?.minutes ?? 0, time);
}

/** Of several bounds on one side the latest. */
export function latest(bounds: readonly LinkBound[], side: Side): LinkBound | null {
  return bounds.reduce<LinkBound | null>((last, bound) => {
    return bound.bounds === side && (last === null || bound.bound > last.bound) ? bound : last;
  }, null);
}
