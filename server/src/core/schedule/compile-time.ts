/**
 * Compiles a calendar's days into an index of worked minutes. For a window of days it keeps the
 * minutes worked before each day and the shape of each day, so that every operation is one binary
 * search. The window starts small (holidays cost time to compute) and doubles on demand.
 */
import { type Day, day, dayOf, MINUTES_PER_DAY, type Minute, minute } from '../base/time.ts';
import type { DaySpan } from '../model/plan.ts';
import { type DayShape, shapeOfDay } from './day-shape.ts';
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

export function compileTime(ruleOf: (day: Day) => DayRule, anchor: Day): WorkingTime {
  const shapes: DayShape[] = [];
  const shapeNumbers = new Map<string, number>();
  const firstDay = anchor - YEARS_BEFORE * 366;
  const lastDay = anchor + YEARS_AFTER * 366;
  /** First day of the window; index 0 of both arrays. */
  let first = anchor - DAYS_BEFORE;
  let shapeOf = new Uint16Array(0);
  /** Minutes worked from the anchor to the start of each day; negative before it. One longer than `shapeOf`. */
  let worked = new Int32Array(1);
  build(first, anchor + DAYS_AFTER);

  function build(from: number, to: number): void {
    first = from;
    shapeOf = new Uint16Array(to - from);
    worked = new Int32Array(to - from + 1);
    let previous = ruleOf(day(from - 1)).spans;
    for (let i = 0; i < shapeOf.length; i++) {
      const own = ruleOf(day(from + i)).spans;
      shapeOf[i] = numberOf(previous, own);
      worked[i + 1] = (worked[i] ?? 0) + shapeAt(i).total;
      previous = own;
    }
    const offset = worked[anchor - from] ?? 0;
    for (let i = 0; i < worked.length; i++) worked[i] = (worked[i] ?? 0) - offset;
  }

  function numberOf(previous: readonly DaySpan[], own: readonly DaySpan[]): number {
    const spill = previous.some((span) => span.to > MINUTES_PER_DAY) ? spanKey(previous) : '';
    const key = `${spill}|${spanKey(own)}`;
    const known = shapeNumbers.get(key);
    if (known !== undefined) return known;
    shapes.push(shapeOfDay(previous, own));
    shapeNumbers.set(key, shapes.length - 1);
    return shapes.length - 1;
  }

  function shapeAt(index: number): DayShape {
    return shapes[shapeOf[index] ?? 0] as DayShape;
  }

  /** Doubles the window towards where it is too short; false at the ends of time. */
  function grow(later: boolean): boolean {
    const last = first + shapeOf.length;
    if (later ? last >= lastDay : first <= firstDay) return false;
    const more = shapeOf.length;
    build(later ? first : Math.max(firstDay, first - more), later ? Math.min(lastDay, last + more) : last);
    return true;
  }

  function workedAt(at: number): number {
    const of = Math.floor(at / MINUTES_PER_DAY);
    while (of < first && grow(false));
    while (of >= first + shapeOf.length && grow(true));
    const index = of - first;
    if (index < 0) return worked[0] ?? 0;
    if (index >= shapeOf.length) return worked[shapeOf.length] ?? 0;
    const base = worked[index] ?? 0;
    const { from, to, before, total } = shapeAt(index);
    const clock = at - of * MINUTES_PER_DAY;
    for (let k = 0; k < from.length; k++) {
      const start = from[k] ?? 0;
      if (clock <= start) return base + (before[k] ?? 0);
      if (clock < (to[k] ?? 0)) return base + (before[k] ?? 0) + clock - start;
    }
    return base + total;
  }

  /** The first instant by which `amount` is worked: the end of a span rather than the start of the next. */
  function earliest(amount: number): Minute {
    while (amount <= (worked[0] ?? 0)) if (!grow(false)) return minute(first * MINUTES_PER_DAY);
    while (amount > (worked[shapeOf.length] ?? 0)) {
      if (!grow(true)) return minute((first + shapeOf.length) * MINUTES_PER_DAY);
    }
    // The last day that starts with less than the amount.
    let low = 0;
    let high = shapeOf.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((worked[middle] ?? 0) < amount) low = middle;
      else high = middle - 1;
    }
    const rest = amount - (worked[low] ?? 0);
    const { from, before } = shapeAt(low);
    let k = from.length - 1;
    while (k > 0 && (before[k] ?? 0) >= rest) k--;
    return minute((first + low) * MINUTES_PER_DAY + (from[k] ?? 0) + rest - (before[k] ?? 0));
  }

  /** The last instant at which no more than `amount` is worked: the start of a span rather than the end of the last. */
  function latest(amount: number): Minute {
    while (amount < (worked[0] ?? 0)) if (!grow(false)) return minute(first * MINUTES_PER_DAY);
    while (amount >= (worked[shapeOf.length] ?? 0)) {
      if (!grow(true)) return minute((first + shapeOf.length) * MINUTES_PER_DAY);
    }
    // The last day that starts with no more than the amount: work goes on during it.
    let low = 0;
    let high = shapeOf.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((worked[middle] ?? 0) <= amount) low = middle;
      else high = middle - 1;
    }
    const rest = amount - (worked[low] ?? 0);
    const { from, before } = shapeAt(low);
    let k = from.length - 1;
    while (k > 0 && (before[k] ?? 0) > rest) k--;
    return minute((first + low) * MINUTES_PER_DAY + (from[k] ?? 0) + rest - (before[k] ?? 0));
  }

  function spans(from: Minute, to: Minute): { from: Minute; to: Minute }[] {
    const found: { from: Minute; to: Minute }[] = [];
    for (let of: number = dayOf(from); of * MINUTES_PER_DAY < to && of < lastDay; of++) {
      workedAt(of * MINUTES_PER_DAY);
      if (of < first) continue;
      const shape = shapeAt(of - first);
      for (let k = 0; k < shape.from.length; k++) {
        const start = Math.max(from, of * MINUTES_PER_DAY + (shape.from[k] ?? 0));
        const end = Math.min(to, of * MINUTES_PER_DAY + (shape.to[k] ?? 0));
        const last = found.at(-1);
        if (start >= end) continue;
        if (last && last.to === start) last.to = minute(end);
        else found.push({ from: minute(start), to: minute(end) });
      }
    }
    return found;
  }

  return {
    end: minute(lastDay * MINUTES_PER_DAY),
    nextStart: (at) => latest(workedAt(at)),
    previousFinish: (at) => earliest(workedAt(at)),
    add: (from, minutes) => (minutes === 0 ? from : earliest(workedAt(from) + minutes)),
    subtract: (to, minutes) => (minutes === 0 ? to : latest(workedAt(to) - minutes)),
    between: (from, to) => workedAt(to) - workedAt(from),
    spans,
    dayOf: (of) => {
      const rule = ruleOf(of);
      return { working: rule.spans.length > 0, name: rule.name };
    },
  };
}

function spanKey(spans: readonly DaySpan[]): string {
  return spans.map((span) => `${span.from}-${span.to}`).join(',');
}
