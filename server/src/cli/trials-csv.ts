/** `--trials-csv`: one line a trial, in their order: finish, working days, cost, and each milestone. */
import { formatMinute, minute } from '../core/base/time.ts';
import type { TrialOutcomes } from '../core/risk/answers/outcomes.ts';
import { csvCell } from './csv-cell.ts';

/** Money is in units of the currency. */
export function trialsCsv({ trials, finish, cost, milestones, time, planned, minutesPerDay }: TrialOutcomes): string {
  const date = (at: number): string => formatMinute(minute(at));
  const header = ['trial', 'finish', 'durationDays', ...(cost ? ['cost'] : []), ...milestones.map(({ id }) => id)];
  const lines = [header.map(csvCell).join(',')];
  for (let i = 0; i < trials; i++) {
    const at = finish[i] as number;
    const days = time.between(minute(planned.start), minute(at)) / minutesPerDay;
    lines.push(
      [
        i + 1,
        date(at),
        Math.round(days * 10_000) / 10_000,
        ...(cost ? [((cost[i] as number) / 100).toFixed(2)] : []),
        ...milestones.map((milestone) => date(milestone.finish[i] as number)),
      ].join(','),
    );
  }
  return `${lines.join('\r\n')}\r\n`;
}
