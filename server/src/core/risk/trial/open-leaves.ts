/** Which leaves still have something that a trial may move. */
import { NONE } from '../../schedule/instants.ts';
import type { PassFacts } from '../../schedule/pass-input.ts';

type Facts = Pick<
  PassFacts,
  'actualStart' | 'actualFinish' | 'remaining' | 'cancelled' | 'fixedStart' | 'fixedFinish' | 'milestone'
>;

/** Not done, not cancelled, nor dated by hand on both sides; also milestones, which something may delay. */
export function isOpen(facts: Facts, leaf: number): boolean {
  if (facts.actualFinish[leaf] !== NONE || facts.cancelled[leaf] === 1 || facts.remaining[leaf] === 0) return false;
  const fixed = facts.fixedStart[leaf] !== NONE && facts.fixedFinish[leaf] !== NONE;
  return !fixed || facts.actualStart[leaf] !== NONE;
}

/** Whether it may still turn out not to be needed. */
export function isUnbegun(facts: Facts, leaf: number): boolean {
  return facts.actualStart[leaf] === NONE && facts.remaining[leaf] === NONE && isOpen(facts, leaf);
}
