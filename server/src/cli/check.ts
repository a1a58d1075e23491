/** `planline check`: findings of plans and parts, as text or JSON. */
import type { Severity } from '../core/base/problem.ts';
import { findInputs } from '../host/find-inputs.ts';
import { type CheckResult, checkJson, checkResult } from './check-result.ts';
import { checkText } from './check-text.ts';
import { printable, printableJson } from './escape.ts';
import { type CliIo, type ExitCode, worse } from './io.ts';
import { loadAll } from './load.ts';
import { styleFor } from './style.ts';

export type FailOn = Severity | 'never';

export interface CheckOptions {
  readonly format: 'text' | 'json';
  readonly failOn: FailOn;
}

export async function check(io: CliIo, written: readonly string[], options: CheckOptions): Promise<ExitCode> {
  const inputs = await findInputs(io.cwd, written.length > 0 ? written : ['.']);
  const { analyses, failures } = loadAll(inputs.paths, io.cwd);
  const result = checkResult(analyses);
  const all = [...inputs.failures, ...failures];
  for (const failure of all) io.stderr.write(`planline: ${printable(failure)}\n`);
  if (options.format === 'json') io.stdout.write(`${printableJson(checkJson(result))}\n`);
  else if (analyses.length > 0) {
    io.stdout.write(checkText(result, styleFor(io.stdout, io.env), io.stdout.columns));
  }
  return worse(all.length > 0 ? 2 : 0, exitFor(result, options.failOn));
}

function exitFor({ summary }: CheckResult, failOn: FailOn): ExitCode {
  switch (failOn) {
    case 'never':
      return 0;
    case 'error':
      return summary.error > 0 ? 1 : 0;
    case 'warning':
      return summary.error + summary.warning > 0 ? 1 : 0;
    case 'info':
      return summary.error + summary.warning + summary.info > 0 ? 1 : 0;
  }
}
