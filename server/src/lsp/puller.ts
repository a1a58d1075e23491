/**
 * Findings for a client that asks: of a document when it wants them, and of the workspace by a request
 * that, where the client takes parts, stays open and tells what is new, file by file, as long as it lets it. Asks the
 * client to ask again where a change in one file gave another file other findings.
 */
import type {
  CancellationToken,
  DocumentDiagnosticReport,
  WorkspaceDiagnosticParams,
  WorkspaceDiagnosticReport,
  WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver/node';
import type { FileId } from '../core/base/span.ts';
import { canonical, type Documents } from './documents.ts';
import type { Report } from './findings.ts';

type Reports = ReadonlyMap<FileId, Report>;

export interface PullerLine {
  /** A part of the answer to the workspace request with this token. */
  readonly partial: (token: string | number, report: WorkspaceDiagnosticReport) => void;
  /** The client may ask again for every document it shows; null where it cannot be told to. */
  readonly refresh: (() => void) | null;
}

/** A workspace request that has not been answered to the end. */
interface Open {
  readonly partialToken: string | number;
  /** By file, the id of the findings that the client has. */
  readonly told: Map<FileId, string>;
  readonly end: () => void;
}

export class Puller {
  readonly #documents: Documents;
  readonly #line: PullerLine;
  readonly #open = new Set<Open>();
  /** By open document, what was answered last. */
  readonly #answered = new Map<FileId, { readonly version: number; readonly resultId: string }>();
  #reports: Reports = new Map();

  constructor(documents: Documents, line: PullerLine) {
    this.#documents = documents;
    this.#line = line;
  }

  /** A file that belongs to no plan of ours has no findings. */
  document(file: FileId, report: Report | null, previousResultId: string | undefined): DocumentDiagnosticReport {
    const document = this.#documents.get(file);
    if (report === null) return { kind: 'full', items: [] };
    if (document) this.#answered.set(file, { version: document.version, resultId: report.resultId });
    if (report.resultId === previousResultId) return { kind: 'unchanged', resultId: report.resultId };
    return { kind: 'full', resultId: report.resultId, items: report.items };
  }

  /** Answers once the client takes the question back or, where it takes no parts, at once. */
  workspace(
    { partialResultToken, previousResultIds }: WorkspaceDiagnosticParams,
    cancellation: CancellationToken,
  ): WorkspaceDiagnosticReport | Promise<WorkspaceDiagnosticReport> {
    const told = new Map(previousResultIds.map(({ uri, value }) => [canonical(uri), value]));
    if (partialResultToken === undefined) return { items: this.#news(told) };
    return new Promise((resolve) => {
      const open: Open = {
        partialToken: partialResultToken,
        told,
        end: () => {
          this.#open.delete(open);
          resolve({ items: [] });
        },
      };
      this.#open.add(open);
      cancellation.onCancellationRequested(() => open.end());
      this.#tell(open);
    });
  }

  /** The client keeps nothing of a document that it closes. */
  closed(file: FileId): void {
    this.#answered.delete(file);
    for (const { told } of this.#open) if (told.has(file)) told.set(file, '');
  }

  analysed(reports: Reports): void {
    this.#reports = reports;
    for (const open of this.#open) this.#tell(open);
    const isOld = [...this.#answered].some(([file, { version, resultId }]) => {
      const report = reports.get(file);
      // Of a newer text the client asks by itself.
      return report && report.resultId !== resultId && this.#documents.get(file)?.version === version;
    });
    if (!isOld) return;
    this.#answered.clear();
    this.#line.refresh?.();
  }

  stop(): void {
    for (const open of this.#open) open.end();
  }

  #tell(open: Open): void {
    const items = this.#news(open.told);
    if (items.length > 0) this.#line.partial(open.partialToken, { items });
  }

  #news(told: Map<FileId, string>): WorkspaceDocumentDiagnosticReport[] {
    const items: WorkspaceDocumentDiagnosticReport[] = [];
    for (const [file, { resultId, items: found }] of this.#reports) {
      const known = told.get(file);
      if (known === resultId || (known === undefined && found.length === 0)) continue;
      told.set(file, resultId);
      items.push({ kind: 'full', ...this.#nameOf(file), resultId, items: found });
    }
    for (const file of told.keys()) {
      if (this.#reports.has(file)) continue;
      told.delete(file);
      items.push({ kind: 'full', ...this.#nameOf(file), items: [] });
    }
    return items;
  }

  #nameOf(file: FileId): { uri: string; version: number | null } {
    const document = this.#documents.get(file);
    return { uri: document?.uri ?? file, version: document?.version ?? null };
  }
}
