/**
 * Compiles what a calendar says of each day into a table of working time. The window starts small
 * (holidays cost time to compute) and doubles on demand.
 */
import { type Day, day, dayOf, MINUTES_PER_DAY, type Minute, minute } from '../base/time.ts';
import type { DaySpan } from '../model/plan.ts';
import { type DayShape, shapeOfDay } from './day-shape.ts';
import { BLOCK_BITS, finishAt, startAt, type TimeTable, workedAt } from './time-table.ts';
import type { WorkingTime } from './working-time.ts';

/** What a calendar says of one day. Spans may run past 1440: a shift belongs to its first day. */
export interface DayRule {
  readonly spans: readonly DaySpan[];
  /** Of the holiday or exception that decides the day. */
  readonly name: string | null;
}

/** How far from its anchor a calendar is ever looked at; what lies beyond no plan reaches. */
const YEARS_BEFORE = 50;
const YEARS_AFTER = 100;
const DAYS_BEFORE = 366;
const DAYS_AFTER = 3 * 366;
const LATER_THAN_ALL = 2_147_483_647;

export function compileTime(ruleOf: (day: Day) => DayRule, anchor: Day): WorkingTime {
  const table = compileTable(ruleOf, anchor);
  const end = minute(table.end);
  return {
    table,
    cuts: null,
    end,
    nextStart: (at) => minute(startAt(table, workedAt(table, at))),
    previousFinish: (at) => minute(finishAt(table, workedAt(table, at))),
    add: (from, minutes) => (minutes === 0 ? from : minute(finishAt(table, workedAt(table, from) + minutes))),
    subtract: (to, minutes) => (minutes === 0 ? to : minute(startAt(table, workedAt(table, to) - minutes))),
    between: (from, to) => workedAt(table, to) - workedAt(table, from),
    spans: (from, to) => spansBetween(table, from, minute(Math.min(to, end))),
    dayOf: (of) => {
      const rule = ruleOf(of);
      return { working: rule.spans.length > 0, name: rule.name };
    },
  };
}

function compileTable(ruleOf: (day: Day) => DayRule, anchor: Day): TimeTable {
  const firstDay = anchor - YEARS_BEFORE * 366;
  const lastDay = anchor + YEARS_AFTER * 366;
  const shapeOf = shapeCache();
  const table: TimeTable = {
    end: lastDay * MINUTES_PER_DAY,
    ...buildTable(ruleOf, shapeOf, anchor, anchor - DAYS_BEFORE, anchor + DAYS_AFTER),
    grow: (later) => {
      const last = table.firstDay + table.dayCount;
      if (later ? last >= lastDay : table.firstDay <= firstDay) return false;
      const more = table.dayCount;
      const from = later ? table.firstDay : Math.max(firstDay, table.firstDay - more);
      const to = later ? Math.min(lastDay, last + more) : last;
      Object.assign(table, buildTable(ruleOf, shapeOf, anchor, from, to));
      return true;
    },
  };
  return table;
}

/** The table of the days from `firstDay` up to but not `lastDay`. */
function buildTable(
  ruleOf: (day: Day) => DayRule,
  shapeOf: (previous: readonly DaySpan[], own: readonly DaySpan[]) => DayShape,
  anchor: Day,
  firstDay: number,
  lastDay: number,
): Omit<TimeTable, 'grow' | 'end'> {
  const from: number[] = [];
  const worked: number[] = [];
  const firstSpan = new Int32Array(lastDay - firstDay);
  let total = 0;
  let atAnchor = 0;
  let reached = Number.NEGATIVE_INFINITY;
  let previous = ruleOf(day(firstDay - 1)).spans;
  for (let of = firstDay; of < lastDay; of++) {
    const midnight = of * MINUTES_PER_DAY;
    if (of === anchor) atAnchor = total;
    const own = ruleOf(day(of)).spans;
    const shape = shapeOf(previous, own);
    // A shift that began the day before and goes on is one span with it.
    const goesOn = reached === midnight && shape.from[0] === 0;
    firstSpan[of - firstDay] = goesOn ? from.length - 1 : from.length;
    for (let k = 0; k < shape.from.length; k++) {
      if (k > 0 || !goesOn) {
        from.push(midnight + (shape.from[k] as number));
        worked.push(total);
      }
      total += (shape.to[k] as number) - (shape.from[k] as number);
      reached = midnight + (shape.to[k] as number);
    }
    previous = own;
  }
  from.push(LATER_THAN_ALL);
  worked.push(total);
  const counted = new Int32Array(worked);
  for (let i = 0; i < counted.length; i++) counted[i] = (counted[i] as number) - atAnchor;
  return {
    firstDay,
    dayCount: lastDay - firstDay,
    firstSpan,
    from: new Int32Array(from),
    worked: counted,
    spanOfBlock: blocksOf(counted),
  };
}

function blocksOf(worked: Int32Array): Int32Array {
  const first = worked[0] as number;
  const total = (worked[worked.length - 1] as number) - first;
  const blocks = new Int32Array((total >> BLOCK_BITS) + 1);
  let span = 0;
  for (let block = 0; block < blocks.length; block++) {
    const amount = first + (block << BLOCK_BITS);
    while (span + 2 < worked.length && (worked[span + 1] as number) <= amount) span++;
    blocks[block] = span;
  }
  return blocks;
}

/** Days repeat: each pair of rules is laid out once. Rules of equal days share their spans. */
function shapeCache(): (previous: readonly DaySpan[], own: readonly DaySpan[]) => DayShape {
  const known = new Map<readonly DaySpan[], Map<readonly DaySpan[] | null, DayShape>>();
  return (previous, own) => {
    const spill = previous.some((span) => span.to > MINUTES_PER_DAY) ? previous : null;
    const byPrevious = known.get(own) ?? new Map<readonly DaySpan[] | null, DayShape>();
    const shape = byPrevious.get(spill) ?? shapeOfDay(previous, own);
    if (!byPrevious.has(spill)) known.set(own, byPrevious.set(spill, shape));
    return shape;
  };
}

function spansBetween(table: TimeTable, from: Minute, to: Minute): { from: Minute; to: Minute }[] {
  const found: { from: Minute; to: Minute }[] = [];
  workedAt(table, to);
  workedAt(table, from);
  const index = Math.max(0, dayOf(from) - table.firstDay);
  if (index >= table.dayCount) return found;
  for (let span = table.firstSpan[index] as number; (table.from[span] as number) < to; span++) {
    const start = table.from[span] as number;
    const length = (table.worked[span + 1] as number) - (table.worked[span] as number);
    const [clippedFrom, clippedTo] = [Math.max(from, start), Math.min(to, start + length)];
    if (clippedFrom < clippedTo) found.push({ from: minute(clippedFrom), to: minute(clippedTo) });
  }
  return found;
}
