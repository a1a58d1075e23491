/**
 * Why as data: each step names one date, what decides it, and the step before. A chain of them leads
 * from a task back to where its dates begin.
 */
import type { Analysis } from '../../analyse.ts';
import type { Day, Minute } from '../../base/time.ts';
import type { Link, WorkItem } from '../../model/plan.ts';
import { finishInstant, startInstant } from '../instants.ts';
import { effortOf } from '../people/effort.ts';
import type { DriverKind, ItemSchedule } from '../schedule.ts';
import { calendarOf } from '../task-calendar.ts';

/** What an explanation reads. */
export type WhyInput = Pick<Analysis, 'plan' | 'schedule' | 'sources'>;

export type Side = 'start' | 'finish';

/** Why a day has no work: a day of the week, a named day of a calendar, or somebody's leave. */
export interface OffReason {
  readonly kind: 'weekend' | 'day-off' | 'holiday' | 'leave';
  /** Of a holiday, exception or leave, where it has one. */
  readonly name: string | null;
}

/** Days that follow each other and have no work. */
export interface OffDays {
  readonly kind: 'days';
  /** Both inclusive; of leave all of it. */
  readonly from: Day;
  readonly to: Day;
  /** In the order of their days, each once. */
  readonly why: readonly OffReason[];
  /** Whose days off they are; null where they are everybody's. */
  readonly resource: string | null;
}

/** No work can be done before `at`, for reasons of hours or of a calendar that seldom works. */
interface LateHours {
  readonly kind: 'hours';
  readonly from: Minute;
  readonly at: Minute;
  /** Whose hours; null where nobody on the task, or its calendar, begins earlier. */
  readonly resource: string | null;
}

export type GapReason = OffDays | LateHours;

/** From where the cause alone would put the date to where it lies. */
export interface Gap {
  readonly from: Minute;
  readonly to: Minute;
  readonly reasons: readonly GapReason[];
}

/** A date of an item, or where `id` is null of the project. */
export interface Next {
  readonly id: string | null;
  readonly side: Side;
}

export interface WhyStep {
  /** Of the item explained; null for the last step of a chain, the project itself. */
  readonly item: string | null;
  /** Which of its dates the cause decides; the other follows from how long the item takes. */
  readonly decides: Side;
  readonly at: Minute;
  /** `child`: the first or last item of a phase or summary. */
  readonly kind: DriverKind | 'child';
  /** The item that decides, in this plan or in the one that `link` names; null where none does. */
  readonly id: string | null;
  readonly resource: string | null;
  readonly link: Link | null;
  /** The lag of the link with percentages worked out, negative for a lead; null without one. */
  readonly lag: { readonly minutes: number; readonly elapsed: boolean } | null;
  readonly gap: Gap | null;
  /** Why it lies where it does. Plain text. */
  readonly sentence: string;
  /** How the item gets from its start to its finish, where that takes more than its length; else null. */
  readonly finish: string | null;
  /** Where the chain goes on; null at its end. */
  readonly next: Next | null;
}

/** One item with its dates. */
export interface Dated {
  readonly item: WorkItem;
  readonly dates: ItemSchedule;
}

export function datedItem({ plan, schedule }: WhyInput, id: string | null | undefined): Dated | null {
  const item = id === null || id === undefined ? undefined : plan.items.get(id);
  const dates = item && schedule.items.get(item.id);
  return item && dates ? { item, dates } : null;
}

/** An item and the groups around it, nearest first. */
export function withAncestors({ plan }: WhyInput, item: WorkItem): WorkItem[] {
  const found: WorkItem[] = [];
  for (let at: WorkItem | undefined = item; at && found.length < 1000; ) {
    found.push(at);
    at = at.parent === null ? undefined : plan.items.get(at.parent);
  }
  return found;
}

export function isPoint({ item, dates }: Dated): boolean {
  return (
    item.kind === 'milestone' || item.kind === 'gate' || (dates.start === dates.finish && item.children.length === 0)
  );
}

/** Minutes that an item is said to take; of a phase, and between dates set by hand, the work there. */
export function wholeLength(input: WhyInput, { item, dates }: Dated): number {
  if (item.children.length > 0) return dates.duration;
  const { start, finish } = item.fixed ?? { start: null, finish: null };
  if (!start || !finish || item.kind !== 'task' || item.status === 'cancelled') {
    return effortOf(input.plan, item).duration.minutes;
  }
  const { schedule, plan } = input;
  const own = schedule.timeOf(calendarOf(plan, item));
  const [from, to] = [startInstant(start, own), finishInstant(finish, own)];
  if (dates.elapsed) return Math.max(0, to - from);
  const times = item.ignoreResourceCalendars ? [] : dates.assignments.map((work) => schedule.timeOfWork(item, work));
  const longest = Math.max(0, ...times.map((time) => time.between(from, to)));
  // Where nobody can work between the dates the task's own calendar says how long it is.
  return longest || Math.max(0, own.between(from, to));
}
