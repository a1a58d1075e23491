/**
 * `over-allocation`: more work at once than a resource gives; `short-team.ts` finds the same of teams.
 * One finding for each resource and connected stretch, at the assignment that would give way: of the
 * task of lowest priority, then of latest start, then last in the text. Work that is over is not counted.
 */
import { valuesOf } from '../../base/by-id.ts';
import { type Problem, problem } from '../../base/problem.ts';
import type { Steps } from '../../base/steps.ts';
import { formatMinute, type Minute, minute } from '../../base/time.ts';
import type { Plan, Resource, WorkItem } from '../../model/plan.ts';
import { type Load, type Overload, overloads } from '../../schedule/people/usage.ts';
import type { AssignedWork, ItemSchedule, Schedule } from '../../schedule/schedule.ts';
import { type CheckInput, NO_FINDINGS } from '../check.ts';
import { type Changes, inStep } from '../item-changes.ts';
import { percent } from './short-team.ts';

/** One assignment as a load on its resource; `order` is its task's place in the text. */
interface TaskLoad extends Load {
  readonly item: WorkItem;
  readonly work: AssignedWork;
  readonly start: Minute;
  readonly order: number;
}

/** Findings by resource of a plan that was checked; resources without any are not listed. */
const foundBefore = new WeakMap<CheckInput, ReadonlyMap<string, readonly Problem[]>>();

/** In steps of a resource each. */
export function* overAllocation(input: CheckInput, changes: Changes | null): Steps<readonly Problem[]> {
  const isKept = changes?.sameRest === true && changes.sameOrder;
  const before = isKept ? foundBefore.get(changes.before) : undefined;
  const touched = changes && before ? touchedResources(changes, before) : null;
  const found = touched?.size === 0 && before ? before : yield* findings(input, (touched && before) ?? null, touched);
  foundBefore.set(input, found);
  return found.size === 0 ? NO_FINDINGS : [...found.values()].flat();
}

/** Whose loads may be others than before, or stand elsewhere in the text where they are too much. */
function touchedResources({ items }: Changes, found: ReadonlyMap<string, unknown>): ReadonlySet<string> {
  const touched = new Set<string>();
  for (const { was, is, before, dates, sameWork } of items) {
    if (sameWork) continue;
    const loads = was && is && before && dates && weighsTheSame(was, is) && sameLoads(before, dates) ? 'same' : 'other';
    for (const of of [before, dates]) {
      for (const { resource } of of?.assignments ?? []) {
        if (resource !== null && (loads === 'other' || found.has(resource))) touched.add(resource);
      }
    }
  }
  return touched;
}

/** Of the same people at the same times, wherever their assignments are written. */
function sameLoads(a: ItemSchedule, b: ItemSchedule): boolean {
  return (
    a === b ||
    (a.start === b.start &&
      a.finished === b.finished &&
      a.elapsed === b.elapsed &&
      a.segments === b.segments &&
      a.assignments.length === b.assignments.length &&
      a.assignments.every((work, k) => {
        const { resource, units, from, to } = b.assignments[k] ?? work;
        return work.resource === resource && work.units === units && work.from === from && work.to === to;
      }))
  );
}

/** Besides its dates. */
function weighsTheSame(was: WorkItem, is: WorkItem): boolean {
  return (
    was.priority === is.priority &&
    was.calendar === is.calendar &&
    was.ignoreResourceCalendars === is.ignoreResourceCalendars
  );
}

/** `touched`: those to look at; null for all. */
function* findings(
  input: CheckInput,
  before: ReadonlyMap<string, readonly Problem[]> | null,
  touched: ReadonlySet<string> | null,
): Steps<ReadonlyMap<string, readonly Problem[]>> {
  const { plan, schedule } = input;
  const found = new Map(before);
  for (const id of touched ?? []) found.delete(id);
  for (const [id, bookings] of bookingsByResource(input, touched)) {
    const resource = plan.resources.get(id);
    if (!resource || !mayExceed(bookings, resource.maxUnits)) continue;
    yield;
    const loads = bookings.flatMap((booking) => loadsOf(booking, schedule));
    const problems = overloads(loads, resource.maxUnits).map((overload) => tooMuch(plan, resource, overload));
    if (problems.length > 0) found.set(id, problems);
  }
  return found;
}

