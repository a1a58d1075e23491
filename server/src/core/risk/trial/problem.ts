/**
 * What trials are run on: the packed network of a plan's schedule with everything that may vary, as
 * numbers in plain data, so that it can be posted to a worker. Where a trial looks beyond the days that
 * the calendars have here (`OutOfReach`), the problem is to be made again with a longer reach.
 */
import type { Cuts } from '../../schedule/cuts.ts';
import type { PassPacked } from '../../schedule/packed.ts';
import type { PassFacts } from '../../schedule/pass-input.ts';
import type { PortableTable } from '../../schedule/portable-table.ts';
import type { Variables } from './variables.ts';

export interface TrialProblem {
  readonly leafCount: number;
  readonly network: PortableNetwork;
  readonly order: PassPacked['order'];
  readonly packed: Omit<PassPacked, 'network' | 'order' | 'facts' | 'tables' | 'cuts'>;
  readonly facts: Omit<PassFacts, 'time' | 'crew' | 'lagTime'>;
  readonly tables: readonly PortableTable[];
  readonly times: readonly PortableTime[];
  /** By leaf: numbers of `times` for its work, for its lags and slack, and for where it is not needed after all. */
  readonly timeOf: Int32Array;
  readonly lagTimeOf: Int32Array;
  readonly ownTimeOf: Int32Array;
  readonly crews: readonly PortableCrew[];
  readonly options: PortableOptions;
  readonly variables: Variables;
  readonly delays: 'in-series' | 'longest';
  /** Minutes of the clock for a minute of work: what a delay of so much work is for a task on the clock. */
  readonly clockPerWork: number;
  /** Links whose lag is a share of how long the task takes that they come from. */
  readonly percentEdges: Int32Array;
  readonly criticalSlack: number;
  readonly cost: TrialCost | null;
  readonly counted: Counted;
}

export interface PortableNetwork {
  readonly nodeCount: number;
  readonly kind: Uint8Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly type: Uint8Array;
  readonly lag: Int32Array;
  /** By edge: 1 where it is written or waits for a resource; 0 for members of groups. */
  readonly leadsIn: Uint8Array;
}

export interface PortableTime {
  readonly table: number;
  readonly cuts: Cuts | null;
}

export interface PortableCrew {
  readonly leaf: number;
  readonly members: readonly { readonly time: number; readonly length: number }[];
}

export interface PortableOptions {
  readonly projectStart: number;
  /** Where the earliest dates begin; another instant than the one above where a plan is scheduled from its finish. */
  readonly earliestStart: number;
  readonly statusAt: number | null;
  /** Number of a time. */
  readonly projectTime: number;
  readonly progressOverride: boolean;
  readonly outside: readonly { readonly leaf: number; readonly start: number; readonly finish: number }[];
  /** Of a plan scheduled from its finish: the dates before which its work does not begin. */
  readonly late: { readonly start: Int32Array; readonly worked: Int32Array } | null;
}

/** What a trial costs, in minor units: `fixed` and, of each leaf, what it is planned to cost and what a minute more does. */
export interface TrialCost {
  readonly fixed: number;
  readonly planned: Float64Array;
  readonly perMinute: Float64Array;
}

/** What is counted besides the finish and the cost. */
export interface Counted {
  /** By phase or summary: its leaves are `first` to before `end`. */
  readonly groupFirst: Int32Array;
  readonly groupEnd: Int32Array;
  /** By what is watched, likewise. */
  readonly watchedFirst: Int32Array;
  readonly watchedEnd: Int32Array;
  /** Where chains meet: paths of merge `m` are `pathStarts[m]` to before `pathStarts[m + 1]`. */
  readonly pathStarts: Int32Array;
  /** By path: the node that comes before, whether its start counts instead of its finish, and until when it is in time. */
  readonly pathNode: Int32Array;
  readonly pathByStart: Uint8Array;
  readonly pathUntil: Int32Array;
}
