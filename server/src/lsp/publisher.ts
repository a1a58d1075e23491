/**
 * Tells a client that cannot ask the findings of every file of the plans at hand, with the version
 * they speak of, and takes them back when a file leaves. Sends only what differs from what the
 * client has.
 */
import type { PublishDiagnosticsParams } from 'vscode-languageserver/node';
import type { FileId } from '../core/base/span.ts';
import type { Documents } from './documents.ts';
import type { Report } from './findings.ts';

export class Publisher {
  readonly #documents: Documents;
  readonly #send: (params: PublishDiagnosticsParams) => void;
  /** By file: what the client has now. */
  readonly #sent = new Map<
    FileId,
    { readonly uri: string; readonly resultId: string; readonly version: number | null }
  >();

  constructor(documents: Documents, send: (params: PublishDiagnosticsParams) => void) {
    this.#documents = documents;
    this.#send = send;
  }

  /** The client's next document of that name starts without findings. */
  closed(file: FileId): void {
    const sent = this.#sent.get(file);
    if (sent) this.#send({ uri: sent.uri, diagnostics: [] });
    this.#sent.delete(file);
  }

  /** Of some files; more will be known of them. */
  lookedOver(reports: ReadonlyMap<FileId, Report>): void {
    for (const [file, report] of reports) this.#publish(file, report);
  }

  analysed(reports: ReadonlyMap<FileId, Report>): void {
    for (const [file, report] of reports) this.#publish(file, report);
    for (const file of [...this.#sent.keys()]) if (!reports.has(file)) this.closed(file);
  }

  #publish(file: FileId, { resultId, items: diagnostics }: Report): void {
    const document = this.#documents.get(file);
    const [uri, version] = [document?.uri ?? file, document?.version ?? null];
    const before = this.#sent.get(file);
    if (before?.uri === uri && before.resultId === resultId && before.version === version) return;
    if (!before && !document && diagnostics.length === 0) return;
    this.#sent.set(file, { uri, resultId, version });
    this.#send(version === null ? { uri, diagnostics } : { uri, version, diagnostics });
  }
}
