/**
 * What people have to look at in the next four weeks: signs of risks, open actions, and times in which risks
 * could happen. Also what should have been looked at before. Closed risks ask for nothing.
 */
import type { Analysis } from '../../core/analyse.ts';
import type { Place } from '../../core/base/span.ts';
import { MINUTES_PER_DAY, type Minute, minute } from '../../core/base/time.ts';
import type { Risk } from '../../core/model/risk.ts';
import { mayHappen } from '../../core/risk/score.ts';
import type { RiskRow, Upcoming, UpcomingRow } from '../../protocol/risks.ts';
import { targetOf } from '../header.ts';
import { proximityOf } from './row.ts';

const DAYS_AHEAD = 28;

/** @param rows of all risks of the plan, in its order. */
export function upcomingOf(analysis: Analysis, rows: readonly RiskRow[], from: Minute): Upcoming {
  const to = minute(from + DAYS_AHEAD * MINUTES_PER_DAY);
  const risks = [...analysis.plan.risks.values()];
  const found = rows.flatMap((row, index) => {
    const risk = risks[index];
    return risk ? comingUp(analysis, risk, row, { from, to }) : [];
  });
  return { from, to, rows: found.sort((a, b) => a.at - b.at) };
}

interface Weeks {
  readonly from: Minute;
  readonly to: Minute;
}

function comingUp(analysis: Analysis, risk: Risk, row: RiskRow, { from, to }: Weeks): readonly UpcomingRow[] {
  const found: UpcomingRow[] = [];
  const band = row.current?.band ?? null;
  const add = (
    kind: UpcomingRow['kind'],
    at: number,
    more: Pick<UpcomingRow, 'text' | 'owner' | 'target'>,
    late = at < from,
  ): void => {
    const daysLate = late ? daysBetween(analysis, minute(at), from) : 0;
    found.push({ kind, at, daysLate, risk: risk.id, title: risk.title, band, ...more });
  };
  if (risk.status !== 'closed') {
    for (const { done, due, text, owner, target } of row.actions) {
      if (!done && due !== null && due <= to) add('action', due, { text, owner: owner ?? row.owner, target });
    }
  }
  if (!mayHappen(risk)) return found;
  const at = row.trigger?.at ?? null;
  if (at !== null && at <= to) {
    const target = targetOf(analysis, fieldOf(risk, 'trigger'));
    add('trigger', at, { text: row.trigger?.text ?? '', owner: row.owner, target });
  }
  const near = proximityOf(analysis, risk);
  if (!near) return found;
  const whole = { text: '', owner: row.owner, target: targetOf(analysis, fieldOf(risk, 'proximity')) };
  const isOver = near.to !== null && near.to < from;
  if (!isOver && near.from !== null && near.from <= to) add('proximity', near.from, whole, false);
  if (near.to !== null && near.to <= to) add('closing', near.to, whole);
  return found;
}

/** Working days, to one decimal. */
function daysBetween({ plan, schedule }: Analysis, at: Minute, from: Minute): number {
  const minutes = schedule.projectTime.between(at, from);
  return Math.round((minutes / (plan.project.lengths.hoursPerDay * 60)) * 10) / 10;
}

function fieldOf({ origin }: Risk, key: string): Place {
  const field = origin.fields.get(key);
  return field ? { file: field.file, span: field.value } : { file: origin.file, span: origin.key };
}
