/**
 * `late-order`: what is bought arrives after the task that needs it begins, by its own lead time.
 * A lead time runs in the project's working time, an elapsed one on the clock, from the day of the order.
 */
import { parseDuration } from '../../base/duration.ts';
import type { Problem } from '../../base/problem.ts';
import { dayOf, formatDay, minute, parseDate } from '../../base/time.ts';
import { startInstant } from '../../schedule/instants.ts';
import { type CheckInput, fieldPlace, finding } from '../check.ts';
import { keyOf, setFix } from '../written.ts';

export function lateOrder({ plan, schedule }: CheckInput): Problem[] {
  const problems: Problem[] = [];
  const { projectTime, statusAt } = schedule;
  for (const contract of plan.registers.contracts.values()) {
    const { fields } = contract;
    const lead = parseDuration(fields.get('lead-time') ?? '', plan.project.lengths);
    const field = fields.has('ordered-on') ? 'ordered-on' : 'order-by';
    const order = parseDate(fields.get(field)?.trim() ?? '');
    const item = plan.items.get(fields.get('task')?.trim() ?? '');
    const dates = item && schedule.items.get(item.id);
    if (!lead || !order || !dates || item.actualStart || dates.finished || item.status === 'cancelled') continue;
    const latest = lead.elapsed ? minute(dates.start - lead.minutes) : projectTime.subtract(dates.start, lead.minutes);
    if (startInstant(order, projectTime) <= latest) continue;
    const day = formatDay(dayOf(latest));
    const canBe = field === 'order-by' && (statusAt === null || latest > statusAt);
    problems.push(
      finding(
        'late-order',
        fieldPlace(contract, field),
        `Ordered on ${formatDay(order.day)}, \`${contract.id}\` comes after \`${item.id}\` begins on ${formatDay(dayOf(dates.start))}: its lead time asks for ${day}. ${canBe ? 'Order earlier, or plan' : 'Ask for a faster delivery, or plan'} the task later.`,
        {
          related: [{ ...keyOf(item.origin), message: `\`${item.id}\` needs the delivery` }],
          fixes: canBe ? [setFix(`Order by ${day}`, keyOf(contract.origin), 'order-by', day)] : [],
        },
      ),
    );
  }
  return problems;
}
