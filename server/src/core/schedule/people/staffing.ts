/**
 * Chooses the members who work where a team is assigned: 150 % of a team is one member at 100 % and
 * one at 50 %. Tasks choose in order of time, then of priority, then as they are shown; each takes
 * the free member who is done first, or where nobody is free the one it overloads least. Assumes
 * the dates of a schedule without levelling in which teams work as if they had no limit.
 */
import type { Minute } from '../../base/time.ts';
import type { Assignment, Plan, Resource, WorkItem } from '../../model/plan.ts';
import type { Calendars } from '../calendars.ts';
import type { Facts } from '../facts.ts';
import { NONE } from '../instants.ts';
import { calendarOf, writtenCalendarOf } from '../task-calendar.ts';
import type { WorkingTime } from '../working-time.ts';
import { assignedWork } from './assigned-work.ts';
import type { CrewMember } from './crew.ts';
import { Diary } from './diary.ts';
import { works } from './effort.ts';
import { type Chosen, type ChosenMembers, NONE_CHOSEN, teamOf } from './leaf-people.ts';
import { excess, fits, type Load } from './usage.ts';

interface Dates {
  readonly start: Int32Array;
  readonly finish: Int32Array;
}

export function hasTeams(leaves: Facts['people']): boolean {
  for (const people of leaves) for (const { resource } of people) if (resource === null) return true;
  return false;
}

export function chooseMembers(
  plan: Plan,
  leaves: readonly WorkItem[],
  facts: Facts,
  dates: Dates,
  calendars: Calendars,
  statusAt: Minute | null,
): ChosenMembers {
  const waiting = leaves.flatMap((leaf, node) =>
    (facts.people[node] ?? []).some(({ resource }) => resource === null) ? [{ leaf, node }] : [],
  );
  if (waiting.length === 0) return NONE_CHOSEN;
  waiting.sort(
    (a, b) =>
      (dates.start[a.node] as number) - (dates.start[b.node] as number) ||
      b.leaf.priority - a.leaf.priority ||
      a.node - b.node,
  );
  const diary = new Diary(ownLoads(leaves, facts, dates, statusAt));
  const chosen = new Map<Assignment, readonly Chosen[]>();
  for (const { leaf, node } of waiting) {
    diary.forgetBefore(dates.start[node] as Minute);
    const people = facts.people[node] ?? [];
    const taken = new Set(people.flatMap(({ resource }) => resource ?? []));
    const done = (facts.actualFinish[node] as number) !== NONE;
    for (const member of people) {
      if (member.resource !== null) continue;
      const stretch = stretchOn(plan, leaf, facts, node, dates, calendars, member, statusAt);
      chosen.set(member.assignment, fill(plan, member, stretch, diary, taken, done));
    }
  }
  return chosen;
}

/** One member after another, a whole one each, until the units of the assignment are given out. */
function fill(
  plan: Plan,
  { assignment, units }: CrewMember,
  stretch: (resource: Resource) => Load,
  diary: Diary,
  taken: Set<string>,
  done: boolean,
): readonly Chosen[] {
  const members = (teamOf(plan, assignment)?.members ?? []).flatMap((id) => {
    const resource = plan.resources.get(id);
    return resource && works(plan, { ...assignment, party: id }) ? [resource] : [];
  });
  const chosen: Chosen[] = [];
  let left = units;
  while (left > LEAST) {
    const candidates = members.filter(({ id }) => !taken.has(id));
    const part = Math.min(1, left);
    const best = bestOf(candidates, (resource) => ({ ...stretch(resource), units: part }), diary);
    if (!best) return [...chosen, { resource: null, units: left }];
    chosen.push({ resource: best.resource.id, units: part });
    taken.add(best.resource.id);
    if (!done) diary.add(best.resource.id, best.load);
    left -= part;
  }
  return chosen;
}

/** Less than any written percentage: what subtraction may leave of nothing. */
const LEAST = 1e-6;

interface Candidate {
  readonly resource: Resource;
  readonly load: Load;
}

/** Of the free who is done first, else who would be overloaded least; the first in the team where it is the same. */
function bestOf(
  resources: readonly Resource[],
  loadOf: (resource: Resource) => Load,
  diary: Diary,
): Candidate | undefined {
  const candidates = resources.map((resource): Candidate => ({ resource, load: loadOf(resource) }));
  const isFree = ({ resource, load }: Candidate): boolean =>
    fits(diary.near(resource.id, load), load, resource.maxUnits);
  const soonest = [...candidates].sort((a, b) => a.load.to - b.load.to).find(isFree);
  if (soonest) return soonest;
  const over = candidates.map(({ resource, load }) => excess(diary.near(resource.id, load), load, resource.maxUnits));
  return candidates[over.indexOf(Math.min(...over))];
}

/** When a member would work on the leaf. */
function stretchOn(
  plan: Plan,
  leaf: WorkItem,
  facts: Facts,
  node: number,
  dates: Dates,
  calendars: Calendars,
  member: CrewMember,
  statusAt: Minute | null,
): (resource: Resource) => Load {
  const own = calendars.timeOf(calendarOf(plan, leaf));
  const written = writtenCalendarOf(plan, leaf);
  const [start, finish] = [dates.start[node] as Minute, dates.finish[node] as Minute];
  const left = facts.remaining[node] as number;
  const begun = left !== NONE && statusAt !== null;
  const from = begun && statusAt > start ? statusAt : start;
  const length = begun ? Math.round((member.length * left) / (facts.duration[node] as number)) : member.length;
  const dated = leaf.fixed?.start && leaf.fixed.finish;
  return (resource) => {
    if (facts.elapsed[node]) return { from, to: finish, units: member.units, time: null };
    const time = leaf.ignoreResourceCalendars ? own : (calendars.people.timeOf(resource, written) ?? own);
    const to = dated ? finish : time.add(from, length);
    return { from: time.nextStart(from), to, units: member.units, time };
  };
}

/** What people named on tasks themselves do, by resource. Finished work is past. */
function ownLoads(
  leaves: readonly WorkItem[],
  facts: Facts,
  dates: Dates,
  statusAt: Minute | null,
): ReadonlyMap<string, readonly Load[]> {
  const loads = new Map<string, Load[]>();
  leaves.forEach((_, node) => {
    const people = facts.people[node] ?? [];
    if (people.length === 0 || (facts.actualFinish[node] as number) !== NONE) return;
    const work = assignedWork(facts, node, dates.start[node] as Minute, dates.finish[node] as Minute, statusAt);
    work.forEach(({ resource, units, from, to }, k) => {
      if (resource === null) return;
      const time: WorkingTime | null = facts.elapsed[node] ? null : (people[k]?.time ?? null);
      const known = loads.get(resource);
      if (known) known.push({ from, to, units, time });
      else loads.set(resource, [{ from, to, units, time }]);
    });
  });
  return loads;
}
