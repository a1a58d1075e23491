/** What a command makes goes to the file that is named, else to the standard output. */
import { existsSync, statSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import type { Analysis } from '../core/analyse.ts';
import { pathOf } from '../host/file-id.ts';
import { checkWritable, createText, replaceText } from '../host/write-text.ts';
import { printable } from './escape.ts';
import { CliError, type CliIo, type ExitCode } from './io.ts';

/** A file there is already is replaced, but for those that the plan is written in. */
export function writeOutput(io: CliIo, analysis: Analysis, output: string | null, text: string): void {
  if (output === null) {
    io.stdout.write(text);
    return;
  }
  const { path, shown, exists } = namedFile(io, analysis, output);
  try {
    if (exists) replaceText(path, text);
    else createText(path, text);
  } catch (error) {
    throw cannotWrite(shown, error);
  }
  io.stderr.write(`Wrote ${shown}\n`);
}

/** Before long work: throws as `writeOutput` would, as far as that can be known without writing. */
export function checkOutput(io: CliIo, analysis: Analysis, output: string): void {
  const { path, shown } = namedFile(io, analysis, output);
  try {
    checkWritable(path);
  } catch (error) {
    throw cannotWrite(shown, error);
  }
}

function namedFile(io: CliIo, { sources }: Analysis, output: string) {
  const path = resolve(io.cwd, output);
  const shown = printable(relative(io.cwd, path) || path);
  const exists = existsSync(path);
  const isSource = [...sources.files.keys()].some((file) => isSameFile(pathOf(file), path));
  if (isSource) throw new CliError(`${shown} is the plan itself; write to another file`);
  if (exists && statSync(path).isDirectory()) throw new CliError(`${shown} is a folder; name a file in it`);
  return { path, shown, exists };
}

/** Also where one of them is a link, or written otherwise than the disk has it. */
function isSameFile(one: string | null, other: string): boolean {
  if (one === null || !existsSync(one) || !existsSync(other)) return one === other;
  const [a, b] = [statSync(one), statSync(other)];
  return a.dev === b.dev && a.ino === b.ino;
}

export function cannotWrite(shown: string, error: unknown): CliError {
  return new CliError(`${shown} cannot be written: ${error instanceof Error ? error.message : String(error)}`);
}

/** 1 where the plan has errors, and says so. */
export function errorsIn(io: CliIo, plan: string, { problems }: Analysis): ExitCode {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  if (errors === 0) return 0;
  const words = errors === 1 ? '1 error' : `${errors} errors`;
  io.stderr.write(`planline: ${words} in the plan; see: planline check ${printable(plan)}\n`);
  return 1;
}
