/**
 * What each leaf of the network brings to the schedule: how long it is, on whose working time, its
 * constraints (own and inherited from phases), its dates set by hand and its progress, as arrays by
 * leaf number. Times that are not given are NONE.
 */
import type { Steps } from '../base/steps.ts';
import type { Minute, WrittenDate } from '../base/time.ts';
import type { Plan, WorkItem } from '../model/plan.ts';
import { AT_ONCE } from './at-once.ts';
import type { Calendars } from './calendars.ts';
import { constrain } from './constraints.ts';
import { beganInstant, endedInstant, finishInstant, NONE, startInstant } from './instants.ts';
import type { LeafProblem } from './leaf-problems.ts';
import type { Crew, CrewMember } from './people/crew.ts';
import { effortOf } from './people/effort.ts';
import { type ChosenMembers, type LeafPeople, leafPeople, NONE_CHOSEN } from './people/leaf-people.ts';
import { progressOf } from './progress.ts';
import { shapedFacts } from './shapes.ts';
import { parentOf, type TaskTime, taskTime, writtenCalendarOf } from './task-calendar.ts';
import type { WorkingTime } from './working-time.ts';

export interface Facts {
  /** Working time of the leaf: its people's where all of them share one; else of its calendar. */
  readonly time: readonly WorkingTime[];
  /** By leaf: the assignments, each on its own time; null where all of it runs as `time` for `duration`. */
  readonly crew: readonly Crew[];
  /** Everybody who works on the leaf, whether or not that takes a crew; people and equipment only. */
  readonly people: readonly (readonly CrewMember[])[];
  /** Runs the lags of links into the leaf, and its slack: its calendar; the project's for an elapsed task. */
  readonly lagTime: readonly WorkingTime[];
  /** Minutes of working time, clock minutes of an elapsed task: as written, else of who works longest. */
  readonly duration: Int32Array;
  readonly elapsed: Uint8Array;
  /** Takes no time, so it stays exactly where its links put it. */
  readonly milestone: Uint8Array;
  readonly assumed: Uint8Array;
  readonly cancelled: Uint8Array;
  /** Something written on it may contradict its dates: a constraint, dates set by hand, a gate's decision. */
  readonly checked: Uint8Array;
  readonly asLate: Uint8Array;
  readonly noStartBefore: Int32Array;
  readonly noFinishBefore: Int32Array;
  readonly noStartAfter: Int32Array;
  readonly noFinishAfter: Int32Array;
  readonly mustStart: Int32Array;
  readonly mustFinish: Int32Array;
  readonly deadline: Int32Array;
  readonly fixedStart: Int32Array;
  readonly fixedFinish: Int32Array;
  readonly actualStart: Int32Array;
  readonly actualFinish: Int32Array;
  /** Minutes of work left once started; NONE where nothing was done. */
  readonly remaining: Int32Array;
  /** With the leaves they are of. */
  readonly problems: readonly LeafProblem[];
}

/** In steps. */
export function* leafFacts(
  plan: Plan,
  leaves: readonly WorkItem[],
  calendars: Calendars,
  statusAt: Minute | null,
): Steps<Facts> {
  const count = leaves.length;
  const times = (): Int32Array => new Int32Array(count).fill(NONE);
  const flags = (): Uint8Array => new Uint8Array(count);
  const problems: LeafProblem[] = [];
  const facts = {
    time: new Array<WorkingTime>(count),
    crew: new Array<Crew>(count),
    people: new Array<readonly CrewMember[]>(count),
    lagTime: new Array<WorkingTime>(count),
    duration: new Int32Array(count),
    elapsed: flags(),
    milestone: flags(),
    assumed: flags(),
    cancelled: flags(),
    checked: flags(),
    asLate: flags(),
    noStartBefore: times(),
    noFinishBefore: times(),
    noStartAfter: times(),
    noFinishAfter: times(),
    mustStart: times(),
    mustFinish: times(),
    deadline: times(),
    fixedStart: times(),
    fixedFinish: times(),
    actualStart: times(),
    actualFinish: times(),
    remaining: times(),
    problems,
  };
  let compiled = calendars.compiled();
  let parent: string | null | undefined;
  let around: Around | null = null;
  for (let i = 0; i < count; i++) {
    if (i % AT_ONCE === AT_ONCE - 1 || calendars.compiled() !== compiled) yield;
    compiled = calendars.compiled();
    const leaf = leaves[i] as WorkItem;
    // Leaves of one group follow one another.
    if (around === null || leaf.parent !== parent) around = aroundOf(plan, leaf, calendars);
    parent = leaf.parent;
    const time = leaf.calendar === null ? around : taskTime(plan, leaf, calendars);
    const { own } = time;
    const effort = effortOf(plan, leaf);
    const people = leafPeople(plan, leaf, effort, calendars, NONE_CHOSEN, time);
    take(facts, i, people);
    facts.assumed[i] = effort.assumed && !people.between ? 1 : 0;
    facts.cancelled[i] = leaf.status === 'cancelled' ? 1 : 0;
    facts.checked[i] = leaf.gate || leaf.fixed || leaf.constraint ? 1 : 0;
    facts.elapsed[i] = effort.duration.elapsed ? 1 : 0;
    facts.lagTime[i] = effort.duration.elapsed ? calendars.project : own;
    if (facts.cancelled[i] || (around.bounds.length === 0 && saysNothing(leaf))) continue;
    const { start, finish } = instantsOn(own);
    facts.deadline[i] = finish(leaf.deadline);
    facts.fixedStart[i] = start(leaf.fixed?.start ?? null);
    facts.fixedFinish[i] = finish(leaf.fixed?.finish ?? null);
    constrain(facts, i, leaf, leaf, start, finish);
    for (const group of around.bounds) constrain(facts, i, leaf, group, start, finish);
    const progress = progressOf(leaf, people.duration, { ...happenedOn(own), statusAt });
    facts.actualStart[i] = progress.actualStart;
    facts.actualFinish[i] = progress.actualFinish;
    facts.remaining[i] = progress.remaining;
    for (const problem of progress.problems) problems.push({ leaf: i, problem });
  }
  return shapedFacts(facts);
}

