/**
 * Who works on one leaf, on what time and how long: its shares of effort given to people, each with
 * working time of their own. A team stands for itself until members are chosen for it.
 */
import { type Problem, problem } from '../../base/problem.ts';
import type { Minute } from '../../base/time.ts';
import type { Assignment, Plan, Team, WorkItem } from '../../model/plan.ts';
import type { Calendars } from '../calendars.ts';
import { finishInstant, startInstant } from '../instants.ts';
import { type TaskTime, taskTime } from '../task-calendar.ts';
import type { WorkingTime } from '../working-time.ts';
import type { Crew, CrewMember } from './crew.ts';
import type { Effort, Share } from './effort.ts';

/** One who does a part of an assignment; `resource` null: of a team from which nobody can be taken. */
export interface Chosen {
  readonly resource: string | null;
  readonly units: number;
}

/** Members by the assignment of their team. */
export type ChosenMembers = ReadonlyMap<Assignment, readonly Chosen[]>;

export const NONE_CHOSEN: ChosenMembers = new Map();

export interface LeafPeople {
  /** Everybody's where all work the same hours, else the task's. */
  readonly time: WorkingTime;
  /** Null where all of it runs as `time` for `duration`. */
  readonly crew: Crew;
  readonly people: readonly CrewMember[];
  readonly duration: number;
  /** Start and finish are both set by hand: what lies between them is the duration. */
  readonly between: boolean;
  readonly problems: readonly Problem[];
}

const NOBODY: readonly CrewMember[] = [];
const NO_PROBLEMS: readonly Problem[] = [];

export function leafPeople(
  plan: Plan,
  leaf: WorkItem,
  effort: Effort,
  calendars: Calendars,
  chosen: ChosenMembers,
  task: TaskTime,
): LeafPeople {
  const { own } = task;
  const { elapsed, minutes } = effort.duration;
  const stretch = stretchOf(leaf, own);
  if (!stretch && effort.shares.length === 0) {
    const time = elapsed && minutes > 0 ? calendars.clock : own;
    return { time, crew: null, people: NOBODY, duration: minutes, between: false, problems: NO_PROBLEMS };
  }
  const problems: Problem[] = [];
  const taking: Taking = { plan, leaf, calendars, chosen, task, elapsed, stretch, problems };
  const people =
    effort.shares.length === 1
      ? takenBy(taking, effort.shares[0] as Share)
      : effort.shares.flatMap((share) => takenBy(taking, share));
  const longest = people.reduce((most, { length }) => Math.max(most, length), 0);
  const duration = stretch ? longest || lengthOn(own, stretch, elapsed) : minutes;
  // Not spread: for every leaf of a large plan that costs more than all the rest.
  const { time, crew } = together(people, elapsed && duration > 0 ? calendars.clock : own, duration, elapsed);
  return { time, crew, people, duration, between: stretch !== null, problems };
}

/** From a fixed start to a fixed finish. */
interface Stretch {
  readonly from: Minute;
  readonly to: Minute;
}

function lengthOn(time: WorkingTime, { from, to }: Stretch, elapsed: boolean): number {
  return Math.max(0, elapsed ? to - from : time.between(from, to));
}

interface Taking {
  readonly plan: Plan;
  readonly leaf: WorkItem;
  readonly calendars: Calendars;
  readonly chosen: ChosenMembers;
  readonly task: TaskTime;
  readonly elapsed: boolean;
  readonly stretch: Stretch | null;
  readonly problems: Problem[];
}

/** Who does one share: whoever is chosen for it, else the resource or team assigned. */
function takenBy(taking: Taking, share: Share): readonly CrewMember[] {
  const { assignment, units } = share;
  const members = taking.chosen.get(assignment);
  if (members) return members.map((member) => memberFor(taking, share, member.resource, member.units));
  const resource = teamOf(taking.plan, assignment) ? null : assignment.party;
  return [memberFor(taking, share, resource, units)];
}

function memberFor(taking: Taking, share: Share, resource: string | null, units: number): CrewMember {
  const { plan, leaf, calendars, chosen, task, elapsed, stretch, problems } = taking;
  const { assignment } = share;
  const shared = elapsed || leaf.ignoreResourceCalendars;
  const personal = shared ? task.own : personalTime(plan, calendars, task, assignment, resource);
  if (personal === null && reports(plan, assignment, chosen)) problems.push(emptyProblem(leaf, assignment, resource));
  const time = personal ?? task.own;
  return { assignment, resource, units, length: stretch ? lengthOn(time, stretch, elapsed) : share.length, time };
}

/** Whether people are a crew: only where not all of them work the same time as long as the task takes. */
export function together(
  people: readonly CrewMember[],
  own: WorkingTime,
  duration: number,
  elapsed: boolean,
): Pick<LeafPeople, 'time' | 'crew'> {
  if (elapsed || people.length === 0) return { time: own, crew: null };
  const first = people.find(({ length }) => length > 0);
  const alike = people.every(({ time, length }) => length <= 0 || (time === first?.time && length === duration));
  if (alike) return { time: first ? first.time : own, crew: null };
  return { time: own, crew: people.filter(({ length }) => length > 0) };
}

/** When an assignment is worked, for who shows or counts it; on the clock of an elapsed task it is not asked. */
export function timeOfWork(
  plan: Plan,
  calendars: Calendars,
  item: WorkItem,
  { assignment, resource }: Pick<CrewMember, 'assignment' | 'resource'>,
): WorkingTime {
  const task = taskTime(plan, item, calendars);
  if (item.ignoreResourceCalendars) return task.own;
  return personalTime(plan, calendars, task, assignment, resource) ?? task.own;
}

/** Null where either is missing. */
function stretchOf(leaf: WorkItem, time: WorkingTime): Stretch | null {
  const { start, finish } = leaf.fixed ?? { start: null, finish: null };
  if (!start || !finish || leaf.kind !== 'task' || leaf.status === 'cancelled') return null;
  return { from: startInstant(start, time), to: finishInstant(finish, time) };
}

/** Null where it leaves no work. */
function personalTime(
  plan: Plan,
  calendars: Calendars,
  { written, own }: TaskTime,
  assignment: Assignment,
  resource: string | null,
): WorkingTime | null {
  const who = resource === null ? teamOf(plan, assignment) : plan.resources.get(resource);
  return who ? calendars.people.timeOf(who, written) : own;
}

/** The team assigned; undefined for a resource, which goes before a team of the same id. */
export function teamOf(plan: Plan, { party }: Assignment): Team | undefined {
  return plan.resources.has(party) ? undefined : plan.teams.get(party);
}

/** Of a team it is known only once members are chosen; of anybody else it was said before. */
function reports(plan: Plan, assignment: Assignment, chosen: ChosenMembers): boolean {
  return chosen === NONE_CHOSEN ? !teamOf(plan, assignment) : chosen.has(assignment);
}

function emptyProblem(leaf: WorkItem, { party, place }: Assignment, resource: string | null): Problem {
  const who = resource ?? party;
  return problem(
    'empty-calendar',
    'error',
    place,
    `\`${who}\` has no working time within 50 years that the calendar of \`${leaf.id}\` allows, so the hours of the task are used; change one of the calendars, shorten the leave, assign somebody else, or write \`ignore-resource-calendars: true\`.`,
  );
}
