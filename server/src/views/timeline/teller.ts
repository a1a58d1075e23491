/**
 * The timeline of one plan from one state of it to the next. Rows stay where they are and only what is another is
 * written over, marked with the serial of the telling: so whoever knows any earlier one is told what has changed since,
 * and an edit that moves every date makes hardly anything anew. A telling may be given up anywhere: what it has written
 * is true and marked, and the next one goes on from there.
 */
import type { Analysis, DatedPlan } from '../../core/analyse.ts';
import { ById, valuesOf } from '../../core/base/by-id.ts';
import type { Steps } from '../../core/base/steps.ts';
import type { Plan, WorkItem } from '../../core/model/plan.ts';
import { drivingItem } from '../../core/schedule/driving-item.ts';
import type { ItemSchedule, Schedule } from '../../core/schedule/schedule.ts';
import type {
  CalendarShade,
  TimelineChanges,
  TimelineFrame,
  TimelineLink,
  TimelineRow,
  TimelineView,
} from '../../protocol/timeline.ts';
import { isSame } from '../../protocol/timeline-wire.ts';
import type { ViewHeader } from '../../protocol/view.ts';
import { findingsByItem, viewHeader } from '../header.ts';
import type { TimelineOptions } from '../timeline.ts';
import { calendarShades, calendarsOf } from './calendar-shades.ts';
import { chanceOf, planChance } from './chance.ts';
import {
  type KeptLinks,
  type KeptRow,
  sameActual,
  sameMoments,
  samePlace,
  sameRows,
  sameWorld,
  type World,
  worldOf,
} from './kept.ts';
import { linkTeller, tellsSame } from './links.ts';
import { findingOverloads } from './over-allocated.ts';
import { isOnlyRedated, type LengthWords, redated } from './redated.ts';
import { rewritten } from './rewritten.ts';
import { type PlaceInView, timelineRow } from './row.ts';
import { stageBands } from './stages.ts';
import { sumsOf } from './sums.ts';

/** Rows made between two pauses: a tenth of a millisecond, or one where nothing is compiled yet. */
const A_STEP = 5;
/** Rows looked at between two pauses, told or not. */
const A_LOOK = 250;

/** What is told of the same rows; with others everything begins anew. */
interface Told {
  world: World;
  /** All of it was told in this world. */
  isWhole: boolean;
  /** The first telling of these rows. */
  readonly since: number;
  readonly rows: KeptRow[];
  /** By the row they lead to; null where there are none. */
  readonly links: (KeptLinks | null)[];
  /** By row the serial of the telling that last changed it, and the links that lead to it. */
  readonly rowChanged: Float64Array;
  readonly linksChanged: Float64Array;
  /** By field the serial of the telling in which any row last had another. */
  readonly fieldChanged: Map<keyof TimelineRow, number>;
  /** By row whether it lies elsewhere than in the last whole telling; null where none does. */
  moved: Uint8Array | null;
  /** Another time is written of when something really happened than in the last whole telling. */
  otherActuals: boolean;
  calendarsChanged: number;
  calendars: readonly CalendarShade[];
  /** Null until the first telling was whole. */
  frame: Omit<TimelineFrame, 'calendars'> | null;
}

/** What has changed, and which fields of the rows. */
export interface ToldChanges {
  readonly changes: TimelineChanges;
  readonly fields: ReadonlySet<keyof TimelineRow>;
}

/** What is found once the dates are known. */
interface Faults {
  readonly header: Pick<ViewHeader, 'findings' | 'firstError'>;
  /** By id. */
  readonly findings: ReadonlyMap<string, PlaceInView['findings']>;
  readonly overloads: ReadonlyMap<string, PlaceInView['overAllocated']>;
}

export class TimelineTeller {
  #told: Told | null = null;
  /** Of the last plan whose findings were known. */
  #faults: Faults = NO_FAULTS;

