/**
 * Who works on a task in the slow scheduler: for each assignment the time it runs in and how long
 * it lasts there. A task without people is worked on by one nameless hand on its own calendar.
 */
import type { HolidaySource } from '../../server/src/core/analyse.ts';
import { type Day, day } from '../../server/src/core/base/time.ts';
import type { Assignment, Plan, Resource, WorkItem } from '../../server/src/core/model/plan.ts';
import { type Shifts, type SlowCalendar, slowCalendar } from './slow-calendar.ts';

/** One assignment's share of a task. */
export interface Hand {
  readonly calendar: SlowCalendar;
  /** Minutes of its calendar. */
  readonly length: number;
  /** Null for the nameless one. */
  readonly assignment: Assignment | null;
  /** Minutes of work: those of its length at its units. */
  readonly work: number;
}

export interface Workplace {
  readonly plan: Plan;
  readonly holidays: HolidaySource;
  /** The task's own calendar, the nearest group's or the project's. */
  readonly calendar: SlowCalendar;
  /** True where the task or a group around it names it. */
  readonly ownCalendar: boolean;
  readonly calendarNamed: (id: string) => SlowCalendar;
  readonly from: Day;
}

interface Worker {
  readonly assignment: Assignment;
  readonly resource: Resource | null;
  readonly calendar: SlowCalendar;
}

/**
 * Who works on the task, as long as it says or, where both its dates are fixed, whenever they can
 * between the two. Who has nothing to do is not there; where that is nobody, the nameless one is.
 */
export function handsOf(item: WorkItem, place: Workplace, span: readonly [number, number] | null): readonly Hand[] {
  const workers = workersOf(item, place);
  const lengths = lengthsOf(item, workers, place.plan);
  const busy = workers
    .map(({ assignment, calendar }, n) => {
      const length = lengths[n] ?? 0;
      return { assignment, calendar, length: span && length > 0 ? calendar.count(...span) : length };
    })
    .filter(({ length }) => length > 0);
  const units = unitsOf(item, busy);
  if (busy.length > 0)
    return busy.map(({ assignment, calendar, length }, n) => {
      const work = assignment.work?.minutes ?? Math.round(length * (units[n] ?? 0));
      return { assignment, calendar, length, work };
    });
  const { calendar, plan } = place;
  const alone = workers.length > 0 ? 0 : (item.duration?.minutes ?? item.work?.minutes ?? longOf(item, plan));
  return [{ calendar, length: span ? calendar.count(...span) : alone, assignment: null, work: 0 }];
}

/** Whether the clock rules what decides the length: the duration, else work, else the estimate. */
export function isElapsed(item: WorkItem, place: Workplace): boolean {
  const { duration, work, estimate } = item;
  if (duration) return duration.elapsed;
  if (work || workersOf(item, place).some(({ assignment }) => assignment.work)) return false;
  return (estimate?.mostLikely ?? estimate?.optimistic)?.elapsed === true;
}

/** The estimate, else one day. */
function longOf({ estimate }: WorkItem, { project }: Plan): number {
  const oneDay = project.lengths.hoursPerDay * 60;
  if (!estimate) return oneDay;
  const { optimistic, mostLikely, pessimistic } = estimate;
  if (mostLikely) return mostLikely.minutes;
  return optimistic && pessimistic ? Math.round((optimistic.minutes + pessimistic.minutes) / 2) : oneDay;
}

function lengthsOf(item: WorkItem, workers: readonly Worker[], plan: Plan): number[] {
  if (item.duration) return workers.map(() => item.duration?.minutes ?? 0);
  const own = workers.map(({ assignment }) => assignment.work && assignment.work.minutes / assignment.units);
  if (item.work) {
    const others = workers.filter(({ assignment }) => !assignment.work);
    const given = workers.reduce((sum, { assignment }) => sum + (assignment.work?.minutes ?? 0), 0);
    const units = others.reduce((sum, { assignment }) => sum + assignment.units, 0);
    const rest = Math.max(0, item.work.minutes - given) / units;
    return own.map((minutes) => Math.round(minutes ?? rest));
  }
  const longest = Math.max(...own.map((minutes) => minutes ?? 0));
  if (own.some((minutes) => minutes !== null)) return own.map((minutes) => Math.round(minutes ?? longest));
  return workers.map(() => longOf(item, plan));
}

