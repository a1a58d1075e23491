/** Who does the work, and when they can. */
import type { ResourceRule } from '../../base/rule-ids.ts';
import { type Rule, warning } from '../rule.ts';

export const RESOURCE_RULES: Readonly<Record<ResourceRule, Rule>> = {
  'over-allocation': warning(
    'A person or a piece of equipment is needed for more at once than it gives, or a team has nobody left for a task.',
    'Move one of the tasks, assign somebody else, lower the units, or let `level-resources: true` move what can wait.',
  ),
};