  /** In steps. `serial` counts up from telling to telling. Findings that are not known yet are those of before. */
  *telling(
    dated: Analysis | DatedPlan,
    version: number,
    { serial = 0, baseline = null, simulated = null }: TimelineOptions,
  ): Steps<void> {
    const isConcluded = 'problems' in dated;
    const analysis: Analysis = isConcluded ? dated : { ...dated, problems: NOTHING, checked: null };
    const { plan, schedule } = analysis;
    const { items, dates, rowOf } = datedItems(plan, schedule);
    const calendars = calendarsOf(plan, items);
    const world = worldOf(analysis, rowOf, calendars.ids);
    yield;
    const header = viewHeader(analysis, version);
    if (isConcluded) {
      const findings = findingsByItem(analysis);
      yield;
      this.#faults = { header, findings, overloads: yield* findingOverloads(analysis) };
    }
    const { findings, overloads } = this.#faults;
    const sums = sumsOf(plan, schedule, items, dates);
    yield;
    const told = this.#begun(world, serial, items, dates);
    const { isWhole, moved } = told;
    const knowsLinks = isWhole && !told.otherActuals;
    const leading = linkTeller(analysis, { rowOf, dates, moved, told: knowsLinks ? told.links : null });
    // One for all rows that say what they said; whatever is made anew has its own.
    const place: { -readonly [Field in keyof PlaceInView]: PlaceInView[Field] } = { ...NO_PLACE };
    const words: LengthWords = { lengths: plan.project.lengths, durations: new Map(), slacks: new Map() };
    const note = (field: keyof TimelineRow): void => {
      if (told.fieldChanged.get(field) !== serial) told.fieldChanged.set(field, serial);
    };
    let made = 0;
    // A function of its own, so that it is compiled while it runs for the first time.
    const tell = (at: number): void => {
      const item = items[at] as WorkItem;
      const its = dates[at] as ItemSchedule;
      const kept = told.rows[at];
      const parent = sums.parents[at] ?? -1;
      place.parent = parent;
      place.level = (told.rows[parent]?.row.level ?? -1) + 1;
      place.percent = sums.percentOf(at);
      const sameDriver = kept && isWhole && (moved === null || isDrivenAsBefore(kept, its, items));
      place.driverRow = sameDriver ? kept.place.driverRow : driverRow(analysis, rowOf, its);
      place.findings = findings.get(item.id) ?? NOTHING;
      place.cost = sums.costs[at] || null;
      place.overAllocated = overloads.get(item.id) ?? NOTHING;
      place.calendar = calendars.indexes[at] ?? 0;
      place.baseline = baseline?.schedule.items.get(item.id) ?? null;
      place.chance = simulated && chanceOf(item, simulated);
      if (!kept) {
        const own = { ...place };
        made++;
        told.rows.push({ item, dates: its, place: own, row: timelineRow(analysis, item, its, own, null) });
        told.rowChanged[at] = serial;
      } else tellAgain(kept, at, item, its);
      const links = leading(item, at);
      const known = told.links[at];
      if (links === known) return;
      told.links[at] = links;
      if (!tellsSame(links, known ?? null)) told.linksChanged[at] = serial;
    };
    const tellAgain = (kept: KeptRow, at: number, item: WorkItem, its: ItemSchedule): void => {
      const isSamePlace = samePlace(kept.place, place);
      const isSameItem = isWhole && kept.item === item;
      if (isSamePlace && isSameItem && kept.dates === its) return;
      if (isSamePlace && isSameItem && isOnlyRedated(kept, its)) {
        if (redated(kept.row, its, words, note)) told.rowChanged[at] = serial;
        kept.dates = its;
        return;
      }
      made++;
      const now = timelineRow(analysis, item, its, place, isSameItem ? kept : null);
      if (rewritten(kept.row, now, note)) told.rowChanged[at] = serial;
      kept.item = item;
      kept.dates = its;
      if (!isSamePlace) kept.place = { ...place };
    };
    for (let at = 0; at < items.length; at++) {
      const known = made;
      tell(at);
      if ((made > known && made % A_STEP === 0) || at % A_LOOK === A_LOOK - 1) yield;
    }
    const shades = calendarShades(plan, schedule, calendars.ids);
    if (!isSame(told.calendars, shades)) {
      told.calendars = shades;
      told.calendarsChanged = serial;
    }
    told.isWhole = true;
    told.moved = null;
    told.otherActuals = false;
    told.frame = {
      ...header,
      findings: this.#faults.header.findings,
      firstError: this.#faults.header.firstError,
      serial,
      stages: stageBands(plan.outline, schedule),
      currency: plan.project.currency,
      criticalCount: told.rows.filter(({ row }) => isCriticalWork(row)).length,
      chance: simulated && planChance(simulated),
      baselineName: baseline?.name ?? null,
    };
  }

