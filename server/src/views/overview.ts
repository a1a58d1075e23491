/** The overview of a plan: its phases, what comes next, and the gravest findings. Assumes a finished analysis. */
import type { Analysis } from '../core/analyse.ts';
import type { Problem, Severity } from '../core/base/problem.ts';
import type { WorkItem } from '../core/model/plan.ts';
import type { OverviewItem, PlanOverview } from '../protocol/overview.ts';
import type { FindingCounts } from '../protocol/view.ts';
import { findingsByItem, viewFinding, viewHeader } from './header.ts';
import { isDone } from './timeline/done.ts';

const MOST_MILESTONES = 5;
const MOST_PROBLEMS = 100;
const GRAVEST_FIRST: readonly Severity[] = ['error', 'warning', 'info'];

/** @param version of the text the overview was asked for. @returns null for a part that no plan includes. */
export function planOverview(analysis: Analysis, version: number): PlanOverview | null {
  const { plan, problems } = analysis;
  if (plan.project.origin.file === '') return null;
  const found = findingsByItem(analysis);
  const told = (item: WorkItem) => overviewItem(analysis, item, found);
  return {
    ...viewHeader(analysis, version),
    phases: plan.outline.filter(({ kind }) => kind === 'phase').flatMap(told),
    milestones: [...plan.items.values()]
      .filter(
        (item) => (item.kind === 'milestone' || item.kind === 'gate') && item.status !== 'cancelled' && !isDone(item),
      )
      .flatMap(told)
      .sort((a, b) => a.finish - b.finish)
      .slice(0, MOST_MILESTONES),
    problems: GRAVEST_FIRST.flatMap((severity) => problems.filter((problem) => problem.severity === severity))
      .slice(0, MOST_PROBLEMS)
      .map((problem) => viewFinding(analysis, problem)),
  };
}

/** None where it is not scheduled. */
function overviewItem(
  { schedule }: Analysis,
  item: WorkItem,
  found: ReadonlyMap<string, readonly Problem[]>,
): readonly OverviewItem[] {
  const dates = schedule.items.get(item.id);
  const { id, kind, name } = item;
  if (!dates || kind === 'task' || kind === 'summary') return [];
  const findings = { error: 0, warning: 0, info: 0 };
  countWithin(item, found, findings);
  return [
    {
      id,
      kind,
      name,
      start: dates.start,
      finish: dates.finish,
      done: isDone(item),
      critical: dates.critical,
      findings,
    },
  ];
}

function countWithin(
  item: WorkItem,
  found: ReadonlyMap<string, readonly Problem[]>,
  counts: { -readonly [K in keyof FindingCounts]: number },
): void {
  for (const { severity } of found.get(item.id) ?? []) counts[severity]++;
  for (const child of item.children) countWithin(child, found, counts);
}
