/** Links: what is missing, too much or loose. */
import type { LogicRule } from '../../base/rule-ids.ts';
import { info, type Rule } from '../rule.ts';

export const LOGIC_RULES: Readonly<Record<LogicRule, Rule>> = {
  'missing-predecessor': info(
    'A task waits for nothing in a plan whose tasks are mostly linked, so it is planned from the first day.',
    'Write `after:` with what has to be done before it, or a `start-no-earlier-than`.',
  ),
  'missing-successor': info(
    'Nothing waits for a task, milestone or gate that does not end the plan, so a delay of it shows nowhere.',
    'Write it under `after:` of what needs its result, give its phase a gate, or give it a `deadline`.',
  ),
  'dangling-end': info(
    'Of a task only the start is waited for, so that it may last for ever, or only its finish waits for something.',
    'Link its finish (FS, FF) to what needs its result, and what lets it begin (FS, SS) to its start.',
  ),
  'redundant-link': info(
    'A link says what other links say anyway, and has to be kept up for nothing.',
    'Remove it, or write the `reason` for which it is kept.',
  ),
};
