/**
 * Compiles what a calendar says of each day into a table of working time. The window starts small
 * (holidays cost time to compute) and grows on demand, by half of itself and never so much that a step takes long.
 */
import { type Day, day, dayOf, MINUTES_PER_DAY, type Minute, minute } from '../base/time.ts';
import type { DaySpan } from '../model/plan.ts';
import { type DayShape, shapeOfDay } from './day-shape.ts';
import type { PassTime } from './pass-input.ts';
import { BLOCK_BITS, finishAt, newTable, startAt, type TimeTable, workedAt } from './time-table.ts';
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
const DAYS_AFTER = 2 * 366;
/** Added at once. */
const MOST_DAYS = 2 * 366;
/** Expected; there is room made for more. */
const SPANS_A_DAY = 2;
export const LATER_THAN_ALL = 2_147_483_647;

export function compileTime(ruleOf: (day: Day) => DayRule, anchor: Day): WorkingTime {
  const table = compileTable(ruleOf, anchor);
  const time = timeOn(table);
  return {
    ...time,
    spans: (from, to) => spansBetween(table, from, minute(Math.min(to, time.end))),
    dayOf: (of) => {
      const rule = ruleOf(of);
      return { working: rule.spans.length > 0, name: rule.name };
    },
  };
}

/** The arithmetic of a table, as it is when asked. */
export function timeOn(table: TimeTable): PassTime {
  return {
    table,
    cuts: null,
    end: minute(table.end),
    nextStart: (at) => minute(startAt(table, workedAt(table, at))),
    previousFinish: (at) => minute(finishAt(table, workedAt(table, at))),
    add: (from, minutes) => (minutes === 0 ? from : minute(finishAt(table, workedAt(table, from) + minutes))),
    subtract: (to, minutes) => (minutes === 0 ? to : minute(startAt(table, workedAt(table, to) - minutes))),
    between: (from, to) => workedAt(table, to) - workedAt(table, from),
  };
}

function compileTable(ruleOf: (day: Day) => DayRule, anchor: Day): TimeTable {
  const earliest = anchor - YEARS_BEFORE * 366;
  const latest = anchor + YEARS_AFTER * 366;
  const days: Days = { ruleOf, shapeOf: shapeCache() };
  const laid = daysBefore(days, daysAfter(days, nothingFrom(anchor), anchor + DAYS_AFTER), anchor - DAYS_BEFORE);
  const table = newTable(laid, latest * MINUTES_PER_DAY, (later) => {
    const last = table.firstDay + table.dayCount;
    if (later ? last >= latest : table.firstDay <= earliest) return false;
    const more = Math.min(table.dayCount >> 1, MOST_DAYS);
    const wider = later
      ? daysAfter(days, table, Math.min(latest, last + more))
      : daysBefore(days, table, Math.max(earliest, table.firstDay - more));
    Object.assign(table, wider);
    return true;
  });
  return table;
}

/** What a calendar says of a day, and the shape that gives it. */
interface Days {
  readonly ruleOf: (day: Day) => DayRule;
  readonly shapeOf: (previous: readonly DaySpan[], own: readonly DaySpan[]) => DayShape;
}

type Laid = Omit<TimeTable, 'grow' | 'end'>;

/** A window of no days, whose worked minutes count from its start. */
function nothingFrom(firstDay: number): Laid {
  return {
    firstDay,
    dayCount: 0,
    firstSpan: new Int32Array(0),
    from: Int32Array.of(LATER_THAN_ALL),
    worked: new Int32Array(1),
    spanOfBlock: new Int32Array(1),
  };
}

/** The window with the days after it, up to but not `lastDay`. */
function daysAfter({ ruleOf, shapeOf }: Days, laid: Laid, lastDay: number): Laid {
  const { firstDay, dayCount, firstSpan } = laid;
  const next = firstDay + dayCount;
  const spans = laid.from.length - 1;
  let from = longer(laid.from, spans + SPANS_A_DAY * (lastDay - next) + 1);
  let worked = longer(laid.worked, from.length);
  const starts = new Int32Array(lastDay - firstDay);
  starts.set(firstSpan);
  let filled = spans;
  let total = laid.worked[spans] as number;
  let reached = spans === 0 ? Number.NEGATIVE_INFINITY : endOfLast(laid);
  let previous = ruleOf(day(next - 1)).spans;
  for (let of = next; of < lastDay; of++) {
    const midnight = of * MINUTES_PER_DAY;
    const own = ruleOf(day(of)).spans;
    const shape = shapeOf(previous, own);
    // A shift that began the day before and goes on is one span with it.
    const goesOn = reached === midnight && shape.from[0] === 0;
    starts[of - firstDay] = goesOn ? filled - 1 : filled;
    if (filled + shape.from.length >= from.length) {
      from = longer(from, 2 * from.length + shape.from.length);
      worked = longer(worked, from.length);
    }
    for (let k = 0; k < shape.from.length; k++) {
      if (k > 0 || !goesOn) {
        from[filled] = midnight + (shape.from[k] as number);
        worked[filled++] = total;
      }
      total += (shape.to[k] as number) - (shape.from[k] as number);
      reached = midnight + (shape.to[k] as number);
    }
    previous = own;
  }
  from[filled] = LATER_THAN_ALL;
  worked[filled] = total;
  const counted = worked.slice(0, filled + 1);
  return {
    firstDay,
    dayCount: lastDay - firstDay,
    firstSpan: starts,
    from: from.slice(0, filled + 1),
    worked: counted,
    spanOfBlock: blocksOf(counted, laid.spanOfBlock),
  };
}

