/**
 * The line to the client, as the command line names it. Standard output belongs to the protocol
 * alone; whatever goes wrong, the process stays.
 */
import { type Connection, createConnection } from 'vscode-languageserver/node';

const TRANSPORTS = /^--(?:stdio|node-ipc|(?:socket|pipe)(?:=.+)?)$/;

/** Null, with the reason on standard error and exit code 2, where no transport is named. */
export function openConnection(args: readonly string[]): Connection | null {
  if (!args.some((arg) => TRANSPORTS.test(arg))) {
    process.stderr.write('planline server: name a transport: --stdio, --node-ipc, --socket=PORT or --pipe=NAME\n');
    process.exitCode = 2;
    return null;
  }
  const connection = createConnection();
  const log = (error: unknown) => connection.console.error(wordsOf(error));
  process.on('uncaughtException', log);
  process.on('unhandledRejection', log);
  return connection;
}

/** An error for the log, with where it came from. */
export function wordsOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