/** Of duration, work and units the third follows from the two that are written. */
function unitsOf(item: WorkItem, hands: readonly Pick<Hand, 'assignment' | 'length'>[]): number[] {
  const known = hands.map(({ assignment, length }) => {
    if (!assignment || assignment.unitsWritten) return assignment?.units ?? 0;
    return assignment.work && item.duration ? assignment.work.minutes / length : null;
  });
  const open = known.filter((units) => units === null).length;
  const taken = known.reduce<number>((sum, units) => sum + (units ?? 0), 0);
  const rest = item.duration && item.work ? (item.work.minutes / item.duration.minutes - taken) / open : 1;
  return known.map((units) => units ?? (rest > 0 ? rest : 1));
}

function workersOf(item: WorkItem, place: Workplace): readonly Worker[] {
  const { plan } = place;
  return item.assignments.flatMap((assignment): Worker[] => {
    if (assignment.units === 0) return [];
    const team = plan.teams.get(assignment.party);
    const member = team?.members.find(
      (id) => isWorker(plan.resources.get(id)) && !item.assignments.some(({ party }) => party === id),
    );
    const resource = plan.resources.get(team ? (member ?? '') : assignment.party) ?? null;
    if (!team && !isWorker(resource)) return [];
    const hours = team && !resource ? team.calendar : hoursOf(plan, resource);
    return [{ assignment, resource, calendar: timeOf(hours, resource, item, place) }];
  });
}

function isWorker(resource: Resource | null | undefined): boolean {
  return resource?.type === 'person' || resource?.type === 'equipment';
}

/** The calendar of a resource's own hours: its own, else its team's. */
function hoursOf(plan: Plan, resource: Resource | null): string | null {
  if (!resource || resource.calendar !== null) return resource?.calendar ?? null;
  const teams = [...plan.teams.values()];
  const team = plan.teams.get(resource.team ?? '') ?? teams.find(({ members }) => members.includes(resource.id));
  return team?.calendar ?? null;
}

function timeOf(hours: string | null, resource: Resource | null, item: WorkItem, place: Workplace): SlowCalendar {
  if (item.ignoreResourceCalendars) return place.calendar;
  const own = hours === null ? place.calendar : place.calendarNamed(hours);
  const within = hours !== null && place.ownCalendar ? place.calendar : null;
  const time = together(own, resource, within);
  return time.everWorks(day(place.from)) ? time : place.calendar;
}

const kept = new WeakMap<SlowCalendar, Map<string, SlowCalendar>>();
const numbers = new WeakMap<object, number>();
let last = 0;

function numberOf(one: object | null): number {
  if (!one) return 0;
  const found = numbers.get(one) ?? ++last;
  numbers.set(one, found);
  return found;
}

/** Hours less the days of leave, within another calendar; made once, for the tests share a few resources. */
function together(hours: SlowCalendar, resource: Resource | null, within: SlowCalendar | null): SlowCalendar {
  const leave = resource?.leave ?? [];
  if (leave.length === 0 && !within) return hours;
  const made = kept.get(hours) ?? new Map<string, SlowCalendar>();
  kept.set(hours, made);
  const key = `${numberOf(leave.length > 0 ? resource : null)} ${numberOf(within)}`;
  const shifts: Shifts = (of) => (leave.some(({ from, to }) => from <= of && of <= to) ? [] : hours.shifts(of));
  const found = made.get(key) ?? slowCalendar(shifts, within);
  made.set(key, found);
  return found;
}
