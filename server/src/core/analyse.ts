/**
 * The facade of the core: sources in, everything computed about a plan out. Pure; the caller owns
 * files, the clock and the data of public holidays.
 */
import type { Problem } from './base/problem.ts';
import type { Day } from './base/time.ts';
import type { Plan } from './model/plan.ts';
import type { PlanSources } from './model/sources.ts';
import type { Schedule } from './schedule/schedule.ts';

/** Public holidays of a region (`DE-BE`) by day with their names; null where the region is unknown. */
export type HolidaySource = (
  region: string,
  types: readonly string[],
  fromYear: number,
  toYear: number,
) => ReadonlyMap<Day, string> | null;

export interface AnalyseOptions {
  readonly holidays: HolidaySource;
  /** Overrides `project.status-date`. */
  readonly statusDate?: Day;
}

export interface Analysis {
  readonly sources: PlanSources;
  readonly plan: Plan;
  readonly schedule: Schedule;
  /** Of every file of the plan, ordered by file as in `plan.files`, then by position. */
  readonly problems: readonly Problem[];
}
