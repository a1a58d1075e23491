/**
 * Qualitative scoring: where an assessment lies in the 5×5 matrix of probability and impact, and
 * what it exposes the project to. The impact level is the highest of its dimensions, as the PMBOK
 * Guide has it; exposure is probability × mean impact.
 */
import { type Money, money } from '../base/money.ts';
import type { Estimate } from '../model/plan.ts';
import type { Risk, RiskAppetite, RiskAssessment, RiskLevel } from '../model/risk.ts';

export type RiskBand = 'low' | 'medium' | 'high' | 'critical';

export interface RiskScore {
  readonly probability: RiskLevel;
  readonly impact: RiskLevel;
  /** probability level × impact level, 1–25. */
  readonly score: number;
  readonly band: RiskBand;
}

/** Null where the probability or every impact is missing. */
export function scoreOf(assessment: RiskAssessment, appetite: RiskAppetite): RiskScore | null {
  const levels = Object.values(assessment.levels).filter((level) => level !== null);
  const probability = assessment.probabilityLevel;
  if (probability === null || levels.length === 0) return null;
  const impact = Math.max(...levels) as RiskLevel;
  const score = probability * impact;
  return { probability, impact, score, band: bandOf(score, appetite) };
}

export function bandOf(score: number, appetite: RiskAppetite): RiskBand {
  if (score >= appetite.critical) return 'critical';
  if (score >= appetite.high) return 'high';
  return score >= appetite.medium ? 'medium' : 'low';
}

/** What counts now: the residual assessment once all actions of a response are done, else the inherent one. */
export function currentAssessment(risk: Risk): RiskAssessment {
  const answered = risk.actions.length > 0 && risk.actions.every((action) => action.done);
  return risk.residual && answered ? risk.residual : risk.inherent;
}

export interface Exposure {
  /** Working minutes; null where no impact on the schedule is written in time. */
  readonly minutes: number | null;
  readonly cost: Money | null;
}

/** Probability × mean impact of one assessment; whether the risk still counts is its status's to say. */
export function exposureOf(assessment: RiskAssessment): Exposure {
  const chance = assessment.probability;
  if (chance === null) return { minutes: null, cost: null };
  const delay = assessment.schedule && meanDelay(assessment.schedule);
  const loss = assessment.cost && mean(assessment.cost, assessment.cost.distribution);
  return {
    minutes: delay === null ? null : Math.round(chance * delay),
    cost: loss === null ? null : money(Math.round(chance * loss)),
  };
}

function meanDelay({ optimistic, mostLikely, pessimistic, distribution }: Estimate): number | null {
  return mean(
    {
      optimistic: optimistic?.minutes ?? null,
      mostLikely: mostLikely?.minutes ?? null,
      pessimistic: pessimistic?.minutes ?? null,
    },
    distribution,
  );
}

interface ThreePoint {
  readonly optimistic: number | null;
  readonly mostLikely: number | null;
  readonly pessimistic: number | null;
}

/**
 * Mean of a three-point estimate: beta-PERT (o + 4m + p)/6, triangular (o + m + p)/3, uniform
 * (o + p)/2; any other takes its most likely value. With one value only, that value.
 */
function mean({ optimistic, mostLikely, pessimistic }: ThreePoint, distribution: string): number | null {
  const written = [optimistic, mostLikely, pessimistic].filter((value) => value !== null);
  const [only] = written;
  if (written.length < 2) return only ?? null;
  const low = optimistic ?? mostLikely ?? 0;
  const high = pessimistic ?? mostLikely ?? 0;
  const likely = mostLikely ?? (low + high) / 2;
  switch (distribution) {
    case 'pert':
      return (low + 4 * likely + high) / 6;
    case 'triangular':
      return (low + likely + high) / 3;
    case 'uniform':
      return (low + high) / 2;
    default:
      return likely;
  }
}
