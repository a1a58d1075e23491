/**
 * How much of one resource is used when, exact to the minute. A load is work at some units on some
 * working time; where loads overlap, spans of working time are added up. Sums are kept in millionths
 * of a unit, so that 10 % and 20 % and 70 % make a whole.
 */
import { type Minute, minute } from '../../base/time.ts';
import type { WorkingTime } from '../working-time.ts';

export interface Load {
  readonly from: Minute;
  readonly to: Minute;
  /** 1 = 100 %. */
  readonly units: number;
  /** When it is worked between `from` and `to`; null: all the time, as elapsed tasks are. */
  readonly time: WorkingTime | null;
}

/** A stretch in which the same units are used. */
interface UsageLevel {
  readonly from: Minute;
  readonly to: Minute;
  /** 1 = 100 %; above 0. */
  readonly units: number;
}

/** A connected stretch in which more is used than there is. */
export interface Overload<Of extends Load> {
  readonly from: Minute;
  readonly to: Minute;
  /** The most that is used at once. */
  readonly peak: number;
  /** Those that work when it is too much, in order of time. */
  readonly loads: readonly Of[];
}

const WHOLE = 1_000_000;

/** Where the loads use more than `capacity`, in order of time. Looks at spans only where loads overlap. */
export function overloads<Of extends Load>(loads: readonly Of[], capacity: number): readonly Overload<Of>[] {
  const sorted = loads.filter(({ from, to }) => from < to).sort((a, b) => a.from - b.from);
  const found: Overload<Of>[] = [];
  let next = 0;
  let open: Of[] = [];
  for (const window of crowded(sorted, capacity)) {
    for (; next < sorted.length && (sorted[next] as Of).from < window.to; next++) open.push(sorted[next] as Of);
    open = open.filter(({ to }) => to > window.from);
    const overload = overloadIn(window, open, capacity);
    if (overload) found.push(overload);
  }
  return found;
}

/** Whether `added` stays within the capacity beside the loads. */
export function fits(loads: readonly Load[], added: Load, capacity: number): boolean {
  const clashes = loads.some((load) => exceeds(load.units + added.units, capacity) && meets(load, added));
  return !clashes && excess(loads, added, capacity) === 0;
}

/** Whether two loads of one working time certainly work at once. */
function meets(one: Load, other: Load): boolean {
  const [from, to] = [minute(Math.max(one.from, other.from)), minute(Math.min(one.to, other.to))];
  return from < to && one.time === other.time && (one.time === null || one.time.between(from, to) > 0);
}

/** Minutes × units by which `added` would exceed the capacity beside the loads. */
export function excess(loads: readonly Load[], added: Load, capacity: number): number {
  const { from, to, units, time } = added;
  const near = loads.filter((load) => load.from < to && load.to > from);
  const most = near.reduce((sum, load) => sum + load.units, units);
  if (!exceeds(most, capacity) || from >= to) return 0;
  if (near.length === 0) return (time === null ? to - from : time.between(from, to)) * (units - capacity);
  const own: Step[] = [];
  addSteps(own, added, time, from, to);
  const all = own.slice();
  for (const load of near) addSteps(all, load, load.time, from, to);
  const over = levelsOf(all).filter((level) => exceeds(level.units, capacity));
  if (over.length === 0) return 0;
  const mine = levelsOf(own);
  return measure(
    over.flatMap((level) => common(level, mine)),
    capacity,
  );
}

function exceeds(units: number, capacity: number): boolean {
  return Math.round(units * WHOLE) > Math.round(capacity * WHOLE);
}

function measure(levels: readonly UsageLevel[], capacity: number): number {
  return levels.reduce((sum, { from, to, units }) => sum + (to - from) * (units - capacity), 0);
}

function common({ from, to, units }: UsageLevel, own: readonly UsageLevel[]): readonly UsageLevel[] {
  return own.flatMap((mine) => {
    const shared = { from: minute(Math.max(from, mine.from)), to: minute(Math.min(to, mine.to)), units };
    return shared.from < shared.to ? [shared] : [];
  });
}

/** From an instant on, more or fewer units. */
interface Step {
  readonly at: number;
  readonly by: number;
}

