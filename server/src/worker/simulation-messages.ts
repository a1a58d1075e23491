/** What a pool asks threads of a simulation, and their answers: plain data both ways. */

import type { Comparisons } from '../core/risk/answers/answers.ts';
import type { Drivers } from '../core/risk/answers/drivers.ts';
import type { SimulationResult } from '../core/risk/answers/result.ts';
import type { SimulationProblem } from '../core/risk/simulate.ts';
import type { BlockEffects, KnownBlock } from '../core/risk/trial/effects.ts';
import type { BlockResult } from '../core/risk/trial/runner.ts';
import type { WhatIf } from '../core/risk/what-if.ts';

export interface SimulationSetup {
  readonly problem: SimulationProblem;
  readonly whatIf: WhatIf;
}

/** Of trials that are still being run: the curves. */
export type KnownResult = Pick<SimulationResult, 'days' | 'finish' | 'cost'> & Partial<SimulationResult>;

/** What drivers are found from. */
export type DriverBlock = KnownBlock & Pick<BlockResult, 'critical' | 'struck'>;

/** Blocks are from the first on, without a gap. */
export type SimulationQuestion =
  | { readonly kind: 'block'; readonly block: number; readonly trials: number }
  | { readonly kind: 'curves'; readonly blocks: readonly KnownBlock[] }
  /** What some tasks and risks, by their numbers among `drawnOf`, do to finish and cost. */
  | { readonly kind: 'drivers'; readonly blocks: readonly DriverBlock[]; readonly from: number; readonly to: number }
  | { readonly kind: 'figures'; readonly blocks: readonly BlockResult[]; readonly drivers: Drivers }
  /** What a block is with each risk otherwise. */
  | { readonly kind: 'effects'; readonly known: KnownBlock }
  | { readonly kind: 'comparisons'; readonly blocks: readonly KnownBlock[]; readonly effects: readonly BlockEffects[] };

export type SimulationAnswer =
  | { readonly kind: 'block'; readonly result: BlockResult }
  | { readonly kind: 'curves'; readonly result: KnownResult }
  | { readonly kind: 'drivers'; readonly drivers: Drivers }
  | { readonly kind: 'figures'; readonly result: SimulationResult }
  | { readonly kind: 'effects'; readonly effects: BlockEffects }
  | { readonly kind: 'comparisons'; readonly comparisons: Comparisons }
  /** The calendars of the problem end too early. */
  | { readonly kind: 'out-of-reach' };
