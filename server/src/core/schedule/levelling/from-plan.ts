/**
 * The levelling problem of a plan: its network, facts and people, and the dates without levelling.
 * Tasks are the nodes of the network under their numbers. What has begun, is dated by hand or must
 * be at a date stays where it is; percentages of durations count as they were resolved without levelling.
 */
import { MINUTES_PER_DAY, type Minute, minute } from '../../base/time.ts';
import type { Plan, Resource, WorkItem } from '../../model/plan.ts';
import type { Calendars } from '../calendars.ts';
import type { Facts } from '../facts.ts';
import type { Forward, ForwardOptions } from '../forward-run.ts';
import { endOf } from '../leaf-time.ts';
import { FS } from '../link-types.ts';
import { GROUP_START, LAG_ELAPSED, MEMBER, type Network } from '../network.ts';
import type { Order } from '../order.ts';
import type { CrewMember } from '../people/crew.ts';
import { works } from '../people/effort.ts';
import { teamOf } from '../people/leaf-people.ts';
import { calendarOf, writtenCalendarOf } from '../task-calendar.ts';
import type { WorkingTime } from '../working-time.ts';
import { type Axis, axisFor } from './axis.ts';
import { EVERY_MINUTE, type LevellingProblem, NEVER, NOBODY, NONE } from './problem.ts';
import { shiftNumbers } from './shifts.ts';

/** A plan scheduled without levelling. */
export interface Unlevelled {
  readonly plan: Plan;
  readonly network: Network;
  readonly order: Order;
  /** With members chosen for teams, and without. */
  readonly facts: Facts;
  readonly unstaffed: Facts;
  readonly forward: Forward;
  readonly options: ForwardOptions;
  readonly calendars: Calendars;
}

export interface PlanProblem {
  readonly problem: LevellingProblem;
  readonly axis: Axis;
  /** Ids by resource number. */
  readonly resources: readonly string[];
  /** By part, what of the plan it is. */
  readonly parts: readonly PlanPart[];
}

/** Units are counted in millionths of a person, as they are where over-allocations are found. */
const WHOLE = 1_000_000;
/** What is more than this many people is as good as no limit. */
const MOST_UNITS = 2000;
/** A split task works at least an hour at a time. */
const SHORTEST_SEGMENT = 60;

interface PlanPart {
  /** Whose assignment it is; null for the task's own calendar. */
  readonly member: CrewMember | null;
  /** 1 = 100 %. */
  readonly units: number;
}

interface Part extends PlanPart {
  readonly length: number;
  readonly candidates: readonly { readonly resource: string | null; readonly time: WorkingTime | null }[];
}

export function planProblem(input: Unlevelled): PlanProblem {
  const { plan, network, facts, forward, options } = input;
  const count = network.nodeCount;
  const parts = network.leaves.map((leaf, node) => partsOf(input, leaf, node));
  const links = linksOf(input);
  const axis = axisFor(
    [
      ...parts.flatMap((own) => own.flatMap(({ candidates }) => candidates.flatMap(({ time }) => time ?? []))),
      ...links.times,
    ],
    links.onClock || parts.some((own) => own.some(({ candidates }) => candidates.some(({ time }) => time === null))),
  );
  const flat = parts.flat();
  const candidates = flat.flatMap((part) => part.candidates);
  const { resources, numberOf } = numberResources(candidates, horizonOf(input));
  const byLeaf = (of: (node: number, leaf: WorkItem) => number, other: number): Int32Array =>
    Int32Array.from({ length: count }, (_, node) => {
      const leaf = network.leaves[node];
      return leaf ? of(node, leaf) : other;
    });
  const at = (array: Int32Array, node: number): number => axis.at(array[node] as number);
  const fixed = network.leaves.map((_, node) => staysPut(facts, node, options.statusAt));
  const candidateResource = Int32Array.from(candidates, numberOf);
  const problem: LevellingProblem = {
    firstStart: Uint8Array.from(network.kind, (kind) => (kind === GROUP_START ? 1 : 0)),
    linkStarts: input.order.incoming.starts,
    ...links.arrays(axis),
    release: byLeaf((node) => axis.at(releaseOf(facts, options, node)), NONE),
    finishRelease: byLeaf((node) => {
      const outside = options.outside.get(node)?.finish ?? NONE;
      return axis.at(Math.max(facts.noFinishBefore[node] as number, outside));
    }, NONE),
    fixedStart: byLeaf((node) => (fixed[node] ? at(forward.start, node) : NONE), NONE),
    fixedFinish: byLeaf((node) => (fixed[node] ? at(forward.finish, node) : NONE), NONE),
    partStarts: startsOf(Array.from({ length: count }, (_, node) => parts[node]?.length ?? 0)),
    partLength: Int32Array.from(flat, ({ length }) => length),
    partUnits: Int32Array.from(flat, ({ units }) => inMillionths(units)),
    candidateStarts: startsOf(flat.map((part) => part.candidates.length)),
    candidateResource,
    candidateCalendar: Int32Array.from(candidates, ({ time }) => (time ? axis.calendarOf(time) : EVERY_MINUTE)),
    capacity: Int32Array.from(resources, (id) => inMillionths(plan.resources.get(id)?.maxUnits ?? 1)),
    priority: byLeaf((_, leaf) => leaf.priority, 0),
    deadline: byLeaf((node) => orNever(at(facts.deadline, node)), NEVER),
    noFinishAfter: byLeaf((node) => orNever(axis.at(latestFinish(facts, node))), NEVER),
    calendars: axis.calendars,
    splittable: Uint8Array.from({ length: count }, (_, node) => (network.leaves[node]?.splittable ? 1 : 0)),
    shortestSegment: SHORTEST_SEGMENT,
  };
  return { problem, axis, resources, parts: flat };
}

