/** `planline check`: findings of plans and parts, for people, programs and code hosts. */
import { resolve } from 'node:path';
import type { Analysis } from '../core/analyse.ts';
import { assertNever } from '../core/base/assert-never.ts';
import type { Severity } from '../core/base/problem.ts';
import type { Baseline } from '../core/health/baseline-checks.ts';
import { findInputs } from '../host/find-inputs.ts';
import type { CheckFormat } from './check-format.ts';
import { type CheckResult, checkJson, checkResult } from './check-result.ts';
import { checkText } from './check-text.ts';
import { printable, printableJsonPieces } from './escape.ts';
import { github } from './formats/github.ts';
import { gitlab } from './formats/gitlab.ts';
import { rdjson } from './formats/rdjson.ts';
import { sarif } from './formats/sarif.ts';
import { healthJson, healthOf, healthText, type PlanHealth } from './health.ts';
import { CliError, type CliIo, type ExitCode, worse, writePieces } from './io.ts';
import { loadAll, loadPlan } from './load.ts';
import { standardInput } from './stdin.ts';
import { styleFor } from './style.ts';

type FailOn = Severity | 'never';

export interface CheckOptions {
  readonly format: CheckFormat;
  readonly failOn: FailOn;
  /** Adds the report of schedule health; text and JSON only. */
  readonly health: boolean;
  /** An earlier version of the plan, which health is measured against. */
  readonly baseline: string | null;
  /** What the text of standard input is the text of; null for no name. */
  readonly stdinFilename: string | null;
}

export async function check(io: CliIo, written: readonly string[], options: CheckOptions): Promise<ExitCode> {
  if (options.baseline !== null && !options.health) throw new CliError('--baseline goes with --health');
  if (options.health && options.format !== 'text' && options.format !== 'json') {
    throw new CliError(`--health is printed as text or json, not as ${options.format}`);
  }
  const given = await standardInput(io, written, options.stdinFilename);
  const inputs =
    given === null
      ? await findInputs(io.cwd, written.length > 0 ? written : ['.'])
      : { paths: [given.path], failures: [] };
  const texts = new Map(given === null ? [] : [[given.path, given.text]]);
  const { analyses, failures, asked } = await loadAll(inputs.paths, io.cwd, texts);
  const result = checkResult(analyses, asked);
  const all = [...inputs.failures, ...failures];
  for (const failure of all) io.stderr.write(`planline: ${printable(failure)}\n`);
  const health = options.health ? healthOf(analyses, baselineOf(io, options.baseline, analyses)) : null;
  await writePieces(io.stdout, pieces(result, health, options.format, io));
  return worse(all.length > 0 || lacksFile(result) ? 2 : 0, exitFor(result, options.failOn));
}

/** The dates of the approved plan: a file, as the baseline of one plan. */
function baselineOf(io: CliIo, path: string | null, analyses: readonly Analysis[]): Baseline | null {
  if (path === null) return null;
  if (analyses.length !== 1) throw new CliError('--baseline is the earlier version of one plan; name that plan alone');
  return loadPlan(resolve(io.cwd, path), io.cwd, {}).schedule;
}

function* pieces(
  result: CheckResult,
  health: readonly PlanHealth[] | null,
  format: CheckFormat,
  io: CliIo,
): Generator<string> {
  switch (format) {
    case 'text':
      return yield* textOf(result, health, io);
    case 'json':
      return yield* json(health === null ? checkJson(result) : { ...checkJson(result), health: healthJson(health) });
    case 'sarif':
      return yield* json(sarif(result, io.version()));
    case 'github':
      return yield* github(result);
    case 'gitlab':
      return yield* json(gitlab(result));
    case 'rdjson':
      return yield* json(rdjson(result));
    default:
      return assertNever(format);
  }
}

function* json(value: unknown): Generator<string> {
  yield* printableJsonPieces(value);
  yield '\n';
}

function* textOf(result: CheckResult, health: readonly PlanHealth[] | null, io: CliIo): Generator<string> {
  if (result.files.length === 0) return;
  const style = styleFor(io.stdout, io.env);
  yield* checkText(result, style, io.stdout.columns);
  if (health !== null && health.length > 0) yield `\n${healthText(health, style)}`;
}

/** A file that was to be checked, or that a plan includes, could not be read: what else is in it nobody knows. */
function lacksFile({ files }: CheckResult): boolean {
  return files.some(({ problems }) => problems.some(({ rule }) => rule === 'file-unreadable'));
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
