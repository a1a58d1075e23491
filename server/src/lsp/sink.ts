/** Where a session's results go: the connection in the server, a list in a test. */
import type { PublishDiagnosticsParams } from 'vscode-languageserver/node';
import type { AnalysedParams } from '../protocol/requests.ts';
import type { ProgressLine } from './levelling.ts';
import type { PullerLine } from './puller.ts';

export interface Sink {
  /** Null for a client that asks for findings. */
  readonly diagnostics: ((params: PublishDiagnosticsParams) => void) | null;
  readonly pulled: PullerLine;
  readonly analysed: (params: AnalysedParams) => void;
  /** Levelling of these projects takes a while; `cancel` ends it with what it has found. */
  readonly levelling: (names: readonly string[], cancel: () => void) => ProgressLine;
  /** What a user who wonders may want to read. */
  readonly log: (text: string) => void;
  /** What somebody who looks into the server wants to know; told only where tracing is on. */
  readonly trace: (text: string) => void;
  /** A bug: logged, never shown as a finding. */
  readonly failed: (error: unknown) => void;
}
