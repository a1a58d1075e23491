/** `proximity-passed`: the time in which a risk could happen is over, and it is still open. */
import type { Problem } from '../../base/problem.ts';
import { formatDay } from '../../base/time.ts';
import { mayHappen } from '../../risk/score.ts';
import { type CheckInput, fieldPlace, finding } from '../check.ts';
import { isPast } from '../written.ts';
import { closing, occurring } from './risk-fixes.ts';

export function proximityPassed({ plan, schedule }: CheckInput): Problem[] {
  if (schedule.statusAt === null) return [];
  const problems: Problem[] = [];
  for (const risk of plan.risks.values()) {
    const last = risk.proximity?.to ?? null;
    if (last === null || !mayHappen(risk) || !isPast({ day: last, minuteOfDay: null }, schedule)) continue;
    problems.push(
      finding(
        'proximity-passed',
        fieldPlace(risk, 'proximity'),
        `\`${risk.id}\` could happen until ${formatDay(last)}, and is still ${risk.status}. Say whether it has occurred or is closed, or until when it can still happen.`,
        { fixes: [closing(risk), occurring(risk, plan)] },
      ),
    );
  }
  return problems;
}
