/**
 * One row of a telling after the other: what is as it was stays, where only dates are others these are written over,
 * and the rest is made anew. Functions of their own, which are compiled while the first telling runs.
 */
import type { Analysis } from '../../core/analyse.ts';
import type { WorkItem } from '../../core/model/plan.ts';
import type { Simulated } from '../../core/risk/simulated.ts';
import { drivingItem } from '../../core/schedule/driving-item.ts';
import type { Driver, ItemSchedule } from '../../core/schedule/schedule.ts';
import type { TimelineRow } from '../../protocol/timeline.ts';
import { isSame } from '../../protocol/timeline-wire.ts';
import type { Baseline } from '../timeline.ts';
import { chanceOf } from './chance.ts';
import type { Faults } from './faults.ts';
import { type KeptRow, type RowMarks, sameFindings, type WritableRow } from './kept.ts';
import { isOnlyRedated, type LengthWords, redate } from './redated.ts';
import { rewrite } from './rewritten.ts';
import { type Beside, type PlaceInView, timelineRow } from './row.ts';
import { type Sums, UNTOLD } from './sums.ts';

export interface Telling {
  readonly analysis: Analysis;
  readonly rowOf: ReadonlyMap<string, number>;
  /** By row. */
  readonly items: readonly WorkItem[];
  readonly dates: readonly ItemSchedule[];
  readonly calendars: Int32Array;
  readonly sums: Sums;
  readonly faults: Faults;
  readonly baseline: Baseline | null;
  readonly simulated: Simulated | null;
  readonly words: LengthWords;
  readonly rows: KeptRow[];
  readonly all: TimelineRow[];
  readonly marks: RowMarks;
  /** Whether all rows were told in this world. */
  readonly isWhole: boolean;
  /** Whether they were told with these findings, this baseline and this simulation. */
  readonly sameBeside: boolean;
  /** Whether the same rows lay in the same ones. */
  readonly sameTree: boolean;
  /** What was known of the places of all rows when they were told, where all else is as it was then. */
  readonly last: Places | null;
}

/** By row. */
export interface Places {
  readonly calendars: Int32Array;
  readonly sums: Sums;
}

/** Brings a row up to date; whether it was made anew. Those before it have been told. */
export function tellRow(telling: Telling, at: number): boolean {
  const kept = telling.rows[at];
  if (!kept) {
    const made = newRow(telling, at);
    telling.rows.push(made);
    telling.all.push(made.row);
    return true;
  }
  const item = telling.items[at] as WorkItem;
  const dates = telling.dates[at] as ItemSchedule;
  if (kept.item === item && kept.dates === dates && kept.isByLeaf && isPlacedAsLast(telling, at)) return false;
  const { findings, baseline } = telling.sameBeside ? kept : besideOf(telling, item);
  const sameItem = telling.isWhole && kept.item === item;
  const isSameToo = sameItem && kept.baseline === baseline && sameFindings(kept.findings, findings);
  if (isSameToo && (kept.dates === dates || isOnlyRedated(kept, dates))) {
    replace(telling, kept, dates, at);
    if (kept.dates !== dates) redate(kept, dates, telling.words, telling.marks, at);
    kept.dates = dates;
    return false;
  }
  const place = placeOf(telling, at);
  const now = timelineRow(telling.analysis, item, dates, { findings, baseline }, place, sameItem ? kept : null);
  rewrite(kept.row, now, telling.marks, at);
  kept.item = item;
  kept.dates = dates;
  kept.findings = findings;
  kept.baseline = baseline;
  kept.isByLeaf = isByLeaf(telling, now.driverRow, dates.driver);
  return true;
}

function isPlacedAsLast({ last, calendars, sums }: Telling, at: number): boolean {
  return (
    last !== null &&
    last.calendars[at] === calendars[at] &&
    last.sums.costs[at] === sums.costs[at] &&
    last.sums.percents[at] === sums.percents[at]
  );
}

function percentOf({ percents }: Sums, at: number): number | null {
  const percent = percents[at] as number;
  return percent === UNTOLD ? null : percent;
}

