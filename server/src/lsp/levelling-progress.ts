/**
 * A search for better dates as the client shows long work, with a button that ends it. Clients that
 * show none are told nothing.
 */
import type { Connection, WorkDoneProgressServerReporter } from 'vscode-languageserver/node';
import type { ProgressLine } from './levelling.ts';

export function levellingProgress(
  connection: Connection,
  names: readonly string[],
  cancel: () => void,
  failed: (error: unknown) => void,
): ProgressLine {
  let ended = false;
  let line: WorkDoneProgressServerReporter | null = null;
  const open = async (): Promise<void> => {
    const opened = await connection.window.createWorkDoneProgress();
    if (ended) return;
    line = opened;
    opened.begin(`Levelling ${names.join(', ')}`.trimEnd(), 0, undefined, true);
    opened.token.onCancellationRequested(cancel);
  };
  open().catch(failed);
  return {
    report: (tried, of) =>
      line?.report(Math.floor((100 * tried) / of), `${GROUPED.format(tried)} of ${GROUPED.format(of)} schedules`),
    end: () => {
      ended = true;
      line?.done();
      line = null;
    },
  };
}

const GROUPED = new Intl.NumberFormat('en');
