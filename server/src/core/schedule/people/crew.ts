/**
 * Who works on a task, as the passes need it: each assignment with the length and the working time
 * of its own. Says nothing of money, material, or when the work is done.
 */
import type { Assignment } from '../../model/plan.ts';
import type { WorkingTime } from '../working-time.ts';

export interface CrewMember {
  readonly assignment: Assignment;
  /** The resource that does it: a member where a team is written; null for a team nobody is taken from. */
  readonly resource: string | null;
  /** 1 = 100 %. */
  readonly units: number;
  /** Minutes of its own working time. */
  readonly length: number;
  readonly time: WorkingTime;
}

/** Those who work on one task; null where all of it runs as the task's `time` for its `duration`. */
export type Crew = readonly CrewMember[] | null;
