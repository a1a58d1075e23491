/**
 * The timeline of a plan: one row an item in display order, the links between them, the lane of
 * stages and when nobody works. Assumes a finished analysis and only gathers; where bars and lines
 * lie on a screen is the page's business.
 */
import type { Analysis } from '../core/analyse.ts';
import { ById, valuesOf } from '../core/base/by-id.ts';
import { runToEnd, type Steps } from '../core/base/steps.ts';
import type { Plan, WorkItem } from '../core/model/plan.ts';
import type { Simulated } from '../core/risk/simulated.ts';
import { drivingItem } from '../core/schedule/driving-item.ts';
import type { ItemSchedule, Schedule } from '../core/schedule/schedule.ts';
import type { TimelineLink, TimelineRow, TimelineView } from '../protocol/timeline.ts';
import { findingsByItem, viewHeader } from './header.ts';
import { calendarShades, calendarsOf } from './timeline/calendar-shades.ts';
import { chanceOf, planChance } from './timeline/chance.ts';
import { type KeptRow, sameActual, sameMoments, samePlace, type Told, worldOf } from './timeline/kept.ts';
import { linkTeller } from './timeline/links.ts';
import { findingOverloads } from './timeline/over-allocated.ts';
import { type PlaceInView, timelineRow } from './timeline/row.ts';
import { stageBands } from './timeline/stages.ts';
import { sumsOf } from './timeline/sums.ts';

