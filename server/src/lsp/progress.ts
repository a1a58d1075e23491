/**
 * Long work as the client shows it: one line, with a button that ends it where that makes sense. What is
 * over soon is not shown, and clients that show none are told nothing.
 */
import type { Connection, ProgressToken, WorkDoneProgressReporter } from 'vscode-languageserver/node';

/** One line of progress that the user sees. */
export interface ProgressLine extends Reports {
  readonly end: () => void;
}

/** A line as whoever does the work has it. */
export interface Reports {
  readonly report: (done: number, of: number) => void;
}

/**
 * Shows a line at once. `units` are what is counted; `cancel` (null: there is no button) ends the work. `on` is where
 * the client wants to hear of what it asked for; it ends that by taking its question back.
 */
export type ShowProgress = (
  title: string,
  units: string,
  cancel: (() => void) | null,
  on?: ProgressToken,
) => ProgressLine;

export function progressOf(connection: Connection, failed: (error: unknown) => void): ShowProgress {
  return (title, units, cancel, on) => {
    let ended = false;
    let line: WorkDoneProgressReporter | null = null;
    const open = async (): Promise<void> => {
      if (on !== undefined) {
        line = connection.window.attachWorkDoneProgress(on);
        line.begin(title, 0);
        return;
      }
      const opened = await connection.window.createWorkDoneProgress();
      if (ended) return;
      line = opened;
      opened.begin(title, 0, undefined, cancel !== null);
      if (cancel) opened.token.onCancellationRequested(cancel);
    };
    open().catch(failed);
    return {
      report: (done, of) =>
        line?.report(Math.floor((100 * done) / of), `${GROUPED.format(done)} of ${GROUPED.format(of)} ${units}`),
      end: () => {
        ended = true;
        line?.done();
        line = null;
      },
    };
  };
}

const GROUPED = new Intl.NumberFormat('en');

/** What is over sooner needs no progress. */
const LONG_MS = 600;

/** A line that shows only if the work is still going on after a while. */
export function patientProgress(show: () => ProgressLine): ProgressLine {
  let line: ProgressLine | null = null;
  const timer = setTimeout(() => {
    line = show();
  }, LONG_MS).unref();
  return {
    report: (done, of) => line?.report(done, of),
    end: () => {
      clearTimeout(timer);
      line?.end();
    },
  };
}

/** One line from when it is first wanted until all is over: a request may be answered again, its token is good for one. */
export function lineOnce(show: (title: string, units: string) => ProgressLine): {
  readonly line: (title: string, units: string) => Reports;
  readonly end: () => void;
} {
  let shown: ProgressLine | null = null;
  return {
    line: (title, units) => {
      shown ??= show(title, units);
      return shown;
    },
    end: () => shown?.end(),
  };
}

/** What a client names that wants to hear how its question goes on. */
export function progressTokenOf(params: unknown): ProgressToken | undefined {
  const token: unknown =
    typeof params === 'object' && params !== null ? Reflect.get(params, 'workDoneToken') : undefined;
  return typeof token === 'string' || typeof token === 'number' ? token : undefined;
}