  /** What is known of these rows, with what has moved since the last whole telling. */
  #begun(world: World, serial: number, items: readonly WorkItem[], dates: readonly ItemSchedule[]): Told {
    const last = this.#told !== null && sameRows(this.#told.world, world) ? this.#told : null;
    if (!last) {
      this.#told = nothingTold(world, serial, items.length);
      return this.#told;
    }
    if (!sameWorld(last.world, world)) last.isWhole = false;
    last.world = world;
    last.moved = movedRows(last, dates);
    // A link may be broken or not by the hour that is written of what really happened, at the same dates.
    last.otherActuals ||= last.rows.some((kept, at) => !sameActual(kept.item, items[at]));
    return last;
  }

  /** All of it, after a telling; good until the next one begins. */
  view(): TimelineView {
    const { frame, calendars, rows, links } = this.#whole();
    return { ...frame, calendars, rows: rows.map(({ row }) => row), links: allOf(links) };
  }

  /** What has changed since an earlier telling, after another; null where that was of other rows. */
  changesSince(base: number): ToldChanges | null {
    const { since, frame, rows, links, rowChanged, linksChanged, fieldChanged, calendarsChanged, calendars } =
      this.#whole();
    if (base < since || base > frame.serial) return null;
    const at: number[] = [];
    const changed: TimelineRow[] = [];
    const linksTo: [number, readonly TimelineLink[]][] = [];
    for (let row = 0; row < rows.length; row++) {
      if ((rowChanged[row] as number) > base) {
        at.push(row);
        changed.push((rows[row] as KeptRow).row);
      }
      if ((linksChanged[row] as number) > base) linksTo.push([row, links[row]?.links ?? NOTHING]);
    }
    const fields = new Set<keyof TimelineRow>();
    for (const [field, serial] of fieldChanged) if (serial > base) fields.add(field);
    const shades = calendarsChanged > base ? calendars : null;
    return { changes: { ...frame, base, calendars: shades, at, rows: changed, linksTo }, fields };
  }

  #whole(): Told & { readonly frame: NonNullable<Told['frame']> } {
    const told = this.#told;
    if (told === null || told.frame === null) throw new Error('nothing was told yet');
    return { ...told, frame: told.frame };
  }
}

const NOTHING: readonly never[] = [];

const NO_FAULTS: Faults = {
  header: { findings: { error: 0, warning: 0, info: 0 }, firstError: null },
  findings: new Map(),
  overloads: new Map(),
};

const NO_PLACE: PlaceInView = {
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

function nothingTold(world: World, since: number, count: number): Told {
  const [rowChanged, linksChanged] = [new Float64Array(count), new Float64Array(count)];
  const marks = { rowChanged, linksChanged, fieldChanged: new Map(), moved: null, otherActuals: false };
  return {
    world,
    isWhole: false,
    since,
    rows: [],
    links: [],
    ...marks,
    calendarsChanged: since,
    calendars: [],
    frame: null,
  };
}

function isCriticalWork({ critical, done, kind }: TimelineRow): boolean {
  return critical && !done && (kind === 'task' || kind === 'milestone');
}

/** A loop, which is many times as fast as flattening. */
function allOf(kept: Told['links']): TimelineLink[] {
  const all: TimelineLink[] = [];
  for (const each of kept) if (each) for (const link of each.links) all.push(link);
  return all;
}

/** With those that had moved already when a telling was given up. */
function movedRows({ rows, moved: before }: Told, dates: readonly ItemSchedule[]): Uint8Array | null {
  let moved = before;
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
