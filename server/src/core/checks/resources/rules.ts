/** Who does the work, and when they can. */
import type { ResourceRule } from '../../base/rule-ids.ts';
import { info, type Rule, warning } from '../rule.ts';

export const RESOURCE_RULES: Readonly<Record<ResourceRule, Rule>> = {
  'over-allocation': warning(
    'A person or a piece of equipment is needed for more at once than it gives, or a team has nobody left for a task.',
    'Move one of the tasks, assign somebody else, lower the units, or let `level-resources: true` move what can wait.',
  ),
  'leave-clash': warning(
    'Somebody is on leave when dates that nothing moves need them: set by hand, as facts, or on the clock.',
    'Choose another date, assign somebody else, or correct the leave.',
  ),
  unassigned: info(
    'Nobody is on a task of a plan that says of nearly all others who does them.',
    'Write `assign:`; where others do the work, an `owner` who looks after it or a contract that delivers it.',
  ),
};
