/**
 * What the slow scheduler knows of a task before it is placed: its calendar, length and progress,
 * read from the plan by the words of the design.
 */
import type { HolidaySource } from '../../server/src/core/analyse.ts';
import type { WrittenDate } from '../../server/src/core/base/time.ts';
import type { CalendarSpec, Link, Plan, WorkItem } from '../../server/src/core/model/plan.ts';
import { type SlowCalendar, slowCalendar } from './slow-calendar.ts';

export interface SlowDates {
  start: number;
  finish: number;
  lateStart: number;
  lateFinish: number;
  totalSlack: number;
  freeSlack: number;
  critical: boolean;
}

export interface Task extends SlowDates {
  readonly item: WorkItem;
  /** The item itself, then what holds it, nearest first. */
  readonly line: readonly WorkItem[];
  readonly calendar: SlowCalendar;
  readonly lagCalendar: SlowCalendar;
  readonly length: number;
  readonly elapsed: boolean;
  readonly cancelled: boolean;
  readonly actualStart: number | null;
  readonly actualFinish: number | null;
  /** Minutes left of a task that has begun; null where it has not. */
  readonly left: number | null;
  /** Where an as-late-as-possible task was put. */
  imposed: number | null;
  waits: readonly Wait[];
}

/** One link as a task obeys it. */
export interface Wait {
  readonly link: Link;
  /** The tasks that the date comes from. */
  readonly tasks: readonly Task[];
  /** What a percentage counts: all of the item that is named. */
  readonly measured: readonly Task[];
}

const known = new WeakMap<CalendarSpec, SlowCalendar>();
let standard: SlowCalendar | null = null;

/** Calendars are kept by their spec, so a test may share a few among all its plans. */
export function calendarNamed(plan: Plan, id: string | null, holidays: HolidaySource): SlowCalendar {
  const chain: CalendarSpec[] = [];
  for (let spec = id === null ? undefined : plan.calendars.get(id); spec; spec = plan.calendars.get(spec.base ?? ''))
    chain.push(spec);
  const [own] = chain;
  if (!own) {
    standard ??= slowCalendar([], holidays);
    return standard;
  }
  const found = known.get(own) ?? slowCalendar(chain, holidays);
  known.set(own, found);
  return found;
}

export function startOf(date: WrittenDate, calendar: SlowCalendar): number {
  return date.minuteOfDay === null ? calendar.nextStart(date.day * 1440) : date.day * 1440 + date.minuteOfDay;
}

export function finishOf(date: WrittenDate, calendar: SlowCalendar): number {
  return date.minuteOfDay === null
    ? calendar.previousFinish(date.day * 1440 + 1440)
    : date.day * 1440 + date.minuteOfDay;
}

export interface Around {
  readonly plan: Plan;
  readonly holidays: HolidaySource;
  readonly projectCalendar: SlowCalendar;
  readonly projectStart: number;
  readonly status: number | null;
}

export function taskOf({ plan, holidays, projectCalendar, projectStart, status }: Around, item: WorkItem): Task {
  const line: WorkItem[] = [];
  for (let up: WorkItem | undefined = item; up; up = plan.items.get(up.parent ?? '')) line.push(up);
  const id = line.find((one) => one.calendar !== null)?.calendar ?? plan.project.calendar;
  const calendar = calendarNamed(plan, id, holidays);
  const cancelled = item.status === 'cancelled';
  const timeless = item.kind !== 'task' || cancelled;
  const duration = timeless ? { minutes: 0, elapsed: false } : (item.duration ?? { minutes: 480, elapsed: false });
  const both = item.fixed?.start && item.fixed.finish && !timeless ? item.fixed : null;
  const [from, to] =
    both?.start && both.finish ? [startOf(both.start, calendar), finishOf(both.finish, calendar)] : [0, -1];
  const spanned = duration.elapsed ? to - from : to > from ? calendar.count(from, to) : 0;
  const length = to >= from ? spanned : duration.minutes;
  const decided = item.gate?.decision === 'go' || item.gate?.decision === 'conditional' ? item.gate.decided : null;
  const actual = cancelled ? null : item.kind === 'gate' ? decided : item.actualFinish;
  const actualFinish = actual ? finishOf(actual, calendar) : null;
  const began = cancelled || item.kind === 'gate' ? null : item.actualStart;
  const actualStart = began ? startOf(began, calendar) : null;
  const percent = cancelled || item.kind === 'gate' ? 0 : (item.percentComplete ?? 0);
  const rest = item.remainingDuration?.minutes ?? Math.round((length * (100 - percent)) / 100);
  const left = actualStart === null && (percent === 0 || status === null) ? null : status === null ? length : rest;
  return {
    item,
    line,
    calendar,
    length,
    cancelled,
    actualStart,
    actualFinish,
    left,
    lagCalendar: duration.elapsed ? projectCalendar : calendar,
    elapsed: duration.elapsed,
    imposed: null,
    waits: [],
    start: projectStart,
    finish: projectStart,
    lateStart: 0,
    lateFinish: 0,
    totalSlack: 0,
    freeSlack: 0,
    critical: false,
  };
}
