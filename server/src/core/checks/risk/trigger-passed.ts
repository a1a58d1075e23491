/** `trigger-passed`: the day on which one would know has passed, and the risk is still open. */
import type { Problem } from '../../base/problem.ts';
import { formatDay } from '../../base/time.ts';
import { type CheckInput, fieldPlace, finding } from '../check.ts';
import { isPast, keyOf, valuePlace } from '../written.ts';
import { closing, occurring } from './risk-fixes.ts';

export function triggerPassed({ plan, schedule, sources }: CheckInput): Problem[] {
  if (schedule.statusAt === null) return [];
  const problems: Problem[] = [];
  for (const risk of plan.risks.values()) {
    const date = risk.trigger?.date;
    if (!date || risk.status === 'closed' || risk.status === 'occurred' || !isPast(date, schedule)) continue;
    const key = keyOf(risk.origin);
    const place = valuePlace(sources, key.file, ['risks', risk.id, 'trigger', 'date']);
    problems.push(
      finding(
        'trigger-passed',
        place ?? fieldPlace(risk, 'trigger'),
        `\`${risk.id}\` was to show by ${formatDay(date.day)}, and is still ${risk.status}. Say whether it has occurred or is closed, or when to look again.`,
        { fixes: [closing(risk), occurring(risk, plan)] },
      ),
    );
  }
  return problems;
}
