/**
 * Tables of working time for a worker. A calendar that ends (one of some weekends, say) goes on with the
 * hours of the standard calendar, as it does in the schedule where a task has no working time left.
 */
import type { Steps } from '../../base/steps.ts';
import { type Day, MINUTES_PER_DAY } from '../../base/time.ts';
import { blocksOf, firstSpans, LATER_THAN_ALL } from '../../schedule/compile-time.ts';
import { cutTo, type PortableTable } from '../../schedule/portable-table.ts';
import type { TimeTable } from '../../schedule/time-table.ts';

/** In steps. */
export function* cutTables(
  tables: readonly TimeTable[],
  standard: TimeTable,
  [firstDay, lastDay]: readonly [Day, Day],
): Steps<PortableTable[]> {
  yield* growing(standard, firstDay, lastDay);
  const usual = cutTo(standard, firstDay, lastDay);
  yield;
  const cut: PortableTable[] = [];
  for (const table of tables) {
    yield* growing(table, firstDay, lastDay);
    const own = table === standard ? usual : cutTo(table, firstDay, lastDay);
    cut.push(isOver(own, lastDay) ? goingOn(own, usual) : own);
  }
  yield;
  // Late dates of such a calendar, and of all that it waits for, may lie at the beginning of time: half a year before all work is as early.
  return cut.some((table) => isNew(table, firstDay)) ? cut.map((table) => ({ ...table, endsBefore: true })) : cut;
}

const DAYS_AT_ONCE = 122;

/** Until it holds the days; a step for each piece. */
function* growing(table: TimeTable, firstDay: number, lastDay: number): Steps<void> {
  yield;
  while (firstDay < table.firstDay && table.grow?.(false, DAYS_AT_ONCE)) yield;
  while (lastDay > table.firstDay + table.dayCount && table.grow?.(true, DAYS_AT_ONCE)) yield;
}

/** No work in half a year is the end of a calendar, or its beginning. */
const DAYS_WITHOUT_WORK = 183;

function endOfWork({ from, worked, firstDay }: PortableTable): number {
  const last = from.length - 2;
  if (last < 0) return firstDay * MINUTES_PER_DAY;
  return (from[last] as number) + (worked[last + 1] as number) - (worked[last] as number);
}

function isOver(table: PortableTable, lastDay: number): boolean {
  return endOfWork(table) < (lastDay - DAYS_WITHOUT_WORK) * MINUTES_PER_DAY;
}

/** Whether it has no work in the first half year. */
function isNew({ from }: PortableTable, firstDay: number): boolean {
  return (from[0] as number) > (firstDay + DAYS_WITHOUT_WORK) * MINUTES_PER_DAY;
}

/** With the spans of another table from the day after its last. */
function goingOn(table: PortableTable, usual: PortableTable): PortableTable {
  const from = [...table.from.subarray(0, -1)];
  const worked = [...table.worked.subarray(0, -1)];
  let total = table.worked[table.worked.length - 1] as number;
  const resumes = Math.ceil(endOfWork(table) / MINUTES_PER_DAY) * MINUTES_PER_DAY;
  for (let span = 0; span < usual.from.length - 1; span++) {
    if ((usual.from[span] as number) < resumes) continue;
    from.push(usual.from[span] as number);
    worked.push(total);
    total += (usual.worked[span + 1] as number) - (usual.worked[span] as number);
  }
  from.push(LATER_THAN_ALL);
  worked.push(total);
  const counted = Int32Array.from(worked);
  const starts = Int32Array.from(from);
  const longer = { ...table, from: starts, worked: counted, spanOfBlock: blocksOf(counted) };
  return { ...longer, firstSpan: firstSpans(longer) };
}