/** What a view is told beside the plan itself. */
export interface TimelineOptions {
  /** See `TimelineFrame.serial`. */
  readonly serial?: number;
  /** Another version of the plan, to be shown behind this one. */
  readonly baseline?: Baseline | null;
  /** What chance does to it. */
  readonly simulated?: Simulated | null;
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
/** Rows looked at between two pauses. */
const A_LOOK = 500;

/** As `timelineView`, in steps. After a change rows that would say the same are those of before. */
export function* tellingTimeline(
  analysis: Analysis,
  version: number,
  { serial = 0, baseline = null, simulated = null }: TimelineOptions,
): Steps<TimelineView> {
  const { plan, schedule } = analysis;
  const { items, dates, rowOf } = datedItems(plan, schedule);
  const calendars = calendarsOf(plan, items);
  const world = worldOf(analysis, rowOf, calendars.ids);
  yield;
  const findings = findingsByItem(analysis);
  yield;
  const overloads = yield* findingOverloads(analysis);
  const sums = sumsOf(plan, schedule, items, dates);
  yield;
  const rows: TimelineRow[] = [];
  const { told } = world;
  const moved = told && movedRows(told, dates);
  const still = told !== null && moved === null;
  const telling: Told = { rows: [], links: [], allLinks: [] };
  // A link may be broken or not by the hour that is written of what really happened, at the same dates.
  const sameActuals = told?.rows.every((kept, at) => sameActual(kept.item, items[at])) === true;
  const leading = linkTeller(analysis, { rowOf, dates, moved, told: sameActuals ? told : null });
  let made = 0;
  let sameLinks = told !== null;
  // One for all rows that say what they said; whatever is made anew has its own.
  const place: { -readonly [Field in keyof PlaceInView]: PlaceInView[Field] } = {
    parent: -1,
    level: 0,
    percent: null,
    driverRow: -1,
    findings: NOTHING,
    cost: null,
    overAllocated: NOTHING,
    calendar: 0,
    baseline: null,
    chance: null,
  };
  // A function of its own, so that it is compiled while it runs for the first time.
  const tell = (at: number): void => {
    const item = items[at] as WorkItem;
    const its = dates[at] as ItemSchedule;
    const before = told?.rows[at];
    const parent = sums.parents[at] ?? -1;
    place.parent = parent;
    place.level = (rows[parent]?.level ?? -1) + 1;
    place.percent = sums.percentOf(at);
    const sameDriver = before && (still || isDrivenAsBefore(before, its, items));
    place.driverRow = sameDriver ? before.place.driverRow : driverRow(analysis, rowOf, its);
    place.findings = findings.get(item.id) ?? NOTHING;
    place.cost = sums.costs[at] || null;
    place.overAllocated = overloads.get(item.id) ?? NOTHING;
    place.calendar = calendars.indexes[at] ?? 0;
    place.baseline = baseline?.schedule.items.get(item.id) ?? null;
    place.chance = simulated && chanceOf(item, simulated);
    const isSamePlace = before !== undefined && samePlace(before.place, place);
    const isSame = isSamePlace && before.item === item && before.dates === its;
    const kept = isSame ? before : keptRow(analysis, item, its, isSamePlace ? before.place : { ...place }, before);
    if (!isSame) made++;
    telling.rows.push(kept);
    rows.push(kept.row);
    const links = leading(item, at);
    telling.links.push(links);
    if (sameLinks && links !== told?.links[at]) sameLinks = false;
  };
  for (let at = 0; at < items.length; at++) {
    const known = made;
    tell(at);
    if ((made > known && made % A_STEP === 0) || at % A_LOOK === A_LOOK - 1) yield;
  }
  const links = (sameLinks && told?.allLinks) || allOf(telling.links);
  world.told = { ...telling, allLinks: links };
  return {
    ...viewHeader(analysis, version),
    serial,
    rows,
    links,
    stages: stageBands(plan.outline, schedule),
    calendars: calendarShades(plan, schedule, calendars.ids),
    currency: plan.project.currency,
    criticalCount: rows.filter((row) => row.critical && !row.done && (row.kind === 'task' || row.kind === 'milestone'))
      .length,
    chance: simulated && planChance(simulated),
    baselineName: baseline?.name ?? null,
  };
}

const NOTHING: readonly never[] = [];

function keptRow(
  analysis: Analysis,
  item: WorkItem,
  dates: ItemSchedule,
  place: PlaceInView,
  before: KeptRow | undefined,
): KeptRow {
  const row = timelineRow(analysis, item, dates, place, before?.item === item ? before : null);
  return { item, dates, place, row };
}

/** A loop, which is many times as fast as flattening. */
function allOf(kept: Told['links']): TimelineLink[] {
  const all: TimelineLink[] = [];
  for (const each of kept) if (each) for (const link of each.links) all.push(link);
  return all;
}

/** By row whether it lies elsewhere than told; null where none does. */
function movedRows({ rows }: Told, dates: readonly ItemSchedule[]): Uint8Array | null {
  let moved: Uint8Array | null = null;
  for (let at = 0; at < dates.length; at++) {
    const kept = rows[at];
    if (kept && sameMoments(kept.dates, dates[at])) continue;
    moved ??= new Uint8Array(dates.length);
    moved[at] = 1;
  }
  return moved;
}

/** By the same task: of a phase, which of its tasks decides changes with their dates. */
function isDrivenAsBefore({ dates, place }: KeptRow, { driver }: ItemSchedule, items: readonly WorkItem[]): boolean {
  const by = items[place.driverRow];
  return dates.driver === driver && (by ? by.id === driver.id && by.children.length === 0 : driver.id === undefined);
}

/** What has dates, in display order, and the row of each. */
function datedItems(plan: Plan, schedule: Schedule) {
  const items = valuesOf(plan.items);
  const dates = valuesOf(schedule.items);
  if (plan.items instanceof ById && items.length === dates.length) return { items, dates, rowOf: plan.items.numberOf };
  const dated = items.filter(({ id }) => schedule.items.has(id));
  return {
    items: dated,
    dates: dated.flatMap(({ id }) => schedule.items.get(id) ?? []),
    rowOf: new Map(dated.map(({ id }, at) => [id, at])),
  };
}

function driverRow({ plan, schedule }: Analysis, rowOf: ReadonlyMap<string, number>, { driver }: ItemSchedule): number {
  const id = drivingItem(plan, schedule.items, driver);
  return id === null ? -1 : (rowOf.get(id) ?? -1);
}
