/** What a pool asks threads of a simulation, and their answers: plain data both ways. */
import type { SimulationResult } from '../core/risk/answers/result.ts';
import type { SimulationProblem } from '../core/risk/simulate.ts';
import type { BlockResult } from '../core/risk/trial/runner.ts';
import type { WhatIf } from '../core/risk/what-if.ts';

export interface SimulationSetup {
  readonly problem: SimulationProblem;
  readonly whatIf: WhatIf;
}

/** Of trials that are still being run: the curves. */
export type KnownResult = Pick<SimulationResult, 'days' | 'finish' | 'cost'> & Partial<SimulationResult>;

/** What curves are drawn from. */
export type CurveBlock = Pick<BlockResult, 'trials' | 'finish' | 'cost'>;

/** Blocks are from the first on, without a gap. */
export type SimulationQuestion =
  | { readonly kind: 'block'; readonly block: number; readonly trials: number }
  | { readonly kind: 'curves'; readonly blocks: readonly CurveBlock[] }
  | { readonly kind: 'figures'; readonly blocks: readonly BlockResult[] };

export type SimulationAnswer =
  | { readonly kind: 'block'; readonly result: BlockResult }
  | { readonly kind: 'curves'; readonly result: KnownResult }
  | { readonly kind: 'figures'; readonly result: SimulationResult }
  /** The calendars of the problem end too early. */
  | { readonly kind: 'out-of-reach' };
