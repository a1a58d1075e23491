/** Dates to be kept. */
import type { DateRule } from '../../base/rule-ids.ts';
import { type Rule, warning } from '../rule.ts';

export const DATE_RULES: Readonly<Record<DateRule, Rule>> = {
  'deadline-missed': warning(
    'A task, a phase or the project is planned to finish after its deadline.',
    'Shorten what drives it, or agree on another deadline.',
  ),
  'non-working-day': warning(
    'A date to be kept lies on a day without work, so that the schedule uses another.',
    'Write the working day that the message names.',
  ),
};
