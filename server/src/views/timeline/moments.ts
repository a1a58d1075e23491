/** Where items lie and what decides that, side by side by row: as the schedule has it, where its items are the rows. */
import { valuesOf } from '../../core/base/by-id.ts';
import { CRITICAL } from '../../core/schedule/date-columns.ts';
import { ItemDates } from '../../core/schedule/item-dates.ts';
import type { Driver, ItemSchedule, Schedule } from '../../core/schedule/schedule.ts';

export interface Moments {
  readonly start: Int32Array;
  readonly finish: Int32Array;
  readonly duration: Int32Array;
  /** With CRITICAL among them. */
  readonly flags: Uint8Array;
  readonly driver: readonly Driver[];
}

/** @param dates by row */
export function momentsOf({ items }: Schedule, dates: readonly ItemSchedule[]): Moments {
  if (items instanceof ItemDates && items.columns && valuesOf(items) === dates) return items.columns;
  return {
    start: Int32Array.from(dates, ({ start }) => start),
    finish: Int32Array.from(dates, ({ finish }) => finish),
    duration: Int32Array.from(dates, ({ duration }) => duration),
    flags: Uint8Array.from(dates, ({ critical }) => (critical ? CRITICAL : 0)),
    driver: dates.map(({ driver }) => driver),
  };
}

export function isCritical({ flags }: Moments, row: number): boolean {
  return ((flags[row] as number) & CRITICAL) !== 0;
}

export function sameMoments(a: Moments, b: Moments, row: number): boolean {
  return (
    a.start[row] === b.start[row] &&
    a.finish[row] === b.finish[row] &&
    a.duration[row] === b.duration[row] &&
    isCritical(a, row) === isCritical(b, row) &&
    sameDriver(a.driver[row] as Driver, b.driver[row] as Driver)
  );
}

/** Whichever link it is. */
function sameDriver(a: Driver, b: Driver): boolean {
  return a === b || (a.kind === b.kind && a.id === b.id && a.from === b.from);
}
