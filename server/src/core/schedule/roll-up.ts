/**
 * Dates at the border: arrays become one `ItemSchedule` an item, and phases and summaries take the
 * first start and last finish of what lies in them. A group's slack is the least of its unfinished
 * leaves', and it is critical where one of them is.
 */
import type { Steps } from '../base/steps.ts';
import { type Minute, minute } from '../base/time.ts';
import type { Plan, WorkItem } from '../model/plan.ts';
import { AT_ONCE } from './at-once.ts';
import type { Facts } from './facts.ts';
import type { Forward } from './forward-run.ts';
import { FAR, NONE } from './instants.ts';
import { ItemDates } from './item-dates.ts';
import { lengthBetween } from './leaf-time.ts';
import type { Network } from './network.ts';
import type { OutsideBounds } from './other-plans.ts';
import { assignedWork, wholeWork } from './people/assigned-work.ts';
import { BY_PROJECT_START, DRIVERS, OUTSIDE_FINISH, OUTSIDE_START } from './place-leaf.ts';
import type { Dated } from './reschedule.ts';
import { sameAssignments, sameDates, sameDriver } from './same-dates.ts';
import type { AssignedWork, Driver, DriverKind, ItemSchedule, SlackBand } from './schedule.ts';
import type { Slack } from './slack.ts';
import type { WorkingTime } from './working-time.ts';

const NOBODY: readonly AssignedWork[] = [];
const PROJECT_START: Driver = { kind: 'project-start' };
/** Reasons that name nothing else, one object each. */
const ALONE: ReadonlyMap<DriverKind, Driver> = new Map(DRIVERS.map((kind) => [kind, { kind }]));

export interface DatedItems {
  readonly plan: Plan;
  readonly dated: Dated;
  readonly projectTime: WorkingTime;
  readonly outside: ReadonlyMap<number, OutsideBounds>;
  readonly statusAt: Minute | null;
}

/** Dates of an earlier plan, whose objects are given again where they are equal. */
export interface EarlierItems {
  readonly items: ItemDates;
  /** The leaves that may have others; null where all may, because numbers or calendars are others. */
  readonly leaves: readonly number[] | null;
  /** Of these, those that are read again: what is known of the others has not changed, except dates. */
  readonly read: readonly number[];
}

/** In steps. */
export function* rollingUp(input: DatedItems, before: EarlierItems | null): Steps<ItemDates> {
  const { network } = input.dated.packed;
  const { leafNumbers, groups, numberOf, items, next, parent } = network.outline;
  const again = before?.leaves ?? null;
  const all = again ? (before as EarlierItems).items.byNumber.slice() : new Array<ItemSchedule>(items.length);
  /** Groups in which something has other dates. */
  const moved = new Uint8Array(items.length);
  let sameItems = again !== null;
  const put = (number: number, dates: ItemSchedule): void => {
    if (all[number] === dates) return;
    all[number] = dates;
    sameItems = false;
    const around = parent[number] as number;
    if (around >= 0) moved[around] = 1;
  };
  const leafDates = leafSchedules(input);
  const old = before && earlierOf(before.items, numberOf);
  const read = new Set(before?.read);
  const count = again?.length ?? leafNumbers.length;
  for (let k = 0; k < count; k++) {
    const leaf = again ? (again[k] as number) : k;
    const number = leafNumbers[leaf] as number;
    const was = old?.(network.ids[leaf] as string, number);
    put(number, kept(was, leafDates(leaf, again && !read.has(leaf) ? was : undefined)));
    if (k % AT_ONCE === AT_ONCE - 1) yield;
  }
  // What lies in a group has higher numbers.
  for (let k = groups.length - 1; k >= 0; k--) {
    const number = groups[k] as number;
    if (moved[number] === 0) continue;
    const group = emptyGroup((items[number] as WorkItem).id);
    for (let child = number + 1; child < (next[number] as number); child = next[child] as number) {
      include(group, all[child] as ItemSchedule);
    }
    if (group.finished) {
      group.totalSlack = 0;
      group.freeSlack = 0;
    }
    group.duration = input.projectTime.between(group.start, group.finish);
    put(number, kept(old?.(group.id, number), group));
  }
  if (sameItems && before) return before.items;
  return keptAll(before, new ItemDates(numberOf, all));
}

/** `was`: how it lay when all was known of it that is known now. */
type LeafDates = (leaf: number, was?: ItemSchedule) => ItemSchedule;

function leafSchedules({ plan, dated, outside, statusAt }: DatedItems): LeafDates {
  const { packed, forward, early, late, slack } = dated;
  const { network, facts } = packed;
  const sums = forward.exhausted < 0;
  const { nearCriticalSlack } = plan.project;
  return (node, was) => {
    const start = at(forward.start, node);
    const finish = at(forward.finish, node);
    const driver = driverOf(network, forward, outside.get(node), node, was?.driver);
    const simple = sums && packed.plain[node] !== 0 && packed.cuts[node] === null;
    return {
      id: network.ids[node] as string,
      start,
      finish,
      earlyStart: at(early.start, node),
      earlyFinish: at(early.finish, node),
      lateStart: at(late.start, node),
      lateFinish: at(late.finish, node),
      totalSlack: slack.total[node] as number,
      freeSlack: slack.free[node] as number,
      critical: slack.critical[node] === 1,
      slackBand: bandOf(facts, slack, node, nearCriticalSlack),
      driver,
      duration: simple ? (facts.duration[node] as number) : lengthBetween(facts, node, start, finish),
      elapsed: facts.elapsed[node] === 1,
      finished: (facts.actualFinish[node] as number) !== NONE,
      durationAssumed: facts.assumed[node] === 1,
      assignments:
        was?.start === start && was.finish === finish
          ? was.assignments
          : simple
            ? wholeWork(facts, node, start, finish)
            : assignedWork(facts, node, start, finish, statusAt),
      segments: null,
      levellingDelay: 0,
    };
  };
}

