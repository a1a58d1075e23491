/** What was done, against what was planned. */
import type { ProgressRule } from '../../base/rule-ids.ts';
import { info, type Rule, warning } from '../rule.ts';

export const PROGRESS_RULES: Readonly<Record<ProgressRule, Rule>> = {
  'progress-conflict': warning(
    'Percent complete, actual dates, what is left and the status of a task say different things.',
    'Write what is true; a finished task has `percent-complete: 100` and an `actual-finish`.',
  ),
  'milestone-percent': warning(
    'A milestone is partly complete, but it is reached or not.',
    'Write `actual-finish` once it is reached, or make it a task with a duration.',
  ),
  'cost-without-start': warning(
    'Money or work has gone into a task that has not begun.',
    'Write its `actual-start`, or correct the cost or work.',
  ),
  'late-against-status': info(
    'By the status date a task should have begun, or it takes longer than was planned for it.',
    'Correct its progress, help it along, or plan it anew.',
  ),
};
