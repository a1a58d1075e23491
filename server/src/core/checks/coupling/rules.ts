/** What depends on each other without anybody having said so. */
import type { CouplingRule } from '../../base/rule-ids.ts';
import { info, type Rule, warning } from '../rule.ts';

export const COUPLING_RULES: Readonly<Record<CouplingRule, Rule>> = {
  'unlinked-overlap': info(
    'Tasks that touch the same area overlap, with no link between them and no person, team or agreement in common.',
    'Link them, name under `informed` who should know, or write down an agreement of the two teams.',
  ),
  'missing-security-review': info(
    'A task of execution touches hardware, network or data, and no task that ends after it touches security.',
    'Add a review of what the change has opened, or let one that is planned wait for the change.',
  ),
  'support-ends': warning(
    'The support of a technology ends before the tasks that use it are done.',
    'Plan its successor, buy longer support, or finish the work earlier.',
  ),
  'plan-cycle': warning(
    'Plans depend on each other in a ring, and a date would come round it: it is not followed, so that each of them shows other dates.',
    'Take out one of the links, or put the tasks that wait for each other into one plan, such as by `include`.',
  ),
};
