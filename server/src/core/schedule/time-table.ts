/**
 * The working time of one calendar as plain data: the spans of a window of days laid end to end,
 * each with the minutes worked before it. Instants (civil minutes) and *worked minutes* (counted from
 * the anchor, negative before it) turn into each other in constant time. In worked minutes the end
 * of one span and the start of the next are the same number, so most of a schedule is addition.
 * What lies beyond the window makes it grow; at the ends of time the answers stop at the last day.
 */
import { MINUTES_PER_DAY } from '../base/time.ts';

/** Typed arrays only, so that a worker can have it; there nothing grows (`grow` null). */
export interface TimeTable {
  /** Where the calendar is looked at no further. */
  readonly end: number;
  firstDay: number;
  dayCount: number;
  /** By day of the window: the first span that ends after its midnight. */
  firstSpan: Int32Array;
  /** Start of each span in minutes; one more at the end, later than all time. */
  from: Int32Array;
  /** Minutes worked from the anchor to the start of each span; one more for all of them. */
  worked: Int32Array;
  /** By every 128th worked minute of the window: the span in which it is worked. */
  spanOfBlock: Int32Array;
  /** Widens the window towards later or earlier days, by no more than `most`; false at the end of time. */
  grow: ((later: boolean, most?: number) => boolean) | null;
}

/** All tables are made here, so that they are one shape to who reads them. */
export function newTable(
  { firstDay, dayCount, firstSpan, from, worked, spanOfBlock }: Omit<TimeTable, 'end' | 'grow'>,
  end: number,
  grow: TimeTable['grow'],
): TimeTable {
  return { end, firstDay, dayCount, firstSpan, from, worked, spanOfBlock, grow };
}

/** 2^7 minutes: with spans of two to four hours one look at the index finds the span or its neighbour. */
export const BLOCK_BITS = 7;

// In what follows `(a - b) >> 31` is -1 where a < b, else 0: a step, or a limit, that no processor has to guess at.

/** Minutes worked from the anchor to the instant. */
export function workedAt(table: TimeTable, at: number): number {
  // Cut off rather than floored where that is the same: it needs no floating point.
  const day = at >= 0 ? (at / MINUTES_PER_DAY) | 0 : Math.floor(at / MINUTES_PER_DAY);
  if (day < table.firstDay || day >= table.firstDay + table.dayCount) {
    if (!reachDay(table, day)) return table.worked[day < table.firstDay ? 0 : table.worked.length - 1] as number;
  }
  const { from, worked } = table;
  let span = table.firstSpan[day - table.firstDay] as number;
  if (span === from.length - 1) return worked[span] as number;
  // Before 1970 what is later than all time is too far away for 32 bits.
  if (at >= 0) span -= ((from[span + 1] as number) - at) >> 31;
  while ((from[span + 1] as number) < at) span++;
  let past = at - (from[span] as number);
  past &= ~(past >> 31);
  const before = worked[span] as number;
  const over = past - ((worked[span + 1] as number) - before);
  return before + past - (over & ~(over >> 31));
}

/** The last instant at which no more than `amount` is worked: the start of a span rather than the end of the last. */
export function startAt(table: TimeTable, amount: number): number {
  if (amount < (table.worked[0] as number) || amount >= (table.worked[table.worked.length - 1] as number)) {
    if (!reachWork(table, amount, amount + 1)) return edgeOf(table, amount);
  }
  const { from, worked } = table;
  let span = table.spanOfBlock[(amount - (worked[0] as number)) >> BLOCK_BITS] as number;
  span += 1 + ((amount - (worked[span + 1] as number)) >> 31);
  while ((worked[span + 1] as number) <= amount) span++;
  return (from[span] as number) + amount - (worked[span] as number);
}

/** The first instant by which `amount` is worked: the end of a span rather than the start of the next. */
export function finishAt(table: TimeTable, amount: number): number {
  if (amount <= (table.worked[0] as number) || amount > (table.worked[table.worked.length - 1] as number)) {
    if (!reachWork(table, amount - 1, amount)) return edgeOf(table, amount);
  }
  const { from, worked } = table;
  let span = table.spanOfBlock[(amount - 1 - (worked[0] as number)) >> BLOCK_BITS] as number;
  span -= ((worked[span + 1] as number) - amount) >> 31;
  while ((worked[span + 1] as number) < amount) span++;
  return (from[span] as number) + amount - (worked[span] as number);
}

/** Whether it is the clock: there is no minute without work. */
export function worksAlways({ worked, dayCount }: TimeTable): boolean {
  return (worked[worked.length - 1] as number) - (worked[0] as number) === dayCount * MINUTES_PER_DAY;
}

function reachDay(table: TimeTable, day: number): boolean {
  while (day < table.firstDay) if (!table.grow?.(false)) return false;
  while (day >= table.firstDay + table.dayCount) if (!table.grow?.(true)) return false;
  return true;
}

/** Makes the window hold the worked minutes from `low` to `high`. */
function reachWork(table: TimeTable, low: number, high: number): boolean {
  while (low < (table.worked[0] as number)) if (!table.grow?.(false)) return false;
  while (high > (table.worked[table.worked.length - 1] as number)) if (!table.grow?.(true)) return false;
  return true;
}

/** Where a calendar has no more work: the end of its last day, or the start of its first. */
function edgeOf(table: TimeTable, amount: number): number {
  const day = amount <= (table.worked[0] as number) ? table.firstDay : table.firstDay + table.dayCount;
  return day * MINUTES_PER_DAY;
}
