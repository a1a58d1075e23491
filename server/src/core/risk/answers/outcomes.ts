/**
 * What trials gave, as the answers read it: columns by trial, of a prefix of all trials, so that any number
 * of workers and any number of blocks that have come in can be asked. Who runs the trials makes it; the
 * answers know neither plan nor network.
 */
import type { WorkingTime } from '../../schedule/working-time.ts';
import type { GroupChance } from './result.ts';

/** What curves of finish and cost are drawn from. */
export interface CurveOutcomes {
  /** Columns are at least so long; what lies behind is not looked at. */
  readonly trials: number;
  /** Consecutive trials of one Latin hypercube; errors are estimated between such blocks. 1 where trials are independent. */
  readonly block: number;
  readonly seed: number;
  /** 0–1: what a contingency is held for. */
  readonly confidence: number;
  /** Civil minutes. */
  readonly finish: Int32Array;
  /** Minor units; null where the plan has no cost. */
  readonly cost: Float64Array | null;
  readonly planned: {
    readonly start: number;
    readonly finish: number;
    readonly cost: number | null;
  };
  /** Null where none is written; the budget with its contingency. */
  readonly deadline: number | null;
  readonly budget: number | null;
  /** The project's calendar and its `hours-per-day` in minutes. */
  readonly time: Pick<WorkingTime, 'between'>;
  readonly minutesPerDay: number;
}

export interface TrialOutcomes extends CurveOutcomes {
  readonly tasks: readonly TaskOutcome[];
  /** Phases and summaries. */
  readonly groups: readonly GroupChance[];
  /** Milestones, gates, and what has a deadline of its own. */
  readonly milestones: readonly WatchedOutcome[];
  readonly merges: readonly MergeOutcome[];
  /** Whatever was drawn and can be made again: the durations of tasks, and risks. */
  readonly drivers: readonly DrawnOutcome[];
  readonly risks: readonly RiskOutcome[];
}

/** Every task, milestone and gate, in display order. */
export interface TaskOutcome {
  readonly id: string;
  /** Trials in which it was critical. */
  readonly critical: number;
  readonly p50: number;
  readonly p80: number;
  /** Its number among the drivers; null where it does not vary. */
  readonly driver: number | null;
}

export interface WatchedOutcome {
  readonly id: string;
  /** Civil minutes by trial. */
  readonly finish: Int32Array;
  readonly planned: number;
  readonly deadline: number | null;
}

/** Chains that meet, and in how many trials each, and all of them, were in time. */
interface MergeOutcome {
  readonly id: string;
  readonly at: number;
  readonly paths: readonly { readonly id: string; readonly inTime: number }[];
  readonly together: number;
}

export interface DrawnOutcome {
  readonly kind: 'task' | 'risk';
  readonly id: string;
  /** Of a task, trials in which it was critical; of a risk, in which it struck. */
  readonly count: number;
  /** Fills `out` with what each trial drew: minutes of a task (0 where its branch is not taken); 1 or 0 for a risk. */
  readonly draws: (out: Float64Array) => void;
}

interface RiskOutcome {
  readonly id: string;
  readonly struck: number;
  /** Over all trials: working minutes added to its tasks (negative where saved), and money. */
  readonly minutes: number;
  readonly cost: number;
}
