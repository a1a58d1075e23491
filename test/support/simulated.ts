/**
 * A simulation to draw, made in the test from real draws: tasks of triangular length one after the other and
 * risks that strike, on a week of five days. What charts show is computed from its trials, nothing is written down.
 */
import type { RiskRow } from '../../server/src/protocol/risks.ts';
import type {
  DriverRow,
  Estimated,
  SimulatedFigures,
  SimulationView,
  Spread,
  WhatIf,
} from '../../server/src/protocol/simulation.ts';
import type { Target } from '../../server/src/protocol/view.ts';

const DAY = 1440;

export interface SimulatedPlan {
  /** Planned finish, civil minute. */
  readonly finish: number;
  readonly deadline: number | null;
  readonly tasks: readonly { readonly id: string; readonly name: string; readonly target: Target }[];
  readonly risks: readonly Pick<
    RiskRow,
    'id' | 'title' | 'kind' | 'probability' | 'status' | 'actionsDone' | 'actionsTotal' | 'target'
  >[];
  /** Minor units. */
  readonly cost: number | null;
  readonly budget: number | null;
}

interface Trials {
  readonly finish: readonly number[];
  readonly cost: readonly number[];
  /** Working days that each task, then each risk, adds. */
  readonly added: readonly (readonly number[])[];
}

const NOTHING: WhatIf = { off: [], answered: [] };

export interface SimulatedHow {
  readonly trials?: number;
  readonly of?: number;
  readonly serial?: number;
  readonly whatIf?: WhatIf;
  readonly state?: SimulationView['state'];
}

export function simulated(plan: SimulatedPlan, how: SimulatedHow = {}): SimulationView {
  const { trials = 2000, serial = 1, whatIf = NOTHING, state = { kind: 'done' } } = how;
  const run = runTrials(plan, trials, whatIf);
  const isChanged = whatIf.off.length + whatIf.answered.length > 0;
  const without = isChanged ? runTrials(plan, trials, NOTHING) : null;
  const spreads = (each: Trials): { finish: Spread; cost: Spread | null } => ({
    finish: spread(each.finish, plan.finish, plan.deadline),
    cost: plan.cost === null ? null : spread(each.cost, plan.cost, plan.budget),
  });
  return {
    uri: 'file:///plans/plan.plan.yaml',
    serial,
    state,
    trials,
    of: how.of ?? trials,
    seed: 1,
    result: { ...spreads(run), ...figures(plan, run, whatIf) },
    base: without && spreads(without),
    whatIf,
  };
}

/** Small and fast, with a fixed start: the same trials each time (Mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function runTrials(plan: SimulatedPlan, count: number, whatIf: WhatIf): Trials {
  const draw = random(7);
  const finish: number[] = [];
  const cost: number[] = [];
  const added: number[][] = [...plan.tasks, ...plan.risks].map(() => []);
  for (let trial = 0; trial < count; trial++) {
    let days = 0;
    for (const [index] of plan.tasks.entries()) {
      const length = triangular(draw(), -1 - (index % 3), 0.3, 2.5 + (index % 4));
      added[index]?.push(length);
      days += length;
    }
    let more = days * 40_000;
    for (const [index, risk] of plan.risks.entries()) {
      const [strikes, size] = [draw(), draw()];
      const chance = (risk.probability ?? 0) * (whatIf.answered.includes(risk.id) ? 0.3 : 1);
      const hit = strikes < chance && !whatIf.off.includes(risk.id) && risk.status !== 'closed';
      const sign = risk.kind === 'threat' ? 1 : -1;
      const delay = hit ? sign * triangular(size, 2, 6, 14) : 0;
      added[plan.tasks.length + index]?.push(delay);
      days += delay;
      more += hit ? sign * 900_000 * (0.5 + size) : 0;
    }
    finish.push(workingDaysLater(plan.finish, days));
    cost.push(Math.round((plan.cost ?? 0) + more));
  }
  return { finish, cost, added };
}

function triangular(u: number, low: number, mode: number, high: number): number {
  const split = (mode - low) / (high - low);
  return u < split
    ? low + Math.sqrt(u * (high - low) * (mode - low))
    : high - Math.sqrt((1 - u) * (high - low) * (high - mode));
}

/** Eight hours from 08:00, no pause, Monday to Friday. */
function workingDaysLater(finish: number, days: number): number {
  // 1970-01-05 was a Monday.
  const whole = Math.floor(finish / DAY) - 4;
  const worked = Math.floor(whole / 7) * 5 + Math.min(4, whole % 7) + 1 + days;
  const day = Math.ceil(worked) - 1;
  return (Math.floor(day / 5) * 7 + (((day % 5) + 5) % 5) + 4) * DAY + 480 + Math.round((worked - day) * 480);
}

