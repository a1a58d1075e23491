/** The working spans of one civil day: what its own shifts and the end of last night's shift leave between 0:00 and 24:00. */
import { MINUTES_PER_DAY } from '../base/time.ts';
import type { DaySpan } from '../model/plan.ts';

/** Spans in order, apart from each other; `before` counts the minutes worked before each. */
export interface DayShape {
  readonly from: readonly number[];
  readonly to: readonly number[];
  readonly before: readonly number[];
  readonly total: number;
}

export function shapeOfDay(previous: readonly DaySpan[], own: readonly DaySpan[]): DayShape {
  const spill = previous.map((span) => ({ from: span.from - MINUTES_PER_DAY, to: span.to - MINUTES_PER_DAY }));
  const clipped = [...spill, ...own]
    .map((span) => ({ from: Math.max(0, span.from), to: Math.min(MINUTES_PER_DAY, span.to) }))
    .filter((span) => span.from < span.to)
    .sort((a, b) => a.from - b.from);
  const from: number[] = [];
  const to: number[] = [];
  const before: number[] = [];
  let total = 0;
  for (const span of clipped) {
    const last = to.length - 1;
    const reached = to[last] ?? -1;
    if (span.to <= reached) continue;
    if (span.from <= reached) {
      total += span.to - reached;
      to[last] = span.to;
    } else {
      from.push(span.from);
      to.push(span.to);
      before.push(total);
      total += span.to - span.from;
    }
  }
  return { from, to, before, total };
}