/** One assignment as it is carried out; `order` is its task's place in the text. */
interface Booking {
  readonly item: WorkItem;
  readonly dates: ItemSchedule;
  readonly work: AssignedWork;
  readonly order: number;
}

function bookingsByResource(
  { plan, schedule }: CheckInput,
  touched: ReadonlySet<string> | null,
): ReadonlyMap<string, Booking[]> {
  const byResource = new Map<string, Booking[]>();
  let order = 0;
  const datesOf = inStep(schedule.items);
  for (const item of valuesOf(plan.items)) {
    order++;
    const dates = datesOf(item.id);
    if (!dates || dates.finished) continue;
    for (const work of dates.assignments) {
      if (work.resource === null || touched?.has(work.resource) === false) continue;
      const booking = { item, dates, work, order };
      const known = byResource.get(work.resource);
      if (known) known.push(booking);
      else byResource.set(work.resource, [booking]);
    }
  }
  return byResource;
}

/** False where no two overlap and none asks for too much, which is nearly always so. */
function mayExceed(bookings: Booking[], capacity: number): boolean {
  bookings.sort((a, b) => a.work.from - b.work.from);
  let until = Number.NEGATIVE_INFINITY;
  for (const { work } of bookings) {
    if (work.from < until || work.units > capacity) return true;
    until = work.to;
  }
  return false;
}

function loadsOf({ item, dates, work, order }: Booking, { statusAt, timeOfWork }: Schedule): TaskLoad[] {
  const time = dates.elapsed ? null : timeOfWork(item, work);
  return (dates.segments ?? [work]).map((part) => {
    // What was done before the status date cannot be moved any more.
    const from = minute(Math.max(part.from, work.from, statusAt ?? work.from));
    const to = minute(Math.min(part.to, work.to));
    return { item, work, start: dates.start, order, from, to, units: work.units, time };
  });
}

/** Whose task gives way: the first of these in order. */
function givesWay(a: TaskLoad, b: TaskLoad): number {
  return a.item.priority - b.item.priority || b.start - a.start || b.order - a.order;
}

function tooMuch(plan: Plan, resource: Resource, { from, to, peak, loads }: Overload<TaskLoad>): Problem {
  const [last, ...others] = [...new Map(loads.map((load) => [load.work, load])).values()].sort(givesWay);
  const when = `from ${show(from)} to ${show(to)}`;
  const most = percent(resource.maxUnits);
  if (!last || others.length === 0) {
    const { id } = last?.item ?? { id: '' };
    return problem(
      'over-allocation',
      'warning',
      last?.work.assignment.place ?? { file: resource.origin.file, span: resource.origin.key },
      `\`${id}\` asks for ${percent(peak)} of \`${resource.id}\` ${when}, but there is at most ${most}; lower the units, assign somebody else too, or raise \`max-units\`.`,
    );
  }
  const inOrder = [last, ...others].sort((a, b) => a.from - b.from || a.order - b.order);
  return problem(
    'over-allocation',
    'warning',
    last.work.assignment.place,
    `\`${resource.id}\` is needed for ${percent(peak)} at once ${when} but gives at most ${most}: ${named(inOrder)}. ${wayOut(plan, last)}`,
    {
      related: inOrder
        .filter((load) => load !== last)
        .slice(0, MOST_NAMED)
        .map(({ item, work }) => ({
          ...work.assignment.place,
          message: `\`${item.id}\` needs ${percent(work.units)} from ${show(work.from)} to ${show(work.to)}.`,
        })),
    },
  );
}

function wayOut(plan: Plan, { item }: TaskLoad): string {
  const ways = [`Move \`${item.id}\``, 'assign somebody else to it', 'lower the units'];
  if (!plan.project.levelResources) ways.push('let `level-resources: true` move it');
  return `${ways.slice(0, -1).join(', ')}, or ${ways.at(-1)}.`;
}

const MOST_NAMED = 5;

function named(loads: readonly TaskLoad[]): string {
  const words = loads.slice(0, MOST_NAMED).map(({ item, units }) => `\`${item.id}\` ${percent(units)}`);
  const more = loads.length - words.length;
  return more > 0 ? `${words.join(', ')} and ${more} more` : words.join(', ');
}

function show(at: Minute): string {
  return formatMinute(at).replace('T', ' ');
}
