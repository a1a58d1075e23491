/** What a schedule was computed from and with: the next one of the same plan starts there. */
import type { AnalyseOptions } from '../analyse.ts';
import type { Problem } from '../base/problem.ts';
import type { Day, Minute } from '../base/time.ts';
import type { CalendarSpec, Plan, Project, Resource, Team } from '../model/plan.ts';
import type { OtherPlan } from '../model/sources.ts';
import type { Calendars } from './calendars.ts';
import type { Facts } from './facts.ts';
import type { ItemDates } from './item-dates.ts';
import type { LeafProblem } from './leaf-problems.ts';
import type { Network } from './network.ts';
import type { Order } from './order.ts';
import type { SchedulePaths } from './paths.ts';
import type { PlacingOptions } from './place-all.ts';
import type { Dated } from './reschedule.ts';
import { sameEntries, saysSame } from './says-same.ts';

export interface ScheduleOptions extends AnalyseOptions {
  readonly otherPlans: ReadonlyMap<string, OtherPlan>;
}

export interface Basis {
  readonly plan: Plan;
  readonly options: ScheduleOptions;
  /** Of the calendars. */
  readonly anchor: Day;
  readonly calendars: Calendars;
  readonly network: Network;
  readonly order: Order;
  /** Of the leaves, before any member of a team is chosen. */
  readonly facts: Facts;
  readonly placing: PlacingOptions;
  readonly dated: Dated;
  readonly items: ItemDates;
  readonly start: Minute;
  readonly finish: Minute;
  /** The dates are those of the network and facts above: no team chose, nothing is levelled, no working time was spent. */
  readonly direct: boolean;
  readonly calendarProblems: readonly Problem[];
  /** Dates and gates of leaves. */
  readonly conflicts: readonly LeafProblem[];
  readonly paths: SchedulePaths;
}

/** Whether all that is said outside the outline says the same to the schedule, but for where it starts. */
export function sameHeader(before: Basis, plan: Plan, options: ScheduleOptions, anchor: Day): boolean {
  const was = before.plan;
  return (
    before.anchor === anchor &&
    before.options.holidays === options.holidays &&
    before.options.statusDate === options.statusDate &&
    sameProject(was.project, plan.project) &&
    sameEntries(was.calendars, plan.calendars, (a, b) => sameFields(CALENDAR, a, b)) &&
    sameEntries(was.resources, plan.resources, (a, b) => sameFields(RESOURCE, a, b)) &&
    sameEntries(was.teams, plan.teams, (a, b) => sameFields(TEAM, a, b))
  );
}

/** Whether all that scheduling reads of the header is the same, the start aside. */
export function sameProject(a: Project, b: Project): boolean {
  return a === b || sameFields(PROJECT, a, b);
}

/** Of each what scheduling reads; places and the start aside, a test holds the engine to these. */
export const PROJECT = [
  'finish',
  'scheduleFrom',
  'statusDate',
  'calendar',
  'lengths',
  'criticalSlack',
  'nearCriticalSlack',
  'progressOverride',
  'levelResources',
  'levelSchedules',
  'seed',
] as const satisfies readonly (keyof Project)[];
export const CALENDAR = [
  'id',
  'base',
  'workingDays',
  'workingHours',
  'holidays',
  'exceptions',
] as const satisfies readonly (keyof CalendarSpec)[];
export const RESOURCE = [
  'id',
  'type',
  'team',
  'maxUnits',
  'calendar',
  'leave',
] as const satisfies readonly (keyof Resource)[];
export const TEAM = ['id', 'members', 'calendar'] as const satisfies readonly (keyof Team)[];

function sameFields<Of>(fields: readonly (keyof Of)[], a: Of, b: Of): boolean {
  return fields.every((field) => saysSame(a[field], b[field]));
}
