/**
 * Dates at the border: arrays become one `ItemSchedule` an item, and phases and summaries take the
 * first start and last finish of what lies in them. A group's slack is the least of its unfinished
 * leaves', and it is critical where one of them is.
 */
import type { Steps } from '../base/steps.ts';
import type { Minute } from '../base/time.ts';
import type { Plan, WorkItem } from '../model/plan.ts';
import { AT_ONCE } from './at-once.ts';
import {
  ASSUMED,
  CRITICAL,
  copiedColumns,
  type DateColumns,
  DatedItem,
  ELAPSED,
  emptyColumns,
  FINISHED,
  NEAR_CRITICAL,
  type WorkOn,
} from './date-columns.ts';
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
import { sameDates, sameDriver, sameInColumns } from './same-dates.ts';
import type { Driver, DriverKind, ItemSchedule } from './schedule.ts';
import type { Slack } from './slack.ts';
import type { WorkingTime } from './working-time.ts';

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
  /** What they were found with. */
  readonly dated: Dated;
}

/** In steps. */
export function* rollingUp(input: DatedItems, before: EarlierItems | null): Steps<ItemDates> {
  const { outline } = input.dated.packed.network;
  const again = before?.items.columns && before.leaves ? { was: before.items.columns, leaves: before.leaves } : null;
  const columns = columnsFor(input, again?.was ?? null);
  const all = again ? (before as EarlierItems).items.byNumber.slice() : new Array<ItemSchedule>(outline.items.length);
  /** Groups in which something has other dates. */
  const moved = new Uint8Array(outline.items.length);
  const old = before && earlierOf(before.items, outline.numberOf);
  const read = new Set(before?.read);
  const put = (number: number, leaf: number): void => {
    const dates = again
      ? keptByNumber(again.was, columns, number, all[number] as ItemSchedule, read.has(leaf))
      : keptById(old?.((outline.items[number] as WorkItem).id, number), columns, number);
    if (again && all[number] === dates) return;
    all[number] = dates;
    const around = outline.parent[number] as number;
    if (around >= 0) moved[around] = 1;
  };
  const writeLeaf = leafWriter(input, columns, again && before ? drivenAsBefore(before, input.dated) : null);
  const count = again?.leaves.length ?? outline.leafNumbers.length;
  for (let k = 0; k < count; k++) {
    const leaf = again ? (again.leaves[k] as number) : k;
    const number = outline.leafNumbers[leaf] as number;
    writeLeaf(leaf, number);
    put(number, leaf);
    if (k % AT_ONCE === AT_ONCE - 1) yield;
  }
  // What lies in a group has higher numbers.
  for (let k = outline.groups.length - 1; k >= 0; k--) {
    const number = outline.groups[k] as number;
    if (moved[number] === 0) continue;
    writeGroup(columns, number, input.projectTime);
    put(number, NO_LEAF);
  }
  return keptAll(before, new ItemDates(outline.numberOf, all, columns));
}

const NO_LEAF = -1;

/** Those of before with what is known now, where numbers are the same; else empty ones. */
function columnsFor({ dated, statusAt }: DatedItems, was: DateColumns | null): DateColumns {
  const { packed, forward } = dated;
  const { network, facts } = packed;
  const workOn: WorkOn = (leaf, start, finish) => {
    const simple = forward.exhausted < 0 && packed.plain[leaf] !== 0 && packed.cuts[leaf] === null;
    return simple ? wholeWork(facts, leaf, start, finish) : assignedWork(facts, leaf, start, finish, statusAt);
  };
  return was ? copiedColumns(was, network.outline, facts, workOn) : emptyColumns(network.outline, facts, workOn);
}

/** The object of before where that has equal dates. What is not read again is worked as before where it lies as before. */
function keptByNumber(
  was: DateColumns,
  columns: DateColumns,
  number: number,
  old: ItemSchedule,
  isRead: boolean,
): ItemSchedule {
  const same = sameInColumns(was, columns, number);
  if (same && !isRead) return old;
  const dates = new DatedItem(columns, number);
  if (isRead || !(old instanceof DatedItem)) return kept(old, dates);
  if (was.start[number] === columns.start[number] && was.finish[number] === columns.finish[number]) dates.knowWork(old);
  return dates;
}

/** The same, for items that may have had another number, or have been told differently. */
function keptById(old: ItemSchedule | undefined, columns: DateColumns, number: number): ItemSchedule {
  return kept(old, new DatedItem(columns, number));
}

/** Writes what is known of a leaf to its place in the columns, where its driver of before still stands. */
function leafWriter(
  { plan, dated, outside }: DatedItems,
  columns: DateColumns,
  isDrivenAsBefore: ((leaf: number) => boolean) | null,
) {
  const { packed, forward, early, late, slack } = dated;
  const { network, facts } = packed;
  const sums = forward.exhausted < 0;
  const { nearCriticalSlack } = plan.project;
  return (node: number, number: number): void => {
    const start = forward.start[node] as Minute;
    const finish = forward.finish[node] as Minute;
    columns.start[number] = start;
    columns.finish[number] = finish;
    columns.earlyStart[number] = early.start[node] as number;
    columns.earlyFinish[number] = early.finish[node] as number;
    columns.lateStart[number] = late.start[node] as number;
    columns.lateFinish[number] = late.finish[node] as number;
    columns.totalSlack[number] = slack.total[node] as number;
    columns.freeSlack[number] = slack.free[node] as number;
    const simple = sums && packed.plain[node] !== 0 && packed.cuts[node] === null;
    columns.duration[number] = simple ? (facts.duration[node] as number) : lengthBetween(facts, node, start, finish);
    columns.flags[number] =
      bandOf(facts, slack, node, nearCriticalSlack) |
      (facts.elapsed[node] === 1 ? ELAPSED : 0) |
      ((facts.actualFinish[node] as number) !== NONE ? FINISHED : 0) |
      (facts.assumed[node] === 1 ? ASSUMED : 0);
    if (isDrivenAsBefore?.(node)) return;
    columns.driver[number] = driverOf(network, forward, outside.get(node), node, columns.driver[number]);
  };
}

