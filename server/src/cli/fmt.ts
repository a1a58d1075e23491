/** `planline fmt`: plans in the one layout; with `--check` it only says which are not. What comes over standard input goes to standard output. */
import { linesOf, positionAt } from '../core/base/lines.ts';
import { runToEnd } from '../core/base/steps.ts';
import { formatEdits } from '../core/syntax/format.ts';
import { readTree } from '../core/syntax/read.ts';
import { applyEdits } from '../core/syntax/span-edit.ts';
import { displayName, fileIdOf } from '../host/file-id.ts';
import { findInputs } from '../host/find-inputs.ts';
import { nodeFiles } from '../host/node-files.ts';
import { rootFolderOf } from '../host/root.ts';
import { replaceText } from '../host/write-text.ts';
import { printable } from './escape.ts';
import { type CliIo, type ExitCode, worse } from './io.ts';
import { reasonOf } from './load.ts';
import { cannotWrite } from './output-file.ts';
import { type StandardInput, standardInput } from './stdin.ts';

export interface FmtOptions {
  readonly check: boolean;
  /** What the text of standard input is the text of; null for no name. */
  readonly stdinFilename: string | null;
}

export async function fmt(io: CliIo, written: readonly string[], options: FmtOptions): Promise<ExitCode> {
  const given = await standardInput(io, written, options.stdinFilename);
  if (given !== null) return fmtText(io, given, options);
  const { paths, failures } = await findInputs(io.cwd, written);
  for (const failure of failures) io.stderr.write(`planline: ${printable(failure)}\n`);
  let exit: ExitCode = failures.length > 0 ? 2 : 0;
  for (const path of paths) exit = worse(exit, fmtOne(io, path, options));
  return exit;
}

function fmtOne(io: CliIo, path: string, { check }: FmtOptions): ExitCode {
  const shown = printable(displayName(io.cwd, fileIdOf(path)));
  const read = runToEnd(nodeFiles({ root: rootFolderOf(path) }).reading(fileIdOf(path)));
  if ('unreadable' in read) {
    io.stderr.write(`planline: ${shown}: ${reasonOf(read.unreadable)}\n`);
    return 2;
  }
  const formatted = formattedText(io, shown, read.text);
  if (formatted === null) return 1;
  if (formatted === read.text) return 0;
  if (!check) {
    try {
      replaceText(path, formatted);
    } catch (error) {
      io.stderr.write(`planline: ${cannotWrite(shown, error).message}\n`);
      return 2;
    }
  }
  io.stdout.write(`${shown}\n`);
  return check ? 1 : 0;
}

/** To standard output, changed or not; nothing where it cannot be read, so that an editor keeps what it has. */
function fmtText(io: CliIo, { path, text }: StandardInput, { check }: FmtOptions): ExitCode {
  const shown = printable(displayName(io.cwd, fileIdOf(path)));
  const formatted = formattedText(io, shown, text);
  if (formatted === null) return 1;
  if (!check) io.stdout.write(formatted);
  else if (formatted !== text) io.stdout.write(`${shown}\n`);
  return check && formatted !== text ? 1 : 0;
}

/** Null where the text cannot be read; says so. */
function formattedText(io: CliIo, shown: string, text: string): string | null {
  const broken = readTree(text).problems.find(({ severity }) => severity === 'error');
  if (!broken) return applyEdits(text, formatEdits(text));
  const { line, character } = positionAt(linesOf(text), broken.span.start);
  io.stderr.write(`planline: ${shown}:${line + 1}:${character + 1}: left as it is: ${printable(broken.message)}\n`);
  return null;
}
