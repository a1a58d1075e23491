/** The register of risks: owners, responses, triggers. */
import type { RiskRule } from '../../base/rule-ids.ts';
import { info, type Rule, warning } from '../rule.ts';

export const RISK_RULES: Readonly<Record<RiskRule, Rule>> = {
  'risk-without-owner': warning(
    'A risk that is not closed has no owner, so nobody watches it.',
    'Write `owner:` with whoever sees to its response.',
  ),
  'risk-without-response': info(
    'A risk is open and neither a response nor an action says what is done about it.',
    'Write `response:`; to accept a risk is a response too.',
  ),
  'high-risk-unmitigated': warning(
    'A threat is high or critical by the plan’s own scales, and nothing is left to be done about it.',
    'Add `actions` with an owner and a date, escalate it, or raise `risk-appetite` if the organisation can live with it.',
  ),
  'overdue-action': warning(
    'An action against a risk was due before the status date and is not done.',
    'Write `done: true` if it is, else agree on another date.',
  ),
  'trigger-passed': warning(
    'The date of a risk’s trigger lies before the status date, and the risk is still open or watched.',
    'Write `status: occurred` or `closed`, or the date on which to look again.',
  ),
  'risk-on-finished-task': info(
    'A risk is open although all the tasks that it affects are finished or cancelled.',
    'Close it, or name the work that it still affects.',
  ),
};