/** Whether the same link or reason decides a leaf that was not read again, told by numbers alone. */
function drivenAsBefore({ dated: was, read }: EarlierItems, now: Dated): (leaf: number) => boolean {
  const [a, b] = [was.forward, now.forward];
  const sameEdges = was.packed.network.from === now.packed.network.from;
  const again = new Set(read);
  return (leaf) => {
    const edge = b.drivingEdge[leaf] as number;
    // Links to other plans are no edges of the network.
    if (!sameEdges || edge === OUTSIDE_START || edge === OUTSIDE_FINISH || again.has(leaf)) return false;
    return a.driver[leaf] === b.driver[leaf] && a.drivingEdge[leaf] === edge;
  };
}

/** Looks up by id, or by number where the ids have those they had. */
function earlierOf(items: ItemDates, numberOf: ItemDates['numberOf']) {
  const sameNumbers = items.numberOf === numberOf;
  return (id: string, number: number): ItemSchedule | undefined =>
    sameNumbers ? items.byNumber[number] : items.get(id);
}

function kept(was: ItemSchedule | undefined, dates: ItemSchedule): ItemSchedule {
  return was && sameDates(was, dates) ? was : dates;
}

/** Items with the objects of before where those have equal dates. */
export function keptItems(before: EarlierItems | null, { numberOf, byNumber }: ItemDates): ItemDates {
  const old = before && earlierOf(before.items, numberOf);
  const items = byNumber.map((dates, number) => kept(old?.(dates.id, number), dates));
  return keptAll(before, new ItemDates(numberOf, items, null));
}

/** The whole of before where every item has its object. Else those that are kept let go of the arrays of before. */
function keptAll(before: EarlierItems | null, items: ItemDates): ItemDates {
  const { byNumber, numberOf, columns } = items;
  const old = before?.items;
  if (old?.numberOf === numberOf && byNumber.every((dates, number) => dates === old.byNumber[number])) return old;
  if (!old || !columns) return items;
  for (let number = 0; number < byNumber.length; number++) {
    const dates = byNumber[number];
    if (dates instanceof DatedItem) dates.moveTo(columns, number);
  }
  return items;
}

/** What is finished or cancelled can delay nothing. */
function bandOf(facts: Facts, slack: Slack, node: number, nearCriticalSlack: number): number {
  if (slack.critical[node]) return CRITICAL;
  if (facts.actualFinish[node] !== NONE || facts.cancelled[node]) return 0;
  return (slack.total[node] as number) <= nearCriticalSlack ? NEAR_CRITICAL : 0;
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

/** From what lies in it. A group is as critical as the most critical item in it that is still to be done. */
function writeGroup(columns: DateColumns, number: number, projectTime: WorkingTime): void {
  const { outline, start, finish, flags, driver, totalSlack, freeSlack } = columns;
  const end = outline.next[number] as number;
  start[number] = FAR;
  finish[number] = NONE;
  columns.earlyStart[number] = FAR;
  columns.earlyFinish[number] = NONE;
  columns.lateStart[number] = FAR;
  columns.lateFinish[number] = NONE;
  totalSlack[number] = FAR;
  freeSlack[number] = FAR;
  driver[number] = PROJECT_START;
  let band = 0;
  let finished = FINISHED;
  for (let child = number + 1; child < end; child = outline.next[child] as number) {
    if ((start[child] as number) < (start[number] as number)) {
      start[number] = start[child] as number;
      driver[number] = driver[child] as Driver;
    }
    later(finish, number, child);
    sooner(columns.earlyStart, number, child);
    later(columns.earlyFinish, number, child);
    sooner(columns.lateStart, number, child);
    later(columns.lateFinish, number, child);
    const its = flags[child] as number;
    band |= its & (CRITICAL | NEAR_CRITICAL);
    if ((its & FINISHED) !== 0) continue;
    finished = 0;
    sooner(totalSlack, number, child);
    sooner(freeSlack, number, child);
  }
  if (finished) {
    totalSlack[number] = 0;
    freeSlack[number] = 0;
  }
  columns.duration[number] = projectTime.between(start[number] as Minute, finish[number] as Minute);
  flags[number] = ((band & CRITICAL) !== 0 ? CRITICAL : band) | finished;
}

function sooner(array: Int32Array, number: number, child: number): void {
  if ((array[child] as number) < (array[number] as number)) array[number] = array[child] as number;
}

function later(array: Int32Array, number: number, child: number): void {
  if ((array[child] as number) > (array[number] as number)) array[number] = array[child] as number;
}
