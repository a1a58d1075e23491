/** Bars of a distribution with ends that people count in: whole days and weeks of dates, round amounts of money. */
import { MINUTES_PER_DAY } from '../../base/time.ts';
import { type Column, countBelow } from './columns.ts';
import type { Histogram } from './result.ts';

const MOST_BARS = 60;
const WEEK = 7 * MINUTES_PER_DAY;
const DATE_WIDTHS = [1, 5, 15, 60, 240, MINUTES_PER_DAY, 2 * MINUTES_PER_DAY, WEEK];
/** 1970-01-05T00:00, so that weeks begin on Mondays. */
const MONDAY = 4 * MINUTES_PER_DAY;

/** Of instants. */
export function dateHistogram(column: Column): Histogram {
  let width = DATE_WIDTHS.find((each) => fits(column, each)) ?? 2 * WEEK;
  while (!fits(column, width)) width *= 2;
  return bars(column, width, width >= WEEK ? MONDAY : 0);
}

/** Of anything that is counted in tens. */
export function amountHistogram(column: Column, least: number): Histogram {
  let power = least;
  for (;;) {
    const width = [1, 2, 5].map((factor) => factor * power).find((each) => fits(column, each));
    if (width !== undefined) return bars(column, width, 0);
    power *= 10;
  }
}

function fits({ sorted, trials }: Column, width: number): boolean {
  return ((sorted[trials - 1] as number) - (sorted[0] as number)) / width < MOST_BARS - 1;
}

function bars({ sorted, trials }: Column, width: number, anchor: number): Histogram {
  const from = Math.floor(((sorted[0] as number) - anchor) / width) * width + anchor;
  const counts: number[] = [];
  for (let below = 0; below < trials; ) {
    const upTo = countBelow(sorted, from + width * (counts.length + 1));
    counts.push(upTo - below);
    below = upTo;
  }
  return { from, width, counts };
}
