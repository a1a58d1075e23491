/**
 * Working time of a resource on a task. A resource has hours of its own where it has a calendar, or
 * its team has one; it works those, within the calendar written for the task if there is one. Without
 * hours of its own it works the task's. Leave is taken off. The same combination of calendar, leave and
 * task calendar is one object, so that comparing objects tells whether two tasks share their time.
 */
import type { Day } from '../../base/time.ts';
import type { CalendarException, Plan, Resource, Team } from '../../model/plan.ts';
import { lessLeaveTime } from '../leave-time.ts';
import type { WorkingTime } from '../working-time.ts';
import { type DayRules, inBoth, lessLeave } from './day-rules.ts';

export interface PersonalTimes {
  /**
   * Of a resource, or of a team from which nobody can be taken, on a task whose calendar (its own, or
   * that of the nearest group) is `taskCalendar`; null: none is written. Null where that leaves no
   * work within 50 years.
   */
  readonly timeOf: (who: Resource | Team, taskCalendar: string | null) => WorkingTime | null;
  /** The calendars that this time is made of; null for the standard calendar. */
  readonly calendarsOf: (who: Resource | Team, taskCalendar: string | null) => readonly (string | null)[];
}

interface CalendarsById {
  /** Null for the standard calendar: no id, an unknown one, or one that never works. */
  readonly idOf: (id: string | null) => string | null;
  readonly rulesOf: (id: string | null) => DayRules;
  readonly timeOf: (id: string | null) => WorkingTime;
  /** Whether there is work within 50 years of the plan's first day. */
  readonly works: (rules: DayRules) => boolean;
  readonly compile: (rules: DayRules) => WorkingTime;
}

/** Of a plan; not all of it, for times outlive it. */
interface Parties extends Pick<Plan, 'resources' | 'teams'> {
  /** The project's calendar. */
  readonly project: string | null;
}

type TimesByTask = Map<string | null, WorkingTime | null>;

const NO_LEAVE: readonly CalendarException[] = [];

export function personalTimes(parties: Parties, calendars: CalendarsById): PersonalTimes {
  const { project } = parties;
  const hours = hoursByParty(parties);
  const byParty = { resource: new Map<string, TimesByTask>(), team: new Map<string, TimesByTask>() };
  const shared = new Map<string, WorkingTime | null>();

  /** The hours of `own`, less leave, within those of `task`. */
  function combined(own: string | null, task: string | null, leave: readonly CalendarException[]): WorkingTime | null {
    if (leave.length === 0 && own === task) return calendars.timeOf(own);
    const key = JSON.stringify([own, task, leave.map(({ from, to, name }) => [from, to, name])]);
    const known = shared.get(key);
    if (known !== undefined) return known;
    const hoursOfOwn = lessLeave(calendars.rulesOf(own), leave);
    const rules = memo(task === own ? hoursOfOwn : inBoth(hoursOfOwn, calendars.rulesOf(task)));
    const time = calendars.works(rules) ? (lessCuts(own, task, leave) ?? calendars.compile(rules)) : null;
    shared.set(key, time);
    return time;
  }

  /** Whoever takes leave from the same hours shares their table; null where there is none, or leave is no cut of it. */
  function lessCuts(own: string | null, task: string | null, leave: readonly CalendarException[]): WorkingTime | null {
    const hours = leave.length === 0 ? null : combined(own, task, NO_LEAVE);
    return hours && lessLeaveTime(hours, calendars.rulesOf(own), leave);
  }

  /** Whoever's it is, and what it lies within. */
  function calendarsOf(who: Resource | Team, written: string | null): readonly [string | null, string | null] {
    const ownId = hours[kindOf(who)].get(who.id) ?? null;
    const task = calendars.idOf(written ?? project);
    const own = ownId === null ? task : calendars.idOf(ownId);
    return [own, ownId === null || written === null ? own : task];
  }

  function compute(who: Resource | Team, written: string | null): WorkingTime | null {
    const leave = 'leave' in who ? [...who.leave].sort((a, b) => a.from - b.from || a.to - b.to) : NO_LEAVE;
    return combined(...calendarsOf(who, written), leave);
  }

  return {
    calendarsOf,
    timeOf: (who, taskCalendar) => {
      const times = byParty[kindOf(who)];
      const byTask = times.get(who.id) ?? (new Map() as TimesByTask);
      const known = byTask.get(taskCalendar);
      if (known !== undefined) return known;
      const time = compute(who, taskCalendar);
      times.set(who.id, byTask.set(taskCalendar, time));
      return time;
    },
  };
}

/** A resource and a team may have one id. */
function kindOf(who: Resource | Team): 'resource' | 'team' {
  return 'members' in who ? 'team' : 'resource';
}

interface Hours {
  readonly resource: Map<string, string>;
  readonly team: Map<string, string>;
}

/** The calendar of each party with hours of its own; of a resource in several teams its `team` decides first. */
function hoursByParty({ resources, teams }: Parties): Hours {
  const hours: Hours = { resource: new Map(), team: new Map() };
  const join = (member: Resource | undefined, team: Team | undefined): void => {
    if (member && team && team.calendar !== null && !hours.resource.has(member.id)) {
      hours.resource.set(member.id, team.calendar);
    }
  };
  for (const team of teams.values()) if (team.calendar !== null) hours.team.set(team.id, team.calendar);
  for (const resource of resources.values()) {
    if (resource.calendar !== null) hours.resource.set(resource.id, resource.calendar);
    else if (resource.team !== null) join(resource, teams.get(resource.team));
  }
  for (const team of teams.values()) for (const member of team.members) join(resources.get(member), team);
  return hours;
}

function memo(rules: DayRules): DayRules {
  const known = new Map<Day, ReturnType<DayRules>>();
  return (of) => {
    const found = known.get(of) ?? rules(of);
    if (!known.has(of)) known.set(of, found);
    return found;
  };
}
