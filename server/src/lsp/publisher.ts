/**
 * Tells the client the findings of every file of the plans at hand, with the version they speak of,
 * and takes them back when a file leaves. Sends only what differs from what the client has.
 */
import type { Diagnostic, PublishDiagnosticsParams } from 'vscode-languageserver/node';
import type { Analysis } from '../core/analyse.ts';
import type { FileId } from '../core/base/span.ts';
import { diagnostics } from '../features/diagnostics.ts';
import type { Documents } from './documents.ts';
import type { Session } from './session.ts';
import type { Sink } from './sink.ts';

export class Publisher {
  readonly #session: Session;
  readonly #documents: Documents;
  readonly #sink: Sink;
  /** By file: what the client has now. */
  readonly #sent = new Map<FileId, { readonly uri: string; readonly text: string }>();
  #told = new Map<FileId, Analysis>();

  constructor(session: Session, documents: Documents, sink: Sink) {
    this.#session = session;
    this.#documents = documents;
    this.#sink = sink;
  }

  /** The client's next document of that name starts without findings. */
  forget(file: FileId): void {
    const sent = this.#sent.get(file);
    if (sent) this.#sink.diagnostics({ uri: sent.uri, diagnostics: [] });
    this.#sent.delete(file);
  }

  publish(): void {
    const plans = new Map<FileId, Analysis>();
    for (const root of this.#session.analyses.activePlans()) {
      const analysis = this.#session.analyses.readyAnalysis(root);
      if (analysis) plans.set(root, analysis);
    }
    const byFile = plansByFile(plans);
    for (const [file, analyses] of byFile) this.#publishFile(file, analyses);
    for (const file of [...this.#sent.keys()]) if (!byFile.has(file)) this.forget(file);
    this.#announce(plans);
  }

  #publishFile(file: FileId, analyses: readonly [Analysis, ...Analysis[]]): void {
    const document = this.#documents.get(file);
    if (document && !this.#session.serves(document.uri)) return;
    const found = diagnostics(this.#session.snapshotFrom(file, analyses));
    const uri = document?.uri ?? file;
    const text = JSON.stringify([document?.version, found]);
    const before = this.#sent.get(file);
    if (before?.uri === uri && before.text === text) return;
    if (!before && !document && found.length === 0) return;
    this.#sent.set(file, { uri, text });
    this.#sink.diagnostics(withVersion(uri, document?.version, found));
  }

  #announce(plans: Map<FileId, Analysis>): void {
    const changed = [...plans.values()].filter((analysis) => this.#told.get(analysis.plan.root) !== analysis);
    this.#told = plans;
    if (changed.length === 0) return;
    this.#sink.analysed({
      plans: changed.map(({ sources }) => ({ root: sources.root, files: [...sources.files.keys()] })),
    });
  }
}

function withVersion(uri: string, version: number | undefined, diagnostics: Diagnostic[]): PublishDiagnosticsParams {
  return version === undefined ? { uri, diagnostics } : { uri, version, diagnostics };
}

function plansByFile(plans: ReadonlyMap<FileId, Analysis>): Map<FileId, [Analysis, ...Analysis[]]> {
  const byFile = new Map<FileId, [Analysis, ...Analysis[]]>();
  for (const analysis of plans.values()) {
    for (const file of analysis.sources.files.keys()) {
      const list = byFile.get(file);
      if (list) list.push(analysis);
      else byFile.set(file, [analysis]);
    }
  }
  return byFile;
}
