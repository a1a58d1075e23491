/** `planline report`: how a plan stands, as one web page or as Markdown. */
import { resolve } from 'node:path';
import type { Analysis } from '../core/analyse.ts';
import { type Day, type Minute, startOfDay } from '../core/base/time.ts';
import { type Simulated, simulatedFrom } from '../core/risk/simulated.ts';
import { NotSimulable } from '../core/risk/trial/not-simulable.ts';
import { displayName, fileIdOf } from '../host/file-id.ts';
import { markdownReport } from '../views/report/markdown.ts';
import { reportData } from '../views/report/report-data.ts';
import { reportPage } from '../views/report/report-page.ts';
import type { Baseline } from '../views/timeline.ts';
import type { CliIo, ExitCode } from './io.ts';
import { loadPlan } from './load.ts';
import { errorsIn, writeOutput } from './output-file.ts';
import { AS_THE_PLAN_SAYS, notSimulated, simulatedWith } from './simulate.ts';

export interface ReportOptions {
  readonly format: 'html' | 'markdown';
  /** Where it is written; null for the standard output. */
  readonly output: string | null;
  /** Another version of the plan, a file. */
  readonly baseline: string | null;
  /** The day it says it was made. Without it no clock is asked, so that equal plans give equal files. */
  readonly asOf: Day | null;
}

/** 1 where the plan has errors: the report is then of what could be read. */
export async function report(io: CliIo, plan: string, options: ReportOptions): Promise<ExitCode> {
  const analysis = loadPlan(resolve(io.cwd, plan), io.cwd, {});
  const baseline = options.baseline === null ? null : baselineOf(io, options.baseline);
  const trials = await simulatedWith(io, analysis, AS_THE_PLAN_SAYS).catch((error: unknown) => toldOf(io, error));
  if (!trials) return 2;
  const asOf = options.asOf === null ? null : startOfDay(options.asOf);
  // Of a plan in which nothing varies there is nothing to say.
  const simulated = trials.outcomes && simulatedFrom(trials.result, false);
  writeOutput(io, analysis, options.output, reportText(io, analysis, options.format, { baseline, simulated, asOf }));
  return errorsIn(io, plan, analysis);
}

/** A plan that cannot be simulated has a report without it. */
function toldOf(io: CliIo, error: unknown): typeof WITHOUT_TRIALS {
  if (!(error instanceof NotSimulable)) throw error;
  io.stderr.write(`planline: ${notSimulated(error)}\n`);
  return WITHOUT_TRIALS;
}

const WITHOUT_TRIALS = { outcomes: null, result: null };

function baselineOf(io: CliIo, path: string): Baseline {
  const file = resolve(io.cwd, path);
  return { name: displayName(io.cwd, fileIdOf(file)), schedule: loadPlan(file, io.cwd, {}).schedule };
}

/** Nobody's editor says how the reader writes dates: columns tell them as the sentences do, `9 Mar 2026` (core/base/date-form.ts). */
const LIKE_SENTENCES = 'en-GB';

interface Shown {
  readonly baseline: Baseline | null;
  readonly simulated: Simulated | null;
  readonly asOf: Minute | null;
}

function reportText(io: CliIo, analysis: Analysis, format: ReportOptions['format'], shown: Shown): string {
  switch (format) {
    case 'html':
      return reportPage(reportData(analysis, { ...shown, locale: LIKE_SENTENCES }), io.timelinePage());
    case 'markdown':
      return markdownReport(analysis, shown);
  }
}
