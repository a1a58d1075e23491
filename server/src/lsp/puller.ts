/**
 * Findings for a client that asks: of a document when it wants them, and of the workspace, plans that nobody has opened
 * among it, by a request that, where the client takes parts, stays open and tells what is new, file by file, as long as it
 * lets it. Asks the client to ask again where a change in one file gave another file other findings.
 */
import {
  type CancellationToken,
  type DocumentDiagnosticReport,
  LSPErrorCodes,
  ResponseError,
  type WorkspaceDiagnosticParams,
  type WorkspaceDiagnosticReport,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver/node';
import type { FileId } from '../core/base/span.ts';
import { canonical, type Documents } from './documents.ts';
import type { Report } from './findings.ts';
import { turn } from './turn.ts';
import type { UnopenedFindings } from './unopened-findings.ts';

type Reports = ReadonlyMap<FileId, Report>;

export interface PullerLine {
  /** A part of the answer to the workspace request with this token. */
  readonly partial: (token: string | number, report: WorkspaceDiagnosticReport) => void;
  /** The client may ask again for every document it shows; null where it cannot be told to. */
  readonly refresh: (() => void) | null;
}

/** What the client has. */
interface Had {
  /** By file, the id of its findings. */
  readonly told: Map<FileId, string>;
  /** Files of which it has not heard yet whether what it had before still holds. */
  readonly unsure: Set<FileId>;
}

/** A workspace request that has not been answered to the end. */
interface Open extends Had {
  readonly partialToken: string | number;
  readonly end: () => void;
}

/** Findings of plans that are not open that are told in one piece of work. */
const A_PART = 200;
/** While plans are looked over. What is new is sought among all that have findings: after each of thousands it would take longer than these. */
const BETWEEN_PARTS_MS = 50;

export class Puller {
  readonly #documents: Documents;
  readonly #unopened: UnopenedFindings;
  readonly #line: PullerLine;
  readonly #open = new Set<Open>();
  /** By open document, what was answered last. */
  readonly #answered = new Map<FileId, { readonly version: number; readonly resultId: string }>();
  /** Requests that wait for all files to be looked over. */
  #waiting = 0;
  #reports: Reports = new Map();
  #openPlans: ReadonlySet<FileId> = new Set();
  #looking: Promise<void> | null = null;
  /** Files that are not open may be others than when they were looked over. */
  #isStale = true;
  /** Every file is looked over: what is told of no plan any more is gone. */
  #isWhole = false;

  constructor(documents: Documents, unopened: UnopenedFindings, line: PullerLine) {
    this.#documents = documents;
    this.#unopened = unopened;
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

  /** Answers once the client takes the question back or, where it takes no parts, once all files are looked over. */
  async workspace(
    { partialResultToken, previousResultIds }: WorkspaceDiagnosticParams,
    cancellation: CancellationToken,
  ): Promise<WorkspaceDiagnosticReport> {
    const told = new Map(previousResultIds.map(({ uri, value }) => [canonical(uri), value]));
    const had = { told, unsure: new Set(told.keys()) };
    if (partialResultToken === undefined) return await this.#whole(had, cancellation);
    return await new Promise((resolve) => {
      const open: Open = {
        ...had,
        partialToken: partialResultToken,
        end: () => {
          this.#open.delete(open);
          resolve({ items: [] });
        },
      };
      this.#open.add(open);
      cancellation.onCancellationRequested(() => open.end());
      void this.#look();
      this.#tell(open);
    });
  }

  /** The client keeps nothing of a document that it closes. */
  closed(file: FileId): void {
    this.#answered.delete(file);
    for (const { told } of this.#open) if (told.has(file)) told.set(file, '');
  }

  /** Files beside the open ones may have changed. */
  diskChanged(): void {
    if (this.#isWanted) void this.#look();
  }

  /** @param plans those with an open file, which the reports are of. */
  analysed(reports: Reports, plans: ReadonlySet<FileId>): void {
    const isOneLess = [...this.#openPlans].some((plan) => !plans.has(plan));
    this.#reports = reports;
    this.#openPlans = plans;
    if (isOneLess) this.diskChanged();
    this.#tellAll();
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
    this.#waiting = 0;
  }

  get #isWanted(): boolean {
    return this.#open.size > 0 || this.#waiting > 0;
  }

  async #whole(had: Had, cancellation: CancellationToken): Promise<WorkspaceDiagnosticReport> {
    this.#waiting++;
    const cancelled = new Promise<never>((_, reject) => {
      cancellation.onCancellationRequested(() =>
        reject(new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled')),
      );
    });
    try {
      await Promise.race([this.#look(), cancelled]);
      // What has changed while it was put together is told once, as it is then.
      const items = new Map<string, WorkspaceDocumentDiagnosticReport>();
      for (;;) {
        const news = this.#news(had);
        for (const item of news.items) items.set(item.uri, item);
        if (news.isAll) return { items: [...items.values()] };
        await turn();
      }
    } finally {
      this.#waiting = Math.max(0, this.#waiting - 1);
    }
  }

  /** Resolves once files that are not open are looked over as they are now, or nobody wants it any more. */
  #look(): Promise<void> {
    this.#isStale = true;
    this.#isWhole = false;
    this.#looking ??= this.#lookOver();
    return this.#looking;
  }

  async #lookOver(): Promise<void> {
    let next = 0;
    const asker = {
      isWanted: () => this.#isWanted,
      told: () => {
        if (performance.now() < next) return;
        this.#tellAll();
        next = performance.now() + BETWEEN_PARTS_MS;
      },
      isToldAnyway: (file: FileId) => this.#reports.has(file),
    };
    try {
      do {
        this.#isStale = false;
        this.#isWhole = (await this.#unopened.look(asker)) && !this.#isStale;
        while (this.#tellAll()) await turn();
      } while (this.#isStale && this.#isWanted);
    } finally {
      this.#looking = null;
    }
  }

  /** Whether there is more to tell. */
  #tellAll(): boolean {
    return [...this.#open].map((open) => this.#tell(open)).includes(true);
  }

  #tell(open: Open): boolean {
    const { items, isAll } = this.#news(open);
    if (items.length > 0) this.#line.partial(open.partialToken, { items });
    return !isAll;
  }

  /** All that is new of open plans, and of others as much as takes no more than some milliseconds. */
  #news({ told, unsure }: Had): { readonly items: WorkspaceDocumentDiagnosticReport[]; readonly isAll: boolean } {
    const items: WorkspaceDocumentDiagnosticReport[] = [];
    const tell = (file: FileId, report: Report): number => {
      const { resultId } = report;
      const known = told.get(file);
      const isUnsure = unsure.delete(file);
      if (known === resultId) {
        if (isUnsure) items.push({ kind: 'unchanged', ...this.#nameOf(file), resultId });
        return 0;
      }
      const { items: found } = report;
      if (known === undefined && found.length === 0) return 0;
      told.set(file, resultId);
      items.push({ kind: 'full', ...this.#nameOf(file), resultId, items: found });
      return found.length;
    };
    for (const [file, report] of this.#reports) tell(file, report);
    const unopened = this.#unopened.reports(this.#openPlans);
    let count = 0;
    for (const [file, report] of unopened) {
      // What an open document or plan has to say of the file comes before what others found on the disk.
      if (this.#reports.has(file) || this.#documents.get(file)) continue;
      if (count >= A_PART) return { items, isAll: false };
      count += tell(file, report);
    }
    if (!this.#isWhole) return { items, isAll: true };
    for (const file of told.keys()) {
      if (this.#reports.has(file) || unopened.has(file)) continue;
      told.delete(file);
      items.push({ kind: 'full', ...this.#nameOf(file), items: [] });
    }
    return { items, isAll: true };
  }

  #nameOf(file: FileId): { uri: string; version: number | null } {
    const document = this.#documents.get(file);
    return { uri: document?.uri ?? file, version: document?.version ?? null };
  }
}
