#!/usr/bin/env node
/** Entry of `dist/cli.js`, the command `planline`. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { timelinePageParts } from '../host/page-parts.ts';
import type { CliIo } from './io.ts';
import { output } from './output.ts';
import { run } from './program.ts';

/** Whoever called us is to see that the user did it. */
let interrupted = false;

const io: CliIo = {
  stdout: output(process.stdout),
  stderr: output(process.stderr),
  stdin: async () => {
    const pieces: Buffer[] = [];
    for await (const piece of process.stdin) pieces.push(piece as Buffer);
    return Buffer.concat(pieces);
  },
  cwd: process.cwd(),
  env: process.env,
  today: () => Math.floor((Date.now() - new Date().getTimezoneOffset() * 60_000) / 86_400_000),
  version: () => {
    const description = JSON.parse(readFileSync(join(__dirname, '../package.json'), 'utf8')) as { version: string };
    return description.version;
  },
  timelinePage: () => timelinePageParts(__dirname),
  workerFile: () => {
    const file = join(__dirname, 'worker.js');
    return existsSync(file) ? file : null;
  },
  onInterrupt: (stop) => {
    const interrupt = (): void => {
      interrupted = true;
      stop();
    };
    process.once('SIGINT', interrupt);
    return () => process.off('SIGINT', interrupt);
  },
  // A bundle of its own, which reads its options itself; no other command needs it.
  startServer: () => require(join(__dirname, 'server.js')),
};

// A reader that has seen enough (`planline schedule … | head`) is no error; a full disk is one.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  io.stderr.write(`planline: the output cannot be written: ${error.message}\n`);
  process.exit(2);
});
// Nobody is left to be told.
process.stderr.on('error', () => process.exit(2));

void run(process.argv.slice(2), io).then((code) => {
  // The server says by itself that it cannot be started as told.
  process.exitCode ||= code;
  if (interrupted) process.kill(process.pid, 'SIGINT');
});
