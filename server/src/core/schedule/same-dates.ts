/**
 * Whether an item has the dates it had: as objects, after they are made; and of a leaf beforehand, by
 * the arrays of two schedules in which it has the same number.
 */
import type { Steps } from '../base/steps.ts';
import { LINKS_AT_ONCE } from './at-once.ts';
import { type DateColumns, DatedItem } from './date-columns.ts';
import type { Forward } from './forward-run.ts';
import type { Network } from './network.ts';
import type { OutsideBounds } from './other-plans.ts';
import { OUTSIDE_FINISH, OUTSIDE_START } from './place-leaf.ts';
import type { Since } from './prepare.ts';
import type { Dated } from './reschedule.ts';
import type { AssignedWork, Driver, ItemSchedule } from './schedule.ts';

export function sameDates(a: ItemSchedule, b: ItemSchedule): boolean {
  return (
    a.start === b.start &&
    a.finish === b.finish &&
    a.earlyStart === b.earlyStart &&
    a.earlyFinish === b.earlyFinish &&
    a.lateStart === b.lateStart &&
    a.lateFinish === b.lateFinish &&
    a.totalSlack === b.totalSlack &&
    a.freeSlack === b.freeSlack &&
    a.critical === b.critical &&
    a.slackBand === b.slackBand &&
    a.duration === b.duration &&
    a.elapsed === b.elapsed &&
    a.finished === b.finished &&
    a.durationAssumed === b.durationAssumed &&
    a.levellingDelay === b.levellingDelay &&
    sameDriver(a.driver, b.driver) &&
    samePieces(a.segments, b.segments) &&
    isSameWork(a, b)
  );
}

/** Whether an item has the same dates in both, where its assignments are the same. */
export function sameInColumns(a: DateColumns, b: DateColumns, number: number): boolean {
  return (
    a.start[number] === b.start[number] &&
    a.finish[number] === b.finish[number] &&
    a.earlyStart[number] === b.earlyStart[number] &&
    a.earlyFinish[number] === b.earlyFinish[number] &&
    a.lateStart[number] === b.lateStart[number] &&
    a.lateFinish[number] === b.lateFinish[number] &&
    a.totalSlack[number] === b.totalSlack[number] &&
    a.freeSlack[number] === b.freeSlack[number] &&
    a.duration[number] === b.duration[number] &&
    a.flags[number] === b.flags[number] &&
    sameDriver(a.driver[number] as Driver, b.driver[number] as Driver)
  );
}

export function sameDriver(a: Driver, b: Driver): boolean {
  if (a === b) return true;
  return a.kind === b.kind && a.id === b.id && a.link === b.link && a.from === b.from && a.resource === b.resource;
}

/** Whether the same people do the same at the same times. */
export function isSameWork(a: ItemSchedule, b: ItemSchedule): boolean {
  if (a === b) return true;
  const still = a.start === b.start && a.finish === b.finish && a.finished === b.finished && a.elapsed === b.elapsed;
  if (still && isSameCrew(a, b) && !isBegun(a) && !isBegun(b)) return true;
  return sameAssignments(a.assignments, b.assignments);
}

/** Whether the same people work as much on both, whenever that is. False also where that is not known yet. */
export function isSameCrew(a: ItemSchedule, b: ItemSchedule): boolean {
  return a === b || (a instanceof DatedItem && b instanceof DatedItem && a.hasCrewOf(b));
}

function isBegun(dates: ItemSchedule): boolean {
  return !(dates instanceof DatedItem) || dates.begun;
}

function sameAssignments(a: readonly AssignedWork[], b: readonly AssignedWork[]): boolean {
  return a === b || (a.length === b.length && a.every((work, k) => sameWork(work, b[k] as AssignedWork)));
}

function sameWork(a: AssignedWork, b: AssignedWork): boolean {
  return (
    a.assignment === b.assignment &&
    a.resource === b.resource &&
    a.units === b.units &&
    a.work === b.work &&
    a.from === b.from &&
    a.to === b.to
  );
}

