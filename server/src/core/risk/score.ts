/**
 * Qualitative scoring: where an assessment lies in the 5×5 matrix of probability and impact, and
 * what it exposes the project to. The impact level is the highest of its dimensions, as the PMBOK
 * Guide has it; exposure is probability × mean impact.
 */
import { type Money, money } from '../base/money.ts';
import type { Plan } from '../model/plan.ts';
import type { Appetite, Risk, RiskAppetite, RiskAssessment, RiskLevel } from '../model/risk.ts';
import { meanOf } from './mean.ts';
import { riskShapes } from './trial/risk-shapes.ts';

export type RiskBand = 'low' | 'medium' | 'high' | 'critical';

export interface RiskScore {
  readonly probability: RiskLevel;
  readonly impact: RiskLevel;
  /** probability level × impact level, 1–25. */
  readonly score: number;
  readonly band: RiskBand;
}

/** Null where the probability or every impact is missing. */
function scoreOf(assessment: RiskAssessment, appetite: Appetite): RiskScore | null {
  const levels = Object.values(assessment.levels).filter((level) => level !== null);
  const probability = assessment.probabilityLevel;
  if (probability === null || levels.length === 0) return null;
  const impact = Math.max(...levels) as RiskLevel;
  const score = probability * impact;
  return { probability, impact, score, band: bandOf(score, appetite) };
}

export function bandOf(score: number, appetite: Appetite): RiskBand {
  if (score >= appetite.critical) return 'critical';
  if (score >= appetite.high) return 'high';
  return score >= appetite.medium ? 'medium' : 'low';
}

/** Of an assessment of a risk, by the appetite for its category. */
export function scoreIn(
  { riskAppetite }: Pick<Plan, 'riskAppetite'>,
  { category }: Pick<Risk, 'category'>,
  assessment: RiskAssessment,
): RiskScore | null {
  return scoreOf(assessment, appetiteFor(riskAppetite, category));
}

/** What counts now: the residual assessment once all actions of a response are done, else the inherent one. */
export function currentAssessment(risk: Risk): RiskAssessment {
  const answered = risk.actions.length > 0 && risk.actions.every((action) => action.done);
  return risk.residual && answered ? risk.residual : risk.inherent;
}

/** It is open or watched; what has occurred is in the plan, what is closed cannot come any more. */
export function mayHappen({ status }: Risk): boolean {
  return status === 'open' || status === 'watching';
}

export interface Exposure {
  /** Working minutes; null where nothing says what it would do to the schedule. */
  readonly minutes: number | null;
  readonly cost: Money | null;
}

export type ForExposure = Pick<Plan, 'riskScales' | 'project'>;

/**
 * Probability × mean impact of one assessment; whether the risk still counts is its status's to say. A word is
 * any value of its band, so its mean is the middle of the band.
 */
export function exposureOf(assessment: RiskAssessment, { riskScales, project }: ForExposure): Exposure {
  const chance = assessment.probability;
  const shapes = chance === null ? null : riskShapes(assessment, riskScales, project.lengths);
  if (chance === null || !shapes) return { minutes: null, cost: null };
  return {
    minutes: shapes.delay && Math.round(chance * meanOf(shapes.delay)),
    cost: shapes.cost && money(Math.round(chance * meanOf(shapes.cost))),
  };
}

/** What may be carried of the risks of a category. */
function appetiteFor(appetite: RiskAppetite, category: string | null): Appetite {
  return (category === null ? undefined : appetite.byCategory.get(category)) ?? appetite;
}
