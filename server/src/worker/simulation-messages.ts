/**
 * What a pool asks threads of a simulation, and their answers. What trials give is written to memory that all of
 * them have, so that messages are short: they say which part of it is to be filled or read.
 */
import type { Comparisons, PlanResult } from '../core/risk/answers/answers.ts';
import type { DriverColumns } from '../core/risk/answers/drivers.ts';
import type { DriverRow, SimulationResult, TaskChance } from '../core/risk/answers/result.ts';
import type { SimulationProblem } from '../core/risk/simulate.ts';
import type { EffectResults } from '../core/risk/trial/effects.ts';
import type { TrialResults } from '../core/risk/trial/results.ts';
import type { WhatIf } from '../core/risk/what-if.ts';

export interface SimulationSetup {
  readonly problem: SimulationProblem;
  readonly whatIf: WhatIf;
  /** With room for all trials. */
  readonly results: TrialResults;
}

/** Of trials that are still being run: the curves. */
export type KnownResult = Pick<SimulationResult, 'days' | 'finish' | 'cost'> & Partial<SimulationResult>;

/** `trials`: so many, from the first on, are there. */
export type SimulationQuestion =
  | { readonly kind: 'block'; readonly block: number; readonly trials: number }
  | { readonly kind: 'curves'; readonly trials: number }
  /** What some tasks and risks, by their numbers among those drawn, do to finish and cost. */
  | {
      readonly kind: 'drivers';
      readonly trials: number;
      readonly into: DriverColumns;
      readonly from: number;
      readonly to: number;
    }
  | { readonly kind: 'figures'; readonly trials: number; readonly drivers: DriverColumns }
  | {
      readonly kind: 'tasks';
      readonly trials: number;
      readonly drivers: DriverColumns;
      readonly from: number;
      readonly to: number;
    }
  /** What a block is with each risk otherwise. */
  | { readonly kind: 'effects'; readonly into: EffectResults; readonly block: number }
  | { readonly kind: 'comparisons'; readonly effects: EffectResults };

export type SimulationAnswer =
  /** What was asked for stands in the memory that it was asked for in. */
  | { readonly kind: 'done' }
  | { readonly kind: 'curves'; readonly result: KnownResult }
  | { readonly kind: 'figures'; readonly result: PlanResult & { readonly drivers: readonly DriverRow[] } }
  | { readonly kind: 'tasks'; readonly tasks: readonly TaskChance[] }
  | { readonly kind: 'comparisons'; readonly comparisons: Comparisons }
  /** The calendars of the problem end too early. */
  | { readonly kind: 'out-of-reach' };
