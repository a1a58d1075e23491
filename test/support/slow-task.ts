/**
 * What the slow scheduler knows of a task before it is placed: its calendar, hands, length and
 * progress, read from the plan by the words of the design.
 */
import type { HolidaySource } from '../../server/src/core/analyse.ts';
import { day, type WrittenDate } from '../../server/src/core/base/time.ts';
import type { CalendarSpec, Link, Plan, WorkItem } from '../../server/src/core/model/plan.ts';
import { type SlowCalendar, shiftsOf, slowCalendar } from './slow-calendar.ts';
import { type Hand, handsOf, isElapsed } from './slow-people.ts';

export interface SlowDates {
  start: number;
  finish: number;
  earlyStart: number;
  earlyFinish: number;
  lateStart: number;
  lateFinish: number;
  totalSlack: number;
  freeSlack: number;
  critical: boolean;
  /** Of a task: minutes its people can work between start and finish, the longest of them. */
  duration?: number;
  /** Of a task that has not begun and whose dates are not fixed. */
  shifts?: readonly SlowShift[];
}

/** One assignment as it is worked. */
export interface SlowShift {
  readonly party: string;
  readonly from: number;
  readonly to: number;
  readonly work: number;
}

export interface Task extends SlowDates {
  readonly item: WorkItem;
  /** The item itself, then what holds it, nearest first. */
  readonly line: readonly WorkItem[];
  readonly calendar: SlowCalendar;
  readonly lagCalendar: SlowCalendar;
  /** Of one who works longest. */
  readonly length: number;
  readonly hands: readonly Hand[];
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
  /** The dates of an item of another plan, in the place of tasks. */
  readonly outside: { readonly start: number; readonly finish: number } | null;
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
    standard ??= slowCalendar(shiftsOf([], holidays));
    return standard;
  }
  const found = known.get(own) ?? slowCalendar(shiftsOf(chain, holidays));
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

/** What happened on a day off happened on that day, at the hour at which work is begun or ended otherwise. */
function beganAt(date: WrittenDate, calendar: SlowCalendar): number {
  const at = startOf(date, calendar);
  return date.minuteOfDay === null && at >= date.day * 1440 + 1440 ? date.day * 1440 + (at % 1440) : at;
}

function endedAt(date: WrittenDate, calendar: SlowCalendar): number {
  const at = finishOf(date, calendar);
  return date.minuteOfDay === null && at <= date.day * 1440 ? date.day * 1440 + (at % 1440 || 1440) : at;
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
  const id = line.find((one) => one.calendar !== null)?.calendar ?? null;
  const named = (calendar: string): SlowCalendar => calendarNamed(plan, calendar, holidays);
  const calendar = id === null ? projectCalendar : named(id);
  const cancelled = item.status === 'cancelled';
  const timeless = item.kind !== 'task' || cancelled;
  const from = item.fixed?.start ? startOf(item.fixed.start, calendar) : 0;
  const to = item.fixed?.finish ? finishOf(item.fixed.finish, calendar) : 0;
  const span = item.fixed?.start && item.fixed.finish && !timeless ? ([from, Math.max(from, to)] as const) : null;
  const place = {
    plan,
    holidays,
    calendar,
    ownCalendar: id !== null,
    calendarNamed: named,
    from: day(projectDay(plan)),
  };
  const elapsed = !timeless && isElapsed(item, place);
  const alone = (minutes: number): Hand => ({ calendar, length: minutes, assignment: null, work: 0 });
  const everybody = timeless ? [alone(0)] : elapsed && span ? [alone(span[1] - span[0])] : handsOf(item, place, span);
  const length = Math.max(...everybody.map((hand) => hand.length));
  const hands = elapsed ? [alone(length)] : everybody;

  const decided = item.gate?.decision === 'go' || item.gate?.decision === 'conditional' ? item.gate.decided : null;
  const actual = cancelled ? null : item.kind === 'gate' ? decided : item.actualFinish;
  const actualFinish = actual ? endedAt(actual, calendar) : null;
  const began = cancelled || item.kind === 'gate' ? null : item.actualStart;
  const actualStart = began ? beganAt(began, calendar) : null;
  const percent = cancelled || item.kind === 'gate' ? 0 : (item.percentComplete ?? 0);
  const rest = item.remainingDuration?.minutes ?? Math.round((length * (100 - percent)) / 100);
  const left = actualStart === null && (percent === 0 || status === null) ? null : status === null ? length : rest;
  return {
    item,
    line,
    calendar,
    length,
    hands,
    cancelled,
    actualStart,
    actualFinish,
    left,
    elapsed,
    lagCalendar: elapsed ? projectCalendar : calendar,
    imposed: null,
    waits: [],
    start: projectStart,
    finish: projectStart,
    earlyStart: projectStart,
    earlyFinish: projectStart,
    lateStart: 0,
    lateFinish: 0,
    totalSlack: 0,
    freeSlack: 0,
    critical: false,
  };
}

function projectDay({ project }: Plan): number {
  return (project.start ?? project.finish)?.day ?? 0;
}
