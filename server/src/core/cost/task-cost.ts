/**
 * What the work of one task costs by its plan, in minor units of the project's currency:
 *
 *   people and equipment   Σ work × rate, and each `cost-per-use` once
 *   material               Σ pieces × price, and each `cost-per-use` once
 *   fixed                  `fixed-cost`
 *
 * Work is that of the schedule, of a team that of the members chosen. A rate that changes counts for
 * the share of the working time that lies after the change. Without a rate work costs nothing (see
 * `missing-rate`); overtime is not known. Each assignment is rounded once.
 */
import { type Money, money } from '../base/money.ts';
import { dayOf, type Minute, startOfDay } from '../base/time.ts';
import type { Plan, Rate, Resource, WorkItem } from '../model/plan.ts';
import { isSameCrew } from '../schedule/same-dates.ts';
import type { AssignedWork, ItemSchedule } from '../schedule/schedule.ts';
import type { WorkingTime } from '../schedule/working-time.ts';

export interface Cost {
  readonly work: Money;
  readonly material: Money;
  readonly fixed: Money;
  readonly total: Money;
}

export const NO_COST: Cost = { work: money(0), material: money(0), fixed: money(0), total: money(0) };

type TimeOf = (item: WorkItem, work: AssignedWork) => WorkingTime;

/** Of a task, milestone or gate; a phase costs what its tasks do, and its own fixed cost. */
export function taskCost(
  item: WorkItem,
  dates: ItemSchedule,
  { resources }: Pick<Plan, 'resources'>,
  timeOf: TimeOf,
): Cost {
  if (item.status === 'cancelled') return NO_COST;
  if (item.assignments.length === 0 && item.fixedCost === null) return NO_COST;
  const time = (work: AssignedWork): WorkingTime | null => (dates.elapsed ? null : timeOf(item, work));
  let work = 0;
  for (const one of dates.assignments) {
    const resource = one.resource === null ? undefined : resources.get(one.resource);
    if (resource) work += workCost(resource, one, time) + (resource.costPerUse ?? 0);
  }
  let material = 0;
  for (const { party, quantity } of item.assignments) {
    const resource = resources.get(party);
    if (resource && !isWorker(resource)) material += pieceCost(resource, quantity ?? 1, dates.start);
  }
  const fixed = item.fixedCost ?? 0;
  return { work: money(work), material: money(material), fixed: money(fixed), total: money(work + material + fixed) };
}

/** People and equipment work; material and cost are bought. */
export function isWorker({ type }: Resource): boolean {
  return type === 'person' || type === 'equipment';
}

/** Whether as much is worked by the same people: all that cost depends on where no price changes. */
export function sameAmounts(was: ItemSchedule, dates: ItemSchedule): boolean {
  if (isSameCrew(was, dates)) return true;
  const [a, b] = [was.assignments, dates.assignments];
  if (a.length !== b.length) return false;
  for (let k = 0; k < a.length; k++) if (a[k]?.resource !== b[k]?.resource || a[k]?.work !== b[k]?.work) return false;
  return true;
}

/** True where what a task costs depends on when it is worked on, for the price of somebody or something changes. */
export function dependsOnTime(
  item: WorkItem,
  { assignments }: ItemSchedule,
  { resources }: Pick<Plan, 'resources'>,
): boolean {
  for (const { resource } of assignments) if (resource !== null && changesPrice(resources.get(resource))) return true;
  for (const { party } of item.assignments) if (changesPrice(resources.get(party))) return true;
  return false;
}

export function changesPrice(resource: Resource | undefined): boolean {
  return (resource?.rates.length ?? 0) > 1;
}

function workCost({ rates }: Resource, one: AssignedWork, timeOf: (work: AssignedWork) => WorkingTime | null): number {
  const only = rates[0];
  if (!only) return 0;
  if (rates.length === 1) return Math.round(one.work * perMinute(only));
  const time = timeOf(one);
  const whole = lengthOf(time, one.from, one.to);
  let cost = 0;
  rates.forEach((rate, k) => {
    const from = later(one.from, k === 0 ? null : rate.from);
    const to = sooner(one.to, rates[k + 1]?.from ?? null);
    const share = whole > 0 ? Math.max(0, lengthOf(time, from, to)) / whole : rate === rateOn(rates, one.from) ? 1 : 0;
    cost += one.work * share * perMinute(rate);
  });
  return Math.round(cost);
}

/** Minor units; a price a piece says nothing of time. */
function perMinute({ amount, per }: Rate): number {
  return per === null ? 0 : amount / per;
}

function pieceCost({ rates, costPerUse }: Resource, pieces: number, at: Minute): number {
  return Math.round(pieces * (rateOn(rates, at)?.amount ?? 0)) + (costPerUse ?? 0);
}

/** The first counts also before it begins: nothing else is known. */
function rateOn(rates: readonly Rate[], at: Minute): Rate | undefined {
  const day = dayOf(at);
  return rates.findLast(({ from }) => from === null || from <= day) ?? rates[0];
}

function lengthOf(time: WorkingTime | null, from: Minute, to: Minute): number {
  if (from >= to) return 0;
  return time === null ? to - from : time.between(from, to);
}

function later(at: Minute, day: Rate['from']): Minute {
  return day !== null && startOfDay(day) > at ? startOfDay(day) : at;
}

function sooner(at: Minute, day: Rate['from']): Minute {
  return day !== null && startOfDay(day) < at ? startOfDay(day) : at;
}
