/**
 * Other versions of plans, shown behind the newest: read from the disk and scheduled once, however often
 * the plan before them changes, until something on the disk does. Knows nothing of open documents.
 */
import { analysing } from '../core/analyse.ts';
import { writtenPaths } from '../core/model/paths.ts';
import { pathOf } from '../host/file-id.ts';
import { gatheringPlan } from '../host/gather.ts';
import { holidaySource } from '../host/holidays.ts';
import { nodeFiles } from '../host/node-files.ts';
import type { Baseline } from '../views/timeline.ts';
import { canonical } from './documents.ts';
import type { Folders } from './folders.ts';
import { inTurns } from './turn.ts';
import type { Watchdog } from './watchdog.ts';

export class Baselines {
  readonly #folders: Folders;
  readonly #watchdog: Watchdog;
  readonly #failed: (error: unknown) => void;
  #known = new Map<string, Promise<Baseline | null>>();
  #ready = new Map<string, Baseline | null>();

  constructor(folders: Folders, watchdog: Watchdog, failed: (error: unknown) => void) {
    this.#folders = folders;
    this.#watchdog = watchdog;
    this.#failed = failed;
  }

  /** Null where the file holds no plan; undefined until it is loaded. */
  get(uri: string): Baseline | null | undefined {
    return this.#ready.get(uri);
  }

  async load(uri: string): Promise<void> {
    const known = this.#known;
    const ready = this.#ready;
    const loading = known.get(uri) ?? this.#read(uri).catch((error: unknown) => this.#none(error));
    known.set(uri, loading);
    ready.set(uri, await loading);
  }

  /** Files have changed. What is being loaded is read as it was before. */
  forget(): void {
    this.#known = new Map();
    this.#ready = new Map();
  }

  /** The plan is shown without it. */
  #none(error: unknown): null {
    this.#failed(error);
    return null;
  }

  async #read(uri: string): Promise<Baseline | null> {
    const file = canonical(uri);
    const path = pathOf(file);
    const root = this.#folders.rootOf(file);
    if (path === null || root === null) return null;
    const files = nodeFiles({ root });
    const sources = await inTurns('baseline', gatheringPlan(file, files, null), this.#watchdog);
    const source = sources.files.get(file);
    if (!source || !('tree' in source) || !writtenPaths(source.tree).isPlan) return null;
    const { schedule } = await inTurns('baseline', analysing(sources, { holidays: holidaySource }), this.#watchdog);
    return { name: files.displayName(file), schedule };
  }
}
