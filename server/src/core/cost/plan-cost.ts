/**
 * What a plan costs: of every task by its plan, of phases and the project as sums, and what the
 * project will have cost at its end as far as actual costs are known. The costs of tasks are kept
 * by the register of people, so that a keystroke costs those that it changes.
 */
import { valuesOf } from '../base/by-id.ts';
import { type Money, money } from '../base/money.ts';
import { runToEnd, type Steps } from '../base/steps.ts';
import type { Plan, WorkItem } from '../model/plan.ts';
import { ItemDates } from '../schedule/item-dates.ts';
import type { ItemSchedule, Schedule } from '../schedule/schedule.ts';
import { type Cost, changesPrice, dependsOnTime, NO_COST, sameAmounts, taskCost } from './task-cost.ts';

/** Items between two pauses. */
const AT_ONCE = 128;

type CostedPlan = Pick<Plan, 'resources' | 'items'>;
type CostedSchedule = Pick<Schedule, 'items' | 'timeOfWork'>;

/** Of the plan that was last asked about, by place in `Plan.items`; a group's is its own fixed cost alone. */
interface Known {
  readonly items: readonly WorkItem[];
  readonly dates: CostedSchedule['items'];
  readonly dated: readonly ItemSchedule[];
  readonly costs: readonly Cost[];
}

const knownCosts = new WeakMap<Plan['resources'], Known>();

/** In the order of `Plan.items`: each item's own cost, of phases and summaries without that of their tasks. */
export function ownCosts(plan: CostedPlan, schedule: CostedSchedule): readonly Cost[] {
  return runToEnd(costing(plan, schedule));
}

/** As `ownCosts`, in steps. */
export function* costing(plan: CostedPlan, schedule: CostedSchedule): Steps<readonly Cost[]> {
  const known = knownCosts.get(plan.resources) ?? null;
  const items = valuesOf(plan.items);
  const pricesChange = [...plan.resources.values()].some(changesPrice);
  const dated = valuesOf(schedule.items);
  const crews = known && crewsIn(known.dates, schedule.items);
  const run: Costing = { plan, schedule, known, crews, items, dated, pricesChange };
  let costs: readonly Cost[] = known?.costs ?? [];
  const isKnown = known?.items === items && !pricesChange && crews?.now.hasCrewsOf(crews.was) === true;
  for (let from = 0; from < items.length && !isKnown; from += AT_ONCE) {
    if (from > 0) yield;
    costs = costsWith(run, costs, from, Math.min(items.length, from + AT_ONCE));
  }
  if (costs.length > items.length) costs = costs.slice(0, items.length);
  knownCosts.set(plan.resources, { items, dates: schedule.items, dated, costs });
  return costs;
}

/** Dates whose crews can be told apart without looking at each. */
interface Crews {
  readonly was: ItemDates;
  readonly now: ItemDates;
}

function crewsIn(was: Known['dates'], now: Known['dates']): Crews | null {
  return was instanceof ItemDates && now instanceof ItemDates ? { was, now } : null;
}

interface Costing {
  readonly plan: CostedPlan;
  readonly schedule: CostedSchedule;
  readonly known: Known | null;
  readonly crews: Crews | null;
  readonly items: readonly WorkItem[];
  readonly dated: readonly ItemSchedule[];
  readonly pricesChange: boolean;
}

/** With those of some items as they are now: the very same where none is another. */
function costsWith(run: Costing, before: readonly Cost[], from: number, to: number): readonly Cost[] {
  const { plan, schedule, known, items, dated } = run;
  let costs: Cost[] | null = null;
  for (let at = from; at < to; at++) {
    const own = dated[at];
    if (!own || costsTheSame(run, own, at)) continue;
    // Written into once only this run knows them.
    costs ??= before === known?.costs ? before.slice() : (before as Cost[]);
    costs[at] = taskCost(items[at] as WorkItem, own, plan, schedule.timeOfWork);
  }
  return costs ?? before;
}

/** Told of most tasks of a plan that has moved without looking at them. */
function costsTheSame({ plan, known, crews, items, pricesChange }: Costing, dates: ItemSchedule, at: number): boolean {
  const item = items[at] as WorkItem;
  if (known === null || known.items[at] !== item || known.costs[at] === undefined) return false;
  if (pricesChange && dependsOnTime(item, dates, plan)) return false;
  const old = known.dated[at];
  if (old === undefined || old === dates) return old === dates;
  return crews?.now.hasCrewOf(crews.was, at) === true || sameAmounts(old, dates);
}

/** Every item's cost by id, of phases and summaries with that of all below. */
export function planCosts(plan: CostedPlan, schedule: CostedSchedule): ReadonlyMap<string, Cost> {
  const own = ownCosts(plan, schedule);
  const costs = new Map<string, Cost>();
  let at = 0;
  for (const { id } of plan.items.values()) costs.set(id, own[at++] ?? NO_COST);
  // Parents come before their children, so from the end each is whole before its parent takes it.
  for (const { id, parent } of [...plan.items.values()].reverse()) {
    if (parent !== null) costs.set(parent, sum(costs.get(parent) ?? NO_COST, costs.get(id) ?? NO_COST));
  }
  return costs;
}

/** Of the whole project, by its plan. */
export function projectCost(plan: CostedPlan, schedule: CostedSchedule): Cost {
  return ownCosts(plan, schedule).reduce(sum, NO_COST);
}

/**
 * What a task will have cost at its end: by its plan; once it has actual costs those, and of the
 * plan the part that is not complete.
 */
export function expectedCost(item: WorkItem, { finished }: ItemSchedule, planned: Money): Money {
  if (item.actualCost === null) return planned;
  const left = finished ? 0 : 1 - (item.percentComplete ?? 0) / 100;
  return money(item.actualCost + Math.round(planned * left));
}

function sum(a: Cost, b: Cost): Cost {
  if (b === NO_COST) return a;
  return {
    work: money(a.work + b.work),
    material: money(a.material + b.material),
    fixed: money(a.fixed + b.fixed),
    total: money(a.total + b.total),
  };
}