function spread(values: readonly number[], planned: number, limit: number | null): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const sd = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
  const chance = (value: number): number => sorted.filter((each) => each <= value).length / sorted.length;
  const error = (share: number): number => 1.96 * Math.sqrt((share * (1 - share)) / values.length);
  const named = (share: number): Estimated => ({
    value: at(share),
    error: (at(Math.min(1, share + error(share))) - at(share - error(share))) / 2,
  });
  const [from, to] = [sorted[0] ?? 0, sorted.at(-1) ?? 0];
  const width = Math.max(1, (to - from) / 40);
  const counts = Array.from({ length: 41 }, () => 0);
  for (const value of values) {
    const bar = Math.floor((value - from) / width);
    counts[bar] = (counts[bar] ?? 0) + 1;
  }
  return {
    percentiles: Array.from({ length: 101 }, (_, percent) => at(percent / 100)),
    mean: { value: mean, error: (1.96 * sd) / Math.sqrt(values.length) },
    sd,
    p10: named(0.1),
    p50: named(0.5),
    p80: named(0.8),
    p90: named(0.9),
    histogram: { from, width, counts },
    planned,
    plannedChance: chance(planned),
    limit,
    limitChance: limit === null ? null : { value: chance(limit), error: error(chance(limit)) },
  };
}

function figures(plan: SimulatedPlan, run: Trials, whatIf: WhatIf): Omit<SimulatedFigures, 'finish' | 'cost'> {
  const p80 = percentile(run.finish, 0.8);
  const drivers = [...plan.tasks, ...plan.risks].map((each, index) => driver(plan, run, each, index, p80));
  const met = run.finish.map((finish) => plan.deadline === null || finish <= plan.deadline);
  const kept = run.cost.map((cost) => plan.budget === null || cost <= plan.budget);
  const share = (test: (trial: number) => boolean): number => met.filter((_, trial) => test(trial)).length / met.length;
  const together = share((trial) => (met[trial] ?? false) && (kept[trial] ?? false));
  return {
    milestones: plan.tasks.slice(0, 4).map(({ id, name, target }, index) => {
      const shift = (3 - index) * 20 * DAY;
      const own = spread(
        run.finish.map((finish) => finish - shift),
        plan.finish - shift,
        index % 2 === 0 ? plan.finish - shift + 6 * DAY : null,
      );
      return {
        id,
        name,
        target,
        planned: own.planned,
        p10: own.p10.value,
        p50: own.p50.value,
        p80: own.p80,
        p90: own.p90.value,
        deadline: own.limit,
        chance: own.limitChance,
      };
    }),
    drivers: drivers.sort((a, b) => b.days.high - b.days.low - (a.days.high - a.days.low)),
    risks: plan.risks.map(({ id }, index) => {
      const added = run.added[plan.tasks.length + index] ?? [];
      const less = run.finish.map((finish, trial) => finish - (added[trial] ?? 0) * 1.4 * DAY);
      return {
        id,
        frequency: added.filter((days) => days !== 0).length / added.length,
        meanDays: added.reduce((sum, days) => sum + days, 0) / added.length,
        meanCost: 0,
        p80Days: { value: (p80 - percentile(less, 0.8)) / DAY / 1.4, error: 0.2 },
        p80Cost: null,
      };
    }),
    responses: plan.risks
      .filter(({ actionsTotal, actionsDone }) => actionsTotal > actionsDone)
      .map(({ id, title }) => {
        const after = runTrials(plan, run.finish.length, { off: whatIf.off, answered: [...whatIf.answered, id] });
        const chance = after.finish.filter((finish) => finish <= (plan.deadline ?? 0)).length / after.finish.length;
        return {
          risk: id,
          title,
          price: 250_000,
          p80Days: { value: (p80 - percentile(after.finish, 0.8)) / DAY / 1.4, error: 0.3 },
          meanCost: mean(run.cost) - mean(after.cost),
          chance: plan.deadline === null ? null : chance - share((trial) => met[trial] ?? false),
        };
      }),
    merges: plan.tasks.length < 3 ? [] : [merge(plan, run)],
    scatter: plan.cost === null ? null : { finish: run.finish.slice(0, 2000), cost: run.cost.slice(0, 2000) },
    joint:
      plan.deadline === null || plan.budget === null
        ? null
        : {
            deadlineMet: share((trial) => met[trial] ?? false),
            budgetMet: share((trial) => kept[trial] ?? false),
            both: together,
            neither: share((trial) => !met[trial] && !kept[trial]),
          },
    contingency: [0.5, 0.8, 0.9].map((confidence) => ({
      confidence,
      days: (percentile(run.finish, confidence) - plan.finish) / DAY / 1.4,
      cost: plan.cost === null ? null : percentile(run.cost, confidence) - plan.cost,
    })),
  };
}