function samePieces(a: ItemSchedule['segments'], b: ItemSchedule['segments']): boolean {
  if (a === null || b === null) return a === b;
  return a.length === b.length && a.every(({ from, to }, k) => from === b[k]?.from && to === b[k]?.to);
}

type Outside = ReadonlyMap<number, OutsideBounds>;

/**
 * The leaves whose item is read again, or that lie elsewhere or for another reason; in steps. Both schedules
 * say the same outside the outline, number their leaves alike, and were found without choosing or levelling.
 */
export function* movedLeaves({ basis, changes }: Since, now: Dated, outside: Outside): Steps<readonly number[] | null> {
  if (!basis.direct) return null;
  const was = basis.dated;
  if (was.forward === now.forward && was.slack === now.slack && sameLinks(basis.placing.outside, outside)) {
    return changes.leaves;
  }
  const moved = new Uint8Array(now.packed.network.leaves.length);
  for (const leaf of changes.leaves) moved[leaf] = 1;
  const pairs = PASSES.flatMap((pass) => [
    [was[pass].start, now[pass].start],
    [was[pass].finish, now[pass].finish],
  ]) as [Int32Array, Int32Array][];
  pairs.push([was.slack.total, now.slack.total], [was.slack.free, now.slack.free]);
  for (const [a, b] of pairs) {
    markOther(moved, a, b);
    yield;
  }
  markOther(moved, was.slack.critical, now.slack.critical);
  const leaves: number[] = [];
  for (let from = 0; from < moved.length; from += LINKS_AT_ONCE) {
    yield;
    const to = Math.min(moved.length, from + LINKS_AT_ONCE);
    addMoved(leaves, moved, was, now, basis.placing.outside, outside, from, to);
  }
  return leaves;
}

const PASSES = ['forward', 'early', 'late'] as const;

function markOther(marks: Uint8Array, a: Int32Array | Uint8Array, b: Int32Array | Uint8Array): void {
  if (a === b) return;
  for (let leaf = 0; leaf < marks.length; leaf++) if (a[leaf] !== b[leaf]) marks[leaf] = 1;
}

/** Whether the same links to other plans decide, where any do. */
function sameLinks(a: Outside, b: Outside): boolean {
  for (const [leaf, { startLink, finishLink }] of b) {
    const was = a.get(leaf);
    if (was?.startLink?.link !== startLink?.link || was?.finishLink?.link !== finishLink?.link) return false;
  }
  return true;
}

/** Adds the leaves from one to before another that are marked, or that something else decides. */
function addMoved(
  leaves: number[],
  marks: Uint8Array,
  was: Dated,
  now: Dated,
  outsideBefore: Outside,
  outside: Outside,
  from: number,
  to: number,
): void {
  for (let leaf = from; leaf < to; leaf++) {
    if (marks[leaf] === 1 || !isDrivenAlike(was, now, outsideBefore, outside, leaf)) leaves.push(leaf);
  }
}

/** Whether the same link decides, though its edge may have another number. */
function isDrivenAlike(was: Dated, now: Dated, outsideBefore: Outside, outside: Outside, leaf: number): boolean {
  const [before, after]: [Forward, Forward] = [was.forward, now.forward];
  if (before.driver[leaf] !== after.driver[leaf]) return false;
  const [a, b] = [before.drivingEdge[leaf] as number, after.drivingEdge[leaf] as number];
  if (a < 0 || b < 0) {
    if (a !== b) return false;
    if (b === OUTSIDE_START) return outsideBefore.get(leaf)?.startLink?.link === outside.get(leaf)?.startLink?.link;
    return b !== OUTSIDE_FINISH || outsideBefore.get(leaf)?.finishLink?.link === outside.get(leaf)?.finishLink?.link;
  }
  const [old, network]: [Network, Network] = [was.packed.network, now.packed.network];
  if (old.from === network.from) return a === b;
  const [x, y] = [old.links[a], network.links[b]];
  return x?.link === y?.link && old.ids[old.from[a] as number] === network.ids[network.from[b] as number];
}
