/**
 * The timeline of one plan from one state of it to the next. Rows stay where they are and only what is another is
 * written over, marked with the serial of the telling: so whoever knows any earlier one is told what has changed since,
 * and an edit that moves every date makes hardly anything anew. A telling may be given up anywhere: what it has written
 * is true and marked, and the next one goes on from there.
 */
import type { Analysis, DatedPlan } from '../../core/analyse.ts';
import { ById, valuesOf } from '../../core/base/by-id.ts';
import type { Steps } from '../../core/base/steps.ts';
import type { Plan } from '../../core/model/plan.ts';
import type { Simulated } from '../../core/risk/simulated.ts';
import type { ItemSchedule, Schedule } from '../../core/schedule/schedule.ts';
import type {
  CalendarShade,
  RowChanges,
  TimelineChanges,
  TimelineFrame,
  TimelineLink,
  TimelineRow,
  TimelineView,
} from '../../protocol/timeline.ts';
import { isSame, ROW } from '../../protocol/timeline-wire.ts';
import type { ViewHeader } from '../../protocol/view.ts';
import { viewHeader } from '../header.ts';
import type { Baseline, TimelineOptions } from '../timeline.ts';
import { calendarShades, calendarsOf } from './calendar-shades.ts';
import { planChance } from './chance.ts';
import { type Faults, findingFaults, NO_FAULTS } from './faults.ts';
import { type KeptRow, type RowMarks, sameRows, sameWorld, type World, worldOf } from './kept.ts';
import { type LinkMarks, linksOfRows, linksTo, statesTo, type ToldLinks, tellingLinks } from './links.ts';
import { Marks } from './marks.ts';
import { isCritical } from './moments.ts';
import { stageBands } from './stages.ts';
import { sameParents, sumsOf } from './sums.ts';
import { type Places, type Telling, tellRow } from './tell-row.ts';

/** Rows made between two pauses: a tenth of a millisecond, or one where nothing is compiled yet. */
const A_STEP = 5;
/** Rows looked at between two pauses, told or not. */
const A_LOOK = 250;

/** What rows are told of besides their plan. */
interface Beside {
  readonly faults: Faults;
  readonly baseline: Baseline | null;
  readonly simulated: Simulated | null;
}

/** What is told of the same rows; with others everything begins anew. */
interface Told {
  world: World;
  /** All of it was told in this world. */
  isWhole: boolean;
  /** All of it was told of these; null where some may have been told of others. */
  beside: Beside | null;
  /** As of `Sums`, likewise. */
  parents: Int32Array | null;
  /** As of the last whole telling; null before the first. */
  places: Places | null;
  /** All of it was told in these places. */
  isPlaced: boolean;
  /** As of the last whole telling. */
  dates: readonly ItemSchedule[];
  /** The first telling of these rows. */
  readonly since: number;
  readonly rows: KeptRow[];
  /** Those of the rows that are sent. */
  readonly all: TimelineRow[];
  readonly marks: RowMarks;
  /** As of the last whole telling; null before the first. */
  links: ToldLinks | null;
  /** Where others lead to a row, or the same ones that are something else now. */
  readonly linkMarks: LinkMarks;
  calendars: readonly CalendarShade[];
  calendarsChanged: number;
  /** Null until the first telling was whole. */
  frame: Omit<TimelineFrame, 'calendars'> | null;
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
    const analysis = withoutFindings(dated);
    const { plan, schedule } = analysis;
    const header = viewHeader(analysis, version);
    yield;
    if ('problems' in dated) this.#faults = yield* findingFaults(dated, header);
    const beside: Beside = { faults: this.#faults, baseline, simulated };
    const { items, dates, rowOf } = datedItems(plan, schedule);
    const { ids, indexes: calendars } = calendarsOf(plan, items);
    const sums = sumsOf(plan, schedule, items, dates);
    yield;
    const told = this.#begun(worldOf(analysis, rowOf, ids), serial);
    const { isWhole } = told;
    const sameBeside = tellBeside(told, beside);
    const sameTree = told.parents !== null && isSameList(told.parents, sums.parents);
    if (!sameTree) told.parents = null;
    const last = isWhole && sameBeside && sameTree && told.isPlaced ? told.places : null;
    told.isPlaced = false;
    const telling = tellingOf(told, beside, {
      analysis,
      rowOf,
      items,
      dates,
      calendars,
      sums,
      sameBeside,
      sameTree,
      last,
    });
    let made = 0;
    for (let at = 0; at < items.length; at++) {
      const isMade = tellRow(telling, at);
      if (isMade) made++;
      if ((isMade && made % A_STEP === 0) || at % A_LOOK === A_LOOK - 1) yield;
    }
    told.links = yield* tellingLinks(telling, told.links, told.linkMarks);
    tellShades(told, calendarShades(plan, schedule, ids), serial);
    told.isWhole = true;
    told.beside = beside;
    told.parents = sums.parents;
    told.places = { calendars, sums };
    told.isPlaced = true;
    told.dates = dates;
    told.frame = { ...frameOf(analysis, header, beside), serial, criticalCount: countCritical(told.rows, told.links) };
  }