type Candidate = Part['candidates'][number];

/** A resource has a number for each shift it works in, all with its id. */
function numberResources(
  candidates: readonly Candidate[],
  { from, to }: { readonly from: Minute; readonly to: Minute },
): { readonly resources: readonly string[]; readonly numberOf: (candidate: Candidate) => number } {
  const times = new Map<string, Set<WorkingTime | null>>();
  for (const { resource, time } of candidates) {
    if (resource === null) continue;
    const known = times.get(resource);
    if (known) known.add(time);
    else times.set(resource, new Set([time]));
  }
  const resources: string[] = [];
  const numbers = new Map<string, ReadonlyMap<WorkingTime | null, number>>();
  for (const [resource, own] of times) {
    const shifts = shiftNumbers(own, from, to);
    const first = resources.length;
    numbers.set(resource, new Map([...shifts].map(([time, shift]) => [time, first + shift])));
    for (let shift = 0; shift <= Math.max(...shifts.values()); shift++) resources.push(resource);
  }
  const numberOf = ({ resource, time }: Candidate): number =>
    resource === null ? NOBODY : (numbers.get(resource)?.get(time) ?? NOBODY);
  return { resources, numberOf };
}

/** Where levelled dates can be expected: three times as long as the plan without, and a year. */
function horizonOf({ network, forward, options }: Unlevelled): { readonly from: Minute; readonly to: Minute } {
  let first: number = options.projectStart;
  let last: number = options.projectStart;
  for (let node = 0; node < network.leaves.length; node++) {
    first = Math.min(first, forward.start[node] as number);
    last = Math.max(last, forward.finish[node] as number);
  }
  return { from: minute(first), to: minute(last + 2 * (last - first) + 366 * MINUTES_PER_DAY) };
}

function inMillionths(units: number): number {
  return Math.round(Math.min(units, MOST_UNITS) * WHOLE);
}

function orNever(at: number): number {
  return at === NONE ? NEVER : at;
}

function startsOf(counts: readonly number[]): Int32Array {
  const starts = new Int32Array(counts.length + 1);
  counts.forEach((count, i) => {
    starts[i + 1] = (starts[i] as number) + count;
  });
  return starts;
}

/**
 * Begun, dated by hand, or bound to a date: levelling does not move it. What is said to be begun without
 * a date starts where it is put, as long as no status date says where it goes on.
 */
export function staysPut(facts: Facts, node: number, statusAt: Minute | null): boolean {
  if (statusAt !== null && (facts.remaining[node] as number) !== NONE) return true;
  return STAY.some((key) => (facts[key][node] as number) !== NONE);
}

const STAY = ['actualStart', 'actualFinish', 'fixedStart', 'fixedFinish', 'mustStart', 'mustFinish'] as const;

function releaseOf(facts: Facts, { projectStart, statusAt, outside }: ForwardOptions, node: number): number {
  const written = facts.noStartBefore[node] as number;
  return Math.max(projectStart, statusAt ?? NONE, written, outside.get(node)?.start ?? NONE);
}

