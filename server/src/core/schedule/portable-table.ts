/**
 * The table of a calendar cut to a window of days, as data that can be posted to a worker. There it
 * cannot grow: who looks beyond its days gets `OutOfReach`, and needs it posted again with more.
 */
import { MINUTES_PER_DAY } from '../base/time.ts';
import { blocksOf, LATER_THAN_ALL } from './compile-time.ts';
import { newTable, type TimeTable, workedAt } from './time-table.ts';

/** A table without its way to grow; on the sides where it `ends` there is nothing more to find. */
export type PortableTable = Readonly<Omit<TimeTable, 'grow'>> & {
  readonly endsBefore: boolean;
  readonly endsAfter: boolean;
};

/** Thrown where somebody needs days that a portable table does not have. */
export class OutOfReach extends Error {}

/** The days from `firstDay` up to but not `lastDay`, counted from the same anchor. */
export function cutTo(table: TimeTable, firstDay: number, lastDay: number): PortableTable {
  workedAt(table, firstDay * MINUTES_PER_DAY);
  workedAt(table, (lastDay - 1) * MINUTES_PER_DAY);
  const first = Math.max(firstDay, table.firstDay);
  const last = Math.max(first, Math.min(lastDay, table.firstDay + table.dayCount));
  const [start, end] = [first * MINUTES_PER_DAY, last * MINUTES_PER_DAY];
  const days = table.firstSpan.slice(first - table.firstDay, last - table.firstDay);
  const skipped = days[0] ?? 0;
  let left = skipped;
  while ((table.from[left] as number) < end) left++;
  // The spans as they are, but for the first and the last, which the window may cut.
  const from = table.from.slice(skipped, left + 1);
  const counted = table.worked.slice(skipped, left + 1);
  const count = left - skipped;
  from[0] = Math.max(from[0] as number, start);
  from[count] = LATER_THAN_ALL;
  counted[0] = workedAt(table, start);
  counted[count] = workedAt(table, end);
  return {
    end: table.end,
    firstDay: first,
    dayCount: last - first,
    firstSpan: lessBy(days, skipped),
    from,
    worked: counted,
    spanOfBlock: blocksOf(counted),
    endsBefore: first > firstDay,
    endsAfter: last < lastDay,
  };
}

/** In place. */
function lessBy(numbers: Int32Array, by: number): Int32Array {
  for (let at = 0; at < numbers.length; at++) numbers[at] = (numbers[at] as number) - by;
  return numbers;
}

export function fromPortableTable(table: PortableTable): TimeTable {
  return newTable(table, table.end, (later) => {
    if (later ? table.endsAfter : table.endsBefore) return false;
    throw new OutOfReach(later ? 'later than the calendars' : 'earlier than the calendars');
  });
}
