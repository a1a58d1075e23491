/** The little pictures in the table of milestones: from P10 to P90, with plan and deadline, on one scale for all rows. Pure. */
import type { MilestoneChance } from '../../../../../../server/src/protocol/simulation.ts';
import { type Domain, linear, padded, union } from '../plot/scale.ts';
import { type Mark, path, px } from '../plot/scene.ts';

export const RANGE = { width: 150, height: 18 } as const;

export function rangeDomain(milestones: readonly MilestoneChance[]): Domain {
  const spans = milestones.map(({ planned, p10, p90, deadline }): Domain => {
    const dates = deadline === null ? [planned, p10, p90] : [planned, p10, p90, deadline];
    return { from: Math.min(...dates), to: Math.max(...dates) };
  });
  return padded(
    spans.reduce((all, span) => union(all, span), spans[0] ?? { from: 0, to: 0 }),
    1440,
  );
}

/** As the timeline draws chance: a line from P10 to P90 with caps, a box from P50 to P80. */
export function rangeMarks({ planned, p10, p50, p80, p90, deadline }: MilestoneChance, domain: Domain): Mark[] {
  const x = linear(domain, 7, RANGE.width - 7);
  const middle = RANGE.height / 2;
  const [from, to] = [x.at(p50), x.at(p80.value)];
  return [
    path(
      'range',
      `M${px(x.at(p10))} ${middle}H${px(x.at(p90))}M${px(x.at(p10))} ${middle - 4}v8M${px(x.at(p90))} ${middle - 4}v8`,
    ),
    path('range-box', `M${px(from)} ${middle - 3}H${px(Math.max(from + 1, to))}v6H${px(from)}Z`),
    path('planned', `M${px(x.at(planned))} ${middle - 4}l4 4l-4 4l-4 -4Z`),
    ...(deadline === null ? [] : [path('limit-flag', `M${px(x.at(deadline) - 4)} 1h8l-4 7Z`)]),
  ];
}
