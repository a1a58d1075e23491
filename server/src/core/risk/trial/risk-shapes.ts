/**
 * What a risk does when it strikes, as distributions: minutes of work and minor units of money. A word for an
 * impact is any value of its band on the plan's scales; the highest band, which has no end, is as wide as all
 * below it. A word for the impact altogether is taken for the schedule.
 */
import { type DayLengths, inWork } from '../../base/duration.ts';
import type { Estimate } from '../../model/plan.ts';
import type { RiskAssessment, RiskLevel, RiskScales } from '../../model/risk.ts';
import type { Shape } from '../sampling/shape.ts';
import { spread } from './task-shapes.ts';

export interface RiskShapes {
  readonly strikes: Shape;
  /** Null where it costs no time, or no money. */
  readonly delay: Shape | null;
  readonly cost: Shape | null;
}

export function chance(probability: number): Shape {
  return { kind: 'discrete', values: [0, 1], chances: [1 - probability, probability] };
}

export const NOTHING: Shape = { kind: 'fixed', value: 0 };

/** Null where nobody says how likely it is. */
export function riskShapes(assessment: RiskAssessment, scales: RiskScales, lengths: DayLengths): RiskShapes | null {
  const { probability, schedule, cost, levels } = assessment;
  if (probability === null) return null;
  const delay = schedule && delayShape(schedule, lengths);
  return {
    strikes: chance(probability),
    delay: delay ?? band(scales.schedule, levels.schedule ?? levels.overall),
    cost: (cost && spread(cost, (key) => cost[key])) ?? band(scales.cost, levels.cost),
  };
}

function delayShape(estimate: Estimate, lengths: DayLengths): Shape | null {
  return spread(estimate, (key) => {
    const point = estimate[key];
    return point && inWork(point, lengths);
  });
}

function band(ends: readonly number[], level: RiskLevel | null): Shape | null {
  if (level === null) return null;
  const low = level === 1 ? 0 : (ends[level - 2] ?? 0);
  const high = ends[level - 1] ?? 2 * low;
  return low === high ? { kind: 'fixed', value: low } : { kind: 'uniform', low, high };
}
