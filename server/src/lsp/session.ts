/**
 * One client's work on its plans: snapshots for features, and analysis in the background after each
 * change. Loaded after the handshake, because the core is most of what there is to load.
 */
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { CancellationToken } from 'vscode-languageserver/node';
import type { Analysis, DatedPlan } from '../core/analyse.ts';
import type { FileId } from '../core/base/span.ts';
import type { Steps } from '../core/base/steps.ts';
import type { DatedSnapshot, Snapshot } from '../features/snapshot.ts';
import { Pool } from '../worker/pool.ts';
import { threadOf } from '../worker/thread.ts';
import { Analyses } from './analyses.ts';
import { Background } from './background.ts';
import { Baselines } from './baselines.ts';
import { canonical, type Documents } from './documents.ts';
import { letHelpersWait, tune } from './engine.ts';
import type { Folders } from './folders.ts';
import { IdleMemory } from './idle-memory.ts';
import { Levelling } from './levelling.ts';
import { LevellingWorker } from './levelling-worker.ts';
import { patientProgress, type Reports } from './progress.ts';
import { Simulations } from './simulations.ts';
import type { Sink } from './sink.ts';
import { Snapshots } from './snapshots.ts';
import { Teller } from './teller.ts';
import { UnopenedFindings } from './unopened-findings.ts';
import type { Watchdog } from './watchdog.ts';
import { WorkspaceFiles } from './workspace-files.ts';
import { type UnopenedPlan, WorkspacePlans } from './workspace-plans.ts';
import { YoungSpace } from './young-space.ts';

/** For which a page draws what was told of a timeline first, with threads of its own. */
const DRAWING_MS = 30;

/** Between news of files that belong together, such as those of a checkout. */
const BURST_MS = 20;

/** More threads than a plan has use for would each hold its problem. */
const MOST_THREADS = 8;
/** Threads without work are closed, for each takes memory. */
const IDLE_MS = 30_000;

export class Session {
  readonly analyses: Analyses;
  readonly teller: Teller;
  readonly baselines: Baselines;
  readonly simulations: Simulations;
  readonly #files: WorkspaceFiles;
  readonly #workspace: WorkspacePlans;
  readonly #snapshots: Snapshots;
  readonly #background: Background;
  readonly #levelling: Levelling;
  readonly #sink: Sink;
  /** Times that a text may have become another. Steps of an answer mean nothing once it has moved on. */
  #changes = 0;
  /** Analyses so far. */
  #told = 0;
  readonly #young = new YoungSpace();
  readonly #idle = new IdleMemory(() => this.simulations.isAtWork);
  #scan = new AbortController();
  #burst: NodeJS.Timeout | undefined;

