/**
 * The health of a schedule: the fourteen checks of the DCMA's assessment (`rules.ts` names the source)
 * as rows of one report. Pure; the baseline, if there is one, is handed in as scheduled.
 */
import type { Analysis } from '../analyse.ts';
import type { ScheduleOptions } from '../schedule/basis.ts';
import { type Baseline, baselineExecutionIndex, criticalPathLengthIndex, missedTasks } from './baseline-checks.ts';
import { criticalPathTest } from './critical-path-test.ts';
import { planChecks } from './plan-checks.ts';
import type { HealthRow } from './row.ts';
import { healthInput } from './tasks.ts';

export interface HealthOptions extends Pick<ScheduleOptions, 'holidays' | 'statusDate'> {
  /** The plan as it was approved; null where there is none. Its schedule is one. */
  readonly baseline: Baseline | null;
}

/** Fourteen rows in the order of their numbers. @param options those of the analysis. */
export function healthReport(
  { plan, schedule, sources }: Pick<Analysis, 'plan' | 'schedule' | 'sources'>,
  { baseline, ...options }: HealthOptions,
): readonly HealthRow[] {
  const input = healthInput(plan, schedule);
  return [
    ...planChecks(input),
    missedTasks(input, baseline),
    criticalPathTest(input, { ...options, otherPlans: sources.otherPlans }),
    criticalPathLengthIndex(input, baseline),
    baselineExecutionIndex(input, baseline),
  ];
}
