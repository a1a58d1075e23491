/** `planline fmt`: plans in the one layout; with `--check` it only says which are not. */
import { linesOf, positionAt } from '../core/base/lines.ts';
import { formatEdits } from '../core/syntax/format.ts';
import { readTree } from '../core/syntax/read.ts';
import { applyEdits } from '../core/syntax/span-edit.ts';
import { displayName, fileIdOf } from '../host/file-id.ts';
import { findInputs } from '../host/find-inputs.ts';
import { readText } from '../host/read-text.ts';
import { replaceText } from '../host/write-text.ts';
import { printable } from './escape.ts';
import { type CliIo, type ExitCode, worse } from './io.ts';

export interface FmtOptions {
  readonly check: boolean;
}

export async function fmt(io: CliIo, written: readonly string[], options: FmtOptions): Promise<ExitCode> {
  const { paths, failures } = await findInputs(io.cwd, written);
  for (const failure of failures) io.stderr.write(`planline: ${printable(failure)}\n`);
  let exit: ExitCode = failures.length > 0 ? 2 : 0;
  for (const path of paths) exit = worse(exit, fmtOne(io, path, options));
  return exit;
}

function fmtOne(io: CliIo, path: string, { check }: FmtOptions): ExitCode {
  const shown = printable(displayName(io.cwd, fileIdOf(path)));
  const read = readText(path);
  if (!('text' in read)) {
    io.stderr.write(`planline: ${shown} cannot be read (${read.unreadable})\n`);
    return 2;
  }
  const broken = readTree(read.text).problems.find(({ severity }) => severity === 'error');
  if (broken) {
    const { line, character } = positionAt(linesOf(read.text), broken.span.start);
    io.stderr.write(`planline: ${shown}:${line + 1}:${character + 1}: left as it is: ${printable(broken.message)}\n`);
    return 1;
  }
  const formatted = applyEdits(read.text, formatEdits(read.text));
  if (formatted === read.text) return 0;
  io.stdout.write(`${shown}\n`);
  if (check) return 1;
  replaceText(path, formatted);
  return 0;
}
