/**
 * One client's work on its plans: snapshots for features, and analysis in the background after each
 * change. Loaded after the handshake, because the core is most of what there is to load.
 */
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { DocumentDiagnosticReport } from 'vscode-languageserver/node';
import type { Analysis, DatedPlan } from '../core/analyse.ts';
import { type Lines, NO_LINES } from '../core/base/lines.ts';
import type { FileId } from '../core/base/span.ts';
import type { Steps } from '../core/base/steps.ts';
import { writtenPaths } from '../core/model/paths.ts';
import { resolvingPlan } from '../core/model/resolve.ts';
import type { PlanSources, SourceFile } from '../core/model/sources.ts';
import type { Tree } from '../core/syntax/tree.ts';
import type { WithProblems } from '../features/diagnostics.ts';
import type { ReadPlan } from '../features/names.ts';
import type { DatedSnapshot, Snapshot } from '../features/snapshot.ts';
import { PLAN_FILE } from '../host/plan-file.ts';
import { linesOfSource } from '../views/header.ts';
import { Pool } from '../worker/pool.ts';
import { threadOf } from '../worker/thread.ts';
import { Analyses, type FirstLook } from './analyses.ts';
import { Background } from './background.ts';
import { Baselines } from './baselines.ts';
import { CurrentSnapshot } from './current-snapshot.ts';
import { canonical, type Documents, isPlanDocument } from './documents.ts';
import { letOldGrow } from './engine.ts';
import { Findings, type Report } from './findings.ts';
import type { Folders } from './folders.ts';
import { IdleMemory } from './idle-memory.ts';
import { Levelling } from './levelling.ts';
import { LevellingWorker } from './levelling-worker.ts';
import { patientProgress } from './progress.ts';
import { Publisher } from './publisher.ts';
import { Puller } from './puller.ts';
import { plansOnDisk, scanFolders } from './scan.ts';
import { Simulations } from './simulations.ts';
import type { Sink } from './sink.ts';
import { surroundingsOf } from './surroundings.ts';
import { inTurns } from './turn.ts';
import type { Watchdog } from './watchdog.ts';
import { WorkspaceFiles } from './workspace-files.ts';
import { YoungSpace } from './young-space.ts';

/** Between news of files that belong together, such as those of a checkout. */
const BURST_MS = 20;

/** More threads than a plan has use for would each hold its problem. */
const MOST_THREADS = 8;
/** Threads without work are closed, for each takes memory. */
const IDLE_MS = 30_000;

export class Session {
  readonly analyses: Analyses;
  readonly puller: Puller;
  readonly baselines: Baselines;
  readonly simulations: Simulations;
  readonly #files: WorkspaceFiles;
  readonly #folders: Folders;
  readonly #background: Background;
  readonly #findings = new Findings((file, plans) => this.#withProblems(file, plans));
  /** Null for a client that asks. */
  readonly #publisher: Publisher | null;
  readonly #levelling: Levelling;
  readonly #sink: Sink;
  #told: ReadonlyMap<FileId, Analysis> = new Map();
  /** Times that a text may have become another. Steps of an answer mean nothing once it has moved on. */
  #changes = 0;
  readonly #young = new YoungSpace();
  readonly #idle = new IdleMemory(() => this.simulations.isAtWork);
  #scan = new AbortController();
  #burst: NodeJS.Timeout | undefined;

