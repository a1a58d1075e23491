/**
 * What a check is: a pure function from a scheduled plan to its findings. Most look at one item at
 * a time, and then see nothing of the others: what they found is kept until the item, its dates or
 * something that is no item changes, so that a keystroke in a large plan costs one item.
 */

import { type Fix, type Problem, problem, type Related } from '../base/problem.ts';
import type { RuleId } from '../base/rule-ids.ts';
import type { Place } from '../base/span.ts';
import type { Steps } from '../base/steps.ts';
import type { Plan, WorkItem } from '../model/plan.ts';
import type { PlanSources } from '../model/sources.ts';
import type { ItemSchedule, Schedule } from '../schedule/schedule.ts';
import type { Changes } from './item-changes.ts';
import { RULES } from './rules.ts';

export interface CheckInput {
  readonly sources: PlanSources;
  readonly plan: Plan;
  readonly schedule: Schedule;
}

/** What an item's check may know besides the item itself. */
export interface ItemCheckInput {
  /** Header, calendars, people, risks and registers; no other item. */
  readonly plan: Omit<Plan, 'items' | 'outline' | 'definitions' | 'references'>;
  readonly schedule: Pick<Schedule, 'statusAt' | 'projectTime' | 'timeOf' | 'timeOfWork' | 'basis'>;
}

/** What an item's check may know of its dates: when who works on it, not how much room it has. */
export type WorkDates = Pick<
  ItemSchedule,
  'start' | 'finish' | 'elapsed' | 'finished' | 'durationAssumed' | 'assignments' | 'segments'
>;

/** Asked of every phase, summary, task, milestone and gate; again where it says something else or is worked otherwise. */
interface ItemCheck {
  readonly scope: 'item';
  readonly find: (item: WorkItem, dates: WorkDates, input: ItemCheckInput) => readonly Problem[];
}

/**
 * Asked once; linear in the size of the plan, and quick: it runs whenever anything has changed. Null
 * for `changes` where the plan was not checked before. What a check wants to know again next time it
 * keeps by its input, which is then `changes.before`: never in one place, since work may be given up
 * and begun again from an older state.
 */
interface PlanCheck {
  readonly scope: 'plan';
  readonly find: (input: CheckInput, changes: Changes | null) => readonly Problem[];
}

/** As a plan's check, where the first look at a large plan takes some milliseconds. */
interface LongCheck {
  readonly scope: 'long';
  readonly find: (input: CheckInput, changes: Changes | null) => Steps<readonly Problem[]>;
}

export type Check = ItemCheck | PlanCheck | LongCheck;

export const NO_FINDINGS: readonly Problem[] = [];

/** A finding as loud as its rule; `message` names the way out. */
export function finding(
  rule: RuleId,
  place: Place,
  message: string,
  more: { readonly related?: readonly Related[]; readonly fixes?: readonly Fix[] } = {},
): Problem {
  return problem(rule, RULES[rule].severity, place, message, more);
}

/** Where a field of an item is written; the item's key where it is not. */
export function fieldPlace(item: Pick<WorkItem, 'origin'>, field: string): Place {
  const written = item.origin.fields.get(field);
  return { file: written?.file ?? item.origin.file, span: written?.value ?? item.origin.key };
}
