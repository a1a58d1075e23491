/**
 * The shape of `simulate --format json`. Fields are only ever added: other tools read them. Days are
 * `hours-per-day` working hours of the project's calendar; money is in units of the currency, not in cents;
 * an `error` is the half width of the 95 % confidence interval, of dates in such days; null where a single trial
 * tells none.
 */
import type { Analysis } from '../core/analyse.ts';
import { formatMinute, minute } from '../core/base/time.ts';
import type { Estimated, SimulationResult, Spread } from '../core/risk/answers/result.ts';
import { openPrice } from '../core/risk/price.ts';
import { fileTexts, problemJson } from './problem-json.ts';
import { meanFinish } from './simulate-words.ts';

export function simulationJson(analysis: Analysis, result: SimulationResult): unknown {
  const texts = fileTexts(analysis);
  const { days, finish, cost } = result;
  return {
    version: 1,
    iterations: result.trials,
    seed: result.seed,
    project: { name: analysis.plan.project.name, start: date(analysis.schedule.start) },
    durationDays: {
      mean: figure(days.mean.value),
      sd: figure(days.sd),
      ...Object.fromEntries([5, 10, 20, 50, 80, 90, 95].map((p) => [`p${p}`, figure(days.percentiles[p] ?? 0)])),
      planned: figure(days.planned),
      error: errorsOf(result, days, figure),
    },
    finish: {
      ...points(finish, date),
      deadline: finish.limit === null ? null : date(finish.limit),
      probability: finish.limitChance && figure(finish.limitChance.value),
      mean: date(meanFinish(analysis, result)),
      planned: date(finish.planned),
      plannedProbability: figure(finish.plannedChance),
      error: { ...errorsOf(result, days, figure), probability: finish.limitChance && figure(finish.limitChance.error) },
    },
    cost: cost && costJson(result, cost),
    sure: {
      confidence: finish.sure.confidence,
      finish: date(finish.sure.value),
      durationDays: estimate(result, days.sure, figure),
      cost: cost && estimate(result, cost.sure, money),
    },
    tasks: result.tasks.map(({ id, criticality, cruciality, p50, p80 }) => ({
      id,
      criticalityIndex: figure(criticality),
      cruciality: figure(cruciality),
      p50Finish: date(p50),
      p80Finish: date(p80),
    })),
    phases: result.groups.map(({ id, p50, p80 }) => ({ id, p50Finish: date(p50), p80Finish: date(p80) })),
    risks: result.risks.map(({ id, frequency, meanDays, meanCost, p80Days, p80Cost }) => ({
      id,
      frequency: figure(frequency),
      meanDays: figure(meanDays),
      meanCost: money(meanCost),
      p80Days: p80Days && estimate(result, p80Days, figure),
      p80Cost: p80Cost === null ? null : money(p80Cost),
    })),
    milestones: result.milestones.map(({ id, planned, p10, p50, p80, p90, deadline, chance }) => ({
      id,
      planned: date(planned),
      p10: date(p10),
      p50: date(p50),
      p80: date(p80.value),
      p90: date(p90),
      deadline: deadline === null ? null : date(deadline),
      probability: chance && figure(chance.value),
    })),
    drivers: result.drivers.map(({ kind, id, days, mean, cost, criticality, cruciality }) => ({
      kind,
      id,
      days: { low: figure(days.low), high: figure(days.high) },
      meanDays: { low: figure(mean.low), high: figure(mean.high) },
      cost: cost && { low: money(cost.low), high: money(cost.high) },
      criticality: figure(criticality),
      cruciality: figure(cruciality),
    })),
    responses: result.responses.map(({ risk, p80Days, meanCost, chance }) => ({
      risk,
      price: priceOf(analysis, risk),
      p80Days: estimate(result, p80Days, figure),
      meanCost: money(meanCost),
      probability: chance === null ? null : figure(chance),
    })),
    merges: result.merges.map(({ id, at, paths, together }) => ({
      id,
      plannedStart: date(at),
      paths: paths.map(({ id, chance }) => ({ id, probability: figure(chance) })),
      together: figure(together),
    })),
    joint: result.joint && {
      deadline: figure(result.joint.deadlineMet),
      budget: figure(result.joint.budgetMet),
      both: figure(result.joint.both),
      neither: figure(result.joint.neither),
    },
    contingency: result.contingency.map(({ confidence, days, cost }) => ({
      confidence,
      days: figure(days),
      cost: cost === null ? null : money(cost),
    })),
    problems: analysis.problems.map((found) => ({ path: texts.pathOf(found.file), ...problemJson(found, texts) })),
  };
}

function priceOf({ plan }: Analysis, risk: string): number | null {
  const price = openPrice(plan.risks.get(risk)?.actions ?? []);
  return price === null ? null : money(price);
}

function costJson(result: SimulationResult, cost: Spread): unknown {
  return {
    mean: money(cost.mean.value),
    sd: money(cost.sd),
    ...points(cost, money),
    budget: cost.limit === null ? null : money(cost.limit),
    probability: cost.limitChance && figure(cost.limitChance.value),
    planned: money(cost.planned),
    plannedProbability: figure(cost.plannedChance),
    error: { ...errorsOf(result, cost, money), probability: cost.limitChance && figure(cost.limitChance.error) },
  };
}

function points<Shown>({ p10, p50, p80, p90 }: Spread, shown: (value: number) => Shown) {
  return { p10: shown(p10.value), p50: shown(p50.value), p80: shown(p80.value), p90: shown(p90.value) };
}

function errorsOf(result: SimulationResult, spread: Spread, shown: (value: number) => number) {
  const { mean, p10, p50, p80, p90 } = spread;
  const [ofMean, of10, of50, of80, of90] = [mean, p10, p50, p80, p90].map((each) => errorOf(result, each, shown));
  return { mean: ofMean, p10: of10, p50: of50, p80: of80, p90: of90 };
}

function estimate(result: SimulationResult, estimated: Estimated, shown: (value: number) => number) {
  return { value: shown(estimated.value), error: errorOf(result, estimated, shown) };
}

/** How far other trials would lie is known from two on. */
function errorOf({ trials }: SimulationResult, { error }: Estimated, shown: (value: number) => number): number | null {
  return trials > 1 ? shown(error) : null;
}

/** Four digits are more than any sample is worth; -0 is 0. */
function figure(value: number): number {
  return Math.round(value * 10_000) / 10_000 + 0;
}

function money(minorUnits: number): number {
  return Math.round(minorUnits) / 100 + 0;
}

function date(at: number): string {
  return formatMinute(minute(at));
}
