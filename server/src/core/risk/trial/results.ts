/**
 * What trials give, in columns that are made once for all of a run and filled block by block. A block writes to
 * places of its own and always the same, so that any number of threads may fill the same memory, and a block that
 * was given up, or is run twice, does no harm. Which blocks are there is known to whoever asked for them.
 */
import type { Memory } from '../../base/memory.ts';
import type { TrialProblem } from './problem.ts';
import { TRIALS_IN_BLOCK } from './variables.ts';

/** Instants are civil minutes, money is in minor units. */
export interface TrialResults {
  /** That there is room for. */
  readonly trials: number;
  /** By trial; cost is null where the plan has none. */
  readonly finish: Int32Array;
  readonly cost: Float64Array | null;
  /** By what is watched: its finish in trial `t` is at `number × trials + t`. */
  readonly watched: Int32Array;
  /** Trials of a block in which a leaf was critical, at `block × leaves + leaf`; there are not more than a byte holds. */
  readonly critical: Uint8Array;
  /** Percentiles of finishes, of the first blocks, at `block × (leaves + groups)`: of leaves, then of phases and summaries. */
  readonly p50: Int32Array;
  readonly p80: Int32Array;
  /** At `block × risks + risk`: trials in which it struck, and sums of the minutes of work and the money that it then cost. */
  readonly struck: Uint8Array;
  readonly delay: Float64Array;
  readonly loss: Float64Array;
  /** At `block × paths + path` into a merge: trials in which it was in time; by block and merge: in which all of them were. */
  readonly inTime: Uint8Array;
  readonly together: Uint8Array;
}

/** Of more than these 50,000 trials a task's percentiles would not be any surer, for a plan's hundreds of megabytes. */
const MOST_DATED = 250;

/** Blocks of so many trials. */
export function blocksOf(trials: number): number {
  return Math.ceil(trials / TRIALS_IN_BLOCK);
}

/** Of them, those that say when leaves finish. */
export function datedBlocks(trials: number): number {
  return Math.min(MOST_DATED, blocksOf(trials));
}

/** Nothing has been run yet. */
export function roomFor(
  { variables, counted, leafCount, cost }: Pick<TrialProblem, 'variables' | 'counted' | 'leafCount' | 'cost'>,
  trials: number,
  memory: Memory,
): TrialResults {
  const blocks = blocksOf(trials);
  const byRisk = blocks * variables.risks.length;
  const dates = datedBlocks(trials) * (leafCount + counted.groupFirst.length);
  return {
    trials,
    finish: new Int32Array(memory(4 * trials)),
    cost: cost && new Float64Array(memory(8 * trials)),
    watched: new Int32Array(memory(4 * trials * counted.watchedFirst.length)),
    critical: new Uint8Array(memory(blocks * leafCount)),
    p50: new Int32Array(memory(4 * dates)),
    p80: new Int32Array(memory(4 * dates)),
    struck: new Uint8Array(memory(byRisk)),
    delay: new Float64Array(memory(8 * byRisk)),
    loss: new Float64Array(memory(8 * byRisk)),
    inTime: new Uint8Array(memory(blocks * counted.pathNode.length)),
    together: new Uint8Array(memory(blocks * (counted.pathStarts.length - 1))),
  };
}

/** Sums over the blocks of the first trials of a column that has `width` numbers a block; of those from `from` up to but not `to`. */
export function totalsOf(
  column: Uint8Array | Float64Array,
  width: number,
  trials: number,
  from = 0,
  to = width,
): Float64Array {
  const totals = new Float64Array(to - from);
  for (let block = 0; block < blocksOf(trials); block++) {
    const first = block * width + from;
    for (let at = 0; at < totals.length; at++) totals[at] = (totals[at] as number) + (column[first + at] as number);
  }
  return totals;
}