  /** Of how many rows the dates are others than when all was told. */
  redatedIn({ schedule }: Pick<DatedPlan, 'schedule'>): number {
    const was = this.#told?.dates ?? NOTHING;
    const dates = valuesOf(schedule.items);
    return was === dates || was.length !== dates.length ? 0 : countOthers(was, dates);
  }

  /**
   * What has changed since an earlier telling as far as it is needed where only some rows are in sight: findings, and
   * what rolls up from all rows, are those of before. It has the serial of its base: who takes it still has the view of
   * before, some of it newer, and is told all when it asks again. Null where it cannot be shown without the rest.
   * @param sight as in `TimelineParams`
   */
  *tellingPart(
    dated: Analysis | DatedPlan,
    version: number,
    { serial = 0, baseline = null, simulated = null }: TimelineOptions,
    base: number,
    sight: readonly number[],
  ): Steps<TimelineChanges | null> {
    const analysis = { ...withoutFindings(dated), problems: NOTHING };
    const { plan, schedule } = analysis;
    const known = this.#told;
    const { places, links, frame } = known ?? { places: null, links: null, frame: null };
    if (!known || !places || !links || !frame || base < known.since || base > frame.serial) return null;
    const { items, dates, rowOf } = datedItems(plan, schedule);
    const world = worldOf(analysis, rowOf, known.world.shades);
    if (!sameWorld(known.world, world) || known.parents === null || !sameParents(links.items, items)) return null;
    if (known.linkMarks.ends.isAnyAfter(base) || PLACING.some((field) => known.marks[field].isAnyAfter(base)))
      return null;
    yield;
    const told = this.#begun(world, serial);
    const beside: Beside = { faults: this.#faults, baseline, simulated };
    const sameBeside = tellBeside(told, beside);
    const last = told.isWhole && sameBeside && told.isPlaced ? places : null;
    const seen = { analysis, rowOf, items, dates, ...places, sameBeside, sameTree: true, last };
    const telling = tellingOf(told, beside, seen);
    const rows = rowsIn(sight, items.length);
    for (let at = 0; at < rows.length; at++) {
      tellRow(telling, rows[at] as number);
      if (at % A_LOOK === A_LOOK - 1) yield;
    }
    const now = linksOfRows(telling, links, rows, told.linkMarks);
    if (!now) return null;
    yield;
    tellShades(told, calendarShades(plan, schedule, world.shades), serial);
    const restated = told.linkMarks.states.among(rows, base);
    return {
      ...frameOf(analysis, viewHeader(analysis, version), beside),
      criticalCount: countCritical(told.rows, now),
      serial: base,
      base,
      calendars: told.calendarsChanged > base ? told.calendars : null,
      rows: changedRows(told.marks, base, rows),
      of: told.all,
      linksTo: NOTHING,
      restated,
      states: statesTo(now, restated),
    };
  }

  /** What is known of these rows. */
  #begun(world: World, serial: number): Told {
    const last = this.#told !== null && sameRows(this.#told.world, world) ? this.#told : null;
    if (last && !sameWorld(last.world, world)) last.isWhole = false;
    const told = last ?? nothingTold(world, serial);
    this.#told = told;
    told.world = world;
    for (const marks of [...Object.values(told.marks), ...Object.values(told.linkMarks)]) marks.begin(serial);
    return told;
  }

  /** All of it, after a telling; good until the next one begins. */
  view(): TimelineView {
    const { frame, calendars, all, links } = this.#whole();
    return { ...frame, calendars, rows: all, links: allOf(links) };
  }

  /** What has changed since an earlier telling, after another; null where that was of other rows. */
  changesSince(base: number): TimelineChanges | null {
    const { since, frame, calendarsChanged, calendars, all, marks, links, linkMarks } = this.#whole();
    if (base < since || base > frame.serial) return null;
    const ends = linkMarks.ends.after(base);
    const states = linkMarks.states.after(base);
    const restated = ends.length === 0 ? states : states.filter((row) => !linkMarks.ends.isAfter(base, row));
    return {
      ...frame,
      base,
      calendars: calendarsChanged > base ? calendars : null,
      rows: changedRows(marks, base, null),
      of: all,
      linksTo: Array.from(ends, (row) => [row, linksTo(links, row)]),
      restated,
      states: statesTo(links, restated),
    };
  }

