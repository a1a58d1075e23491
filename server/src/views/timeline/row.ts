/** One row of the timeline: what is written of an item and what is computed of it, side by side. */
import type { Analysis } from '../../core/analyse.ts';
import { type DayLengths, formatDuration, formatRoughly } from '../../core/base/duration.ts';
import type { Problem } from '../../core/base/problem.ts';
import { partyName } from '../../core/model/party-name.ts';
import type { Plan, WorkItem } from '../../core/model/plan.ts';
import { constraintInstant, finishInstant } from '../../core/schedule/instants.ts';
import { isSameCrew } from '../../core/schedule/same-dates.ts';
import type { ItemSchedule } from '../../core/schedule/schedule.ts';
import { calendarOf } from '../../core/schedule/task-calendar.ts';
import type { WorkingTime } from '../../core/schedule/working-time.ts';
import type { Baseline, RowFinding, TimelineRow } from '../../protocol/timeline.ts';
import { isDone } from './done.ts';
import type { WritableRow } from './kept.ts';
import { lockedBecause } from './locked.ts';

/** What only the whole view knows of a row. */
export type PlaceInView = Pick<
  TimelineRow,
  'parent' | 'level' | 'percent' | 'driverRow' | 'cost' | 'overAllocated' | 'calendar' | 'chance'
>;

/** What else is said of an item. */
export interface Beside {
  readonly findings: readonly Problem[];
  /** The item as another version of the plan has it. */
  readonly baseline: ItemSchedule | null;
}

/** A row and what it was told of. */
interface ToldRow {
  readonly dates: ItemSchedule;
  readonly row: TimelineRow;
}

/** Nobody has written how long a phase takes, so it is told as roughly as people plan. */
export function lengthFormat(kind: TimelineRow['kind']): typeof formatDuration {
  return kind === 'phase' || kind === 'summary' ? formatRoughly : formatDuration;
}

/**
 * Every field is named, none spread: spreading made a large plan's view half as slow again. `before` is how the same
 * item was told in the same world: words for what is as it was are not made again.
 */
export function timelineRow(
  analysis: Analysis,
  item: WorkItem,
  dates: ItemSchedule,
  { findings, baseline }: Beside,
  place: PlaceInView,
  before: ToldRow | null,
): WritableRow {
  const { plan, schedule } = analysis;
  const { lengths } = plan.project;
  const elapsed = item.duration?.elapsed ?? false;
  // A cut-over at the weekend runs on a calendar of its own, and so do the dates written at it.
  const time = schedule.timeOf(calendarOf(plan, item));
  const deadline = item.deadline ? finishInstant(item.deadline, time) : null;
  const late = deadline === null ? 0 : Math.max(0, time.between(deadline, dates.finish));
  const was = before?.dates;
  const sameLength = was?.duration === dates.duration && was.elapsed === dates.elapsed;
  const sameSlack = was?.totalSlack === dates.totalSlack && was.elapsed === dates.elapsed;
  const samePeople = was !== undefined && sameResources(was, dates);
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
    pieces: dates.segments?.flatMap(({ from, to }) => [from, to]) ?? NOTHING,
    lateFinish: dates.lateFinish,
    duration: dates.duration,
    durationText:
      (sameLength && before?.row.durationText) ||
      lengthFormat(item.kind)({ minutes: dates.duration, elapsed }, lengths),
    totalSlack: dates.totalSlack,
    slackText: (sameSlack && before?.row.slackText) || formatRoughly({ minutes: dates.totalSlack, elapsed }, lengths),
    critical: dates.critical,
    nearCritical: dates.slackBand === 'near-critical',
    percent: place.percent,
    started: item.actualStart !== null,
    done: isDone(item),
    cancelled: item.status === 'cancelled',
    who: item.assignments.length === 0 ? NOTHING : (before?.row.who ?? namesOf(plan, item)),
    teams: item.assignments.length === 0 ? NOTHING : (samePeople && before?.row.teams) || teamsOf(plan, item, dates),
    tags: item.tags,
    cost: place.cost,
    overAllocated: place.overAllocated,
    baseline: baseline && baselineOf(baseline, dates, time, lengths),
    chance: place.chance,
    calendar: place.calendar,
    deadline,
    deadlineMissedBy: late > 0 ? `+${formatRoughly({ minutes: late, elapsed: false }, lengths)}` : null,
    constraint: item.constraint && {
      kind: item.constraint.kind,
      at: constraintInstant(item.constraint, time),
    },
    gate: item.kind === 'gate' ? { decision: item.gate?.decision ?? null } : null,
    noDates: dates.durationAssumed,
    driverRow: place.driverRow,
    findings: findings.length === 0 ? NOTHING : findings.map(rowFinding),
    locked: lockedBecause(item, dates, findings),
  };
}

const NOTHING: readonly never[] = [];

function rowFinding({ rule, severity, message }: Problem): RowFinding {
  return { rule, severity, message };
}

function namesOf(plan: Plan, item: WorkItem): string[] {
  return item.assignments.map(({ party }) => partyName(plan, party));
}

export function sameResources(was: ItemSchedule, dates: ItemSchedule): boolean {
  if (isSameCrew(was, dates)) return true;
  const [a, b] = [was.assignments, dates.assignments];
  return a.length === b.length && a.every(({ resource }, k) => resource === b[k]?.resource);
}

/** The teams assigned, and those of the people assigned. */
function teamsOf(plan: Plan, item: WorkItem, { assignments }: ItemSchedule): string[] {
  const ids = new Set<string>();
  for (const { party } of item.assignments) {
    const team = plan.teams.has(party) ? party : plan.resources.get(party)?.team;
    if (team) ids.add(team);
    else for (const each of plan.teams.values()) if (each.members.includes(party)) ids.add(each.id);
  }
  for (const { resource } of assignments) {
    const team = resource === null ? null : plan.resources.get(resource)?.team;
    if (team) ids.add(team);
  }
  return [...ids].map((id) => partyName(plan, id));
}

function baselineOf(was: ItemSchedule, is: ItemSchedule, time: WorkingTime, lengths: DayLengths): Baseline {
  const slip = time.between(was.finish, is.finish);
  const length = formatRoughly({ minutes: slip, elapsed: false }, lengths);
  return { start: was.start, finish: was.finish, slipText: slip === 0 ? '' : slip > 0 ? `+${length}` : length };
}
