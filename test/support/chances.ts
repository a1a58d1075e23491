/** A simulation's result as a test writes it: what matters by id, the rest as quiet as it may be. */
import { minute } from '../../server/src/core/base/time.ts';
import type {
  Estimated,
  MilestoneChance,
  RiskEffect,
  SimulationResult,
  Spread,
} from '../../server/src/core/risk/answers/result.ts';
import { type Simulated, simulatedFrom } from '../../server/src/core/risk/simulated.ts';

/** `2026-03-02T17:00` as a civil minute. */
export function at(text: string): number {
  return minute(Date.parse(`${text}Z`) / 60_000);
}

export function sure(value: number, error = 0): Estimated {
  return { value, error };
}

function spreadOf(p50: number, p80: Estimated, confidence: number, limitChance: Estimated | null = null): Spread {
  return {
    percentiles: Array.from({ length: 101 }, () => p50),
    mean: sure(p50),
    sd: 1,
    p10: sure(p50),
    p50: sure(p50),
    p80,
    p90: p80,
    sure: { confidence, ...p80 },
    histogram: { from: p50, width: 1, counts: [1] },
    planned: p50,
    plannedChance: 0.5,
    limit: limitChance && p80.value,
    limitChance,
  };
}

interface Written {
  readonly finish?: { readonly p50: string; readonly p80: string; readonly chance?: Estimated };
  /** That the plan asks for: what is written as P80 is promised with it. */
  readonly confidence?: number;
  /** Half width of the interval of P80, in days. */
  readonly error?: number;
  readonly tasks?: Readonly<Record<string, { readonly p50: string; readonly p80: string; readonly critical?: number }>>;
  readonly groups?: Readonly<Record<string, { readonly p50: string; readonly p80: string }>>;
  readonly deadlines?: Readonly<Record<string, Estimated>>;
  readonly risks?: Readonly<Record<string, Partial<RiskEffect>>>;
  readonly drivers?: readonly {
    readonly kind: 'task' | 'risk';
    readonly id: string;
    readonly low: number;
    readonly high: number;
    readonly criticality: number;
  }[];
  /** Days that carrying the response out brings, by risk. */
  readonly responses?: Readonly<Record<string, Estimated>>;
  readonly stale?: boolean;
}

export function simulatedWith(written: Written): Simulated {
  const { finish = { p50: '2026-03-06T17:00', p80: '2026-03-10T17:00' }, error = 0, stale = false } = written;
  const { confidence = 0.8 } = written;
  const result: SimulationResult = {
    trials: 10_000,
    seed: 1,
    days: spreadOf(5, sure(7, error), confidence),
    finish: spreadOf(at(finish.p50), sure(at(finish.p80)), confidence, finish.chance),
    cost: null,
    tasks: Object.entries(written.tasks ?? {}).map(([id, { p50, p80, critical = 0 }]) => ({
      id,
      criticality: critical,
      cruciality: 0,
      p50: at(p50),
      p80: at(p80),
    })),
    groups: Object.entries(written.groups ?? {}).map(([id, { p50, p80 }]) => ({ id, p50: at(p50), p80: at(p80) })),
    milestones: Object.entries(written.deadlines ?? {}).map(([id, chance]): MilestoneChance => {
      return { id, planned: 0, p10: 0, p50: 0, p80: sure(0), p90: 0, deadline: 0, chance };
    }),
    drivers: (written.drivers ?? []).map(({ low, high, ...row }) => {
      return { ...row, days: { low, high }, mean: { low, high }, cost: null, cruciality: 0 };
    }),
    risks: Object.entries(written.risks ?? {}).map(([id, effect]) => {
      return { id, frequency: 0, meanDays: 0, meanCost: 0, p80Days: null, p80Cost: null, ...effect };
    }),
    responses: Object.entries(written.responses ?? {}).map(([risk, p80Days]) => {
      return { risk, price: null, p80Days, meanCost: 0, chance: null };
    }),
    merges: [],
    scatter: null,
    joint: null,
    contingency: [],
  };
  return simulatedFrom(result, stale);
}
