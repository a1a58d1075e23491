/** `planline simulate`: dates and costs that hold with a given chance, and what drives them. */
import { resolve } from 'node:path';
import type { Analysis } from '../core/analyse.ts';
import { runToEnd } from '../core/base/steps.ts';
import type { Plan } from '../core/model/plan.ts';
import { answering } from '../core/risk/answers/answers.ts';
import type { TrialOutcomes } from '../core/risk/answers/outcomes.ts';
import type { SimulationResult } from '../core/risk/answers/result.ts';
import { certainResult } from '../core/risk/certain.ts';
import { MOST_REACH, OUT_OF_TIME, preparingSimulation } from '../core/risk/simulate.ts';
import { NotSimulable } from '../core/risk/trial/not-simulable.ts';
import { outcomesOf } from '../core/risk/trial-outcomes.ts';
import { AS_IT_IS } from '../core/risk/what-if.ts';
import { OutOfReach } from '../core/schedule/portable-table.ts';
import { printable, printableJson } from './escape.ts';
import { CliError, type CliIo, type ExitCode } from './io.ts';
import { levellingProgress } from './levelling-progress.ts';
import { loadPlan } from './load.ts';
import { checkOutput, errorsIn, writeOutput } from './output-file.ts';
import { progressLine } from './progress-line.ts';
import { knowsBraille } from './simulate-curve.ts';
import { simulationJson } from './simulate-json.ts';
import { Interrupted, type RunOptions, runTrials } from './simulate-run.ts';
import { simulationTable } from './simulate-table.ts';
import { styleFor } from './style.ts';
import { trialsCsv } from './trials-csv.ts';

export interface SimulateOptions {
  readonly format: 'table' | 'json';
  /** Null: as the plan says. */
  readonly iterations: number | null;
  readonly seed: number | null;
  /** 0–1 */
  readonly confidence: number | null;
  /** Where finish and cost of every trial are written. */
  readonly trialsCsv: string | null;
}

/** 1 where the plan has errors: the figures are then of what could be read. */
export async function simulate(io: CliIo, plan: string, options: SimulateOptions): Promise<ExitCode> {
  const levelling = levellingProgress(io.stderr);
  const analysis = loadPlan(resolve(io.cwd, plan), io.cwd, levelling.option);
  levelling.end();
  if (options.trialsCsv !== null) checkOutput(io, analysis, options.trialsCsv);
  const simulated = await simulatedWith(io, analysis, options).catch(refused);
  if (!simulated) return 2;
  const { result, outcomes } = simulated;
  if (!outcomes) {
    const file = options.trialsCsv === null ? '' : `; ${printable(options.trialsCsv)} is not written`;
    io.stderr.write(`planline: nothing in the plan is uncertain; every trial would be the plan${file}\n`);
  }
  if (options.trialsCsv !== null && outcomes) {
    writeOutput(io, analysis, options.trialsCsv, trialsCsv(outcomes));
  }
  io.stdout.write(output(io, analysis, result, options));
  return errorsIn(io, plan, analysis);
}

function refused(error: unknown): never {
  throw error instanceof NotSimulable ? new CliError(notSimulated(error)) : error;
}

export function notSimulated({ message }: NotSimulable): string {
  return `the plan cannot be simulated. ${message}`;
}

interface SimulatedPlan {
  readonly result: SimulationResult;
  /** Null where nothing varies. */
  readonly outcomes: TrialOutcomes | null;
}

type Asked = Pick<SimulateOptions, 'iterations' | 'seed' | 'confidence'>;

export const AS_THE_PLAN_SAYS: Asked = { iterations: null, seed: null, confidence: null };

/** Null where the user has interrupted it; throws `NotSimulable`. */
export async function simulatedWith(io: CliIo, analysis: Analysis, options: Asked): Promise<SimulatedPlan | null> {
  const line = progressLine(io.stderr);
  const abort = new AbortController();
  const listen = io.onInterrupt(() => abort.abort());
  try {
    return await simulating(analysis, options, {
      workerFile: io.workerFile(),
      progress: (what, share) => line?.show(`${what}: ${Math.floor(100 * share)} %`),
      signal: abort.signal,
    });
  } catch (error) {
    if (error instanceof Interrupted) return null;
    throw error;
  } finally {
    listen();
    line?.end();
  }
}

async function simulating(analysis: Analysis, options: Asked, how: RunOptions): Promise<SimulatedPlan> {
  const { schedule } = analysis;
  const plan = planAsAsked(analysis.plan, options);
  const { seed } = plan.project;
  const { iterations } = plan.simulation;
  for (let reach = 1; ; reach *= 2) {
    const prepared = runToEnd(preparingSimulation(plan, schedule, reach));
    if (!prepared) return { result: certainResult(plan, schedule, iterations, seed), outcomes: null };
    try {
      const { results, drivers, comparisons } = await runTrials(prepared, how);
      const outcomes = outcomesOf(prepared, AS_IT_IS, results, iterations);
      return { result: runToEnd(answering(outcomes, comparisons, drivers)), outcomes };
    } catch (error) {
      if (!(error instanceof OutOfReach)) throw error;
      if (reach >= MOST_REACH) throw new NotSimulable(OUT_OF_TIME);
    }
  }
}

/** As if it were written so: how much is kept of a trial depends on how many there are. */
function planAsAsked(plan: Plan, { seed, iterations, confidence }: Asked): Plan {
  const { project, simulation } = plan;
  return {
    ...plan,
    project: { ...project, seed: seed ?? project.seed },
    simulation: {
      ...simulation,
      iterations: iterations ?? simulation.iterations,
      confidence: confidence ?? simulation.confidence,
    },
  };
}

function output(io: CliIo, analysis: Analysis, result: SimulationResult, { format }: SimulateOptions): string {
  switch (format) {
    case 'json':
      return `${printableJson(simulationJson(analysis, result))}\n`;
    case 'table':
      return simulationTable(analysis, result, {
        style: styleFor(io.stdout, io.env),
        columns: io.stdout.columns,
        fine: knowsBraille(io.env),
      });
  }
}