/** The latest finish that *no later* allows; NONE without one. */
function latestFinish(facts: Facts, node: number): number {
  const finish = facts.noFinishAfter[node] as number;
  const start = facts.noStartAfter[node] as number;
  if (start === NONE) return finish;
  const byStart = endOf(facts, node, start, facts.duration[node] as number);
  return finish === NONE ? byStart : Math.min(finish, byStart);
}

/** Who is needed for a leaf and how long. What is over needs nobody any more. */
function partsOf(input: Unlevelled, leaf: WorkItem, node: number): Part[] {
  const { facts, unstaffed, plan } = input;
  const duration = facts.duration[node] as number;
  if (duration === 0) return [];
  const elapsed = facts.elapsed[node] === 1;
  const time = elapsed ? null : (facts.time[node] as WorkingTime);
  const alone: Part = { member: null, units: 0, length: duration, candidates: [{ resource: null, time }] };
  if ((facts.actualFinish[node] as number) !== NONE) return [alone];
  const fixed = staysPut(facts, node, input.options.statusAt);
  const people = (fixed ? facts : unstaffed).people[node] ?? [];
  const named = new Set(people.flatMap(({ resource }) => resource ?? []));
  const parts = people.flatMap((member): Part[] => {
    const own = elapsed ? null : member.time;
    const length = elapsed ? duration : member.length;
    if (length === 0 || member.units <= 0) return [];
    const { resource, units } = member;
    const team = resource === null && !fixed ? membersOf(plan, member, named) : [];
    const pieces = teamPieces(units, team.length);
    const parts = pieces.map((piece): Part => {
      const candidates = team.map((one) => ({ resource: one.id, time: elapsed ? null : timeFor(input, leaf, one) }));
      return { member, units: piece, length, candidates };
    });
    if (pieces.length > 0) return parts;
    const known = resource !== null && plan.resources.has(resource) ? resource : null;
    return [{ member, units, length, candidates: [{ resource: known, time: own }] }];
  });
  return parts.length > 0 && parts.some(({ length }) => length >= duration) ? parts : [alone, ...parts];
}

/** 150 % is one member and half of another, as far as there are members. */
function teamPieces(units: number, members: number): number[] {
  const pieces: number[] = [];
  for (let left = units; left > 1 / WHOLE && pieces.length < members; left -= 1) pieces.push(Math.min(1, left));
  return pieces;
}

function membersOf(plan: Plan, { assignment }: CrewMember, named: ReadonlySet<string>): Resource[] {
  return (teamOf(plan, assignment)?.members ?? []).flatMap((id) => {
    const resource = plan.resources.get(id);
    return resource && !named.has(id) && works(plan, { ...assignment, party: id }) ? [resource] : [];
  });
}

function timeFor({ plan, calendars }: Unlevelled, leaf: WorkItem, resource: Resource): WorkingTime {
  const own = calendars.timeOf(calendarOf(plan, leaf));
  if (leaf.ignoreResourceCalendars) return own;
  return calendars.people.timeOf(resource, writtenCalendarOf(plan, leaf)) ?? own;
}

/** Links by successor in the order of the network, percentages resolved. */
function linksOf({ network, order, facts, forward }: Unlevelled) {
  const { edges } = order.incoming;
  const times = new Set<WorkingTime>();
  let onClock = false;
  const lagTimes = Array.from(edges, (edge): WorkingTime | null => {
    if (network.type[edge] === MEMBER || forward.lag[edge] === 0) return null;
    if (forward.lagKind[edge] === LAG_ELAPSED) {
      onClock = true;
      return null;
    }
    const time = facts.lagTime[network.to[edge] as number] as WorkingTime;
    times.add(time);
    return time;
  });
  return {
    times,
    onClock,
    arrays: (axis: Axis) => ({
      linkFrom: Int32Array.from(edges, (edge) => network.from[edge] as number),
      linkType: Uint8Array.from(edges, (edge) => (network.type[edge] === MEMBER ? FS : (network.type[edge] as number))),
      linkLag: Int32Array.from(edges, (edge) => (network.type[edge] === MEMBER ? 0 : (forward.lag[edge] as number))),
      linkCalendar: Int32Array.from(lagTimes, (time) => (time ? axis.calendarOf(time) : EVERY_MINUTE)),
    }),
  };
}
