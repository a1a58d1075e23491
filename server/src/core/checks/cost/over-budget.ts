/**
 * `over-budget`: what the plan costs, with actual costs where they are known, is more than the
 * budget without its contingency, which is kept for risks. The management reserve is not the project's.
 */
import { type Money, money } from '../../base/money.ts';
import type { Problem, Related } from '../../base/problem.ts';
import type { Place } from '../../base/span.ts';
import { expectedCost, ownCosts } from '../../cost/plan-cost.ts';
import { NO_COST } from '../../cost/task-cost.ts';
import { moneyInWords } from '../../cost/words.ts';
import type { WorkItem } from '../../model/plan.ts';
import { type CheckInput, fieldPlace, finding, NO_FINDINGS } from '../check.ts';
import { valuePlace } from '../written.ts';

export function overBudget(input: CheckInput): readonly Problem[] {
  const { plan, schedule } = input;
  const { budget, currency } = plan.project;
  if (budget.total === null) return NO_FINDINGS;
  const own = ownCosts(plan, schedule);
  const dated = schedule.items.values();
  let cost = 0;
  let at = 0;
  for (const item of plan.items.values()) {
    const dates = dated.next().value;
    const planned = own[at++] ?? NO_COST;
    if (dates && (planned !== NO_COST || item.actualCost !== null)) cost += expectedCost(item, dates, planned.total);
  }
  const total = money(cost);
  const free = money(budget.total - (budget.contingency ?? 0));
  if (total <= free) return NO_FINDINGS;
  const words = (amount: number): string => moneyInWords(money(amount), currency);
  const over =
    total > budget.total
      ? `${words(total - budget.total)} more than its budget of ${words(budget.total)}`
      : `${words(total - free)} of it out of the contingency, which is kept for risks: without that the budget is ${words(free)}`;
  const message = `The plan costs ${words(total)}, ${over}. Do less or do it cheaper, or agree on another budget.`;
  return [finding('over-budget', budgetPlace(input), message, { related: dearest(plan.items.values(), own, words) })];
}

function budgetPlace({ plan, sources }: CheckInput): Place {
  const whole = fieldPlace(plan.project, 'budget');
  return valuePlace(sources, whole.file, ['project', 'budget', 'total']) ?? whole;
}

const MOST_NAMED = 3;

/** Where the money goes: the tasks that cost most. */
function dearest(
  items: Iterable<WorkItem>,
  costs: readonly { readonly total: Money }[],
  words: (amount: number) => string,
): readonly Related[] {
  const all = [...items].map((item, at) => ({ item, total: costs[at]?.total ?? 0 }));
  return all
    .sort((a, b) => b.total - a.total)
    .slice(0, MOST_NAMED)
    .filter(({ total }) => total > 0)
    .map(({ item: { id, origin }, total }) => ({
      file: origin.file,
      span: origin.key,
      message: `\`${id}\` costs ${words(total)}`,
    }));
}
