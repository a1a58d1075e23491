/** The overview of a plan: its phases, what comes next, and the gravest findings. Assumes a finished analysis. */
import type { Analysis } from '../core/analyse.ts';
import type { Problem, Severity } from '../core/base/problem.ts';
import { runToEnd, type Steps } from '../core/base/steps.ts';
import { findingsByItem } from '../core/checks/findings-by-owner.ts';
import type { WorkItem } from '../core/model/plan.ts';
import type { Simulated } from '../core/risk/simulated.ts';
import type { OverviewChance, OverviewItem, PlanOverview } from '../protocol/overview.ts';
import type { FindingCounts } from '../protocol/view.ts';
import { viewFinding, viewHeader } from './header.ts';
import { planChance } from './timeline/chance.ts';
import { isDone } from './timeline/done.ts';

const MOST_MILESTONES = 5;
const MOST_PROBLEMS = 100;
/** Items looked at between two pauses. */
const A_LOOK = 500;
const GRAVEST_FIRST: readonly Severity[] = ['error', 'warning', 'info'];

/** @param version of the text the overview was asked for. @returns null for a part that no plan includes. */
export function planOverview(
  analysis: Analysis,
  version: number,
  simulated: Simulated | null = null,
): PlanOverview | null {
  return runToEnd(tellingOverview(analysis, version, simulated));
}

/** As `planOverview`, in steps. */
export function* tellingOverview(
  analysis: Analysis,
  version: number,
  simulated: Simulated | null,
): Steps<PlanOverview | null> {
  const { plan, problems } = analysis;
  if (plan.project.origin.file === '') return null;
  const found = findingsByItem(analysis);
  yield;
  const phases: OverviewItem[] = [];
  for (const item of plan.outline) {
    if (item.kind !== 'phase') continue;
    phases.push(...overviewItem(analysis, item, found));
    yield;
  }
  const milestones: OverviewItem[] = [];
  let looked = 0;
  for (const item of plan.items.values()) {
    if (isAhead(item)) milestones.push(...overviewItem(analysis, item, found));
    if (++looked % A_LOOK === 0) yield;
  }
  const gravest = GRAVEST_FIRST.flatMap((severity) => problems.filter((problem) => problem.severity === severity));
  return {
    ...viewHeader(analysis, version),
    chance: simulated && chanceOf(simulated),
    phases,
    milestones: milestones.sort((a, b) => a.finish - b.finish).slice(0, MOST_MILESTONES),
    problems: gravest.slice(0, MOST_PROBLEMS).map((problem) => viewFinding(analysis, problem)),
  };
}

function chanceOf(simulated: Simulated): OverviewChance {
  return { ...planChance(simulated), deadline: simulated.result.finish.limitChance?.value ?? null };
}

function isAhead(item: WorkItem): boolean {
  return (item.kind === 'milestone' || item.kind === 'gate') && item.status !== 'cancelled' && !isDone(item);
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
