/**
 * Whether an item has the dates it had: as objects, after they are made; and of a leaf beforehand, by
 * the arrays of two schedules in which it has the same number.
 */
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
    a.assignments.length === b.assignments.length &&
    a.assignments.every((work, k) => sameWork(work, b.assignments[k] as AssignedWork)) &&
    samePieces(a.segments, b.segments)
  );
}

function sameDriver(a: Driver, b: Driver): boolean {
  return a.kind === b.kind && a.id === b.id && a.link === b.link && a.from === b.from && a.resource === b.resource;
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
 * Leaves whose item is read as before and lies where it lay, for the reason it had. Both schedules say the
 * same outside the outline, number their leaves alike, and were found without choosing or levelling.
 */
export function staysAsBefore(
  { basis, changes }: Since,
  now: Dated,
  outside: Outside,
): ((leaf: number) => boolean) | null {
  if (!basis.direct) return null;
  const was = basis.dated;
  const again = new Uint8Array(now.packed.network.leaves.length);
  for (const leaf of changes.leaves) again[leaf] = 1;
  const dates = (['forward', 'early', 'late'] as const)
    .filter(
      (pass) => was[pass] !== now[pass] && (pass !== 'early' || now.early !== now.forward || was.early !== was.forward),
    )
    .flatMap((pass) => [
      [was[pass].start, now[pass].start],
      [was[pass].finish, now[pass].finish],
    ]) as [Int32Array, Int32Array][];
  if (was.slack !== now.slack) dates.push([was.slack.total, now.slack.total], [was.slack.free, now.slack.free]);
  const critical = [was.slack.critical, now.slack.critical] as const;
  const drives = drivesAsBefore(was, now, basis.placing.outside, outside);
  return (leaf) => {
    if (again[leaf] === 1 || critical[0][leaf] !== critical[1][leaf] || !drives(leaf)) return false;
    for (const [a, b] of dates) if (a[leaf] !== b[leaf]) return false;
    return true;
  };
}

/** Whether the same link decides, though its edge may have another number. */
function drivesAsBefore(was: Dated, now: Dated, outsideBefore: Outside, outside: Outside): (leaf: number) => boolean {
  const [before, after]: [Forward, Forward] = [was.forward, now.forward];
  const [old, network]: [Network, Network] = [was.packed.network, now.packed.network];
  const sameEdges = old.from === network.from;
  return (leaf) => {
    if (before.driver[leaf] !== after.driver[leaf]) return false;
    const [a, b] = [before.drivingEdge[leaf] as number, after.drivingEdge[leaf] as number];
    if (a < 0 || b < 0) {
      if (a !== b) return false;
      if (b === OUTSIDE_START) return outsideBefore.get(leaf)?.startLink?.link === outside.get(leaf)?.startLink?.link;
      return b !== OUTSIDE_FINISH || outsideBefore.get(leaf)?.finishLink?.link === outside.get(leaf)?.finishLink?.link;
    }
    if (sameEdges) return a === b;
    const [x, y] = [old.links[a], network.links[b]];
    return x?.link === y?.link && old.ids[old.from[a] as number] === network.ids[network.from[b] as number];
  };
}
