/** Where a session's results go: the connection in the server, a list in a test. */
import type { PublishDiagnosticsParams } from 'vscode-languageserver/node';
import type { AnalysedParams, SimulatedParams } from '../protocol/requests.ts';
import type { ShowProgress } from './progress.ts';
import type { PullerLine } from './puller.ts';

export interface Sink {
  /** Null for a client that asks for findings. */
  readonly diagnostics: ((params: PublishDiagnosticsParams) => void) | null;
  readonly pulled: PullerLine;
  readonly analysed: (params: AnalysedParams) => void;
  readonly simulated: (params: SimulatedParams) => void;
  /** Something takes a while. */
  readonly progress: ShowProgress;
  /** What a user who wonders may want to read. */
  readonly log: (text: string) => void;
  /** What somebody who looks into the server wants to know; told only where tracing is on. */
  readonly trace: (text: string) => void;
  /** A bug: logged, never shown as a finding. */
  readonly failed: (error: unknown) => void;
}
