/**
 * `-` for a path: the text of one file comes over standard input, from an editor that has not saved it or a hook
 * that looks at what is staged. It counts in the place of the file on the disk; parts are read from there.
 */
import { resolve } from 'node:path';
import { textOf } from '../host/read-text.ts';
import { CliError, type CliIo } from './io.ts';
import { reasonOf } from './load.ts';

const STDIN = '-';
const UNNAMED = 'stdin.plan.yaml';

export interface StandardInput {
  /** Absolute; there need not be such a file. */
  readonly path: string;
  readonly text: string;
}

/** Null where no path is `-`. */
export async function standardInput(
  io: CliIo,
  written: readonly string[],
  filename: string | null,
): Promise<StandardInput | null> {
  if (!written.includes(STDIN)) {
    if (filename !== null) throw new CliError('--stdin-filename goes with -, which reads standard input');
    return null;
  }
  if (written.length > 1) throw new CliError('- reads one file from standard input; name no other path beside it');
  const read = textOf(await io.stdin());
  if (!('text' in read)) throw new CliError(`standard input: ${reasonOf(read.unreadable)}`);
  return { path: resolve(io.cwd, filename ?? UNNAMED), text: read.text };
}