  #whole(): Told & { readonly frame: NonNullable<Told['frame']>; readonly links: ToldLinks } {
    const told = this.#told;
    if (!told?.frame || !told.links) throw new Error('nothing was told yet');
    return { ...told, frame: told.frame, links: told.links };
  }
}

const NOTHING: readonly never[] = [];

/** Where rows lie among each other follows from these. */
const PLACING = ['id', 'parent', 'level'] as const;

const FIELDS = Object.keys(ROW) as (keyof TimelineRow)[];

function nothingTold(world: World, since: number): Told {
  const marksOf = (): Marks => new Marks(since, world.rowOf.size);
  return {
    world,
    isWhole: false,
    beside: null,
    parents: null,
    places: null,
    isPlaced: false,
    dates: [],
    since,
    rows: [],
    all: [],
    marks: Object.fromEntries(FIELDS.map((field) => [field, marksOf()])) as RowMarks,
    links: null,
    linkMarks: { ends: marksOf(), states: marksOf() },
    calendars: [],
    calendarsChanged: since,
    frame: null,
  };
}

function withoutFindings(dated: Analysis | DatedPlan): Analysis {
  return 'problems' in dated ? dated : { ...dated, problems: NOTHING, checked: null };
}

/** Whether all of it was told of the same. */
function tellBeside(told: Told, beside: Beside): boolean {
  const isSame = told.beside !== null && isSameBeside(told.beside, beside);
  if (!isSame) told.beside = null;
  return isSame;
}

function tellingOf(
  { rows, all, marks, isWhole }: Told,
  beside: Beside,
  seen: Omit<Telling, keyof Beside | 'rows' | 'all' | 'marks' | 'isWhole' | 'words'>,
): Telling {
  const { lengths } = seen.analysis.plan.project;
  const words = { lengths, durations: new Map(), slacks: new Map() };
  return { ...seen, ...beside, rows, all, marks, isWhole, words };
}

function tellShades(told: Told, shades: readonly CalendarShade[], serial: number): void {
  if (isSame(told.calendars, shades)) return;
  told.calendars = shades;
  told.calendarsChanged = serial;
}

/** What does not grow with the rows, but how many of them are critical. */
function frameOf({ plan, schedule }: Analysis, header: ViewHeader, { faults, baseline, simulated }: Beside) {
  return {
    ...header,
    ...faults.header,
    stages: stageBands(plan.outline, schedule),
    currency: plan.project.currency,
    chance: simulated && planChance(simulated),
    baselineName: baseline?.name ?? null,
  };
}

/** Each once, in order. @param ranges [from, to, from, to …] */
function rowsIn(ranges: readonly number[], count: number): Int32Array {
  const isIn = new Uint8Array(count);
  for (let at = 0; at + 1 < ranges.length; at += 2) isIn.fill(1, ranges[at], ranges[at + 1]);
  const rows = new Int32Array(count);
  let found = 0;
  for (let row = 0; row < count; row++) if (isIn[row] === 1) rows[found++] = row;
  return rows.subarray(0, found);
}

function countOthers(was: readonly unknown[], is: readonly unknown[]): number {
  let count = 0;
  for (let at = 0; at < is.length; at++) if (was[at] !== is[at]) count++;
  return count;
}

function isSameBeside(a: Beside, b: Beside): boolean {
  return a.faults === b.faults && a.baseline === b.baseline && a.simulated === b.simulated;
}

function isSameList(a: Int32Array, b: Int32Array): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let row = 0; row < b.length; row++) if (a[row] !== b[row]) return false;
  return true;
}

/** Fields that are others in the same rows are told together. @param among where only some rows are told of */
function changedRows(marks: RowMarks, base: number, among: Int32Array | null): RowChanges[] {
  const groups: { readonly at: Int32Array; readonly fields: (keyof TimelineRow)[] }[] = [];
  for (const field of FIELDS) {
    const at = among === null ? marks[field].after(base) : marks[field].among(among, base);
    if (at.length === 0) continue;
    const group = groups.find((each) => isSameList(each.at, at));
    if (group) group.fields.push(field);
    else groups.push({ at, fields: [field] });
  }
  return groups;
}

/** By the dates of all rows, few of which are critical: those are looked at. */
function countCritical(rows: readonly KeptRow[], { moments }: ToldLinks): number {
  let count = 0;
  for (let at = 0; at < rows.length; at++) {
    if (!isCritical(moments, at)) continue;
    const { kind, done } = (rows[at] as KeptRow).row;
    if (!done && (kind === 'task' || kind === 'milestone')) count++;
  }
  return count;
}

/** Loops, which are many times as fast as flattening. */
function allOf(told: ToldLinks): TimelineLink[] {
  const all: TimelineLink[] = [];
  for (let row = 0; row < told.items.length; row++) for (const link of linksTo(told, row)) all.push(link);
  return all;
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
