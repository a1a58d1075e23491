/**
 * The findings of plans, and of parts that no plan includes, that nobody has opened: read from the disk and analysed one
 * after another while somebody wants to know. Of each only what was found is kept, as text, until one of its files
 * changes. A plan that another one links to counts as it was saved, and a levelled one has its first schedule: no search
 * is begun for what nobody looks at.
 */
import { createHash } from 'node:crypto';
import type { Diagnostic } from 'vscode-languageserver/node';
import { type AnalyseOptions, type Analysis, analysing } from '../core/analyse.ts';
import { NO_LINES } from '../core/base/lines.ts';
import type { FileId } from '../core/base/span.ts';
import { runToEnd, type Steps } from '../core/base/steps.ts';
import { writtenPaths } from '../core/model/paths.ts';
import { linesOfSource } from '../core/model/source-lines.ts';
import type { PlanSources } from '../core/model/sources.ts';
import { diagnostics, withRulePages } from '../features/diagnostics.ts';
import { gatheringPlan, type HostFiles } from '../host/gather.ts';
import { findingHolidays, holidaySource } from '../host/holidays.ts';
import { DiskCache, nodeFiles } from '../host/node-files.ts';
import { type Report, RULES_PAGE } from './findings.ts';
import type { Folders } from './folders.ts';
import { Kept } from './kept.ts';
import { firstSolver } from './levelling.ts';
import type { ProgressLine } from './progress.ts';
import { sameSources } from './same-sources.ts';
import { piece, turn } from './turn.ts';
import type { Watchdog } from './watchdog.ts';

/** What is kept of a plan, or of a part on its own. */
interface Found {
  readonly files: readonly FileId[];
  /** By file that has some. */
  readonly findings: ReadonlyMap<FileId, Findings>;
}

interface Findings {
  /** The same for the same findings. */
  readonly id: string;
  /** As JSON. */
  readonly text: string;
}

/** Who wants to know. */
export interface Asker {
  readonly isWanted: () => boolean;
  /** Some file may have other findings than before. */
  readonly told: () => void;
  /** Whether the findings of a file are those of an open plan. */
  readonly isToldAnyway: (file: FileId) => boolean;
}

interface Around {
  readonly folders: Folders;
  readonly watchdog: Watchdog;
  /** The plan files of the workspace. */
  readonly candidates: () => Promise<readonly FileId[]>;
  /** Plans with an open file. */
  readonly active: () => ReadonlySet<FileId>;
  /** Resolves once nothing is left to do for open plans, which come first. */
  readonly rest: () => Promise<void>;
  readonly begun: () => ProgressLine;
  readonly ended: () => void;
  readonly failed: (error: unknown) => void;
}

const OPTIONS: AnalyseOptions = { holidays: holidaySource, findingHolidays, solveLevelling: firstSolver };
/** Of a file, as many as VS Code shows of one. */
const MOST_FINDINGS = 1000;
const FEW = 4;
const NOTHING: Found = { files: [], findings: new Map() };

export class UnopenedFindings {
  readonly #around: Around;
  /** Null for what is no plan. */
  readonly #plans = new Kept<Found | null>(() => false);
  readonly #parts = new Kept<Found>(() => false);
  /** By plan, as last read. */
  #ofPlans = new Map<FileId, Found>();
  /** By part that is in none of these. */
  #ofParts = new Map<FileId, Found>();

  constructor(around: Around) {
    this.#around = around;
  }

  /** Looks over all of them; false where nobody wants it any more. */
  async look(asker: Asker): Promise<boolean> {
    const line = this.#around.begun();
    try {
      return await this.#looking(asker, line);
    } catch (error) {
      this.#around.failed(error);
      return false;
    } finally {
      line.end();
      this.#around.ended();
    }
  }