function driver(
  plan: SimulatedPlan,
  run: Trials,
  {
    id,
    target,
    ...named
  }: { readonly id: string; readonly target: Target; readonly name?: string; readonly title?: string },
  index: number,
  p80: number,
): DriverRow {
  const added = run.added[index] ?? [];
  const isTask = index < plan.tasks.length;
  const bounds = isTask ? [percentile(added, 0.2), percentile(added, 0.8)] : [0, 0];
  const among = (values: readonly number[], test: (days: number) => boolean): number => {
    const chosen = values.filter((_, trial) => test(added[trial] ?? 0));
    return chosen.length > 0 ? percentile(chosen, 0.8) : percentile(values, 0.8);
  };
  const few = (days: number): boolean => (isTask ? days <= (bounds[0] ?? 0) : days === 0);
  const many = (days: number): boolean => (isTask ? days >= (bounds[1] ?? 0) : days !== 0);
  const days = (value: number): number => (value - p80) / DAY / 1.4;
  const cost = percentile(run.cost, 0.8);
  const ends = [among(run.finish, few), among(run.finish, many)].sort((a, b) => a - b);
  const sums = [among(run.cost, few), among(run.cost, many)].sort((a, b) => a - b);
  return {
    kind: isTask ? 'task' : 'risk',
    id,
    name: named.name ?? named.title ?? id,
    days: { low: days(ends[0] ?? p80), high: days(ends[1] ?? p80) },
    cost: plan.cost === null ? null : { low: (sums[0] ?? cost) - cost, high: (sums[1] ?? cost) - cost },
    criticality: isTask ? 1 : added.filter((each) => each !== 0).length / added.length,
    cruciality: Math.min(1, (days(ends[1] ?? p80) - days(ends[0] ?? p80)) / 20),
    target,
  };
}

function merge(plan: SimulatedPlan, run: Trials): SimulatedFigures['merges'][number] {
  const paths = plan.tasks.slice(0, 4).map(({ id, name }, index) => {
    const inTime = (run.added[index] ?? []).map((days) => days <= 1.4);
    return { id, name, inTime, chance: inTime.filter(Boolean).length / inTime.length };
  });
  const all = run.finish.filter((_, trial) => paths.every(({ inTime }) => inTime[trial])).length;
  const last = plan.tasks.at(-1);
  return {
    id: last?.id ?? '',
    name: last?.name ?? '',
    at: plan.finish - 30 * DAY,
    paths: paths.map(({ id, name, chance }) => ({ id, name, chance })),
    together: all / run.finish.length,
    target: last?.target ?? { uri: '', range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } } },
  };
}

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

const DEADLINE_ROOM = 24;

/** A plan of seven tasks and three risks that finishes on Friday, 2 October 2026, to draw where the plan does not matter. */
export function simulatedSample(how: SimulatedHow = {}): SimulationView {
  const finish = Date.UTC(2026, 9, 2, 16) / 60_000;
  const at = (line: number): Target => {
    const place = { line, character: 2 };
    return { uri: 'file:///plans/plan.plan.yaml', range: { start: place, end: place } };
  };
  const names = ['Survey the links', 'Firewall rules', 'Racks', 'Power', 'Move the data', 'Train the desk', 'Go live'];
  const tasks = names.map((name, index) => ({ id: name.toLowerCase().replaceAll(' ', '-'), name, target: at(index) }));
  const events = [
    { id: 'carrier-late', title: 'The carrier delivers late', kind: 'threat', probability: 0.4 },
    { id: 'disc-full', title: 'The discs are too small', kind: 'threat', probability: 0.2 },
    { id: 'reuse', title: 'Old racks can be used again', kind: 'opportunity', probability: 0.3 },
  ] as const;
  const risks = events.map((event, index) => ({
    ...event,
    status: 'open' as const,
    actionsDone: 0,
    actionsTotal: 1,
    target: at(20 + index),
  }));
  const deadline = finish + DEADLINE_ROOM * DAY;
  return simulated({ finish, deadline, tasks, risks, cost: 40_000_000, budget: 42_000_000 }, how);
}
