/**
 * What varies in the trials of a plan, as numbers: which variables there are, and which leaves of the
 * network, calendars and money they move. Knows neither how they are drawn nor what a trial does.
 */
import type { Shape } from '../sampling/shape.ts';
import type { VariableColumns } from '../sampling/variable-columns.ts';

/** Trials that are drawn together; a trial's number is its block × this + its place in the block. */
export const TRIALS_IN_BLOCK = 200;
/** Two thousand years: longer than any calendar, and two of them are still a whole number of 32 bits. */
export const MOST_MINUTES = 1_000_000_000;

/**
 * Fills `values` with what a variable is in the trials of a block, one value a trial: the variable's own inverse
 * distribution function of its draws. The same for the same variable, seed and block, whoever asks.
 */
export type Draw = (variable: number, block: number, values: Float64Array) => void;

/**
 * Variables have these names, of which an id is never two:
 *
 *   task:ID                what a task takes, in minutes
 *   branch:ID              1 where a task, or all of a summary, is needed; else 0
 *   risk:ID strikes        1 or 0
 *   risk:ID delay          minutes of work
 *   risk:ID cost           minor units of money
 *   day:CALENDAR DATE      1 where the day is lost
 *
 * Correlation groups are factors with the name `group:ID`, their coefficients together at most 1.
 */
export interface Variables {
  readonly list: VariableColumns;
  /** Leaves of tasks that vary, rising: the task at place `k` is variable `k`. */
  readonly tasks: Int32Array;
  readonly branches: readonly BranchVariable[];
  readonly risks: readonly RiskVariables[];
  readonly lostDays: readonly LostDay[];
}

export interface BranchVariable {
  readonly variable: number;
  /** Those of a summary share it; a leaf under several is there where all of them are. */
  readonly leaves: Int32Array;
}

/** Numbers in `list`; -1 for what the risk does not do. */
export interface RiskVariables {
  readonly id: string;
  readonly strikes: number;
  readonly delay: number;
  readonly cost: number;
  /** Shortens and saves instead. */
  readonly opportunity: boolean;
  /** Those that it delays. */
  readonly leaves: Int32Array;
  /** In place of the shapes in `list` once the response is carried out; null where nothing is left to do. */
  readonly answered: Readonly<Record<'strikes' | 'delay' | 'cost', Shape>> | null;
}

/** A working day of a calendar that a trial may lose: for all working time that this day is part of. */
export interface LostDay {
  readonly variable: number;
  /** Of the day's shifts, in civil minutes. */
  readonly from: number;
  readonly to: number;
  /** Numbers of the tables of working time in which it is lost. */
  readonly tables: Int32Array;
}