/** Looks up by id, or by number where the ids have those they had. */
function earlierOf(items: ItemDates, numberOf: ItemDates['numberOf']) {
  const sameNumbers = items.numberOf === numberOf;
  return (id: string, number: number): ItemSchedule | undefined =>
    sameNumbers ? items.byNumber[number] : items.get(id);
}

/** The object of before where that has equal dates; else equal assignments are still those of before. */
function kept(was: ItemSchedule | undefined, dates: ItemSchedule): ItemSchedule {
  if (!was) return dates;
  return sameDates(was, dates) ? was : withAssignmentsOf(was, dates);
}

function withAssignmentsOf({ assignments }: ItemSchedule, dates: ItemSchedule): ItemSchedule {
  if (dates.assignments === assignments || !sameAssignments(dates.assignments, assignments)) return dates;
  return { ...dates, assignments };
}

/** Items with the objects of before where those have equal dates. */
export function keptItems(before: EarlierItems | null, { numberOf, byNumber }: ItemDates): ItemDates {
  const old = before && earlierOf(before.items, numberOf);
  const items = byNumber.map((dates, number) => kept(old?.(dates.id, number), dates));
  return keptAll(before, new ItemDates(numberOf, items));
}

/** The whole of before where every item has its object. */
function keptAll(before: EarlierItems | null, items: ItemDates): ItemDates {
  const old = before?.items;
  if (!old || old.numberOf !== items.numberOf) return items;
  return items.byNumber.every((dates, number) => dates === old.byNumber[number]) ? old : items;
}

function at(array: Int32Array, node: number): Minute {
  return minute(array[node] as number);
}

/** What is finished or cancelled can delay nothing. */
function bandOf(facts: Facts, slack: Slack, node: number, nearCriticalSlack: number): SlackBand {
  if (slack.critical[node]) return 'critical';
  if (facts.actualFinish[node] !== NONE || facts.cancelled[node]) return 'free';
  return (slack.total[node] as number) <= nearCriticalSlack ? 'near-critical' : 'free';
}

/** What decided the start of a leaf, with the ids of the plan; `was` where that says it. */
export function driverOf(
  network: Network,
  forward: Forward,
  outside: OutsideBounds | undefined,
  node: number,
  was?: Driver,
): Driver {
  const kind = DRIVERS[forward.driver[node] ?? BY_PROJECT_START] ?? 'project-start';
  const edge = forward.drivingEdge[node] as number;
  const written =
    edge === OUTSIDE_START ? outside?.startLink : edge === OUTSIDE_FINISH ? outside?.finishLink : network.links[edge];
  if (written) {
    const { link } = written;
    const from = written.owner === network.leaves[node]?.id ? undefined : written.owner;
    // Mostly it is the same, and no object is made to find that out.
    if (was?.link === link && was.kind === kind && was.from === from) return was;
    return from === undefined ? { kind, id: link.task, link } : { kind, id: link.task, link, from };
  }
  const id = edge < 0 ? undefined : network.ids[network.from[edge] as number];
  if (id === undefined) return ALONE.get(kind) ?? { kind };
  const resource = network.resourceOf.get(edge);
  const driver: Driver = resource === undefined ? { kind, id } : { kind: 'resource', id, resource };
  return was && sameDriver(was, driver) ? was : driver;
}

type Group = { -readonly [Key in keyof ItemSchedule]: ItemSchedule[Key] };

/** What any child changes. */
function emptyGroup(id: string): Group {
  return {
    id,
    start: minute(FAR),
    finish: minute(NONE),
    earlyStart: minute(FAR),
    earlyFinish: minute(NONE),
    lateStart: minute(FAR),
    lateFinish: minute(NONE),
    totalSlack: FAR,
    freeSlack: FAR,
    critical: false,
    slackBand: 'free',
    driver: PROJECT_START,
    duration: 0,
    elapsed: false,
    finished: true,
    durationAssumed: false,
    assignments: NOBODY,
    segments: null,
    levellingDelay: 0,
  };
}

/** Makes room for a child. A group is as critical as the most critical item in it that is still to be done. */
function include(group: Group, child: ItemSchedule): void {
  if (child.start < group.start) {
    group.start = child.start;
    group.driver = child.driver;
  }
  if (child.finish > group.finish) group.finish = child.finish;
  if (child.earlyStart < group.earlyStart) group.earlyStart = child.earlyStart;
  if (child.earlyFinish > group.earlyFinish) group.earlyFinish = child.earlyFinish;
  if (child.lateStart < group.lateStart) group.lateStart = child.lateStart;
  if (child.lateFinish > group.lateFinish) group.lateFinish = child.lateFinish;
  if (child.critical) group.critical = true;
  if (child.slackBand !== 'free' && group.slackBand !== 'critical') group.slackBand = child.slackBand;
  if (child.finished) return;
  group.finished = false;
  if (child.totalSlack < group.totalSlack) group.totalSlack = child.totalSlack;
  if (child.freeSlack < group.freeSlack) group.freeSlack = child.freeSlack;
}
