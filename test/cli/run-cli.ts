/** Runs the command line in this process with streams that only remember, in a folder of its own. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { CliIo } from '../../server/src/cli/io.ts';
import { run } from '../../server/src/cli/program.ts';
import { timelinePageParts } from '../../server/src/host/page-parts.ts';
import { repositoryRoot } from '../support/root.ts';

export interface CliRun {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Terminal {
  readonly cwd: string;
  /** Columns of a terminal; null for a pipe, which is the default. */
  readonly columns?: number | null;
  readonly env?: Record<string, string>;
  readonly stdin?: string | Uint8Array;
}

/** 2026-03-04, a Wednesday. */
const TODAY = 20_516;

export async function cli(
  args: readonly string[],
  { cwd, columns = null, env = {}, stdin = '' }: Terminal,
): Promise<CliRun> {
  const written = { stdout: '', stderr: '' };
  const output = (name: 'stdout' | 'stderr') => ({
    write: (text: string) => {
      written[name] += text;
    },
    taken: async () => {},
    isTerminal: columns !== null,
    columns,
  });
  const io: CliIo = {
    stdout: output('stdout'),
    stderr: output('stderr'),
    stdin: () => Promise.resolve(Buffer.from(stdin)),
    cwd,
    env,
    today: () => TODAY,
    version: () => '1.2.3',
    timelinePage: () => timelinePageParts(join(repositoryRoot, 'dist')),
    workerFile: () => null,
    onInterrupt: () => () => {},
    startServer: () => {
      written.stdout += 'server started';
    },
  };
  const code = await run(args, io);
  return { code, ...written };
}

/** A temporary folder with these files, removed after `body`. */
export async function inFolder<T>(
  files: Readonly<Record<string, string | Buffer>>,
  body: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'planline-cli-'));
  try {
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), content);
    }
    return await body(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