/** Adds where work begins and ends between two instants: on `time`, or all the time where that is null. */
function addSteps(
  into: Step[],
  { from, to, units }: Load,
  time: WorkingTime | null,
  first: Minute,
  last: Minute,
): void {
  const [start, end] = [minute(Math.max(from, first)), minute(Math.min(to, last))];
  if (start >= end) return;
  const by = Math.round(units * WHOLE);
  if (time === null) into.push({ at: start, by }, { at: end, by: -by });
  else for (const span of time.spans(start, end)) into.push({ at: span.from, by }, { at: span.to, by: -by });
}

/** Puts the steps in order. */
function levelsOf(steps: Step[]): UsageLevel[] {
  steps.sort((a, b) => a.at - b.at);
  const levels: UsageLevel[] = [];
  let millionths = 0;
  let from = Number.NEGATIVE_INFINITY;
  for (const { at, by } of steps) {
    if (at > from && millionths > 0) extend(levels, { from: minute(from), to: minute(at), units: millionths / WHOLE });
    millionths += by;
    from = at;
  }
  return levels;
}

/** Adds a level, or makes the last one longer where it goes on. */
function extend(levels: UsageLevel[], level: UsageLevel): void {
  const last = levels.at(-1);
  if (last?.to === level.from && last.units === level.units) levels[levels.length - 1] = { ...last, to: level.to };
  else levels.push(level);
}

/** Where loads would use too much if all of them were worked all the time: nothing else can be an overload. */
function crowded(sorted: readonly Load[], capacity: number): readonly Window[] {
  const steps: Step[] = [];
  for (const load of sorted) addSteps(steps, load, null, load.from, load.to);
  steps.sort((a, b) => a.at - b.at);
  const most = Math.round(capacity * WHOLE);
  const found: Window[] = [];
  let millionths = 0;
  let since = Number.NaN;
  for (let k = 0; k < steps.length; k++) {
    const { at, by } = steps[k] as Step;
    millionths += by;
    // What ends and begins at one instant is counted together.
    if (steps[k + 1]?.at === at) continue;
    const over = millionths > most;
    if (over && Number.isNaN(since)) since = at;
    if (over || Number.isNaN(since)) continue;
    found.push({ from: minute(since), to: minute(at) });
    since = Number.NaN;
  }
  return found;
}

interface Window {
  readonly from: Minute;
  readonly to: Minute;
}

function overloadIn<Of extends Load>(window: Window, loads: readonly Of[], capacity: number): Overload<Of> | null {
  const over = overIn(window, loads, capacity);
  const [first, last] = [over[0], over.at(-1)];
  if (!first || !last) return null;
  return {
    from: first.from,
    to: last.to,
    peak: over.reduce((most, { units }) => Math.max(most, units), 0),
    loads: loads.filter((load) => worksInSome(load, over)),
  };
}

/** Levels above the capacity. On one working time they are where the loads begin and end, so no span is needed. */
function overIn({ from, to }: Window, loads: readonly Load[], capacity: number): readonly UsageLevel[] {
  const time = loads[0]?.time ?? null;
  const alike = loads.every((load) => load.time === time);
  const steps: Step[] = [];
  for (const load of loads) addSteps(steps, load, alike ? null : load.time, from, to);
  const over = levelsOf(steps).filter(({ units }) => exceeds(units, capacity));
  if (!alike || time === null) return over;
  return over.flatMap((level) => {
    const clipped = { ...level, from: time.nextStart(level.from), to: time.previousFinish(level.to) };
    return clipped.from < clipped.to ? [clipped] : [];
  });
}

/** Levels are in order of time, so those before the load are skipped by halves. */
function worksInSome(load: Load, levels: readonly UsageLevel[]): boolean {
  let low = 0;
  let high = levels.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((levels[middle] as UsageLevel).to <= load.from) low = middle + 1;
    else high = middle;
  }
  for (; low < levels.length && (levels[low] as UsageLevel).from < load.to; low++) {
    if (worksIn(load, levels[low] as UsageLevel)) return true;
  }
  return false;
}

function worksIn({ from, to, time }: Load, level: UsageLevel): boolean {
  const [start, end] = [minute(Math.max(from, level.from)), minute(Math.min(to, level.to))];
  return start < end && (time === null || time.between(start, end) > 0);
}
