/**
 * One client's work on its plans: snapshots for features, and analysis in the background after each
 * change. Loaded after the handshake, because the core is most of what there is to load.
 */
import { join } from 'node:path';
import type { Analysis } from '../core/analyse.ts';
import type { Lines } from '../core/base/lines.ts';
import type { FileId } from '../core/base/span.ts';
import type { SourceFile } from '../core/model/sources.ts';
import type { Tree } from '../core/syntax/tree.ts';
import type { Snapshot } from '../features/snapshot.ts';
import { PLAN_FILE } from '../host/plan-file.ts';
import { linesOfSource } from '../views/header.ts';
import { Analyses } from './analyses.ts';
import { Background } from './background.ts';
import { canonical, type Documents, isPlanDocument } from './documents.ts';
import type { Folders } from './folders.ts';
import { Levelling } from './levelling.ts';
import { LevellingWorker } from './levelling-worker.ts';
import { Publisher } from './publisher.ts';
import { scanFolders } from './scan.ts';
import type { Sink } from './sink.ts';
import { threadWorker } from './thread-worker.ts';
import { WorkspaceFiles } from './workspace-files.ts';

export class Session {
  readonly analyses: Analyses;
  readonly #files: WorkspaceFiles;
  readonly #folders: Folders;
  readonly #background: Background;
  readonly #publisher: Publisher;
  readonly #levelling: Levelling;
  #scan = new AbortController();

  constructor(documents: Documents, folders: Folders, sink: Sink) {
    this.#files = new WorkspaceFiles(documents, folders);
    this.#folders = folders;
    const worker = new LevellingWorker(threadWorker(join(__dirname, 'worker.js')), sink.log);
    this.#levelling = new Levelling(worker, {
      improved: (roots) => this.#levelled(roots),
      takesLong: (roots, cancel) => sink.levelling(this.#namesOf(roots), cancel),
    });
    this.analyses = new Analyses(this.#files, this.#levelling);
    this.#publisher = new Publisher(this, documents, sink);
    this.#background = new Background(this.analyses, () => this.#publisher.publish(), sink.failed);
  }

  documentOpened(file: FileId): void {
    this.analyses.namesChanged();
    this.#background.start(file);
  }

  documentChanged(file: FileId): void {
    this.analyses.fileChanged(file);
    this.#background.start(file);
  }

  documentClosed(file: FileId): void {
    this.#publisher.forget(file);
    this.diskChanged();
  }

  /** Files came, went or changed beside the open documents. */
  diskChanged(): void {
    this.analyses.namesChanged();
    this.#background.start(null);
  }

  /** Files or folders came, went or changed, as the client saw it. */
  async filesChanged(): Promise<void> {
    this.diskChanged();
    await this.scan();
  }

  /** Looks for plans that nobody has opened; what it finds shows once it is through. */
  async scan(): Promise<void> {
    this.#scan.abort();
    const scan = new AbortController();
    this.#scan = scan;
    const plans = await scanFolders(this.#folders.all(), scan.signal);
    if (scan.signal.aborted) return;
    this.analyses.setUnopened(plans);
    this.#background.start(null);
  }

  /** Nothing runs on after this. */
  async stop(): Promise<void> {
    this.#scan.abort();
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

  /** Null where the file cannot be read, or is none of ours. */
  snapshot(uri: string): Snapshot | null {
    if (!this.serves(uri)) return null;
    const file = canonical(uri);
    const [first, ...rest] = this.analyses.plansOf(file);
    const analyses = [this.analyses.analysisOf(first), ...rest.map((root) => this.analyses.analysisOf(root))] as const;
    return this.snapshotFrom(file, analyses);
  }

  /** Every plan with an open file, for questions about no file in particular. */
  everything(): { analyses: readonly Analysis[]; linesOf: (file: FileId) => Lines | undefined } {
    const analyses = [...this.analyses.activePlans()].map((root) => this.analyses.analysisOf(root));
    return {
      analyses,
      linesOf: (file) => {
        const source = sourceIn(analyses, file);
        return source && linesOfSource(source);
      },
    };
  }

  /** A snapshot of one file of plans already analysed. */
  snapshotFrom(file: FileId, analyses: readonly [Analysis, ...Analysis[]]): Snapshot {
    const source = sourceIn(analyses, file) ?? this.#files.read(file);
    const read: SourceFile = 'tree' in source ? source : { file, text: '', tree: NOTHING };
    return {
      file,
      version: this.#files.documents.get(file)?.version ?? 0,
      text: read.text,
      lines: linesOfSource(read),
      tree: read.tree,
      analyses,
      fileOf: (other) => {
        // A file of another plan, which `projects` names, is in no analysis of this one.
        const found = sourceIn(analyses, other) ?? this.#files.hostOf(analyses[0].sources.root).read(other);
        return 'text' in found ? { text: found.text, lines: linesOfSource(found) } : undefined;
      },
    };
  }
}

const NOTHING: Tree = { root: null, problems: [] };

function sourceIn(analyses: readonly Analysis[], file: FileId): SourceFile | undefined {
  for (const { sources } of analyses) {
    const source = sources.files.get(file);
    if (source && 'tree' in source) return source;
  }
  return undefined;
}
