/** How long the work is thought to take. */
import type { EstimateRule } from '../../base/rule-ids.ts';
import { info, type Rule, warning } from '../rule.ts';

export const ESTIMATE_RULES: Readonly<Record<EstimateRule, Rule>> = {
  'missing-estimate': info(
    'Nothing says how long a task takes, so one day is assumed.',
    'Write `duration`, `work` or an `estimate`; `milestone: true` if it takes no time.',
  ),
  'estimate-outlier': info(
    'A task is longer than two months, or its worst case is many times its best: too coarse to steer by.',
    'Split it into tasks with a result each, or find out more first.',
  ),
  'duration-outside-estimate': warning(
    'The duration that counts is less than the optimistic or more than the pessimistic value beside it.',
    'Correct one of them, or leave `duration` out: the most likely value then counts.',
  ),
  'correlation-over-one': warning(
    'The correlation groups of a task have coefficients that add up to more than 1; the simulation scales them down.',
    'Lower one of the coefficients, or take the task out of a group.',
  ),
  'correlation-without-spread': info(
    'A task of a correlation group has neither an estimate nor a category of uncertainty, so its duration does not vary.',
    'Write `estimate` or `uncertainty`, or take it out of the group.',
  ),
  'uncertain-day-off': warning(
    'Of the uncertain days of a calendar none is a working day.',
    'Correct dates, months or weekdays: only working days can be lost.',
  ),
};
