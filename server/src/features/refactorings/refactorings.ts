/** All refactorings, one row each. The id travels with an offer to `resolve`. */
import { addGate } from './add-gate.ts';
import { toBlock, toBraces } from './block-or-braces.ts';
import { durationToEstimate, estimateToDuration } from './estimate.ts';
import { extractPhase } from './extract-phase.ts';
import { inlinePart } from './inline-part.ts';
import type { Refactoring } from './refactoring.ts';

export const REFACTORINGS: ReadonlyMap<string, Refactoring> = new Map([
  ['extract-phase', extractPhase],
  ['inline-part', inlinePart],
  ['duration-to-estimate', durationToEstimate],
  ['estimate-to-duration', estimateToDuration],
  ['add-gate', addGate],
  ['to-block', toBlock],
  ['to-braces', toBraces],
]);
