/** Trials of a plan one by one with draws of the test's own, and the plan that has a trial's draws written in it. */
import { clockPerWork } from '../../server/src/core/base/duration.ts';
import { runToEnd } from '../../server/src/core/base/steps.ts';
import type { Minute } from '../../server/src/core/base/time.ts';
import type { Plan, WorkItem } from '../../server/src/core/model/plan.ts';
import { USUAL_SPREAD } from '../../server/src/core/model/uncertainty.ts';
import type { Variable } from '../../server/src/core/risk/sampling/variable.ts';
import {
  type VariableColumns,
  VariableWriter,
  variableReader,
} from '../../server/src/core/risk/sampling/variable-columns.ts';
import { BlockDraws } from '../../server/src/core/risk/trial/block-draws.ts';
import { trialEngine } from '../../server/src/core/risk/trial/engine.ts';
import { preparing } from '../../server/src/core/risk/trial/prepare.ts';
import type { TrialProblem } from '../../server/src/core/risk/trial/problem.ts';
import { settling } from '../../server/src/core/risk/trial/settling.ts';
import { TRIALS_IN_BLOCK } from '../../server/src/core/risk/trial/variables.ts';
import { NONE } from '../../server/src/core/schedule/instants.ts';
import { OutOfReach } from '../../server/src/core/schedule/portable-table.ts';
import type { Schedule } from '../../server/src/core/schedule/schedule.ts';
import { PLACE } from './make-plan.ts';

export interface Trial {
  readonly finish: Minute;
  readonly cost: number;
  /** By leaf. */
  readonly starts: readonly number[];
  readonly finishes: readonly number[];
  readonly critical: readonly number[];
}

/** The value of a variable in a trial. */
export type Value = (name: string, trial: number) => number;

/** Every task may take longer, so that there is a problem at all. */
export function withCategory(plan: Plan): Plan {
  const origin = { file: PLACE.file, key: PLACE.span, span: PLACE.span, fields: new Map(), elsewhere: [] };
  const category = { ...USUAL_SPREAD, id: 'default', name: 'Default', origin };
  const usual = { ...category, optimistic: 0.5, mostLikely: 1, pessimistic: 2 };
  return { ...plan, uncertainties: new Map([['default', usual]]) };
}

/** Everything comes as planned. */
export function asPlanned(schedule: Schedule): Value {
  const { packed } = schedule.basis.dated;
  const minutes = new Map(
    packed.network.leaves.map(({ id }, leaf) => [`task:${id}`, packed.facts.duration[leaf] ?? 0]),
  );
  return (name) => minutes.get(name) ?? (name.startsWith('branch:') ? 1 : 0);
}

/** Null where nothing varies. As a worker has it: a copy of plain data. */
export function trialProblem(plan: Plan, schedule: Schedule, reach = 1): TrialProblem | null {
  const prepared = runToEnd(preparing(plan, schedule, reach));
  return prepared && structuredClone(prepared.problem);
}

/** As they were written. */
export function variablesOf({ variables: { list } }: TrialProblem): readonly Variable[] {
  const at = variableReader(list);
  return list.names.map((_, variable) => at(variable));
}

export function inColumns(variables: readonly Variable[]): VariableColumns {
  const writer = new VariableWriter();
  for (const variable of variables) writer.add(variable);
  return writer.columns();
}

/** With calendars as long as the trials need; null where nothing varies. */
export function trialsOf(
  plan: Plan,
  schedule: Schedule,
  count: number,
  value: Value,
): { readonly problem: TrialProblem; readonly trials: readonly Trial[] } | null {
  for (let reach = 1; ; reach *= 4) {
    const problem = trialProblem(plan, schedule, reach);
    if (!problem) return null;
    try {
      return { problem, trials: runTrials(problem, count, value) };
    } catch (error) {
      if (!(error instanceof OutOfReach)) throw error;
    }
  }
}

