/**
 * What a command may touch of its process, passed in so that tests run commands without one.
 * Files are not here: they are read by `host/`.
 */

import type { PageParts } from '../views/report/report-page.ts';

export interface Output {
  readonly write: (text: string) => void;
  /** Resolves once what was written has been taken; where nobody takes it any more, never. */
  readonly taken: () => Promise<void>;
  readonly isTerminal: boolean;
  /** Columns of the terminal; null where there is none. */
  readonly columns: number | null;
}

export interface CliIo {
  readonly stdout: Output;
  readonly stderr: Output;
  /** All of the standard input. */
  readonly stdin: () => Promise<Uint8Array>;
  /** Absolute path. */
  readonly cwd: string;
  readonly env: { readonly [name: string]: string | undefined };
  /** Days since 1970-01-01 where the user is. */
  readonly today: () => number;
  readonly version: () => string;
  /** The built pages of a report. */
  readonly timelinePage: () => PageParts;
  /** The built worker that runs trials on other threads; null where there is none. */
  readonly workerFile: () => string | null;
  /** Calls `stop` instead of ending the process where the user interrupts it, until the function it gives is called. */
  readonly onInterrupt: (stop: () => void) => () => void;
  /** Turns this process into the language server. */
  readonly startServer: () => void;
}

/** 0: nothing at or above the threshold; 1: findings; 2: usage, or a file that cannot be read. */
export type ExitCode = 0 | 1 | 2;

/** Characters written at once. */
const A_PIECE = 1 << 16;

/** No more is made than is read: a long list waits for whoever reads it. */
export async function writePieces(output: Output, pieces: Iterable<string>): Promise<void> {
  let text = '';
  for (const piece of pieces) {
    text += piece;
    if (text.length < A_PIECE) continue;
    output.write(text);
    text = '';
    await output.taken();
  }
  output.write(text);
}

/** The more serious of two. */
export function worse(a: ExitCode, b: ExitCode): ExitCode {
  return a > b ? a : b;
}

/** A mistake of the caller or the machine: its message goes to stderr, the exit code is 2. */
export class CliError extends Error {}
