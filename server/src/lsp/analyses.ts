/**
 * Which plans there are, which files each has, and what was computed about it: kept until one of
 * its files changes. A plan is gathered again only when something it read may have changed, and
 * analysed again only when gathering shows that it has. All work is in steps that `Background`
 * takes; whoever asks gets what is ready and never an analysis whose files were read again since.
 */
import { type Analysis, concluding, type Dated, type DatedPlan, dating, findingInText } from '../core/analyse.ts';
import type { Problem } from '../core/base/problem.ts';
import type { FileId } from '../core/base/span.ts';
import type { Steps } from '../core/base/steps.ts';
import { writtenPaths } from '../core/model/paths.ts';
import type { PlanSources } from '../core/model/sources.ts';
import { gatheringPlan, type HostFiles } from '../host/gather.ts';
import { findingHolidays, holidaySource } from '../host/holidays.ts';
import { isPlanDocument } from './documents.ts';
import type { Levelling } from './levelling.ts';
import { sameSources } from './same-sources.ts';
import type { WorkspaceFiles } from './workspace-files.ts';

interface Entry {
  readonly sources: PlanSources;
  /** Every file read for it, those of other plans too, and those that could not be read or are no plan yet. */
  readonly reads: ReadonlySet<FileId>;
  stale: boolean;
}

/** What is known of a plan that has not been analysed yet. */
export interface FirstLook {
  readonly sources: PlanSources;
  readonly problems: readonly Problem[];
}

/** Characters of a plan whose dates, computed for the first time, take a tenth of a second. */
const LONG_TEXT = 100_000;

export class Analyses {
  readonly #files: WorkspaceFiles;
  readonly #levelling: Levelling;
  readonly #entries = new Map<FileId, Entry>();
  /** The last analysis of each plan: what the next one starts from, and an answer as long as it is current. */
  readonly #analysed = new Map<FileId, Analysis>();
  /** Plans that have dates, and will have findings. */
  readonly #dated = new Map<FileId, Dated>();
  /** Of plans that take long to analyse for the first time. */
  readonly #looks = new Map<FileId, FirstLook>();
  /** Plans whose dates have become better though their text has not changed. */
  readonly #improved = new Set<FileId>();
  /** Plans that nobody has opened, by the files each has; filled by the scan of the workspace. */
  #unopened: ReadonlyMap<FileId, ReadonlySet<FileId>> = new Map();
  /** Files whose plans are all known: those that the last gathering was about, none while there is another to come. */
  #gathered: ReadonlySet<FileId> = NONE;

  constructor(files: WorkspaceFiles, levelling: Levelling) {
    this.#files = files;
    this.#levelling = levelling;
  }

  setUnopened(plans: ReadonlyMap<FileId, ReadonlySet<FileId>>): void {
    this.#unopened = plans;
    this.#gathered = NONE;
  }

