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
  'proximity-passed': warning(
    'The time in which a risk could happen lies before the status date, and the risk is still open or watched.',
    'Write `status: occurred` or `closed`, or until when it can still happen.',
  ),
  'occurred-without-issue': info(
    'A risk has occurred, and no issue says what is done about it now.',
    'Write an issue with `risk:` and the id of the risk, so that it stays known what it was.',
  ),
  'incomplete-action': info(
    'An open action against a risk has no owner, and the risk neither; or no date, once the project has a status date.',
    'Write `owner` and `due`, or the `task` that carries it out.',
  ),
  'late-action': warning(
    'An open action against a risk is due after the time in which the risk could happen.',
    'Do it sooner, or correct `proximity`.',
  ),
  'unfit-response': warning(
    'A response is one to a threat and the risk an opportunity, or the other way round.',
    'Avoid, transfer and mitigate are for threats; exploit, share and enhance for opportunities; accept and escalate for both.',
  ),
  'escalated-to-nobody': info(
    'A risk is escalated, and nothing says to whom.',
    'Write `escalated-to:` with whoever decides about it now.',
  ),
  'unused-opportunity': info(
    'An opportunity is high or critical by the plan’s own scales, and has no actions.',
    'Say who does what by when to make it happen, or give it to somebody who can.',
  ),
  'residual-above-inherent': warning(
    'A threat has a higher probability, score or exposure after its response than before, or an opportunity a lower one.',
    'Correct `residual`, `target`, or the values before the response.',
  ),
  'appetite-exceeded': warning(
    'The threats together, or those of a category, have a larger exposure than `risk-appetite` allows.',
    'Make them less likely or less bad, or agree on more.',
  ),
  'minus-gain': warning(
    'The impact of an opportunity on cost has a minus, as if it were a loss.',
    'Write what it brings without a minus.',
  ),
  'certain-risk': warning(
    'A risk that is open has a probability of 0 or 100 %.',
    'Close what cannot happen; plan with what is certain, and mark it as occurred.',
  ),
  'half-assessed-risk': info(
    'A risk has a probability and no impact, or an impact and no probability: it has no score and is not simulated.',
    'Write both.',
  ),
  'risk-without-task': info(
    'A risk has an impact on the schedule, and nothing says which work it would delay.',
    'Name tasks, phases or deliverables under `affects`; without them no date in the simulation moves.',
  ),
  'unsplit-risk': info(
    'Cause, event and effect of a risk stand in one sentence.',
    'Write them apart: the cause is true today, the event may happen, the effect is what it does to the project.',
  ),
};