export function runTrials(problem: TrialProblem, count: number, value: Value): readonly Trial[] {
  const engine = trialEngine(problem);
  const { names } = problem.variables.list;
  const draws = new BlockDraws(problem.variables, (variable, _, values) => {
    for (let t = 0; t < TRIALS_IN_BLOCK; t++) values[t] = value(names[variable] ?? '', t);
  });
  runToEnd(draws.filling(0));
  const settle = settling(problem, draws, engine);
  return Array.from({ length: count }, (_, t): Trial => {
    engine.lose((lostDay) => draws.lost[TRIALS_IN_BLOCK * lostDay + t] === 1);
    const cost = settle(t);
    const finish = runToEnd(engine.placing());
    runToEnd(engine.judging());
    return {
      finish,
      cost,
      starts: [...engine.dates.start.subarray(0, problem.leafCount)],
      finishes: [...engine.dates.finish.subarray(0, problem.leafCount)],
      critical: [...engine.critical],
    };
  });
}

/** The plan in which everything has come as in a trial: what varied is written as certain. */
export function planAsDrawn(plan: Plan, schedule: Schedule, problem: TrialProblem, trial: number, value: Value): Plan {
  const { leaves } = schedule.basis.dated.packed.network;
  const { tasks, branches, risks, list } = problem.variables;
  const { facts } = schedule.basis.dated.packed;
  const of = (variable: number): number => Math.round(value(list.names[variable] ?? '', trial));
  const minutes = new Map(Array.from(tasks, (leaf, variable) => [leaf, of(variable)]));
  const missing = new Set(branches.flatMap(({ variable, leaves: own }) => (of(variable) === 1 ? [] : [...own])));
  const delays = new Map<number, number>();
  for (const { strikes, delay, opportunity, leaves: own } of risks) {
    if (of(strikes) === 0 || delay < 0) continue;
    for (const leaf of own) {
      const work = (opportunity ? -1 : 1) * of(delay);
      const length = facts.elapsed[leaf] === 1 ? Math.round(work * clockPerWork(plan.project.lengths)) : work;
      delays.set(leaf, (delays.get(leaf) ?? 0) + length);
    }
  }
  const changes = new Map<string, Partial<WorkItem>>();
  leaves.forEach((item, leaf) => {
    if (missing.has(leaf)) changes.set(item.id, { status: 'cancelled' });
    else if (minutes.has(leaf) || delays.has(leaf)) {
      changes.set(item.id, lengthAs(schedule, leaf, item, minutes.get(leaf), delays.get(leaf) ?? 0));
    }
  });
  return withItems(plan, (item) => ({ ...item, estimate: null, probability: null, ...changes.get(item.id) }));
}

function lengthAs(
  schedule: Schedule,
  leaf: number,
  item: WorkItem,
  drawn: number | undefined,
  delay: number,
): Partial<WorkItem> {
  const { facts } = schedule.basis.dated.packed;
  const elapsed = facts.elapsed[leaf] === 1;
  const whole = facts.duration[leaf] as number;
  const left = facts.remaining[leaf] as number;
  const minutes = drawn ?? whole;
  if (left !== NONE && schedule.statusAt !== null) {
    const rest = minutes === whole ? left : Math.round((left * minutes) / whole);
    return { remainingDuration: { minutes: Math.max(1, rest + delay), elapsed } };
  }
  const least = whole === 0 ? 0 : 1;
  const total = Math.max(least, minutes + delay);
  return { duration: { minutes: total, elapsed }, kind: total === 0 ? item.kind : 'task' };
}

export function withItems(plan: Plan, change: (item: WorkItem) => WorkItem): Plan {
  const items = new Map<string, WorkItem>();
  const changed = (item: WorkItem): WorkItem => {
    const own = change(item);
    items.set(own.id, own);
    const whole = { ...own, children: item.children.map(changed) };
    items.set(own.id, whole);
    return whole;
  };
  return { ...plan, outline: plan.outline.map(changed), items };
}
