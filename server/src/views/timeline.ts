/**
 * The timeline of a plan: one row an item in display order, the links between them, the lane of
 * stages and when nobody works. Assumes a finished analysis and only gathers; where bars and lines
 * lie on a screen is the page's business.
 */
import type { Analysis } from '../core/analyse.ts';
import type { Problem } from '../core/base/problem.ts';
import { runToEnd, type Steps } from '../core/base/steps.ts';
import { planCosts } from '../core/cost/plan-cost.ts';
import { drivingItem } from '../core/schedule/driving-item.ts';
import type { Schedule } from '../core/schedule/schedule.ts';
import { calendarOf } from '../core/schedule/task-calendar.ts';
import type { RowFinding, TimelineLink, TimelineRow, TimelineView } from '../protocol/timeline.ts';
import { findingsByItem, viewHeader } from './header.ts';
import { calendarShades, calendarsOf } from './timeline/calendar-shades.ts';
import { basisOf, keep, type Told, toldBefore, worldOf } from './timeline/kept.ts';
import { linksTo } from './timeline/links.ts';
import { overAllocated } from './timeline/over-allocated.ts';
import { progressByItem } from './timeline/progress.ts';
import { timelineRow } from './timeline/row.ts';
import { stageBands } from './timeline/stages.ts';

/** What a view is told beside the plan itself. */
export interface TimelineOptions {
  /** See `TimelineFrame.serial`. */
  readonly serial?: number;
  /** Another version of the plan, to be shown behind this one. */
  readonly baseline?: Baseline | null;
}

export interface Baseline {
  /** What it is, for the reader: a file or a git ref. */
  readonly name: string;
  readonly schedule: Pick<Schedule, 'items'>;
}

/** @param version of the text the view was asked for. */
export function timelineView(analysis: Analysis, version: number, options: TimelineOptions = {}): TimelineView {
  return runToEnd(tellingTimeline(analysis, version, options));
}

/** Rows made between two pauses: a tenth of a millisecond, or one where nothing is compiled yet. */
const A_STEP = 5;

/** As `timelineView`, in steps. After a change rows that would say the same are those of before. */
export function* tellingTimeline(
  analysis: Analysis,
  version: number,
  { serial = 0, baseline = null }: TimelineOptions,
): Steps<TimelineView> {
  const { plan, schedule } = analysis;
  const items = [...plan.items.values()].filter((item) => schedule.items.has(item.id));
  const ids = items.map(({ id }) => id);
  const calendars = calendarsOf(plan, items);
  const world = worldOf(analysis, ids, [...calendars.keys()]);
  const rowOf = new Map(ids.map((id, index) => [id, index]));
  const findings = findingsByItem(analysis);
  const overloads = overAllocated(analysis);
  const progress = progressByItem(plan.outline, schedule);
  const costs = planCosts(plan, schedule);
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
    const found = findings.get(item.id)?.map(rowFinding) ?? NOTHING;
    const overload = overloads.get(item.id) ?? NOTHING;
    const before = baseline?.schedule.items.get(item.id) ?? null;
    const basis = world && basisOf(analysis, item, dates, [before, ...overload, ...found.flatMap(Object.values)]);
    const told = world && basis && toldBefore(item, world, basis);
    if (told) {
      add(told);
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
      cost: costs.get(item.id)?.total || null,
      overAllocated: overload,
      calendar: calendars.get(calendarOf(plan, item)) ?? 0,
      baseline: before,
    });
    const telling = { row, links: linksTo(analysis, rowOf, item, rows.length) };
    if (world && basis) keep(item, world, basis, telling);
    add(telling);
  }
  return {
    ...viewHeader(analysis, version),
    serial,
    rows,
    links,
    stages: stageBands(plan.outline, schedule),
    calendars: calendarShades(plan, schedule, calendars.keys()),
    currency: plan.project.currency,
    criticalCount: rows.filter((row) => row.critical && !row.done && (row.kind === 'task' || row.kind === 'milestone'))
      .length,
    chance: null,
    baselineName: baseline?.name ?? null,
  };
}

const NOTHING: readonly never[] = [];

function rowFinding({ rule, severity, message }: Problem): RowFinding {
  return { rule, severity, message };
}
