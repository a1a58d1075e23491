/**
 * Plans of the workspace folders that nobody has opened: which files each has, so that an open part is checked inside
 * all of them, and its names and paths, for questions about the whole workspace. Neither texts nor trees are kept.
 */
import type { CancellationToken } from 'vscode-languageserver/node';
import { LSPErrorCodes, ResponseError } from 'vscode-languageserver/node';
import type { FileId } from '../core/base/span.ts';
import type { Steps } from '../core/base/steps.ts';
import { writtenPaths } from '../core/model/paths.ts';
import { resolvingPlan } from '../core/model/resolve.ts';
import { keepingNames, type SharedNames } from '../features/kept-names.ts';
import type { PlanNames } from '../features/plan-names.ts';
import { pathsOf, type WrittenPath } from '../features/will-rename.ts';
import { findPlans } from '../host/find-plans.ts';
import { gatheringPlan, type HostFiles } from '../host/gather.ts';
import { DiskCache } from '../host/node-files.ts';
import { findingFiles } from '../host/plans-including.ts';
import type { Folders } from './folders.ts';
import { Kept } from './kept.ts';
import type { Reports } from './progress.ts';
import { inTurns, turn } from './turn.ts';
import type { Watchdog } from './watchdog.ts';
import type { WorkspaceFiles } from './workspace-files.ts';

/** What is kept of a plan. */
export interface UnopenedPlan {
  readonly names: PlanNames;
  readonly paths: readonly WrittenPath[];
}

const FEW_FILES = 4;

export class WorkspacePlans {
  readonly #files: WorkspaceFiles;
  readonly #folders: Folders;
  readonly #watchdog: Watchdog;
  /** Null for what has no parts, or is no plan. */
  readonly #parts: Kept<ReadonlySet<FileId> | null>;
  readonly #plans: Kept<UnopenedPlan | null>;
  readonly #shared: SharedNames = new Map();

  constructor(files: WorkspaceFiles, folders: Folders, watchdog: Watchdog) {
    const isOpen = (file: FileId) => files.documents.get(file) !== undefined;
    this.#files = files;
    this.#folders = folders;
    this.#watchdog = watchdog;
    this.#parts = new Kept(isOpen);
    this.#plans = new Kept(isOpen);
  }

  /** Plans that have parts, and the files of each: also those named in it that are not there yet. */
  async withParts(signal: AbortSignal, line: Reports): Promise<ReadonlyMap<FileId, ReadonlySet<FileId>>> {
    const plans = new Map<FileId, ReadonlySet<FileId>>();
    const candidates = await this.candidates(signal);
    const cache = partsCache();
    for (const [index, candidate] of candidates.entries()) {
      line.report(index, candidates.length);
      await turn();
      if (signal.aborted) return plans;
      const parts = await this.#take(candidate, this.#parts, cache, (host) => findingFiles(candidate, host));
      if (parts !== null) plans.set(candidate, parts);
    }
    return plans;
  }

  /** All but the `known`, one by one as they are on the disk; rejects once nobody wants them any more. */
  async *unopened(known: ReadonlySet<FileId>, token: CancellationToken, line: Reports): AsyncGenerator<UnopenedPlan> {
    const candidates = await this.candidates();
    const cache = partsCache();
    for (const [index, candidate] of candidates.entries()) {
      line.report(index, candidates.length);
      await turn();
      if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
      if (known.has(candidate)) continue;
      const plan = await this.#take(candidate, this.#plans, cache, (host) => this.#reading(candidate, host));
      if (plan !== null) yield plan;
    }
  }

  /** Every plan file of the folders, parts too. */
  async candidates(signal?: AbortSignal): Promise<readonly FileId[]> {
    const found = new Set<FileId>();
    for (const folder of this.#folders.all()) for (const plan of await findPlans(folder, signal)) found.add(plan);
    if (signal?.aborted) return [];
    this.#parts.keepOnly(found);
    this.#plans.keepOnly(found);
    return [...found];
  }

  #take<T>(plan: FileId, kept: Kept<T>, cache: DiskCache, make: (host: HostFiles) => Steps<T>): Promise<T> {
    const host = this.#files.passingHostOf(plan, cache);
    return inTurns('plans of the workspace', kept.of(plan, host, make), this.#watchdog);
  }

  *#reading(root: FileId, host: HostFiles): Steps<UnopenedPlan | null> {
    const sources = yield* gatheringPlan(root, host, null);
    const source = sources.files.get(root);
    if (!source || !('tree' in source) || !writtenPaths(source.tree).isPlan) return null;
    const { plan } = yield* resolvingPlan(sources);
    const names = yield* keepingNames({ plan, sources }, this.#shared);
    return { names, paths: yield* pathsOf(sources) };
  }
}

/** Of the files read last: a part that many plans have is read once, and no more trees are held than a few. */
function partsCache(): DiskCache {
  return new DiskCache(undefined, FEW_FILES);
}
