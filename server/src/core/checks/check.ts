/** What a check is: a rule and a pure function from a scheduled plan to its findings. */
import type { Problem } from '../base/problem.ts';
import type { Place } from '../base/span.ts';
import type { Plan, WorkItem } from '../model/plan.ts';
import type { PlanSources } from '../model/sources.ts';
import type { Schedule } from '../schedule/schedule.ts';

export interface CheckInput {
  readonly sources: PlanSources;
  readonly plan: Plan;
  readonly schedule: Schedule;
}

export type Check = (input: CheckInput) => Problem[];

/** Where a field of an item is written; the item's key where it is not. */
export function fieldPlace(item: Pick<WorkItem, 'origin'>, field: string): Place {
  const written = item.origin.fields.get(field);
  return { file: written?.file ?? item.origin.file, span: written?.value ?? item.origin.key };
}
