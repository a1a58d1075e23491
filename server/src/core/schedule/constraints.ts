/**
 * What a constraint asks of a leaf: its own of every kind, and of the groups around it the two that
 * MS Project lets a summary have (no start earlier, no finish later), and *must* as far as it bounds
 * the same side. What a phase's dates are to keep is checked of the whole in `conflicts.ts`.
 */
import type { WrittenDate } from '../base/time.ts';
import type { ConstraintKind, WorkItem } from '../model/plan.ts';
import type { Facts } from './facts.ts';

type ConstraintArrays = Pick<
  Facts,
  'noStartBefore' | 'noFinishBefore' | 'noStartAfter' | 'noFinishAfter' | 'mustStart' | 'mustFinish' | 'asLate'
>;

/** Applies the constraint of `owner`, which is the leaf itself or a group around it, to leaf `i`. */
export function constrain(
  facts: ConstraintArrays,
  i: number,
  leaf: WorkItem,
  owner: WorkItem,
  start: (date: WrittenDate | null) => number,
  finish: (date: WrittenDate | null) => number,
): void {
  const constraint = owner.constraint;
  if (!constraint) return;
  const inherited = owner !== leaf;
  const later = (array: Int32Array, value: number): void => {
    array[i] = Math.max(array[i] as number, value);
  };
  const kind: ConstraintKind = constraint.kind;
  switch (kind) {
    case 'as-late-as-possible':
      facts.asLate[i] = 1;
      return;
    case 'start-no-earlier-than':
      later(facts.noStartBefore, start(constraint.date));
      return;
    case 'must-start-on':
      if (inherited) later(facts.noStartBefore, start(constraint.date));
      else facts.mustStart[i] = start(constraint.date);
      return;
    case 'must-finish-on':
      if (!inherited) facts.mustFinish[i] = finish(constraint.date);
      return;
    case 'finish-no-earlier-than':
      if (!inherited) facts.noFinishBefore[i] = finish(constraint.date);
      return;
    case 'start-no-later-than':
      if (!inherited) facts.noStartAfter[i] = start(constraint.date);
      return;
    case 'finish-no-later-than':
      if (!inherited) facts.noFinishAfter[i] = finish(constraint.date);
      return;
  }
}
