/**
 * What a plan costs: of every task by its plan, of phases and the project as sums, and what the
 * project will have cost at its end as far as actual costs are known. The costs of tasks are kept
 * by the register of people, so that a keystroke costs those that it changes.
 */
import { valuesOf } from '../base/by-id.ts';
import { type Money, money } from '../base/money.ts';
import { runToEnd, type Steps } from '../base/steps.ts';
import type { Plan, WorkItem } from '../model/plan.ts';
import type { ItemSchedule, Schedule } from '../schedule/schedule.ts';
import { type Cost, changesPrice, dependsOnTime, NO_COST, sameAmounts, taskCost } from './task-cost.ts';

/** Items between two pauses. */
const AT_ONCE = 128;

type CostedPlan = Pick<Plan, 'resources' | 'items'>;
type CostedSchedule = Pick<Schedule, 'items' | 'timeOfWork'>;

/** By place in `Plan.items`; a group's is its own fixed cost alone. */
interface Known {
  readonly items: WorkItem[];
  readonly dates: ItemSchedule[];
  readonly costs: Cost[];
}

const knownCosts = new WeakMap<Plan['resources'], Known>();

/** In the order of `Plan.items`: each item's own cost, of phases and summaries without that of their tasks. */
export function ownCosts(plan: CostedPlan, schedule: CostedSchedule): readonly Cost[] {
  return runToEnd(costing(plan, schedule));
}

/** As `ownCosts`, in steps; where it is given up, what is known by then is known to the next. */
export function* costing(plan: CostedPlan, schedule: CostedSchedule): Steps<readonly Cost[]> {
  const known = knownCosts.get(plan.resources) ?? { items: [], dates: [], costs: [] };
  knownCosts.set(plan.resources, known);
  const items = valuesOf(plan.items);
  const dated = valuesOf(schedule.items);
  const pricesChange = [...plan.resources.values()].some(changesPrice);
  for (let at = 0; at < items.length; at++) {
    const item = items[at] as WorkItem;
    const dates = dated[at];
    if (dates) {
      const was = known.items[at] === item ? known.dates[at] : undefined;
      if (!was || (was !== dates && !sameAmounts(was, dates)) || (pricesChange && dependsOnTime(item, dates, plan))) {
        known.items[at] = item;
        known.costs[at] = taskCost(item, dates, plan, schedule.timeOfWork);
      }
      known.dates[at] = dates;
    }
    if (at % AT_ONCE === AT_ONCE - 1) yield;
  }
  for (const list of [known.items, known.dates, known.costs]) list.length = items.length;
  return known.costs;
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
