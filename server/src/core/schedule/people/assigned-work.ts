/**
 * Each assignment of a leaf as it is carried out: who, how much, from when to when on their own time.
 * Assumes the leaf has its final dates; a leaf that levelling split is told from end to end.
 */
import type { Minute } from '../../base/time.ts';
import type { Assignment } from '../../model/plan.ts';
import type { Facts } from '../facts.ts';
import { NONE } from '../instants.ts';
import { takeBack } from '../leaf-time.ts';
import type { AssignedWork } from '../schedule.ts';
import type { CrewMember } from './crew.ts';

const NOBODY: readonly AssignedWork[] = [];
const NO_PEOPLE: readonly CrewMember[] = [];
const NO_UNITS: ReadonlyMap<Assignment, number> = new Map();

export function assignedWork(
  facts: Facts,
  node: number,
  start: Minute,
  finish: Minute,
  statusAt: Minute | null,
): readonly AssignedWork[] {
  const people = facts.people[node] ?? NO_PEOPLE;
  if (people.length === 0) return NOBODY;
  const whole = wholeUnits(people);
  const again = resumedAt(facts, node, start, finish, statusAt);
  const only = people[0];
  if (only && people.length === 1) return [workOn(facts, node, only, start, finish, again, whole)];
  return people.map((member) => workOn(facts, node, member, start, finish, again, whole));
}

/** The same of a leaf that is plain and without leave: everybody works on it from its start to its finish. */
export function wholeWork(facts: Facts, node: number, from: Minute, to: Minute): readonly AssignedWork[] {
  const people = facts.people[node] ?? NO_PEOPLE;
  if (people.length === 0) return NOBODY;
  const whole = wholeUnits(people);
  const only = people[0];
  if (only && people.length === 1) return [wholeOf(only, from, to, whole)];
  return people.map((member) => wholeOf(member, from, to, whole));
}

function wholeOf(member: CrewMember, from: Minute, to: Minute, whole: ReadonlyMap<Assignment, number>): AssignedWork {
  const { assignment, resource, units } = member;
  return { assignment, resource, units, work: workOf(member, whole), from, to };
}

function workOn(
  facts: Facts,
  node: number,
  member: CrewMember,
  start: Minute,
  finish: Minute,
  again: Minute | null,
  whole: ReadonlyMap<Assignment, number>,
): AssignedWork {
  const { assignment, resource, units } = member;
  const from = beginOf(facts, node, member, start, finish);
  const to = endOf(facts, node, member, from, finish, again);
  return { assignment, resource, units, work: workOf(member, whole), from, to };
}

/** Units of the members of a team together; nothing where no assignment has work of its own. */
function wholeUnits(people: readonly CrewMember[]): ReadonlyMap<Assignment, number> {
  if (!people.some(({ assignment }) => assignment.work)) return NO_UNITS;
  const whole = new Map<Assignment, number>();
  for (const { assignment, units } of people) whole.set(assignment, (whole.get(assignment) ?? 0) + units);
  return whole;
}

/** Its own work exactly, shared by the members of a team; else as long as it takes at its units. */
function workOf({ assignment, units, length }: CrewMember, whole: ReadonlyMap<Assignment, number>): number {
  const own = assignment.work?.minutes ?? null;
  if (own === null) return Math.round(length * units);
  return Math.round((own * units) / (whole.get(assignment) ?? units));
}

function beginOf(facts: Facts, node: number, { time }: CrewMember, start: Minute, finish: Minute): Minute {
  return facts.elapsed[node] ? start : earlier(time.nextStart(start), finish);
}

function endOf(
  facts: Facts,
  node: number,
  { time, length }: CrewMember,
  from: Minute,
  finish: Minute,
  again: Minute | null,
): Minute {
  if (facts.elapsed[node]) return finish;
  if ((facts.actualFinish[node] as number) !== NONE) return later(from, time.previousFinish(finish));
  const left = again === null ? length : shareLeft(facts, node, length);
  return earlier(time.add(again ?? from, left), finish);
}

/** Where what is left of a begun leaf goes on: at the status date, or later where it waits for links; else null. */
function resumedAt(facts: Facts, node: number, start: Minute, finish: Minute, statusAt: Minute | null): Minute | null {
  const left = facts.remaining[node] as number;
  if (left === NONE || left === 0 || statusAt === null) return null;
  const latest = takeBack(facts, node, finish, left) as Minute;
  const soonest = later(statusAt, start);
  const people = facts.people[node] ?? [];
  const waited = people.every(({ time, length }) => time.add(soonest, shareLeft(facts, node, length)) < finish);
  return waited ? latest : soonest;
}

/** Of work that is partly done everybody has the same part left. */
function shareLeft(facts: Facts, node: number, length: number): number {
  return Math.round((length * (facts.remaining[node] as number)) / (facts.duration[node] as number));
}

function earlier(a: Minute, b: Minute): Minute {
  return a < b ? a : b;
}

function later(a: Minute, b: Minute): Minute {
  return a > b ? a : b;
}
