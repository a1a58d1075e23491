/**
 * Which plans there are, which files each has, and what was computed about it: kept until one of
 * its files changes. A plan is gathered again only when something it read may have changed, and
 * analysed again only when gathering shows that it has.
 */
import { type Analysis, analyse } from '../core/analyse.ts';
import type { FileId } from '../core/base/span.ts';
import { writtenPaths } from '../core/model/paths.ts';
import type { PlanSources } from '../core/model/sources.ts';
import { gatherPlan } from '../host/gather.ts';
import { holidaySource } from '../host/holidays.ts';
import { isPlanDocument } from './documents.ts';
import type { Levelling } from './levelling.ts';
import { sameSources } from './same-sources.ts';
import type { WorkspaceFiles } from './workspace-files.ts';

interface Entry {
  sources: PlanSources;
  /** Every file read for it, those of other plans too. */
  reads: ReadonlySet<FileId>;
  stale: boolean;
}

export class Analyses {
  readonly #files: WorkspaceFiles;
  readonly #levelling: Levelling;
  readonly #entries = new Map<FileId, Entry>();
  readonly #analysed = new Map<FileId, Analysis>();
  /** Plans that nobody has opened, by the files each has; filled by the scan of the workspace. */
  #unopened: ReadonlyMap<FileId, ReadonlySet<FileId>> = new Map();

  constructor(files: WorkspaceFiles, levelling: Levelling) {
    this.#files = files;
    this.#levelling = levelling;
  }

  setUnopened(plans: ReadonlyMap<FileId, ReadonlySet<FileId>>): void {
    this.#unopened = plans;
  }

  /** Plans that read `file` are looked at again before they are next used. */
  fileChanged(file: FileId): void {
    for (const entry of this.#entries.values()) if (entry.reads.has(file)) entry.stale = true;
  }

  /** There are better dates for a plan whose text is what it was; those that link to it are looked at again too. */
  levelled(root: FileId): void {
    this.#analysed.delete(root);
    this.fileChanged(root);
  }

  /** Files came or went: any plan may read others than before. */
  namesChanged(): void {
    this.#files.forgetNames();
    for (const entry of this.#entries.values()) entry.stale = true;
  }

  /**
   * The plans that `file` is part of, itself first where it is one, the others in order of their
   * names. A part that no plan includes stands for itself.
   */
  plansOf(file: FileId): readonly [FileId, ...FileId[]] {
    const others = this.#knownPlans(file).filter((root) => root !== file && this.#gathered(root).files.has(file));
    const [first, ...rest] = others.sort();
    return first === undefined || this.#isPlan(file) ? [file, ...others] : [first, ...rest];
  }

  analysisOf(root: FileId): Analysis {
    return this.#analyseSources(this.#gathered(root));
  }

  /** Null where it would have to be computed first. */
  readyAnalysis(root: FileId): Analysis | null {
    const entry = this.#entries.get(root);
    const analysis = this.#analysed.get(root);
    return entry && !entry.stale && analysis?.sources === entry.sources ? analysis : null;
  }

  /** Plans with an open file. */
  activePlans(): ReadonlySet<FileId> {
    const plans = new Set<FileId>();
    for (const document of this.#files.documents.all()) {
      const roots = this.plansOf(document.file);
      if (roots[0] === document.file && !isPlanDocument(document)) continue;
      for (const root of roots) plans.add(root);
    }
    return plans;
  }

  /** Of every plan known, those too that nobody has opened: a file's new name concerns them all. */
  allSources(): readonly PlanSources[] {
    const roots = new Set([...this.activePlans(), ...this.#unopened.keys()]);
    return [...roots].map((root) => this.#gathered(root));
  }

  /** Lets go of plans that no open file belongs to. */
  keepOnly(plans: ReadonlySet<FileId>): void {
    for (const root of this.#entries.keys()) if (!plans.has(root)) this.#entries.delete(root);
    const needed = new Set([...this.#entries.values()].flatMap(({ reads }) => [...reads]));
    for (const root of this.#analysed.keys()) if (!needed.has(root)) this.#analysed.delete(root);
    this.#levelling.keepOnly(new Set([...plans, ...needed]));
  }

  #knownPlans(file: FileId): FileId[] {
    const known = new Set<FileId>();
    for (const document of this.#files.documents.all()) if (this.#isPlan(document.file)) known.add(document.file);
    for (const [root, files] of this.#unopened) if (files.has(file)) known.add(root);
    return [...known];
  }

  #isPlan(file: FileId): boolean {
    const source = this.#files.read(file);
    return 'tree' in source && writtenPaths(source.tree).isPlan;
  }

  #gathered(root: FileId): PlanSources {
    const entry = this.#entries.get(root);
    if (entry && !entry.stale) return entry.sources;
    const reads = new Set<FileId>();
    const sources = gatherPlan(root, this.#files.hostOf(root), (other) => {
      for (const file of other.files.keys()) reads.add(file);
      return this.#analyseSources(other);
    });
    for (const file of sources.files.keys()) reads.add(file);
    const kept = entry && sameSources(entry.sources, sources) ? entry.sources : sources;
    this.#entries.set(root, { sources: kept, reads, stale: false });
    return kept;
  }

  #analyseSources(sources: PlanSources): Analysis {
    const before = this.#analysed.get(sources.root);
    if (before && sameSources(before.sources, sources)) return before;
    const analysis = this.#levelling.during(sources.root, (solveLevelling) =>
      analyse(sources, { holidays: holidaySource, solveLevelling }),
    );
    this.#analysed.set(sources.root, analysis);
    return analysis;
  }
}
