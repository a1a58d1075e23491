/**
 * The timeline of a plan: one row an item in display order, the links between them, the lane of
 * stages and the non-working stretches. Assumes a finished analysis and only gathers; where bars
 * and lines lie on a screen is the page's business.
 */
import type { Analysis } from '../core/analyse.ts';
import { formatDuration } from '../core/base/duration.ts';
import { runToEnd, type Steps } from '../core/base/steps.ts';
import type { WorkItem } from '../core/model/plan.ts';
import { drivingItem } from '../core/schedule/driving-item.ts';
import { constraintInstant, finishInstant } from '../core/schedule/instants.ts';
import type { ItemSchedule } from '../core/schedule/schedule.ts';
import { calendarOf } from '../core/schedule/task-calendar.ts';
import { whySentence } from '../core/schedule/why.ts';
import type { TimelineLink, TimelineRow, TimelineView } from '../protocol/timeline.ts';
import type { ViewFinding } from '../protocol/view.ts';
import { findingsByItem, startOf, targetOf, viewHeader } from './header.ts';
import { basisOf, keep, type Told, toldBefore, worldOf } from './timeline/kept.ts';
import { linksTo } from './timeline/links.ts';
import { nonWorkingStretches } from './timeline/non-working.ts';
import { isDone, progressByItem } from './timeline/progress.ts';
import { stageBands } from './timeline/stages.ts';

/** @param version of the text the view was asked for. */
export function timelineView(analysis: Analysis, version: number): TimelineView {
  return runToEnd(tellingTimeline(analysis, version));
}

/** Rows made between two pauses: a tenth of a millisecond, or one where nothing is compiled yet. */
const A_STEP = 5;

/** As `timelineView`, in steps. After a change rows that would say the same are those of before. */
export function* tellingTimeline(analysis: Analysis, version: number): Steps<TimelineView> {
  const { plan, schedule } = analysis;
  const items = [...plan.items.values()].filter((item) => schedule.items.has(item.id));
  const ids = items.map(({ id }) => id);
  const world = worldOf(analysis, ids);
  const rowOf = new Map(ids.map((id, index) => [id, index]));
  const findings = findingsByItem(analysis);
  const progress = progressByItem(plan.outline, schedule);
  const rows: TimelineRow[] = [];
  const links: TimelineLink[] = [];
  const add = ({ row, links: leading }: Told) => {
    rows.push(row);
    for (const link of leading) links.push(link);
  };
  let made = 0;
  for (const item of items) {
    const dates = schedule.items.get(item.id);
    if (!dates) continue;
    const found = findings.get(item.id) ?? NO_FINDINGS;
    const { file, key } = item.origin;
    const basis = world && found.length === 0 ? basisOf(analysis, item, dates) : null;
    const before = world && basis && toldBefore(item, world, basis, startOf(analysis, file, key));
    if (before) {
      add(before);
      continue;
    }
    if (++made % A_STEP === 0) yield;
    const parent = item.parent === null ? -1 : (rowOf.get(item.parent) ?? -1);
    const row = timelineRow(analysis, item, dates, {
      parent,
      level: (rows[parent]?.level ?? -1) + 1,
      percent: progress.get(item.id) ?? null,
      driverRow: rowOf.get(drivingItem(plan, schedule.items, dates.driver) ?? '') ?? -1,
      findings: found,
      target: targetOf(analysis, { file, span: key }),
    });
    const told = { row, links: linksTo(analysis, rowOf, item, rows.length) };
    if (world && basis) keep(item, world, basis, told);
    add(told);
  }
  return {
    ...viewHeader(analysis, version),
    rows,
    links,
    stages: stageBands(plan.outline, schedule),
    nonWorking: nonWorkingStretches(schedule),
    criticalCount: rows.filter((row) => row.critical && !row.done && (row.kind === 'task' || row.kind === 'milestone'))
      .length,
  };
}

const NO_FINDINGS: readonly ViewFinding[] = [];
const NO_PIECES: readonly number[] = [];

/** What only the whole view knows of a row, and where it stands. */
type PlaceInView = Pick<TimelineRow, 'parent' | 'level' | 'percent' | 'driverRow' | 'findings' | 'target'>;

/** Every field is named, none spread: spreading made a large plan's view half as slow again. */
function timelineRow(analysis: Analysis, item: WorkItem, dates: ItemSchedule, place: PlaceInView): TimelineRow {
  const { plan, schedule } = analysis;
  const { lengths } = plan.project;
  const elapsed = item.duration?.elapsed ?? false;
  // A cut-over at the weekend runs on a calendar of its own, and so do the dates written at it.
  const time = schedule.timeOf(calendarOf(plan, item));
  const deadline = item.deadline ? finishInstant(item.deadline, time) : null;
  const late = deadline === null ? 0 : Math.max(0, time.between(deadline, dates.finish));
  return {
    id: item.id,
    kind: item.kind,
    name: item.name,
    parent: place.parent,
    level: place.level,
    stage: item.stage,
    replans: item.replans,
    start: dates.start,
    finish: dates.finish,
    pieces: dates.segments?.flatMap(({ from, to }) => [from, to]) ?? NO_PIECES,
    lateFinish: dates.lateFinish,
    duration: dates.duration,
    durationText: formatDuration({ minutes: dates.duration, elapsed }, lengths),
    totalSlack: dates.totalSlack,
    slackText: formatDuration({ minutes: dates.totalSlack, elapsed }, lengths),
    critical: dates.critical,
    nearCritical: dates.slackBand === 'near-critical',
    percent: place.percent,
    done: isDone(item),
    cancelled: item.status === 'cancelled',
    who: item.assignments.map(({ party }) => plan.resources.get(party)?.name ?? plan.teams.get(party)?.name ?? party),
    tags: item.tags,
    deadline,
    deadlineMissedBy: late > 0 ? `+${formatDuration({ minutes: late, elapsed: false }, lengths)}` : null,
    constraint: item.constraint && {
      kind: item.constraint.kind,
      at: constraintInstant(item.constraint, time),
    },
    gate: item.kind === 'gate' ? { decision: item.gate?.decision ?? null } : null,
    noDates: dates.durationAssumed,
    why: whySentence(analysis, item.id),
    driverRow: place.driverRow,
    findings: place.findings,
    target: place.target,
  };
}
