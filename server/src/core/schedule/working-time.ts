/**
 * Working time of one calendar, compiled so that its arithmetic needs no walk over days. All
 * methods are total; where a calendar has no work left they answer `end`, a century after the plan.
 */
import type { Day, Minute } from '../base/time.ts';
import type { Cuts } from './cuts.ts';
import type { TimeTable } from './time-table.ts';

export interface WorkingTime {
  /** The same as data, for passes over many tasks. */
  readonly table: TimeTable;
  /** What leave takes from the table; null without. */
  readonly cuts: Cuts | null;
  /** Where the calendar is looked at no further. */
  readonly end: Minute;
  /** The first minute at or after `at` from which work can be done: an instant inside a span, or at its start. */
  readonly nextStart: (at: Minute) => Minute;
  /** The last instant at or before `at` up to which work can have been done: inside a span, or at its end. */
  readonly previousFinish: (at: Minute) => Minute;
  /** Where `minutes` (≥ 0) of work begun at `from` end: never the start of a later span. 0 gives `from`. */
  readonly add: (from: Minute, minutes: number) => Minute;
  /** Where `minutes` (≥ 0) of work that end at `to` begin: never the end of an earlier span. 0 gives `to`. */
  readonly subtract: (to: Minute, minutes: number) => Minute;
  /** Working minutes from `from` to `to`; negative where `to` is earlier. */
  readonly between: (from: Minute, to: Minute) => number;
  /** Working spans that overlap [from, to), clipped to it, in order. */
  readonly spans: (from: Minute, to: Minute) => readonly { readonly from: Minute; readonly to: Minute }[];
  /** Whether work begins or goes on that day, and the name of the holiday or exception, if it is one. */
  readonly dayOf: (day: Day) => { readonly working: boolean; readonly name: string | null };
}
