/**
 * Days on which nothing is done, each with its reason: somebody's leave before their calendar, the
 * calendar's named days before its week. Days that follow each other are one stretch.
 */
import { type Day, day, dayOf, type Minute, startOfDay, weekday } from '../../base/time.ts';
import type { WorkingTime } from '../working-time.ts';
import type { OffDays, OffReason, WhyInput } from './step.ts';
import type { Worker } from './workers.ts';

/** Further apart than this nobody counts days any more. */
const MOST_DAYS = 800;

interface OffDay extends OffReason {
  readonly resource: string | null;
  /** Of leave: all of it. */
  readonly whole: { readonly from: Day; readonly to: Day } | null;
}

/** Stretches without work of a calendar in [first, last]. */
export function offDaysOf(time: WorkingTime, first: Day, last: Day): OffDays[] {
  return stretches(first, last, (of) => [offDayOf(time, of)]);
}

/**
 * Why those who work on a task do not on the days [first, last]. `written`: the calendar of the task
 * or of a group around it. A day off that the rest of the project has as well is nobody's own.
 */
export function offDaysOfWorkers(
  { schedule, plan }: WhyInput,
  workers: readonly Worker[],
  written: string | null,
  [first, last]: readonly [Day, Day],
): OffDays[] {
  const usual = schedule.timeOf(written ?? plan.project.calendar);
  const reasonFor = ({ resource, hours }: Worker, of: Day): OffDay | null => {
    const leave = resource.leave.find(({ from, to }) => from <= of && of <= to);
    if (leave) return { kind: 'leave', name: leave.name, resource: resource.id, whole: leave };
    const shared = offDayOf(usual, of);
    if (hours === null || (shared && written !== null)) return shared;
    const own = offDayOf(schedule.timeOf(hours), of);
    if (!own || (own.kind === shared?.kind && own.name === shared.name)) return own;
    return { ...own, resource: resource.id };
  };
  return stretches(first, last, (of) => workers.map((worker) => reasonFor(worker, of)));
}

/** What a calendar says of a day without work; null for a working day. */
function offDayOf(time: WorkingTime, of: Day): OffDay | null {
  const { working, name } = time.dayOf(of);
  if (working) return null;
  // A holiday that falls on a weekend takes nothing from anybody.
  if (isWeekend(time, of) && (name === null || isFreeWeekday(time, of))) return WEEKEND;
  return { kind: name === null ? 'day-off' : 'holiday', name, resource: null, whole: null };
}

const WEEKEND: OffDay = { kind: 'weekend', name: null, resource: null, whole: null };

function isFreeWeekday(time: WorkingTime, of: Day): boolean {
  return [of - 7, of + 7].some((other) => {
    const { working, name } = time.dayOf(day(other));
    return !working && name === null;
  });
}

/** Saturday and Sunday; Friday too where the week begins on Sunday. */
function isWeekend(time: WorkingTime, of: Day): boolean {
  const number = weekday(of);
  return number === 0 || number === 6 || (number === 5 && time.dayOf(day(of + 2)).working);
}

function stretches(first: Day, last: Day, reasonsOn: (of: Day) => readonly (OffDay | null)[]): OffDays[] {
  const done: OffDays[] = [];
  if (last - first > MOST_DAYS) return done;
  const open = new Map<string | null, OffDays>();
  for (let of = first; of <= last; of = day(of + 1)) {
    for (const found of reasonsOn(of)) {
      if (!found) continue;
      const before = open.get(found.resource);
      const goesOn = before !== undefined && before.to >= of - 1;
      if (before && !goesOn) done.push(before);
      open.set(found.resource, goesOn ? extended(before, found, of) : extended(null, found, of));
    }
  }
  return [...done, ...open.values()].sort((a, b) => a.from - b.from);
}

function extended(before: OffDays | null, { kind, name, resource, whole }: OffDay, of: Day): OffDays {
  const why = before?.why ?? [];
  return {
    kind: 'days',
    from: before?.from ?? whole?.from ?? of,
    to: day(Math.max(before?.to ?? of, whole?.to ?? of)),
    why: why.some((known) => known.kind === kind && known.name === name) ? why : [...why, { kind, name }],
    resource,
  };
}

/** The days between two instants on which work could have begun: the first only where its work was not yet over. */
export function daysBetween(from: Minute, to: Minute, usual: WorkingTime): [Day, Day] {
  const first = dayOf(from);
  const over = usual.dayOf(first).working && usual.between(from, startOfDay(day(first + 1))) === 0;
  return [over ? day(first + 1) : first, day(dayOf(to) - 1)];
}
