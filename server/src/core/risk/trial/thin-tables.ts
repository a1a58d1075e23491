/**
 * Working time without the days that a trial loses: the table of each calendar is laid out again without
 * them, in place, so that all arithmetic over it, and all leave taken from it, has the trial's days.
 */
import { MINUTES_PER_DAY } from '../../base/time.ts';
import { blockCount, fillBlocks, LATER_THAN_ALL } from '../../schedule/compile-time.ts';
import type { Cuts } from '../../schedule/cuts.ts';
import type { PassTime } from '../../schedule/pass-input.ts';
import { finishAt, startAt, type TimeTable, workedAt } from '../../schedule/time-table.ts';
import type { LostDay } from './variables.ts';

export interface Thinning {
  /** Takes the days that `isLost` names from all tables; false where they are as they were before. */
  readonly lose: (isLost: (lostDay: number) => boolean) => boolean;
}

interface Thinned {
  readonly table: TimeTable;
  readonly whole: Pick<TimeTable, 'from' | 'worked' | 'firstSpan'>;
  /** Numbers of the days that it may lose, in order of time. */
  readonly days: Int32Array;
  /** By place among them: when they begin and end, and the first span that ends after that beginning. */
  readonly begins: Int32Array;
  readonly ends: Int32Array;
  readonly firstTouched: Int32Array;
  readonly from: Int32Array;
  readonly worked: Int32Array;
  readonly firstSpan: Int32Array;
  readonly spanOfBlock: Int32Array;
  /** Places of those lost now, the first `lostCount`. */
  readonly lost: Int32Array;
  lostCount: number;
}

/** Leave in instants, which stay where they are whatever days are lost around them. */
interface Leave {
  readonly table: TimeTable;
  readonly cuts: Cuts;
  readonly from: readonly number[];
  readonly to: readonly number[];
}

/** @param times whose cuts are their own: they are written over. */
export function thinning(
  days: readonly LostDay[],
  tables: readonly TimeTable[],
  times: readonly Pick<PassTime, 'table' | 'cuts'>[],
): Thinning {
  const daysOf = tables.map((): number[] => []);
  days.forEach(({ tables: losing }, k) => {
    for (const number of losing) daysOf[number]?.push(k);
  });
  const thinned = tables.flatMap((table, number) => {
    const own = daysOf[number] ?? [];
    if (own.length === 0) return [];
    own.sort((a, b) => (days[a] as LostDay).from - (days[b] as LostDay).from);
    return [thinnedOf(table, Int32Array.from(own), days)];
  });
  const changing = new Set(thinned.map(({ table }) => table));
  const leaves = times.flatMap(({ table, cuts }) => (cuts && changing.has(table) ? [leaveOf(table, cuts)] : []));
  const flags = new Uint8Array(days.length);
  return {
    lose: (isLost) => {
      for (let k = 0; k < flags.length; k++) flags[k] = isLost(k) ? 1 : 0;
      let changed = false;
      for (const one of thinned) {
        if (!setLost(one, flags)) continue;
        layOut(one);
        changed = true;
      }
      if (changed) for (const leave of leaves) setLeave(leave);
      return changed;
    },
  };
}

/** False where the same days are lost as before. */
function setLost(thinned: Thinned, flags: Uint8Array): boolean {
  const { days, lost } = thinned;
  let count = 0;
  let changed = false;
  for (let place = 0; place < days.length; place++) {
    if (flags[days[place] as number] === 0) continue;
    if (count >= thinned.lostCount || lost[count] !== place) changed = true;
    lost[count++] = place;
  }
  changed ||= count !== thinned.lostCount;
  thinned.lostCount = count;
  return changed;
}

