/** `planline schedule`: computed dates of a plan as a table, JSON or CSV, or why one is what it is. */
import { resolve } from 'node:path';
import type { Day } from '../core/base/time.ts';
import { printable, printableJson } from './escape.ts';
import type { CliIo, ExitCode } from './io.ts';
import { loadPlan } from './load.ts';
import { scheduleCsv, scheduleJson } from './schedule-json.ts';
import { scheduleTable } from './schedule-table.ts';
import { styleFor } from './style.ts';
import { whyText } from './why.ts';

export interface ScheduleOptions {
  readonly format: 'table' | 'json' | 'csv';
  readonly statusDate: Day | null;
  readonly why: string | null;
}

/** 1 where the plan has errors: its dates are then those of what could be read. */
export function schedule(io: CliIo, plan: string, { format, statusDate, why }: ScheduleOptions): ExitCode {
  const analysis = loadPlan(resolve(io.cwd, plan), io.cwd, statusDate === null ? {} : { statusDate });
  if (why !== null) io.stdout.write(whyText(analysis, why, styleFor(io.stdout, io.env)));
  else if (format === 'json') io.stdout.write(`${printableJson(scheduleJson(analysis))}\n`);
  else if (format === 'csv') io.stdout.write(scheduleCsv(analysis, io.stdout.isTerminal ? printable : asIs));
  else io.stdout.write(scheduleTable(analysis, styleFor(io.stdout, io.env), io.stdout.columns));
  const errors = analysis.problems.filter(({ severity }) => severity === 'error').length;
  if (errors === 0) return 0;
  const words = errors === 1 ? '1 error' : `${errors} errors`;
  io.stderr.write(`planline: ${words} in the plan; see: planline check ${printable(plan)}\n`);
  return 1;
}

function asIs(text: string): string {
  return text;
}