/** The window with the days before it, from `firstDay`. Worked minutes go on being counted from where they were. */
function daysBefore(days: Days, laid: Laid, firstDay: number): Laid {
  const before = daysAfter(days, nothingFrom(firstDay), laid.firstDay);
  const spans = before.from.length - 1;
  const midnight = laid.firstDay * MINUTES_PER_DAY;
  const goesOn = spans > 0 && endOfLast(before) === midnight && laid.from[0] === midnight;
  const kept = goesOn ? 1 : 0;
  const start = (laid.worked[0] as number) - (before.worked[spans] as number);
  const earlier = before.worked.subarray(0, spans).map((amount) => amount + start);
  const worked = joined(earlier, laid.worked.subarray(kept));
  return {
    firstDay,
    dayCount: before.dayCount + laid.dayCount,
    firstSpan: joined(
      before.firstSpan,
      laid.firstSpan.map((span) => span + spans - kept),
    ),
    from: joined(before.from.subarray(0, spans), laid.from.subarray(kept)),
    worked,
    spanOfBlock: blocksOf(worked),
  };
}

function endOfLast({ from, worked }: Laid): number {
  const last = from.length - 2;
  return (from[last] as number) + (worked[last + 1] as number) - (worked[last] as number);
}

function longer(array: Int32Array, length: number): Int32Array {
  const grown = new Int32Array(Math.max(length, array.length));
  grown.set(array);
  return grown;
}

function joined(before: Int32Array, after: Int32Array): Int32Array {
  const both = new Int32Array(before.length + after.length);
  both.set(before);
  both.set(after, before.length);
  return both;
}

/** The index of `TimeTable.firstSpan`. */
export function firstSpans({
  from,
  worked,
  firstDay,
  dayCount,
}: Pick<TimeTable, 'from' | 'worked' | 'firstDay' | 'dayCount'>): Int32Array {
  const starts = new Int32Array(dayCount);
  const last = from.length - 1;
  let span = 0;
  for (let k = 0; k < dayCount; k++) {
    const midnight = (firstDay + k) * MINUTES_PER_DAY;
    while (
      span < last &&
      (from[span] as number) + (worked[span + 1] as number) - (worked[span] as number) <= midnight
    ) {
      span++;
    }
    starts[k] = span;
  }
  return starts;
}

/** The index of `TimeTable.spanOfBlock`. `known`: that of the same spans without the last ones. */
export function blocksOf(worked: Int32Array, known: Int32Array = new Int32Array(1)): Int32Array {
  const blocks = new Int32Array(blockCount(worked));
  blocks.set(known.subarray(0, blocks.length));
  // The last block known may go on into spans that are new.
  fillBlocks(blocks, worked, known[known.length - 1] as number);
  return blocks;
}

export function blockCount(worked: Int32Array): number {
  return (((worked[worked.length - 1] as number) - (worked[0] as number)) >> BLOCK_BITS) + 1;
}

/** The same in place, from the blocks of span `since` on. */
export function fillBlocks(blocks: Int32Array, worked: Int32Array, since: number): void {
  const first = worked[0] as number;
  for (let span = since; span + 1 < worked.length; span++) {
    const start = (worked[span] as number) - first;
    const length = (worked[span + 1] as number) - (worked[span] as number);
    // Up to one more than begin in it, so that equal spans are equal work; the next span puts that right.
    const begin = (start + (1 << BLOCK_BITS) - 1) >> BLOCK_BITS;
    const end = Math.min(blocks.length, begin + (length >> BLOCK_BITS) + 1);
    for (let block = begin; block < end; block++) blocks[block] = span;
  }
}

/** Days repeat: each pair of rules is laid out once. Rules of equal days share their spans. */
function shapeCache(): (previous: readonly DaySpan[], own: readonly DaySpan[]) => DayShape {
  const known = new Map<readonly DaySpan[], Map<readonly DaySpan[] | null, DayShape>>();
  const last: { previous: unknown; own: unknown; shape: DayShape | null } = { previous: null, own: null, shape: null };
  return (previous, own) => {
    if (last.shape && last.previous === previous && last.own === own) return last.shape;
    const spill = previous.some((span) => span.to > MINUTES_PER_DAY) ? previous : null;
    const byPrevious = known.get(own) ?? new Map<readonly DaySpan[] | null, DayShape>();
    const shape = byPrevious.get(spill) ?? shapeOfDay(previous, own);
    if (!byPrevious.has(spill)) known.set(own, byPrevious.set(spill, shape));
    return Object.assign(last, { previous, own, shape }).shape;
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
