/**
 * The line to the client, as the command line names it. Standard output belongs to the protocol
 * alone; whatever goes wrong, the process stays.
 */
import { Console } from 'node:console';
import { type Connection, createConnection } from 'vscode-languageserver/node';
import { PiecesReader, PiecesWriter } from './message-pieces.ts';

const TRANSPORTS = /^--(?:stdio|node-ipc|(?:socket|pipe)(?:=.+)?)$/;

/** Null, with the reason on standard error and exit code 2, where no transport is named. */
export function openConnection(args: readonly string[]): Connection | null {
  if (!args.some((arg) => TRANSPORTS.test(arg))) {
    process.stderr.write('planline server: name a transport: --stdio, --node-ipc, --socket=PORT or --pipe=NAME\n');
    process.exitCode = 2;
    return null;
  }
  const connection = handsOnJson(args) ? overStdio() : createConnection();
  const log = (error: unknown) => connection.console.error(wordsOf(error));
  process.on('uncaughtException', log);
  process.on('unhandledRejection', log);
  return connection;
}

/** Whether an answer may be JSON already; over other transports the library makes it of objects. */
export function handsOnJson(args: readonly string[]): boolean {
  return args.includes('--stdio');
}

/**
 * As the library opens it: nobody else prints where the protocol speaks, and the process ends with its input. That may
 * break off instead of ending, and whoever reads no answers any more is gone as well.
 */
function overStdio(): Connection {
  const reader = new PiecesReader(process.stdin);
  globalThis.console = new Console(process.stderr, process.stderr);
  const end = () => process.exit(reader.hasHeardShutdown ? 0 : 1);
  process.stdin.once('end', end).once('close', end);
  process.stdout.once('close', end);
  return createConnection(reader, new PiecesWriter(process.stdout));
}

/** An error for the log, with where it came from. */
export function wordsOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
