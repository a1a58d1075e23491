/** `planline export`: a plan in the language of another tool. */
import { resolve } from 'node:path';
import type { Analysis } from '../core/analyse.ts';
import { mermaidGantt } from '../views/report/mermaid.ts';
import type { CliIo, ExitCode } from './io.ts';
import { loadPlan } from './load.ts';
import { errorsIn, writeOutput } from './output-file.ts';

const FORMATS = {
  mermaid: mermaidGantt,
} as const satisfies Record<string, (analysis: Analysis) => string>;

export interface ExportOptions {
  readonly to: keyof typeof FORMATS;
  /** Where it is written; null for the standard output. */
  readonly output: string | null;
}

/** 1 where the plan has errors: what is written is then what could be read. */
export function exportPlan(io: CliIo, plan: string, { to, output }: ExportOptions): ExitCode {
  const analysis = loadPlan(resolve(io.cwd, plan), io.cwd, {});
  writeOutput(io, analysis, output, FORMATS[to](analysis));
  return errorsIn(io, plan, analysis);
}