function newRow(telling: Telling, at: number): KeptRow {
  const item = telling.items[at] as WorkItem;
  const dates = telling.dates[at] as ItemSchedule;
  const { findings, baseline } = besideOf(telling, item);
  const row = timelineRow(telling.analysis, item, dates, { findings, baseline }, placeOf(telling, at), null);
  return { item, dates, findings, baseline, row, isByLeaf: isByLeaf(telling, row.driverRow, dates.driver) };
}

function besideOf({ faults, baseline }: Telling, { id }: WorkItem): Beside {
  return { findings: faults.findings.get(id) ?? NOTHING, baseline: baseline?.schedule.items.get(id) ?? null };
}

const NOTHING: readonly never[] = [];

function placeOf(telling: Telling, at: number): PlaceInView {
  const { rows, items, dates, sums, calendars, faults, simulated } = telling;
  const item = items[at] as WorkItem;
  const parent = sums.parents[at] ?? -1;
  return {
    parent,
    level: levelIn(rows, parent),
    percent: percentOf(sums, at),
    driverRow: driverRow(telling, dates[at] as ItemSchedule),
    cost: sums.costs[at] || null,
    overAllocated: faults.overloads.get(item.id) ?? NOTHING,
    calendar: calendars[at] ?? 0,
    chance: simulated && chanceOf(item, simulated),
  };
}

/** As `placeOf`, written into a row that says the same otherwise. */
function replace(telling: Telling, kept: KeptRow, dates: ItemSchedule, at: number): void {
  const { items, faults, simulated, marks } = telling;
  const { row } = kept;
  if (!telling.sameTree || !isPlacedAsLast(telling, at)) replaceIn(telling, row, at);
  // Of a phase, which of its tasks decides changes with their dates.
  if (!telling.sameTree || !kept.isByLeaf || kept.dates.driver !== dates.driver) {
    const driver = driverRow(telling, dates);
    kept.isByLeaf = isByLeaf(telling, driver, dates.driver);
    if (row.driverRow !== driver) set(row, 'driverRow', driver, marks, at);
  }
  if (telling.sameBeside) return;
  const item = items[at] as WorkItem;
  const overAllocated = faults.overloads.get(item.id) ?? NOTHING;
  if (!isSame(row.overAllocated, overAllocated)) set(row, 'overAllocated', overAllocated, marks, at);
  const chance = simulated && chanceOf(item, simulated);
  if (!isSame(row.chance, chance)) set(row, 'chance', chance, marks, at);
}

/** Where it lies in the tree, what rolls up to it, and its calendar. */
function replaceIn(telling: Telling, row: WritableRow, at: number): void {
  const { rows, sums, calendars, marks } = telling;
  const parent = sums.parents[at] ?? -1;
  if (row.parent !== parent) set(row, 'parent', parent, marks, at);
  const level = levelIn(rows, parent);
  if (row.level !== level) set(row, 'level', level, marks, at);
  const percent = percentOf(sums, at);
  if (row.percent !== percent) set(row, 'percent', percent, marks, at);
  const cost = sums.costs[at] || null;
  if (row.cost !== cost) set(row, 'cost', cost, marks, at);
  const calendar = calendars[at] ?? 0;
  if (row.calendar !== calendar) set(row, 'calendar', calendar, marks, at);
}

function set<Name extends keyof TimelineRow>(
  row: WritableRow,
  name: Name,
  value: WritableRow[Name],
  marks: RowMarks,
  at: number,
): void {
  row[name] = value;
  marks[name].note(at);
}

function levelIn(rows: readonly KeptRow[], parent: number): number {
  return (rows[parent]?.row.level ?? -1) + 1;
}

function driverRow({ analysis, rowOf }: Telling, { driver }: ItemSchedule): number {
  const id = drivingItem(analysis.plan, analysis.schedule.items, driver);
  return id === null ? -1 : (rowOf.get(id) ?? -1);
}

/** Whether the row that drives an item stays that as long as the same drives it. */
function isByLeaf({ items }: Telling, row: number, { id }: Driver): boolean {
  return id === undefined || items[row]?.id === id;
}
