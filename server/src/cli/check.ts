/** `planline check`: findings of plans and parts, for people, programs and code hosts. */
import { assertNever } from '../core/base/assert-never.ts';
import type { Severity } from '../core/base/problem.ts';
import { findInputs } from '../host/find-inputs.ts';
import type { CheckFormat } from './check-format.ts';
import { type CheckResult, checkJson, checkResult } from './check-result.ts';
import { checkText } from './check-text.ts';
import { printable, printableJson } from './escape.ts';
import { github } from './formats/github.ts';
import { gitlab } from './formats/gitlab.ts';
import { rdjson } from './formats/rdjson.ts';
import { sarif } from './formats/sarif.ts';
import { type CliIo, type ExitCode, worse } from './io.ts';
import { loadAll } from './load.ts';
import { styleFor } from './style.ts';

export type FailOn = Severity | 'never';

export interface CheckOptions {
  readonly format: CheckFormat;
  readonly failOn: FailOn;
}

export async function check(io: CliIo, written: readonly string[], options: CheckOptions): Promise<ExitCode> {
  const inputs = await findInputs(io.cwd, written.length > 0 ? written : ['.']);
  const { analyses, failures, asked } = await loadAll(inputs.paths, io.cwd);
  const result = checkResult(analyses, asked);
  const all = [...inputs.failures, ...failures];
  for (const failure of all) io.stderr.write(`planline: ${printable(failure)}\n`);
  io.stdout.write(printed(result, options.format, io));
  return worse(all.length > 0 ? 2 : 0, exitFor(result, options.failOn));
}

function printed(result: CheckResult, format: CheckFormat, io: CliIo): string {
  const json = (value: unknown): string => `${printableJson(value)}\n`;
  switch (format) {
    case 'text':
      return result.files.length > 0 ? checkText(result, styleFor(io.stdout, io.env), io.stdout.columns) : '';
    case 'json':
      return json(checkJson(result));
    case 'sarif':
      return json(sarif(result, io.version()));
    case 'github':
      return github(result);
    case 'gitlab':
      return json(gitlab(result));
    case 'rdjson':
      return json(rdjson(result));
    default:
      return assertNever(format);
  }
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
