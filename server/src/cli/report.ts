/** `planline report`: how a plan stands, as one web page or as Markdown. */
import { resolve } from 'node:path';
import type { Analysis } from '../core/analyse.ts';
import { displayName, fileIdOf } from '../host/file-id.ts';
import { markdownReport } from '../views/report/markdown.ts';
import { reportData } from '../views/report/report-data.ts';
import { reportPage } from '../views/report/report-page.ts';
import type { Baseline } from '../views/timeline.ts';
import type { CliIo, ExitCode } from './io.ts';
import { loadPlan } from './load.ts';
import { errorsIn, writeOutput } from './output-file.ts';

export interface ReportOptions {
  readonly format: 'html' | 'markdown';
  /** Where it is written; null for the standard output. */
  readonly output: string | null;
  /** Another version of the plan, a file. */
  readonly baseline: string | null;
}

/** 1 where the plan has errors: the report is then of what could be read. */
export function report(io: CliIo, plan: string, options: ReportOptions): ExitCode {
  const analysis = loadPlan(resolve(io.cwd, plan), io.cwd, {});
  const baseline = options.baseline === null ? null : baselineOf(io, options.baseline);
  writeOutput(io, options.output, reportText(io, analysis, options.format, baseline));
  return errorsIn(io, plan, analysis);
}

function baselineOf(io: CliIo, path: string): Baseline {
  const file = resolve(io.cwd, path);
  return { name: displayName(io.cwd, fileIdOf(file)), schedule: loadPlan(file, io.cwd, {}).schedule };
}

function reportText(io: CliIo, analysis: Analysis, format: ReportOptions['format'], baseline: Baseline | null): string {
  switch (format) {
    case 'html':
      return reportPage(reportData(analysis, { baseline, locale: '' }), io.timelinePage());
    case 'markdown':
      return markdownReport(analysis, { baseline });
  }
}
