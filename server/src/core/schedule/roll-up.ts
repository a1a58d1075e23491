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
  const run = runOf(input, before);
  const { again } = run;
  const count = again?.leaves.length ?? outline.leafNumbers.length;
  for (let from = 0; from < count; from += AT_ONCE) {
    if (from > 0) yield;
    rollUpLeaves(run, from, Math.min(count, from + AT_ONCE));
  }
  // What lies in a group has higher numbers.
  for (let k = outline.groups.length - 1; k >= 0; k--) {
    const number = outline.groups[k] as number;
    if (run.moved[number] === 0) continue;
    writeGroup(run.columns, number, input.projectTime);
    put(run, number, false);
  }
  return keptAll(before, new ItemDates(outline.numberOf, run.all, run.columns));
}

/**
 * All that is known while leaves are rolled up. Handed to functions of the module: V8 lets go of the code of a function
 * that was made for one run as soon as it collects garbage, and the next key would be worked by bytecode.
 */
interface RollUp {
  readonly input: DatedItems;
  readonly before: EarlierItems | null;
  /** Where numbers are those of before: what was known by number, and the leaves that may have other dates. */
  readonly again: { readonly was: DateColumns; readonly leaves: readonly number[] } | null;
  readonly columns: DateColumns;
  readonly all: ItemSchedule[];
  /** Groups in which something has other dates. */
  readonly moved: Uint8Array;
  /** By leaf: 1 where it is read again. */
  readonly read: Uint8Array;
  /** Whether edges have the numbers they had, and all else that drives is told by number. */
  readonly sameEdges: boolean;
}

function runOf(input: DatedItems, before: EarlierItems | null): RollUp {
  const { network } = input.dated.packed;
  const { outline } = network;
  const again = before?.items.columns && before.leaves ? { was: before.items.columns, leaves: before.leaves } : null;
  const read = new Uint8Array(outline.leaves.length);
  for (const leaf of before?.read ?? []) read[leaf] = 1;
  return {
    input,
    before,
    again,
    columns: columnsFor(input, again?.was ?? null),
    all: again ? (before as EarlierItems).items.byNumber.slice() : new Array<ItemSchedule>(outline.items.length),
    moved: new Uint8Array(outline.items.length),
    read,
    sameEdges: again !== null && before?.dated.packed.network.from === network.from,
  };
}

/** Of the leaves that may have other dates, those from one place of the list to another. */
function rollUpLeaves(run: RollUp, from: number, to: number): void {
  const { again, input } = run;
  const { leafNumbers } = input.dated.packed.network.outline;
  for (let k = from; k < to; k++) {
    const leaf = again ? (again.leaves[k] as number) : k;
    const number = leafNumbers[leaf] as number;
    writeLeaf(run, leaf, number);
    put(run, number, run.read[leaf] === 1);
  }
}

/** Puts the dates of an item, or of a leaf that is read again, where its number says, once they are in the columns. */
function put({ again, before, all, columns, moved }: RollUp, number: number, isRead: boolean): void {
  const { outline } = columns;
  const dates = again
    ? keptByNumber(again.was, columns, number, all[number] as ItemSchedule, isRead)
    : kept(earlierOf(before, outline.numberOf, (outline.items[number] as WorkItem).id, number), columns, number);
  if (again && all[number] === dates) return;
  all[number] = dates;
  const around = outline.parent[number] as number;
  if (around >= 0) moved[around] = 1;
}

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
  if (isRead || !(old instanceof DatedItem)) return keptDates(old, dates);
  if (was.start[number] === columns.start[number] && was.finish[number] === columns.finish[number]) dates.knowWork(old);
  return dates;
}

/** The same, for items that may have had another number, or have been told differently. */
function kept(old: ItemSchedule | undefined, columns: DateColumns, number: number): ItemSchedule {
  return keptDates(old, new DatedItem(columns, number));
}

/** Writes what is known of a leaf to its place in the columns, where its driver of before still stands. */
function writeLeaf(run: RollUp, node: number, number: number): void {
  const { input, columns } = run;
  const { packed, forward, early, late, slack } = input.dated;
  const { facts } = packed;
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
  const simple = forward.exhausted < 0 && packed.plain[node] !== 0 && packed.cuts[node] === null;
  columns.duration[number] = simple ? (facts.duration[node] as number) : lengthBetween(facts, node, start, finish);
  columns.flags[number] =
    bandOf(facts, slack, node, input.plan.project.nearCriticalSlack) |
    (facts.elapsed[node] === 1 ? ELAPSED : 0) |
    ((facts.actualFinish[node] as number) !== NONE ? FINISHED : 0) |
    (facts.assumed[node] === 1 ? ASSUMED : 0);
  if (isDrivenAsBefore(run, node)) return;
  const { network } = packed;
  columns.driver[number] = driverOf(network, forward, input.outside.get(node), node, columns.driver[number]);
}

/** Whether the same link or reason decides a leaf that was not read again, told by numbers alone. */
function isDrivenAsBefore({ input, before, sameEdges, read }: RollUp, leaf: number): boolean {
  if (!sameEdges || before === null || read[leaf] === 1) return false;
  const [was, now] = [before.dated.forward, input.dated.forward];
  const edge = now.drivingEdge[leaf] as number;
  // Links to other plans are no edges of the network.
  if (edge === OUTSIDE_START || edge === OUTSIDE_FINISH) return false;
  return was.driver[leaf] === now.driver[leaf] && was.drivingEdge[leaf] === edge;
}

/** By number where the ids have those they had. */
function earlierOf(
  before: EarlierItems | null,
  numberOf: ItemDates['numberOf'],
  id: string,
  number: number,
): ItemSchedule | undefined {
  return before?.items.numberOf === numberOf ? before.items.byNumber[number] : before?.items.get(id);
}

function keptDates(was: ItemSchedule | undefined, dates: ItemSchedule): ItemSchedule {
  return was && sameDates(was, dates) ? was : dates;
}

/** Items with the objects of before where those have equal dates. */
export function keptItems(before: EarlierItems | null, { numberOf, byNumber }: ItemDates): ItemDates {
  const items = byNumber.map((dates, number) => keptDates(earlierOf(before, numberOf, dates.id, number), dates));
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