function thinnedOf(table: TimeTable, days: Int32Array, all: readonly LostDay[]): Thinned {
  const { firstSpan, from, worked, spanOfBlock } = table;
  // A day lost in the middle of a span makes two of it.
  const room = from.length + days.length;
  const begins = days.map((k) => (all[k] as LostDay).from);
  let span = 0;
  const firstTouched = begins.map((at) => {
    while (span < from.length - 1 && endOf(table, span) <= at) span++;
    return span;
  });
  return {
    table,
    whole: { from, worked, firstSpan },
    days,
    begins,
    ends: days.map((k) => (all[k] as LostDay).to),
    firstTouched,
    from: extended(from, room),
    worked: extended(worked, room),
    firstSpan: firstSpan.slice(),
    spanOfBlock: spanOfBlock.slice(),
    lost: new Int32Array(days.length),
    lostCount: 0,
  };
}

function extended(array: Int32Array, length: number): Int32Array {
  const longer = new Int32Array(length);
  longer.set(array);
  return longer;
}

function layOut(thinned: Thinned): void {
  const { table, whole, from, worked, firstSpan, begins, ends, firstTouched, lost, lostCount } = thinned;
  const { firstDay, dayCount } = table;
  const { from: wholeFrom, worked: wholeWorked, firstSpan: wholeFirst } = whole;
  const first = firstTouched[0] as number;
  let filled = first;
  let total = wholeWorked[first] as number;
  let k = 0;
  /** Days before it have their first span. */
  let day = 0;
  const put = (start: number, end: number): void => {
    from[filled] = start;
    worked[filled++] = total;
    total += end - start;
  };
  const last = wholeFrom.length - 1;
  for (let span = first; span < last; ) {
    // Most spans lie between days that are lost.
    const untouched = k < lostCount ? (firstTouched[lost[k] as number] as number) : last;
    const gone = (wholeWorked[span] as number) - total;
    const fewer = span - filled;
    for (; span < untouched; span++) {
      from[filled] = wholeFrom[span] as number;
      worked[filled++] = (wholeWorked[span] as number) - gone;
    }
    for (; day < dayCount && (wholeFirst[day] as number) < untouched; day++) {
      firstSpan[day] = (wholeFirst[day] as number) - fewer;
    }
    total = (wholeWorked[span] as number) - gone;
    if (span === last) break;
    let start = wholeFrom[span] as number;
    const end = endOf(whole, span);
    const parts = filled;
    while (k < lostCount && (ends[lost[k] as number] as number) <= start) k++;
    for (let j = k; j < lostCount && start < end; j++) {
      const at = begins[lost[j] as number] as number;
      if (at >= end) break;
      if (at > start) put(start, at);
      start = Math.max(start, ends[lost[j] as number] as number);
    }
    if (start < end) put(start, end);
    worked[filled] = total;
    for (let part = parts; day < dayCount && wholeFirst[day] === span; day++) {
      const midnight = (firstDay + day) * MINUTES_PER_DAY;
      while (part < filled && endOf(thinned, part) <= midnight) part++;
      firstSpan[day] = part;
    }
    span++;
  }
  from[filled] = LATER_THAN_ALL;
  worked[filled] = total;
  firstSpan.fill(filled, day);
  table.from = from.subarray(0, filled + 1);
  table.worked = worked.subarray(0, filled + 1);
  table.firstSpan = firstSpan;
  table.spanOfBlock = thinned.spanOfBlock.subarray(0, blockCount(table.worked));
  fillBlocks(table.spanOfBlock, table.worked, Math.max(0, first - 1));
}

function endOf({ from, worked }: Pick<TimeTable, 'from' | 'worked'>, span: number): number {
  return (from[span] as number) + (worked[span + 1] as number) - (worked[span] as number);
}

function leaveOf(table: TimeTable, cuts: Cuts): Leave {
  return {
    table,
    cuts,
    from: Array.from(cuts.from, (at) => startAt(table, at)),
    to: Array.from(cuts.to, (at) => finishAt(table, at)),
  };
}

function setLeave({ table, cuts, from, to }: Leave): void {
  for (let i = 0; i < from.length; i++) {
    cuts.from[i] = workedAt(table, from[i] as number);
    cuts.to[i] = workedAt(table, to[i] as number);
  }
}
