/**
 * When a task's people or equipment are asked for more than they give, by task: the stretches of
 * `over-allocation`, told wherever that rule finds something. Work that is over is not counted.
 */
import type { Analysis } from '../../core/analyse.ts';
import { valuesOf } from '../../core/base/by-id.ts';
import type { Steps } from '../../core/base/steps.ts';
import { minute } from '../../core/base/time.ts';
import type { Plan, Resource, WorkItem } from '../../core/model/plan.ts';
import { type Load, overloads } from '../../core/schedule/people/usage.ts';
import type { AssignedWork, ItemSchedule, Schedule } from '../../core/schedule/schedule.ts';

interface TaskLoad extends Load {
  readonly id: string;
}

/** One after the other: item, its dates, and the assignment of one resource. */
type Bookings = (WorkItem | ItemSchedule | AssignedWork)[];

/** Stretches of one resource, each with its task; kept as long as who is booked when is the same. */
interface Found {
  readonly bookings: Bookings;
  readonly statusAt: number | null;
  readonly stretches: readonly (readonly [id: string, from: number, to: number])[];
}

const foundBefore = new WeakMap<Resource, Found>();

/** [from, to, from, to …] in order by id; tasks without any are not listed. */
export function* findingOverloads(analysis: Analysis): Steps<ReadonlyMap<string, readonly number[]>> {
  const { plan, schedule, problems } = analysis;
  const all = new Map<string, number[]>();
  if (!problems.some(({ rule }) => rule === 'over-allocation')) return all;
  const byResource = bookingsOf(plan, schedule);
  yield;
  for (const [id, bookings] of byResource) {
    const resource = plan.resources.get(id);
    if (!resource) continue;
    let found = foundBefore.get(resource);
    if (!found || found.statusAt !== schedule.statusAt || !sameBookings(found.bookings, bookings)) {
      found = { bookings, statusAt: schedule.statusAt, stretches: stretchesOf(resource, bookings, schedule) };
      foundBefore.set(resource, found);
      yield;
    }
    for (const [task, from, to] of found.stretches) add(all, task, from, to);
  }
  return all;
}

function bookingsOf(plan: Plan, schedule: Schedule): ReadonlyMap<string, Bookings> {
  const byResource = new Map<string, Bookings>();
  for (const dates of valuesOf(schedule.items)) {
    if (dates.finished) continue;
    for (const work of dates.assignments) {
      const item = work.resource === null ? undefined : plan.items.get(dates.id);
      if (!item || work.resource === null) continue;
      const bookings = byResource.get(work.resource);
      if (bookings) bookings.push(item, dates, work);
      else byResource.set(work.resource, [item, dates, work]);
    }
  }
  return byResource;
}

function sameBookings(a: Bookings, b: Bookings): boolean {
  return a.length === b.length && a.every((one, at) => one === b[at]);
}

function stretchesOf({ maxUnits }: Resource, bookings: Bookings, schedule: Schedule): Found['stretches'] {
  const earliest = schedule.statusAt ?? Number.NEGATIVE_INFINITY;
  const loads: TaskLoad[] = [];
  for (let at = 0; at < bookings.length; at += 3) {
    const [item, dates, work] = bookings.slice(at, at + 3) as [WorkItem, ItemSchedule, AssignedWork];
    const time = dates.elapsed ? null : schedule.timeOfWork(item, work);
    for (const part of dates.segments ?? [work]) {
      const from = minute(Math.max(part.from, work.from, earliest));
      loads.push({ id: item.id, from, to: minute(Math.min(part.to, work.to)), units: work.units, time });
    }
  }
  return overloads(loads, maxUnits).flatMap(({ from, to, loads: clashing }) =>
    clashing.map((load) => [load.id, Math.max(from, load.from), Math.min(to, load.to)] as const),
  );
}

function add(found: Map<string, number[]>, id: string, from: number, to: number): void {
  if (from >= to) return;
  const stretches = found.get(id);
  if (stretches) found.set(id, joined([...stretches, from, to]));
  else found.set(id, [from, to]);
}

/** In order and apart from each other. */
function joined(stretches: readonly number[]): number[] {
  const pairs = Array.from({ length: stretches.length / 2 }, (_, k) => stretches.slice(2 * k, 2 * k + 2));
  const result: number[] = [];
  for (const [from = 0, to = 0] of pairs.sort(([a = 0], [b = 0]) => a - b)) {
    const last = result.at(-1);
    if (last !== undefined && from <= last) result[result.length - 1] = Math.max(last, to);
    else result.push(from, to);
  }
  return result;
}
