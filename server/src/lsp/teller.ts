/** Tells the client the findings of each file as soon as they are known, pushed or pulled, and which plans were analysed anew. */
import type { DocumentDiagnosticReport } from 'vscode-languageserver/node';
import type { Analysis } from '../core/analyse.ts';
import type { FileId } from '../core/base/span.ts';
import type { Analyses } from './analyses.ts';
import { canonical, type Documents } from './documents.ts';
import { Findings, type Report } from './findings.ts';
import { Publisher } from './publisher.ts';
import { Puller } from './puller.ts';
import type { Sink } from './sink.ts';
import type { Snapshots } from './snapshots.ts';
import type { UnopenedFindings } from './unopened-findings.ts';

interface Told {
  readonly documents: Documents;
  readonly analyses: Analyses;
  readonly snapshots: Snapshots;
  readonly unopened: UnopenedFindings;
}

export class Teller {
  readonly puller: Puller;
  /** Whether the client hears of findings that come after the first ones. */
  readonly tellsMoreLater: boolean;
  readonly #documents: Documents;
  readonly #analyses: Analyses;
  readonly #snapshots: Snapshots;
  readonly #findings: Findings;
  /** Null for a client that asks. */
  readonly #publisher: Publisher | null;
  #told: ReadonlyMap<FileId, Analysis> = new Map();

  constructor({ documents, analyses, snapshots, unopened }: Told, sink: Sink) {
    this.#documents = documents;
    this.#analyses = analyses;
    this.#snapshots = snapshots;
    this.#findings = new Findings((file, plans) => snapshots.withProblems(file, plans));
    this.#publisher = sink.diagnostics && new Publisher(documents, sink.diagnostics);
    this.puller = new Puller(documents, unopened, sink.pulled);
    this.tellsMoreLater = sink.diagnostics !== null || sink.pulled.refresh !== null;
  }

  closed(file: FileId): void {
    this.#publisher?.closed(file);
    this.puller.closed(file);
  }

  findingsOf(uri: string, previousResultId: string | undefined): DocumentDiagnosticReport {
    const file = canonical(uri);
    return this.puller.document(file, this.#snapshots.serves(uri) ? this.#reportOf(file) : null, previousResultId);
  }

  /** Null where all findings of an earlier text are known. */
  firstReportOf(file: FileId): Report | null {
    const look = this.#analyses.firstLookAt(file);
    return look && this.#findings.firstReportOf(file, look);
  }

  /** A plan that has never been analysed is read, and what its text says is known. */
  lookedOver(root: FileId): void {
    const reports = new Map<FileId, Report>();
    for (const file of this.#analyses.filesOf(root)) {
      const document = this.#documents.get(file);
      const report = document && this.#snapshots.serves(document.uri) ? this.firstReportOf(file) : null;
      if (report) reports.set(file, report);
    }
    this.#publisher?.lookedOver(reports);
  }

  /** Of all plans at hand; gives those that are other ones than when it was last told. */
  analysed(plans: ReadonlyMap<FileId, Analysis>): readonly Analysis[] {
    const reports = this.#reportsOf(plans);
    this.#findings.keepOnly(new Set(reports.keys()));
    this.#publisher?.analysed(reports);
    this.puller.analysed(reports, new Set(plans.keys()));
    const changed = [...plans.values()].filter((analysis) => this.#told.get(analysis.plan.root) !== analysis);
    this.#told = plans;
    return changed;
  }

  #reportsOf(plans: ReadonlyMap<FileId, Analysis>): ReadonlyMap<FileId, Report> {
    const reports = new Map<FileId, Report>();
    for (const file of new Set([...plans.values()].flatMap(({ sources }) => [...sources.files.keys()]))) {
      const document = this.#documents.get(file);
      if (document && !this.#snapshots.serves(document.uri)) continue;
      // In the order in which those who ask get them: in another, the same findings would be other ones.
      const [first, ...rest] = this.#analyses.plansOf(file).flatMap((root) => plans.get(root) ?? []);
      if (first) reports.set(file, this.#findings.reportOf(file, [first, ...rest]));
    }
    return reports;
  }

  #reportOf(file: FileId): Report | null {
    const analyses = this.#analyses.readyFor(file);
    return analyses ? this.#findings.reportOf(file, analyses) : this.firstReportOf(file);
  }
}
