/** How much exposure the plan allows, for all threats and by category, against what there is. */
import { inWork } from '../base/duration.ts';
import { money } from '../base/money.ts';
import type { Plan } from '../model/plan.ts';
import type { Appetite, Risk } from '../model/risk.ts';
import { currentAssessment, type Exposure, exposureOf, type ForExposure, mayHappen } from './score.ts';

export interface Limit {
  /** Null: all threats. */
  readonly category: string | null;
  readonly most: Exposure;
  readonly now: Exposure;
  /** Which of the two is exceeded. */
  readonly over: { readonly minutes: boolean; readonly cost: boolean };
}

/** Only where something is written. */
export function limitsOf(plan: Pick<Plan, 'risks' | 'riskAppetite'> & ForExposure): readonly Limit[] {
  const threats = [...plan.risks.values()].filter((risk) => risk.kind === 'threat' && mayHappen(risk));
  const { riskAppetite } = plan;
  const limits = [limitOf(null, riskAppetite, threats, plan)];
  for (const [category, appetite] of riskAppetite.byCategory) {
    limits.push(
      limitOf(
        category,
        appetite,
        threats.filter((risk) => risk.category === category),
        plan,
      ),
    );
  }
  return limits.flatMap((limit) => limit ?? []);
}

function limitOf(
  category: string | null,
  { maxCost, maxDelay }: Appetite,
  risks: readonly Risk[],
  plan: ForExposure,
): Limit | null {
  if (maxCost === null && maxDelay === null) return null;
  const now = exposureOfAll(risks, plan);
  const most = { minutes: maxDelay && inWork(maxDelay, plan.project.lengths), cost: maxCost };
  const isOver = (value: number | null, limit: number | null) => value !== null && limit !== null && value > limit;
  return { category, most, now, over: { minutes: isOver(now.minutes, most.minutes), cost: isOver(now.cost, maxCost) } };
}

/** Sums; null where none has one. */
export function exposureOfAll(risks: readonly Risk[], plan: ForExposure): Exposure {
  let sum: Exposure = { minutes: null, cost: null };
  for (const risk of risks) sum = plus(sum, exposureOf(currentAssessment(risk), plan));
  return sum;
}

function plus(one: Exposure, other: Exposure): Exposure {
  return {
    minutes: other.minutes === null ? one.minutes : (one.minutes ?? 0) + other.minutes,
    cost: other.cost === null ? one.cost : money((one.cost ?? 0) + other.cost),
  };
}
