/** `support-ends`: the maker of a technology stops caring for it before the tasks that use it are done. */
import type { Problem } from '../../base/problem.ts';
import { dayOf, formatDay, MINUTES_PER_DAY, minute, parseDate, startOfDay } from '../../base/time.ts';
import { type CheckInput, fieldPlace, finding } from '../check.ts';
import { keyOf } from '../written.ts';

export function supportEnds({ plan, schedule }: CheckInput): Problem[] {
  const problems: Problem[] = [];
  for (const technology of plan.registers.technologies.values()) {
    const end = parseDate(technology.fields.get('end-of-support')?.trim() ?? '');
    if (!end) continue;
    const limit = startOfDay(end.day) + MINUTES_PER_DAY;
    const late = (technology.lists.get('used-by') ?? []).flatMap((id) => {
      const item = plan.items.get(id.trim());
      const dates = schedule.items.get(id.trim());
      const isLate = item && item.status !== 'cancelled' && dates && !dates.finished && dates.finish > limit;
      return isLate ? [{ item, finish: dates.finish }] : [];
    });
    const [first] = late;
    if (!first) continue;
    const more = late.length > 1 ? ` and ${late.length - 1} more` : '';
    problems.push(
      finding(
        'support-ends',
        fieldPlace(technology, 'end-of-support'),
        `Support of \`${technology.id}\` ends on ${formatDay(end.day)}, before \`${first.item.id}\`${more} that ${more ? 'use' : 'uses'} it ${more ? 'are' : 'is'} done. Plan its successor, buy longer support, or finish earlier.`,
        {
          related: late.slice(0, 5).map(({ item, finish }) => ({
            ...keyOf(item.origin),
            message: `\`${item.id}\` ends on ${formatDay(dayOf(minute(finish - 1)))}`,
          })),
        },
      ),
    );
  }
  return problems;
}