  /** Plans that read `file` are looked at again before they are next used. */
  fileChanged(file: FileId): void {
    this.#gathered = NONE;
    for (const entry of this.#entries.values()) if (entry.reads.has(file)) entry.stale = true;
  }

  /** There are better dates for a plan whose text is what it was; those that link to it are looked at again too. */
  levelled(root: FileId): void {
    this.#improved.add(root);
    this.#dated.delete(root);
    this.fileChanged(root);
  }

  /** Files came or went: any plan may read others than before. */
  namesChanged(): void {
    this.#gathered = NONE;
    this.#files.forgetNames();
    for (const entry of this.#entries.values()) entry.stale = true;
  }

  /** Reads what is open and finds the files of every plan that has to do with it, or with `wanted`. */
  *gathering(wanted: Iterable<FileId>): Steps<void> {
    const files = new Set([...wanted, ...this.#openFiles()]);
    const roots = new Set<FileId>();
    for (const file of files) if (yield* this.#readingPlan(file)) roots.add(file);
    for (const [root, parts] of this.#unopened) if ([...files].some((file) => parts.has(file))) roots.add(root);
    for (const root of this.#entries.keys()) if (!roots.has(root)) this.#entries.delete(root);
    for (const root of roots) yield* this.#gatheringPlan(root);
    // A part that no plan includes stands for itself.
    for (const file of files) yield* this.#gatheringPlan(this.plansOf(file)[0]);
    this.#gathered = files;
  }

  /** Finds what there is to say of a plan before its dates are known; whether it did, and did not know it. */
  *lookingOver(root: FileId): Steps<boolean> {
    const sources = yield* this.#gatheringPlan(root);
    const last = this.#looks.get(root);
    if (this.#analysed.has(root) || (last && sameSources(last.sources, sources)) || !isLong(sources)) return false;
    this.#looks.set(root, { sources, problems: yield* findingInText(sources, last?.sources) });
    return true;
  }

  filesOf(root: FileId): Iterable<FileId> {
    return this.#entries.get(root)?.sources.files.keys() ?? [];
  }

  /** What is known of a file whose only plan is being analysed for the first time. */
  firstLookAt(file: FileId): FirstLook | null {
    const [root, ...others] = this.plansOf(file);
    const look = this.#looks.get(root);
    const entry = this.#entries.get(root);
    if (!look || others.length > 0 || !this.#gathered.has(file) || !entry || entry.stale) return null;
    return sameSources(look.sources, entry.sources) && this.isCurrent(look) ? look : null;
  }

  /** The first part of `analysing`: from then on there are `datesFor` its files. */
  *dating(root: FileId): Steps<void> {
    const sources = yield* this.#gatheringPlan(root);
    if (!this.#analysisOf(sources)) yield* this.#datingSources(sources);
  }

  *analysing(root: FileId): Steps<Analysis> {
    return yield* this.#analysingSources(yield* this.#gatheringPlan(root));
  }

  /**
   * The plans that `file` is part of, itself first where it is one, the others in order of their
   * names. A part that no plan includes stands for itself. As last gathered.
   */
  plansOf(file: FileId): readonly [FileId, ...FileId[]] {
    const others = [...this.#entries].filter(([root, entry]) => {
      return root !== file && entry.sources.files.has(file) && isPlanIn(entry.sources);
    });
    const [first, ...rest] = others.map(([root]) => root).sort();
    const own = this.#entries.get(file);
    if (first === undefined) return [file];
    return own && isPlanIn(own.sources) ? [file, first, ...rest] : [first, ...rest];
  }

  /** The analyses of all plans of a file, open or wanted; null where one of them would have to be found or computed first. */
  readyFor(file: FileId): readonly [Analysis, ...Analysis[]] | null {
    if (!this.#gathered.has(file)) return null;
    const [first, ...rest] = this.plansOf(file).map((root) => this.readyAnalysis(root));
    if (!first) return null;
    const others = rest.filter((analysis) => analysis !== null);
    return others.length === rest.length ? [first, ...others] : null;
  }

  /** Of the first plan of a file, as soon as it has dates; null where they would have to be computed first. */
  datesFor(file: FileId): Analysis | DatedPlan | null {
    if (!this.#gathered.has(file)) return null;
    const [root] = this.plansOf(file);
    const entry = this.#entries.get(root);
    const dated = this.#dated.get(root);
    const isDated =
      entry && !entry.stale && dated && sameSources(dated.sources, entry.sources) && this.isCurrent(dated);
    return this.readyAnalysis(root) ?? (isDated ? dated : null);
  }

  /** Null where it would have to be computed first. */
  readyAnalysis(root: FileId): Analysis | null {
    const entry = this.#entries.get(root);
    const analysis = this.#analysed.get(root);
    if (!entry || entry.stale || !analysis || this.#improved.has(root)) return null;
    // Gathered as another plan's, a plan has sources of its own that say the same.
    return sameSources(analysis.sources, entry.sources) && this.isCurrent(analysis) ? analysis : null;
  }

  /** False once a file of it was read again: its nodes have moved on and its positions mean nothing. */
  isCurrent({ sources }: Pick<Analysis, 'sources'>): boolean {
    for (const source of sources.files.values()) {
      if ('tree' in source && !this.#files.isWhole(source)) return false;
    }
    return true;
  }

  /** Plans with an open or wanted file, as last gathered. */
  activePlans(wanted: Iterable<FileId> = []): ReadonlySet<FileId> {
    const plans = new Set<FileId>();
    for (const document of this.#files.documents.all()) {
      const roots = this.plansOf(document.file);
      if (roots[0] === document.file && !isPlanDocument(document)) continue;
      for (const root of roots) plans.add(root);
    }
    for (const file of wanted) for (const root of this.plansOf(file)) plans.add(root);
    return plans;
  }

  /** Lets go of plans that no open file belongs to. */
  keepOnly(plans: ReadonlySet<FileId>): void {
    for (const root of this.#entries.keys()) if (!plans.has(root)) this.#entries.delete(root);
    const needed = new Set([...this.#entries.values()].flatMap(({ reads }) => [...reads]));
    for (const root of this.#analysed.keys()) if (!needed.has(root)) this.#analysed.delete(root);
    for (const root of this.#dated.keys()) if (!needed.has(root)) this.#dated.delete(root);
    for (const root of this.#looks.keys()) if (!this.#entries.has(root)) this.#looks.delete(root);
    this.#levelling.keepOnly(new Set([...plans, ...needed]));
  }

  isOpen(file: FileId): boolean {
    return this.#files.documents.get(file) !== undefined;
  }

  #openFiles(): FileId[] {
    return [...this.#files.documents.all()].map(({ file }) => file);
  }

  *#readingPlan(file: FileId): Steps<boolean> {
    const source = yield* this.#files.reading(file);
    return 'tree' in source && writtenPaths(source.tree).isPlan;
  }

  *#gatheringPlan(root: FileId): Steps<PlanSources> {
    const entry = this.#entries.get(root);
    if (entry && !entry.stale) return entry.sources;
    const reads = new Set<FileId>();
    const files = this.#files.hostOf(root);
    const noting: HostFiles = {
      ...files,
      reading: (file) => {
        reads.add(file);
        return files.reading(file);
      },
    };
    const sources = yield* gatheringPlan(root, noting, (other) => this.#analysingSources(other));
    const known = [entry?.sources, this.#analysed.get(root)?.sources];
    const kept = known.find((before) => before !== undefined && sameSources(before, sources)) ?? sources;
    this.#entries.set(root, { sources: kept, reads, stale: false });
    return kept;
  }

  *#analysingSources(sources: PlanSources): Steps<Analysis> {
    const { root } = sources;
    const known = this.#analysisOf(sources);
    if (known) return known;
    const analysis = yield* concluding(yield* this.#datingSources(sources), this.#analysed.get(root));
    this.#analysed.set(root, analysis);
    this.#dated.delete(root);
    this.#looks.delete(root);
    this.#improved.delete(root);
    return analysis;
  }

  #analysisOf(sources: PlanSources): Analysis | null {
    const before = this.#analysed.get(sources.root);
    return before && !this.#improved.has(sources.root) && sameSources(before.sources, sources) ? before : null;
  }

  *#datingSources(sources: PlanSources): Steps<Dated> {
    const { root } = sources;
    const known = this.#dated.get(root);
    if (known && sameSources(known.sources, sources)) return known;
    const dated = yield* this.#levelling.during(root, (solveLevelling) =>
      dating(sources, { holidays: holidaySource, findingHolidays, solveLevelling }, this.#analysed.get(root)),
    );
    this.#dated.set(root, dated);
    return dated;
  }
}

const NONE: ReadonlySet<FileId> = new Set();

function isLong({ files }: PlanSources): boolean {
  let length = 0;
  for (const source of files.values()) if ('text' in source) length += source.text.length;
  return length >= LONG_TEXT;
}

function isPlanIn({ root, files }: PlanSources): boolean {
  const source = files.get(root);
  return source !== undefined && 'tree' in source && writtenPaths(source.tree).isPlan;
}
