/** Which risk comes first: by the score of what counts now, then by exposure in time, then in money. */
import type { Plan } from '../model/plan.ts';
import type { Risk } from '../model/risk.ts';
import { currentAssessment, exposureOf, mayHappen, scoreIn } from './score.ts';

export type Ranked = Pick<Plan, 'risks' | 'riskScales' | 'riskAppetite' | 'project'>;

/** By id, 1 = the first; of threats and of opportunities apart, and only of those that may still happen. */
export function ranksOf(plan: Ranked): ReadonlyMap<string, number> {
  const ranks = new Map<string, number>();
  for (const kind of ['threat', 'opportunity'] as const) {
    const weighed = [...plan.risks.values()]
      .filter((risk) => risk.kind === kind && mayHappen(risk))
      .map((risk) => ({ risk, weight: weightOf(plan, risk) }));
    weighed.sort((a, b) => compare(b.weight, a.weight));
    for (const [index, { risk }] of weighed.entries()) ranks.set(risk.id, index + 1);
  }
  return ranks;
}

function weightOf(plan: Ranked, risk: Risk): readonly number[] {
  const current = currentAssessment(risk);
  const { minutes, cost } = exposureOf(current, plan);
  return [scoreIn(plan, risk, current)?.score ?? 0, Math.abs(minutes ?? 0), Math.abs(cost ?? 0)];
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [index, value] of a.entries()) {
    const other = b[index] ?? 0;
    if (value !== other) return value - other;
  }
  return 0;
}
