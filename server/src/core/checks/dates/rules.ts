/** Dates to be kept. */
import type { DateRule } from '../../base/rule-ids.ts';
import { type Rule, warning } from '../rule.ts';

export const DATE_RULES: Readonly<Record<DateRule, Rule>> = {
  'deadline-missed': warning(
    'A task, a phase or the project is planned to finish after its deadline.',
    'Shorten what drives it, or agree on another deadline.',
  ),
  'negative-slack': warning(
    'Work would have to be done sooner than it can be, for a date that holds a task further on to be kept.',
    'Shorten the work in between, do more of it side by side, or move that date.',
  ),
  'non-working-day': warning(
    'A date to be kept lies on a day without work, so that the schedule uses another.',
    'Write the working day that the message names.',
  ),
  'past-date': warning(
    'A task should have begun or ended on a date before the status date, but has not.',
    'Write `actual-start` or `actual-finish` if it has, or agree on another date.',
  ),
  'future-actual': warning(
    'An actual date, or the decision of a gate, lies after the status date.',
    'Correct the date, move `status-date`, or take it out until it has happened.',
  ),
};
