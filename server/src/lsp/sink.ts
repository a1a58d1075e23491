/** Where a session's results go: the connection in the server, a list in a test. */
import type { PublishDiagnosticsParams } from 'vscode-languageserver/node';
import type { AnalysedParams } from '../protocol/requests.ts';

export interface Sink {
  readonly diagnostics: (params: PublishDiagnosticsParams) => void;
  readonly analysed: (params: AnalysedParams) => void;
  /** A bug: logged, never shown as a finding. */
  readonly failed: (error: unknown) => void;
}
