/**
 * What is there before anything has a date: calendars, network and order, the facts of leaves, and where
 * the passes begin. Each is taken from an earlier schedule where it would come out the same.
 */
import type { Steps } from '../base/steps.ts';
import { type Day, day, dayOf, type Minute, minute, parseDate, type WrittenDate } from '../base/time.ts';
import type { Plan } from '../model/plan.ts';
import { type Basis, type ScheduleOptions, sameHeader } from './basis.ts';
import { type Calendars, compileCalendars, findingHolidays } from './calendars.ts';
import { type Changes, changesOf, shiftOf } from './changes.ts';
import { type Facts, leafFacts } from './facts.ts';
import { factsAgain, shiftedFacts } from './facts-again.ts';
import { requiredFinish } from './from-finish.ts';
import { finishInstant, startInstant } from './instants.ts';
import { buildNetwork, type Network, relinked } from './network.ts';
import { type Order, orderNetwork } from './order.ts';
import { type OutsideBounds, otherPlanBounds } from './other-plans.ts';
import { outlineOf } from './outline.ts';
import type { Placing, PlacingOptions } from './place-all.ts';
import type { WorkingTime } from './working-time.ts';

export interface Prepared {
  readonly placing: Placing;
  /** Before any member of a team is chosen. */
  readonly facts: Facts;
  /** Of the calendars. */
  readonly anchor: Day;
  /** What of the earlier schedule still holds; null where nothing but single items could. */
  readonly since: Since | null;
}

export interface Since {
  readonly basis: Basis;
  readonly changes: Changes;
  /** Whether nothing but the facts of leaves and where the project starts can move a date. */
  readonly sameNetwork: boolean;
}

export function* preparing(plan: Plan, options: ScheduleOptions, last: Basis | null): Steps<Prepared> {
  const first = firstDay(plan);
  const anchor = anchorOf(first);
  const known = last && sameHeader(last, plan, options, anchor) && last.calendars.countFrom(first) ? last : null;
  if (!known) yield* findingHolidays(plan, options, anchor);
  const calendars = known?.calendars ?? compileCalendars(plan, options.holidays, anchor, first);
  yield;
  const changes = last && changesOf(last.network.outline, last.plan, plan);
  const { network, order } = yield* networkOf(plan, last, changes);
  yield;
  const projectTime = calendars.project;
  const statusAt = known ? known.placing.statusAt : statusOf(plan, options, projectTime);
  const facts = yield* factsOf(plan, network, known, changes, calendars, statusAt);
  yield;
  const outside = otherPlanBounds(network, facts, options.otherPlans);
  const forwardOptions: PlacingOptions = {
    projectStart: plan.project.start
      ? startInstant(plan.project.start, projectTime)
      : projectTime.nextStart(minute(first * 1440)),
    statusAt,
    projectTime,
    progressOverride: plan.project.progressOverride,
    outside,
    imposed: null,
    late: null,
    begunEndsAtStatus: false,
    endless: false,
  };
  const placing = {
    plan,
    network,
    order,
    options: forwardOptions,
    required: requiredFinish(plan, projectTime),
    calendars,
  };
  if (!known || !changes) return { placing, facts, anchor, since: null };
  const sameNetwork = order === known.order && sameBounds(known.placing.outside, outside);
  return { placing, facts, anchor, since: { basis: known, changes, sameNetwork } };
}

/** Read again of what has changed, where the header says the same. */
function* factsOf(
  plan: Plan,
  { leaves, outline }: Network,
  known: Basis | null,
  changes: Changes | null,
  calendars: Calendars,
  statusAt: Minute | null,
): Steps<Facts> {
  if (!known) return yield* leafFacts(plan, leaves, calendars, statusAt);
  if (changes) return yield* factsAgain(known.facts, plan, leaves, changes.leaves, calendars, statusAt);
  const shift = shiftOf(known.network.outline, outline);
  const facts = shiftedFacts(known.facts, shift, leaves.length, calendars);
  return yield* factsAgain(facts, plan, leaves, shift.leaves, calendars, statusAt);
}

/** The network of before where all links are, with those in place of them that are written elsewhere now. */
function* networkOf(
  plan: Plan,
  last: Basis | null,
  changes: Changes | null,
): Steps<{ readonly network: Network; readonly order: Order }> {
  if (last && changes?.sameLinks) {
    const { network, order } = last;
    const stand = changes.relinked.length === 0 || network.problems.length + order.problems.length === 0;
    if (stand) return { network: relinked(network, changes.outline, changes.relinked), order };
  }
  const network = yield* buildNetwork(changes?.outline ?? (yield* outlineOf(plan)), [], last?.network ?? null);
  return { network, order: yield* orderNetwork(network) };
}

/** Other plans ask for the same dates; which of their links do so may have changed. */
function sameBounds(a: ReadonlyMap<number, OutsideBounds>, b: ReadonlyMap<number, OutsideBounds>): boolean {
  if (a.size !== b.size) return false;
  for (const [leaf, { start, finish }] of b) {
    const other = a.get(leaf);
    if (other?.start !== start || other.finish !== finish) return false;
  }
  return true;
}

function statusOf(plan: Plan, { statusDate }: ScheduleOptions, projectTime: WorkingTime): Minute | null {
  const written: WrittenDate | null =
    statusDate === undefined ? plan.project.statusDate : { day: statusDate, minuteOfDay: null };
  return written ? finishInstant(written, projectTime) : null;
}

/** What calendars are laid out from: the same day for plans that start some days apart, so that they can be kept. */
function anchorOf(first: Day): Day {
  return day(first - (((first % DAYS_KEPT) + DAYS_KEPT) % DAYS_KEPT));
}

const DAYS_KEPT = 366;

/**
 * A day near which the plan lies: its start or required finish, else the earliest date written on a task, else a fixed
 * Monday, since the core has no clock.
 */
function firstDay(plan: Plan): Day {
  if (plan.project.start) return plan.project.start.day;
  if (plan.project.scheduleFrom === 'finish' && plan.project.finish) return plan.project.finish.day;
  let earliest: Day | null = plan.project.statusDate?.day ?? null;
  for (const item of plan.items.values()) {
    for (const date of [item.actualStart, item.actualFinish, item.constraint?.date, item.fixed?.start]) {
      if (date && (earliest === null || date.day < earliest)) earliest = date.day;
    }
  }
  return earliest ?? parseDate('2026-01-05')?.day ?? dayOf(minute(0)) ?? day(0);
}
