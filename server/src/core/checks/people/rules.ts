/** People who meet for the first time, words nobody explains, those whom nobody tells. */
import type { PeopleRule } from '../../base/rule-ids.ts';
import { info, type Rule, warning } from '../rule.ts';

export const PEOPLE_RULES: Readonly<Record<PeopleRule, Rule>> = {
  'missing-kick-off': info(
    'Three or more functions of IT work together in a phase for the first time, with no kick-off before and no agreement.',
    'Add a task in which they meet, or write under `agreements` how they will work together.',
  ),
  'unexplained-acronym': info(
    'A plan that people from outside IT read uses an acronym that its glossary does not explain.',
    'Explain it in plain words under `glossary`, or write it out.',
  ),
  'unreported-stakeholder': warning(
    'A stakeholder of high influence is in no communication, and nothing says how they are told.',
    'Write `reach`, or add them to the `audience` of a `communication`.',
  ),
  'late-order': warning(
    'What is bought is ordered later than its lead time allows for the task that needs it.',
    'Order earlier, ask for a faster delivery, or plan the task later.',
  ),
};
