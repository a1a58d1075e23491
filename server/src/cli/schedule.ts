/** `planline schedule`: computed dates of a plan as a table, JSON or CSV, or why one is what it is. */
import { resolve } from 'node:path';
import type { AnalyseOptions, Analysis } from '../core/analyse.ts';
import type { Day } from '../core/base/time.ts';
import { printable, printableJson } from './escape.ts';
import { CliError, type CliIo, type ExitCode } from './io.ts';
import { knownTask } from './known-task.ts';
import { levellingProgress } from './levelling-progress.ts';
import { loadPlan } from './load.ts';
import { errorsIn } from './output-file.ts';
import { pathsText } from './paths-to.ts';
import { pathsJson, scheduleCsv, scheduleJson, whyJson } from './schedule-json.ts';
import { scheduleTable } from './schedule-table.ts';
import { styleFor } from './style.ts';
import { whyText } from './why.ts';

export interface ScheduleOptions {
  readonly format: 'table' | 'json' | 'csv';
  readonly statusDate: Day | null;
  /** Level resources also where the plan does not say so. */
  readonly level: boolean;
  /** How many schedules levelling compares; implies `level`. */
  readonly levelSchedules: number | null;
  /** The task whose date is explained. */
  readonly why: string | null;
  /** The task whose paths are listed, and how many of them. */
  readonly pathsTo: string | null;
  readonly paths: number;
}

/** 1 where the plan has errors: its dates are then those of what could be read. */
export function schedule(io: CliIo, plan: string, options: ScheduleOptions): ExitCode {
  const question = options.why !== null ? '--why' : options.pathsTo !== null ? '--paths-to' : null;
  if (options.why !== null && options.pathsTo !== null) throw new CliError('--why and --paths-to go one at a time');
  if (question && options.format === 'csv') throw new CliError(`${question} is printed as text or json, not as csv`);
  const progress = levellingProgress(io.stderr);
  const analysis = loadPlan(resolve(io.cwd, plan), io.cwd, { ...analyseOptions(options), ...progress.option });
  progress.end();
  io.stdout.write(output(io, analysis, options));
  return errorsIn(io, plan, analysis);
}

function analyseOptions({ statusDate, level, levelSchedules }: ScheduleOptions): Omit<AnalyseOptions, 'holidays'> {
  return {
    ...(statusDate === null ? {} : { statusDate }),
    ...(level || levelSchedules !== null ? { level: { schedules: levelSchedules } } : {}),
  };
}

function output(io: CliIo, analysis: Analysis, { format, why, pathsTo, paths }: ScheduleOptions): string {
  const style = styleFor(io.stdout, io.env);
  const json = (value: unknown): string => `${printableJson(value)}\n`;
  if (why !== null) {
    const id = knownTask(analysis, why);
    return format === 'json' ? json(whyJson(analysis, id)) : whyText(analysis, id, style);
  }
  if (pathsTo !== null) {
    const id = knownTask(analysis, pathsTo);
    return format === 'json' ? json(pathsJson(analysis, id, paths)) : pathsText(analysis, id, paths, style);
  }
  switch (format) {
    case 'json':
      return json(scheduleJson(analysis));
    case 'csv':
      return scheduleCsv(analysis, io.stdout.isTerminal ? printable : asIs);
    case 'table':
      return scheduleTable(analysis, style, io.stdout.columns);
  }
}

function asIs(text: string): string {
  return text;
}
