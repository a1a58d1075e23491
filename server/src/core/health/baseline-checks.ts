/** The checks 11, 13 and 14: what has become of the plan as it was approved. */
import type { Minute } from '../base/time.ts';
import { finishInstant } from '../schedule/instants.ts';
import { type HealthRow, notApplicable, shareRow, valueRow } from './row.ts';
import { HEALTH_RULES } from './rules.ts';
import type { HealthInput } from './tasks.ts';

/** The dates of the approved plan; a whole schedule is one. */
export interface Baseline {
  readonly finish: Minute;
  readonly items: ReadonlyMap<string, { readonly finish: Minute }>;
}

const NO_STATUS = 'The plan has no `status-date`.';
const NO_BASELINE = 'The plan names no `baseline`, or its version cannot be read.';

export function missedTasks({ tasks, schedule: { statusAt } }: HealthInput, baseline: Baseline | null): HealthRow {
  const rule = HEALTH_RULES['missed-tasks'];
  if (baseline === null) return notApplicable(rule, NO_BASELINE);
  if (statusAt === null) return notApplicable(rule, NO_STATUS);
  const due = tasks.flatMap(({ item, dates }) => {
    const planned = baseline.items.get(item.id);
    return planned && planned.finish <= statusAt ? [{ id: item.id, isMissed: dates.finish > planned.finish }] : [];
  });
  const missed = due.filter(({ isMissed }) => isMissed);
  return shareRow(rule, 'tasks', { count: missed.length, of: due.length, items: missed.map(({ id }) => id) });
}

/**
 * CPLI = (critical path length + total float) / critical path length. The length runs from the status
 * date, else from the start, to the end of the project; the float to the end of the baseline, and
 * without one to the deadline.
 */
export function criticalPathLengthIndex({ plan, schedule }: HealthInput, baseline: Baseline | null): HealthRow {
  const rule = HEALTH_RULES['critical-path-length-index'];
  const { projectTime, statusAt, start, finish } = schedule;
  const { deadline } = plan.project;
  const wanted = baseline?.finish ?? (deadline && finishInstant(deadline, projectTime));
  if (wanted === null) return notApplicable(rule, `${NO_BASELINE} It has no \`deadline\` either.`);
  const length = projectTime.between(statusAt ?? start, finish);
  if (length <= 0) return notApplicable(rule, 'No work is left.');
  const float = projectTime.between(finish, wanted);
  return valueRow(rule, (length + float) / length, { items: [], counted: null });
}

/** BEI = tasks finished / (tasks that the baseline ends by the status date + tasks without a baseline). */
export function baselineExecutionIndex(
  { tasks, schedule: { statusAt } }: HealthInput,
  baseline: Baseline | null,
): HealthRow {
  const rule = HEALTH_RULES['baseline-execution-index'];
  if (baseline === null) return notApplicable(rule, NO_BASELINE);
  if (statusAt === null) return notApplicable(rule, NO_STATUS);
  const due = tasks.filter(({ item }) => {
    const planned = baseline.items.get(item.id);
    return planned === undefined || planned.finish <= statusAt;
  });
  if (due.length === 0) return notApplicable(rule, 'The baseline ends no task by the status date.');
  const count = tasks.filter(({ dates }) => dates.finished).length;
  const late = due.filter(({ dates }) => !dates.finished).map(({ item }) => item.id);
  return valueRow(rule, count / due.length, { items: late, counted: { count, of: due.length, what: 'tasks' } });
}