  /** @param isAutomatic whether plans are simulated without being asked to; may change. */
  constructor(documents: Documents, folders: Folders, watchdog: Watchdog, sink: Sink, isAutomatic: () => boolean) {
    this.#files = new WorkspaceFiles(documents, folders);
    this.#folders = folders;
    this.baselines = new Baselines(folders, sink.failed);
    this.#sink = sink;
    const workerFile = join(__dirname, 'worker.js');
    const worker = new LevellingWorker(threadOf(workerFile, 'background'), sink.log);
    this.#levelling = new Levelling(worker, {
      improved: (roots) => this.#levelled(roots),
      takesLong: (roots, cancel) =>
        sink.progress(`Levelling ${this.#namesOf(roots).join(', ')}`.trimEnd(), 'schedules', cancel),
    });
    this.simulations = new Simulations({
      pool: new Pool(threadOf(workerFile, 'background'), {
        size: Math.min(MOST_THREADS, availableParallelism()),
        idle: IDLE_MS,
      }),
      watchdog,
      isAutomatic,
      progress: sink.progress,
      told: (params) => {
        sink.simulated(params);
        this.#idle.worked();
      },
      failed: sink.failed,
    });
    this.analyses = new Analyses(this.#files, this.#levelling);
    this.#publisher = sink.diagnostics && new Publisher(documents, sink.diagnostics);
    this.puller = new Puller(documents, sink.pulled);
    const tellsMoreLater = this.#publisher !== null || sink.pulled.refresh !== null;
    this.#background = new Background(this.analyses, watchdog, {
      lookedOver: tellsMoreLater ? (root) => this.#tellFirst(root) : null,
      done: () => {
        this.#tell();
        letOldGrow('working');
        this.#idle.worked();
        setImmediate(() => sink.trace(watchdog.report()));
      },
      begun: () => {
        this.#idle.stop();
        return patientProgress(() => sink.progress('Reading and scheduling plans', 'plans', null));
      },
      paused: () => this.#young.hold(),
      failed: sink.failed,
    });
  }

  get changes(): number {
    return this.#changes;
  }

  documentOpened(file: FileId): void {
    this.#changes++;
    letOldGrow('opening');
    this.analyses.namesChanged();
    this.#background.start(file);
  }

  documentChanged(file: FileId): void {
    this.#changes++;
    this.simulations.changing(file);
    this.analyses.fileChanged(file);
    this.#background.start(file);
  }

  documentClosed(file: FileId): void {
    this.#publisher?.closed(file);
    this.puller.closed(file);
    this.diskChanged();
  }

  /** Files came, went or changed beside the open documents. */
  diskChanged(): void {
    this.#changes++;
    this.analyses.namesChanged();
    this.#background.start(null);
  }

  /** Files or folders came, went or changed, as the client saw it. A burst of news is one change. */
  filesChanged(): void {
    this.baselines.forget();
    this.#scan.abort();
    clearTimeout(this.#burst);
    this.#burst = setTimeout(() => {
      this.diskChanged();
      this.#scanFolders().catch(this.#sink.failed);
    }, BURST_MS);
  }

  /** Looks for plans that nobody has opened; what it finds shows once it is through. */
  async #scanFolders(): Promise<void> {
    const scan = new AbortController();
    this.#scan = scan;
    const line = patientProgress(() => this.#sink.progress('Looking for plans', 'files', null));
    const plans = await scanFolders(this.#folders.all(), scan.signal, line).finally(line.end);
    if (scan.signal.aborted) return;
    this.analyses.setUnopened(plans);
    this.#background.start(null);
  }

  /** Nothing runs on after this. */
  async stop(): Promise<void> {
    this.#scan.abort();
    clearTimeout(this.#burst);
    this.#idle.stop();
    this.#background.stop();
    this.puller.stop();
    await this.simulations.stop();
    await this.#levelling.stop();
  }

  #levelled(roots: readonly FileId[]): void {
    for (const root of roots) this.analyses.levelled(root);
    this.#background.start(roots[0] ?? null);
  }

  #namesOf(roots: readonly FileId[]): readonly string[] {
    return roots.flatMap((root) => this.analyses.readyAnalysis(root)?.plan.project.name ?? []);
  }

  /** Whether this server has anything to say about a document. */
  serves(uri: string): boolean {
    const file = canonical(uri);
    const document = this.#files.documents.get(file);
    if (document ? isPlanDocument(document) : PLAN_FILE.test(file)) return true;
    return document !== undefined && this.analyses.plansOf(file)[0] !== file;
  }

  /** Resolves once there is an answer about the newest text of a document, or of all where none is named. */
  async ready(uri: string | null): Promise<void> {
    if (uri === null) return this.#background.idle();
    await this.#background.ready(canonical(uri), () => this.serves(uri));
  }

  /** Resolves once there are findings of the newest text, the first ones of a plan that takes long. */
  async findingsReady(uri: string): Promise<void> {
    const file = canonical(uri);
    const isServed = () => this.serves(uri);
    await this.#background.ready(file, isServed, () => isServed() && this.#firstReportOf(file) !== null);
  }

  /** Resolves once there are dates of the newest text; findings may be still to come. */
  async datesReady(uri: string): Promise<void> {
    const file = canonical(uri);
    const isServed = () => this.serves(uri);
    await this.#background.ready(file, isServed, () => isServed() && this.analyses.datesFor(file) !== null);
  }

  /** Of the first plan of a file, where its text has not changed since `datesReady`. */
  dated(uri: string): { readonly plan: Analysis | DatedPlan; readonly version: number } | null {
    const file = canonical(uri);
    const plan = this.serves(uri) ? this.analyses.datesFor(file) : null;
    return plan && { plan, version: this.#files.documents.get(file)?.version ?? 0 };
  }

  /** The same steps, for which analysis waits. */
  *ahead<T>(steps: Steps<T>): Steps<T> {
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
      this.#background.giveWay();
      yield;
    }
  }

  /** Null where the file cannot be read, is none of ours, or has changed since it was `ready`. */
  snapshot(uri: string): Snapshot | null {
    if (!this.serves(uri)) return null;
    const file = canonical(uri);
    const analyses = this.analyses.readyFor(file);
    return analyses && this.#snapshotFrom(file, analyses);
  }

  /** The same as soon as there are dates, of the first plan of a file alone. */
  datedSnapshot(uri: string): DatedSnapshot | null {
    const dated = this.dated(uri);
    return dated && this.#snapshotFrom(canonical(uri), [dated.plan]);
  }

  /** Every plan with an open file, for questions about no file in particular. */
  everything(): { analyses: readonly Analysis[]; linesOf: (file: FileId) => Lines | undefined } {
    const analyses = [...this.#readyPlans().values()];
    return {
      analyses,
      linesOf: (file) => {
        const source = sourceIn(analyses, file);
        return source && linesOfSource(source);
      },
    };
  }

  /** The files of every plan of the workspace, opened or not. */
  async everySource(): Promise<readonly PlanSources[]> {
    const closed = await plansOnDisk(this.#folders.all(), this.analyses.activePlans());
    // Open ones are taken last: their texts may have changed while the disk was looked through.
    await this.#background.idle();
    const open = this.everything().analyses.map(({ sources }) => sources);
    return [...open, ...closed];
  }

  /** Every plan of the workspace as far as names go; those that nobody has opened are read from the disk for it. */
  async everyName(): Promise<{ plans: readonly ReadPlan[]; linesOf: (file: FileId) => Lines | undefined }> {
    const onDisk: ReadPlan[] = [];
    for (const sources of await plansOnDisk(this.#folders.all(), this.analyses.activePlans())) {
      const root = sources.files.get(sources.root);
      if (!root || !('tree' in root) || !writtenPaths(root.tree).isPlan) continue;
      onDisk.push({ sources, plan: (await inTurns(resolvingPlan(sources))).plan });
    }
    await this.#background.idle();
    const open = this.everything();
    const linesOf = (file: FileId) => {
      const source = sourceIn(onDisk, file);
      return open.linesOf(file) ?? (source && linesOfSource(source));
    };
    return { plans: [...open.analyses, ...onDisk], linesOf };
  }

  openDocument(file: FileId): { readonly uri: string; readonly version: number } | undefined {
    return this.#files.documents.get(file);
  }

  findingsOf(uri: string, previousResultId: string | undefined): DocumentDiagnosticReport {
    const file = canonical(uri);
    return this.puller.document(file, this.serves(uri) ? this.#reportOf(file) : null, previousResultId);
  }

  #reportOf(file: FileId): Report | null {
    const analyses = this.analyses.readyFor(file);
    return analyses ? this.#findings.reportOf(file, analyses) : this.#firstReportOf(file);
  }

  #firstReportOf(file: FileId): Report | null {
    const look = this.analyses.firstLookAt(file);
    return look && this.#findings.firstReportOf(file, look);
  }

  #snapshotFrom<P extends DatedPlan>(file: FileId, analyses: readonly [P, ...P[]]): Snapshot<P> {
    const source = sourceIn(analyses, file) ?? this.#files.read(file);
    const read: SourceFile = 'tree' in source ? source : { file, text: '', tree: NOTHING };
    return new CurrentSnapshot({
      source: read,
      version: this.#files.documents.get(file)?.version ?? 0,
      analyses,
      isCurrent: (analysis) => this.analyses.isCurrent(analysis),
      readElsewhere: (other) => {
        // A file of another plan, which `projects` names, is in no analysis of this one.
        const found = sourceIn(analyses, other) ?? this.#files.read(other);
        return 'tree' in found ? found : undefined;
      },
      around: surroundingsOf(file, this.#folders),
      simulatedOf: (analysis) => this.simulations.simulatedOf(analysis),
    });
  }

  #withProblems(file: FileId, plans: readonly FirstLook[]): WithProblems {
    const linesOf = (other: FileId) => {
      const source = sourceIn(plans, other) ?? this.#files.read(other);
      return 'text' in source ? { text: source.text, lines: linesOfSource(source) } : undefined;
    };
    const { text, lines } = linesOf(file) ?? { text: '', lines: NO_LINES };
    return { file, text, lines, fileOf: linesOf, analyses: plans };
  }

  #readyPlans(): ReadonlyMap<FileId, Analysis> {
    const plans = new Map<FileId, Analysis>();
    for (const root of this.analyses.activePlans()) {
      const analysis = this.analyses.readyAnalysis(root);
      if (analysis) plans.set(root, analysis);
    }
    return plans;
  }

  /** A plan that has never been analysed is read, and what its text says is known. */
  #tellFirst(root: FileId): void {
    const reports = new Map<FileId, Report>();
    for (const file of this.analyses.filesOf(root)) {
      const document = this.#files.documents.get(file);
      const report = document && this.serves(document.uri) ? this.#firstReportOf(file) : null;
      if (report) reports.set(file, report);
    }
    this.#publisher?.lookedOver(reports);
  }

  /** Everything is analysed: who shows findings or views hears of it. */
  #tell(): void {
    const plans = this.#readyPlans();
    const reports = new Map<FileId, Report>();
    for (const file of filesOf(plans)) {
      const document = this.#files.documents.get(file);
      if (document && !this.serves(document.uri)) continue;
      // In the order in which those who ask get them: in another, the same findings would be other ones.
      const [first, ...rest] = this.analyses.plansOf(file).flatMap((root) => plans.get(root) ?? []);
      if (first) reports.set(file, this.#findings.reportOf(file, [first, ...rest]));
    }
    this.#findings.keepOnly(new Set(reports.keys()));
    this.#publisher?.analysed(reports);
    this.puller.analysed(reports);
    const changed = [...plans.values()].filter((analysis) => this.#told.get(analysis.plan.root) !== analysis);
    this.#told = plans;
    this.simulations.analysed(plans, this.analyses.activePlans());
    if (changed.length === 0) return;
    this.#sink.analysed({
      plans: changed.map(({ sources }) => ({ root: sources.root, files: [...sources.files.keys()] })),
    });
  }
}

const NOTHING: Tree = { root: null, problems: [] };

function sourceIn(plans: readonly { readonly sources: PlanSources }[], file: FileId): SourceFile | undefined {
  for (const { sources } of plans) {
    const source = sources.files.get(file);
    if (source && 'tree' in source) return source;
  }
  return undefined;
}

function filesOf(plans: ReadonlyMap<FileId, Analysis>): ReadonlySet<FileId> {
  return new Set([...plans.values()].flatMap(({ sources }) => [...sources.files.keys()]));
}
