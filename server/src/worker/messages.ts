/**
 * Messages between the language server and the worker that levels: plain data, so that a thread of
 * Node and a worker of a browser can do the same. Every job has a number of its own.
 */
import type { PortableProblem } from '../core/schedule/levelling/portable.ts';
import type { LevelledSchedule } from '../core/schedule/levelling/problem.ts';

export interface SolveJob {
  readonly kind: 'solve';
  readonly id: number;
  readonly problem: PortableProblem;
  readonly seed: number;
  readonly schedules: number;
}

export type ToWorker = SolveJob | { readonly kind: 'cancel'; readonly id: number };

export type FromWorker =
  /** It runs; before any other. */
  | { readonly kind: 'ready' }
  /** Now and then. `better` is the best schedule where it is better than the last one told. */
  | {
      readonly kind: 'progress';
      readonly id: number;
      readonly tried: number;
      readonly better: LevelledSchedule | null;
    }
  | { readonly kind: 'solved'; readonly id: number; readonly schedule: LevelledSchedule }
  | { readonly kind: 'cancelled'; readonly id: number }
  /** The calendars of the problem end too early; it has to come again with more days. */
  | { readonly kind: 'out-of-reach'; readonly id: number }
  /** A bug. */
  | { readonly kind: 'failed'; readonly id: number; readonly reason: string };
