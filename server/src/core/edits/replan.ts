/** A plan with some of its items replaced, and its dates: what is not touched stays the same objects. */
import { ById } from '../base/by-id.ts';
import type { Steps } from '../base/steps.ts';
import type { Plan, WorkItem } from '../model/plan.ts';
import type { ScheduleOptions } from '../schedule/basis.ts';
import { computingSchedule } from '../schedule/compute.ts';
import { solver } from '../schedule/levelling/solve.ts';
import type { Schedule } from '../schedule/schedule.ts';

export interface Dated {
  readonly plan: Plan;
  readonly schedule: Schedule;
}

/** In steps; from the dates of before only what the items reach is computed. */
export function* replanning(before: Dated, items: readonly WorkItem[]): Steps<Dated> {
  const plan = withItems(before.plan, items);
  return { plan, schedule: yield* computingSchedule(plan, optionsOf(before.schedule), before.schedule) };
}

/** Those of before; levelling is tried here and for a few schedules, since nothing is kept of it. */
export function optionsOf({ basis: { options } }: Schedule): ScheduleOptions {
  if (!options.solveLevelling) return options;
  const solveLevelling = solver();
  return { ...options, solveLevelling: (problem, seed) => solveLevelling(problem, seed, FEW_SCHEDULES) };
}

const FEW_SCHEDULES = 1;

/** The same plan but for these items, and the groups around them. */
function withItems(plan: Plan, items: readonly WorkItem[]): Plan {
  const replaced = new Map<string, WorkItem>();
  for (const item of items) replaced.set(item.id, item);
  const around = new Set<string>();
  for (const { parent } of items) {
    for (let id = parent; id !== null && !around.has(id); id = plan.items.get(id)?.parent ?? null) around.add(id);
  }
  const renewed = (item: WorkItem): WorkItem => {
    const own = replaced.get(item.id) ?? item;
    if (!around.has(item.id)) {
      if (own !== item) replaced.set(item.id, own);
      return own;
    }
    const now = { ...own, children: item.children.map(renewed) };
    replaced.set(item.id, now);
    return now;
  };
  const outline = plan.outline.map(renewed);
  return {
    root: plan.root,
    files: plan.files,
    project: plan.project,
    calendars: plan.calendars,
    resources: plan.resources,
    teams: plan.teams,
    stakeholders: plan.stakeholders,
    outline,
    items: itemsWith(plan.items, replaced),
    risks: plan.risks,
    riskScales: plan.riskScales,
    riskAppetite: plan.riskAppetite,
    correlations: plan.correlations,
    uncertainties: plan.uncertainties,
    simulation: plan.simulation,
    registers: plan.registers,
    // Made when asked for; edits do not.
    get definitions() {
      return plan.definitions;
    },
    get references() {
      return plan.references;
    },
  };
}

function itemsWith(items: Plan['items'], replaced: ReadonlyMap<string, WorkItem>): Plan['items'] {
  if (!(items instanceof ById)) return new Map([...items].map(([id, item]) => [id, replaced.get(id) ?? item]));
  const { numberOf, byNumber } = items as ById<WorkItem>;
  const list = byNumber.slice();
  for (const [id, item] of replaced) {
    const number = numberOf.get(id);
    if (number !== undefined) list[number] = item;
  }
  return new ById(numberOf, list);
}