/** What the leaves of one group share. */
interface Around extends TaskTime {
  /** The groups around them that have a constraint, the nearest first. */
  readonly bounds: readonly WorkItem[];
}

function aroundOf(plan: Plan, leaf: WorkItem, calendars: Calendars): Around {
  const bounds: WorkItem[] = [];
  const parent = parentOf(plan, leaf);
  for (let group = parent; group; group = parentOf(plan, group)) if (group.constraint) bounds.push(group);
  const written = parent ? writtenCalendarOf(plan, parent) : null;
  return { written, own: calendars.timeOf(written ?? plan.project.calendar), bounds };
}

/** No date is written, and nothing is done. */
function saysNothing({
  kind,
  constraint,
  deadline,
  fixed,
  percentComplete,
  actualStart,
  actualFinish,
}: WorkItem): boolean {
  if (kind === 'gate' || constraint || deadline || fixed || actualStart || actualFinish) return false;
  return percentComplete === null || percentComplete <= 0;
}

function instantsOn(time: WorkingTime) {
  return {
    start: (date: WrittenDate | null): number => (date ? startInstant(date, time) : NONE),
    finish: (date: WrittenDate | null): number => (date ? finishInstant(date, time) : NONE),
  };
}

function happenedOn(time: WorkingTime) {
  return {
    start: (date: WrittenDate | null): number => (date ? beganInstant(date, time) : NONE),
    finish: (date: WrittenDate | null): number => (date ? endedInstant(date, time) : NONE),
  };
}

/** The facts with the members chosen for each team, and what follows from the time they have. */
export function withMembers(
  facts: Facts,
  plan: Plan,
  leaves: readonly WorkItem[],
  calendars: Calendars,
  chosen: ChosenMembers,
  statusAt: Minute | null,
): Facts {
  const problems: LeafProblem[] = [];
  const staffed = {
    time: facts.time.slice(),
    crew: facts.crew.slice(),
    people: facts.people.slice(),
    duration: facts.duration.slice(),
    milestone: facts.milestone.slice(),
    remaining: facts.remaining.slice(),
    problems,
  };
  leaves.forEach((leaf, i) => {
    if (!leaf.assignments.some((assignment) => chosen.has(assignment))) return;
    const time = taskTime(plan, leaf, calendars);
    const people = leafPeople(plan, leaf, effortOf(plan, leaf), calendars, chosen, time);
    take(staffed, i, people);
    const instants = happenedOn(time.own);
    if (!facts.cancelled[i]) {
      staffed.remaining[i] = progressOf(leaf, people.duration, { ...instants, statusAt }).remaining;
    }
  });
  return shapedFacts({ ...facts, ...staffed, problems: [...facts.problems, ...problems] });
}

interface PeopleArrays {
  readonly time: WorkingTime[];
  readonly crew: Crew[];
  readonly people: (readonly CrewMember[])[];
  readonly duration: Int32Array;
  readonly milestone: Uint8Array;
  readonly problems: LeafProblem[];
}

function take(facts: PeopleArrays, i: number, { time, crew, people, duration, problems }: LeafPeople): void {
  facts.time[i] = time;
  facts.crew[i] = crew;
  facts.people[i] = people;
  facts.duration[i] = duration;
  facts.milestone[i] = duration === 0 ? 1 : 0;
  for (const problem of problems) facts.problems.push({ leaf: i, problem });
}