  /** Of files that have findings, in plans that are not among the `open`. */
  reports(open: ReadonlySet<FileId>): ReadonlyMap<FileId, Report> {
    const byFile = new Map<FileId, Findings[]>();
    // In the order of an open file's: first as a plan itself, then by the names of its plans.
    for (const [root, found] of [...this.#ofPlans].sort(([a], [b]) => (a < b ? -1 : 1))) {
      if (open.has(root)) continue;
      for (const [file, findings] of found.findings) {
        const known = byFile.get(file) ?? [];
        byFile.set(file, file === root ? [findings, ...known] : [...known, findings]);
      }
    }
    for (const { findings } of this.#ofParts.values()) for (const [file, found] of findings) byFile.set(file, [found]);
    return new Map([...byFile].map(([file, found]) => [file, reportOf(found)]));
  }

  async #looking({ isWanted, told, isToldAnyway }: Asker, line: ProgressLine): Promise<boolean> {
    const { candidates, active } = this.#around;
    await this.#around.rest();
    const all = await candidates();
    for (const known of [this.#plans, this.#parts]) known.keepOnly(new Set(all));
    keepOnly(this.#ofPlans, new Set(all));
    keepOnly(this.#ofParts, new Set(all));
    const cache = new DiskCache(undefined, FEW);
    const others: Analysis[] = [];
    const parts: FileId[] = [];
    for (const [index, root] of all.entries()) {
      line.report(index, all.length);
      if (active().has(root)) {
        this.#ofPlans.delete(root);
        continue;
      }
      const found = await this.#take(root, this.#plans, cache, isWanted, (host) => findingInPlan(root, host, others));
      if (found === 'given up') return false;
      const before = this.#ofPlans.get(root) ?? null;
      if (found === null) this.#ofPlans.delete(root);
      else this.#ofPlans.set(root, found);
      if (found === null) parts.push(root);
      if (found !== before) told();
    }
    const included = new Set([...this.#ofPlans.values()].flatMap(({ files }) => files));
    const alone = parts.filter((part) => !included.has(part) && !isToldAnyway(part));
    keepOnly(this.#ofParts, new Set(alone));
    for (const part of alone) {
      const found = await this.#take(part, this.#parts, cache, isWanted, (host) => findingInPart(part, host, others));
      if (found === 'given up') return false;
      const before = this.#ofParts.get(part);
      this.#ofParts.set(part, found ?? NOTHING);
      if (found !== before) told();
    }
    return true;
  }

  /** Null, too, where that fails, which is a bug. */
  async #take<T>(
    root: FileId,
    kept: Kept<T>,
    cache: DiskCache,
    isWanted: () => boolean,
    make: (host: HostFiles) => Steps<T>,
  ): Promise<T | null | 'given up'> {
    const { folders, watchdog, rest, failed } = this.#around;
    const folder = folders.rootOf(root);
    if (folder === null) return null;
    const steps = kept.of(root, nodeFiles({ root: folder, cache }), make);
    try {
      for (;;) {
        await turn();
        await rest();
        if (!isWanted()) return 'given up';
        const step = watchdog.piece('findings of plans that are not open', () => piece(steps));
        if (!step.done) continue;
        await rest();
        return step.value;
      }
    } catch (error) {
      failed(error);
      return null;
    }
  }
}

function keepOnly(known: Map<FileId, Found>, files: ReadonlySet<FileId>): void {
  for (const file of known.keys()) if (!files.has(file)) known.delete(file);
}

/** @param others analyses of plans that were linked to last, so that those who link to one analyse it once. */
function* findingInPlan(root: FileId, host: HostFiles, others: Analysis[]): Steps<Found | null> {
  const source = yield* host.reading(root);
  if (!('tree' in source) || !writtenPaths(source.tree).isPlan) return null;
  const analysis = yield* analysingPlan(root, host, others);
  return yield* foundIn(analysis, [...analysis.sources.files.keys()], host);
}

function* findingInPart(part: FileId, host: HostFiles, others: Analysis[]): Steps<Found> {
  return yield* foundIn(yield* analysingPlan(part, host, others), [part], host);
}

function* analysingPlan(root: FileId, host: HostFiles, others: Analysis[]): Steps<Analysis> {
  function* analysingOther(sources: PlanSources): Steps<Analysis> {
    const known = others.find((other) => sameSources(other.sources, sources));
    if (known) return known;
    const analysis = yield* analysing(sources, OPTIONS);
    others.push(analysis);
    if (others.length > FEW) others.shift();
    return analysis;
  }
  return yield* analysing(yield* gatheringPlan(root, host, analysingOther), OPTIONS);
}

function* foundIn(analysis: Analysis, files: readonly FileId[], host: HostFiles): Steps<Found> {
  const textsOf = (file: FileId) => {
    const source = analysis.sources.files.get(file) ?? runToEnd(host.reading(file));
    return 'text' in source ? { text: source.text, lines: linesOfSource(source) } : undefined;
  };
  const findings = new Map<FileId, Findings>();
  for (const file of new Set(analysis.problems.map((problem) => problem.file))) {
    if (!files.includes(file)) continue;
    yield;
    const { text, lines } = textsOf(file) ?? { text: '', lines: NO_LINES };
    const found = diagnostics({ file, text, lines, fileOf: textsOf, analyses: [analysis] });
    const written = JSON.stringify(found.slice(0, MOST_FINDINGS));
    findings.set(file, { id: createHash('sha256').update(written).digest('base64url').slice(0, 16), text: written });
  }
  return { files, findings };
}

function reportOf(found: readonly Findings[]): Report {
  return {
    resultId: found.map(({ id }) => id).join(' '),
    get items() {
      return itemsOf(found);
    },
  };
}

/** As of an open file: what several plans find is one finding. */
function itemsOf(found: readonly Findings[]): Diagnostic[] {
  const distinct = new Map<string, Diagnostic>();
  for (const each of found.flatMap(({ text }) => JSON.parse(text) as Diagnostic[])) {
    const key = JSON.stringify([each.code, each.range, each.message]);
    if (!distinct.has(key)) distinct.set(key, each);
  }
  return withRulePages([...distinct.values()], RULES_PAGE);
}