  /** @param isAutomatic whether plans are simulated without being asked to; may change. */
  constructor(documents: Documents, folders: Folders, watchdog: Watchdog, sink: Sink, isAutomatic: () => boolean) {
    this.#files = new WorkspaceFiles(documents, folders);
    this.#workspace = new WorkspacePlans(this.#files, folders, watchdog);
    this.baselines = new Baselines(folders, watchdog, sink.failed);
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
    this.#snapshots = new Snapshots(this.#files, this.analyses, (plan) => this.simulations.simulatedOf(plan));
    const unopened = new UnopenedFindings({
      folders,
      watchdog,
      candidates: () => this.#workspace.candidates(),
      active: () => this.analyses.activePlans(),
      rest: () => this.#background.idle(),
      begun: () => patientProgress(() => sink.progress('Checking plans of the workspace', 'plans', null)),
      ended: () => this.#idle.worked(),
      failed: sink.failed,
    });
    this.teller = new Teller({ documents, analyses: this.analyses, snapshots: this.#snapshots, unopened }, sink);
    this.#background = new Background(this.analyses, watchdog, {
      lookedOver: this.teller.tellsMoreLater ? (root) => this.teller.lookedOver(root) : null,
      done: () => {
        this.#tell();
        tune('working');
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
    tune('opening');
    this.#young.opened(this.#files.documents.get(file)?.text.length ?? 0);
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
    this.teller.closed(file);
    this.diskChanged();
  }

  /** Files came, went or changed beside the open documents. */
  diskChanged(): void {
    this.#changes++;
    this.analyses.namesChanged();
    this.#background.start(null);
    this.teller.puller.diskChanged();
  }

  /** Files or folders came, went or changed, as the client saw it. A burst of news is one change. */
  filesChanged(): void {
    this.baselines.forget();
    this.#scan.abort();
    clearTimeout(this.#burst);
    this.#burst = setTimeout(() => this.#burstOver(), BURST_MS);
  }

  #burstOver(): void {
    this.#burst = undefined;
    this.diskChanged();
    this.#scanFolders().catch(this.#sink.failed);
  }

  /** Whoever is about to change files that are not open wants to know what is in them now. */
  lookAtDisk(): void {
    clearTimeout(this.#burst);
    if (this.#burst) this.#burstOver();
    else this.diskChanged();
  }

  /** Looks for plans that nobody has opened; what it finds shows once it is through. */
  async #scanFolders(): Promise<void> {
    const scan = new AbortController();
    this.#scan = scan;
    const line = patientProgress(() => this.#sink.progress('Looking for plans', 'files', null));
    const plans = await this.#workspace.withParts(scan.signal, line).finally(line.end);
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
    this.teller.puller.stop();
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
    return this.#snapshots.serves(uri);
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
    await this.#background.ready(file, isServed, () => isServed() && this.teller.firstReportOf(file) !== null);
  }

  /** Resolves once there are dates of the newest text; findings may be still to come. */
  async datesReady(uri: string): Promise<void> {
    const file = canonical(uri);
    const isServed = () => this.serves(uri);
    await this.#background.ready(file, isServed, () => isServed() && this.analyses.datesFor(file) !== null);
  }

  /** Of the first plan of a file, where its text has not changed since `datesReady`. */
  dated(uri: string): { readonly plan: Analysis | DatedPlan; readonly version: number } | null {
    return this.#snapshots.dated(uri);
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

  /** What was told is drawn, for which analysis waits too. */
  drawing(): void {
    this.#background.rest(DRAWING_MS);
  }

  /** Null where the file cannot be read, is none of ours, or has changed since it was `ready`. */
  snapshot(uri: string): Snapshot | null {
    return this.#snapshots.of(uri);
  }

  /** The same as soon as there are dates, of the first plan of a file alone. */
  datedSnapshot(uri: string): DatedSnapshot | null {
    return this.#snapshots.datedOf(uri);
  }

  /** Every plan with an open file, for questions about no file in particular. */
  openPlans(): readonly Analysis[] {
    return [...this.#readyPlans().values()];
  }

  /** Every other plan of the workspace, as far as names and paths go; rejects once nobody wants them any more. */
  async *unopenedPlans(token: CancellationToken, line: Reports): AsyncGenerator<UnopenedPlan> {
    try {
      yield* this.#workspace.unopened(this.analyses.activePlans(), token, line);
    } finally {
      this.#idle.worked();
    }
  }

  /** The analyses of plans that need not be open, for the time of one answer. */
  async analysed(roots: readonly FileId[]): Promise<readonly Analysis[]> {
    return this.#background.having(roots, () => roots.flatMap((root) => this.analyses.readyAnalysis(root) ?? []));
  }

  openDocument(file: FileId): { readonly uri: string; readonly version: number } | undefined {
    return this.#files.documents.get(file);
  }

  #readyPlans(): ReadonlyMap<FileId, Analysis> {
    const plans = new Map<FileId, Analysis>();
    for (const root of this.analyses.activePlans()) {
      const analysis = this.analyses.readyAnalysis(root);
      if (analysis) plans.set(root, analysis);
    }
    return plans;
  }

  /** Everything is analysed: who shows findings, figures or views hears of it. */
  #tell(): void {
    const plans = this.#readyPlans();
    // Before there is a plan they compile what the first one is read with, and nobody types yet.
    if (plans.size > 0 && this.#told === 0) letHelpersWait();
    this.#told += plans.size;
    const changed = this.teller.analysed(plans);
    this.simulations.analysed(plans, this.analyses.activePlans());
    if (changed.length === 0) return;
    this.#sink.analysed({
      plans: changed.map(({ sources }) => ({ root: sources.root, files: [...sources.files.keys()] })),
    });
  }
}
