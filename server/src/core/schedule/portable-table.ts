/**
 * The table of a calendar cut to a window of days, as data that can be posted to a worker. There it
 * cannot grow: who looks beyond its days gets `OutOfReach`, and needs it posted again with more.
 */
import { MINUTES_PER_DAY } from '../base/time.ts';
import { blocksOf, LATER_THAN_ALL } from './compile-time.ts';
import { type TimeTable, workedAt } from './time-table.ts';

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
  const from: number[] = [];
  const worked: number[] = [];
  let total = workedAt(table, start);
  const skipped = days[0] ?? 0;
  for (let span = skipped; (table.from[span] as number) < end; span++) {
    const begins = table.from[span] as number;
    const ends = begins + (table.worked[span + 1] as number) - (table.worked[span] as number);
    from.push(Math.max(begins, start));
    worked.push(total);
    total += Math.min(ends, end) - Math.max(begins, start);
  }
  from.push(LATER_THAN_ALL);
  worked.push(total);
  const counted = new Int32Array(worked);
  return {
    end: table.end,
    firstDay: first,
    dayCount: last - first,
    firstSpan: days.map((span) => span - skipped),
    from: new Int32Array(from),
    worked: counted,
    spanOfBlock: blocksOf(counted),
    endsBefore: first > firstDay,
    endsAfter: last < lastDay,
  };
}

export function fromPortableTable({ endsBefore, endsAfter, ...table }: PortableTable): TimeTable {
  return {
    ...table,
    grow: (later) => {
      if (later ? endsAfter : endsBefore) return false;
      throw new OutOfReach(later ? 'later than the calendars' : 'earlier than the calendars');
    },
  };
}
