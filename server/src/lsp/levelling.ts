/**
 * Levelling for the editor: an analysis gets at once the best schedule known so far, the worker
 * searches on, and plans whose problem is still the same are analysed again when it has found better.
 * In the end the dates are those of `planline schedule`.
 */
import type { FileId } from '../core/base/span.ts';
import type { Steps } from '../core/base/steps.ts';
import { quickSchedule } from '../core/schedule/levelling/constructive.ts';
import { createEngine } from '../core/schedule/levelling/engine.ts';
import { type LevelledSchedule, type LevellingProblem, taskCount } from '../core/schedule/levelling/problem.ts';
import { isSame } from '../core/schedule/levelling/same-problem.ts';
import { startSearch } from '../core/schedule/levelling/search.ts';
import type { Solver } from '../core/schedule/levelling/solve.ts';
import { type Entry, LevellingCache, type Question, widen } from './levelling-cache.ts';
import type { LevellingWorker } from './levelling-worker.ts';
import type { ProgressLine } from './progress.ts';

export interface LevellingEvents {
  /** There are better dates for these plans; at most once a second. */
  readonly improved: (roots: readonly FileId[]) => void;
  /** A search takes a while; `cancel` ends it with what it has found. */
  readonly takesLong: (roots: readonly FileId[], cancel: () => void) => ProgressLine;
}

interface Run {
  readonly id: number;
  readonly patience: NodeJS.Timeout;
  line: ProgressLine | null;
}

const CALM_MS = 1000;
/** What is over sooner needs no progress. */
const LONG_MS = 600;
/** Calendars of so many times the usual margin reach to the end of time. */
const MOST_REACH = 1024;

export class Levelling {
  readonly #worker: LevellingWorker;
  readonly #events: LevellingEvents;
  readonly #cache = new LevellingCache();
  /** By plan, the problem that its newest analysis had. */
  readonly #wanted = new Map<FileId, Entry>();
  readonly #runs = new Map<Entry, Run>();
  readonly #improved = new Set<FileId>();
  #tellTimer: NodeJS.Timeout | undefined;
  #tellAt = Number.POSITIVE_INFINITY;
  #toldAt = Number.NEGATIVE_INFINITY;

  constructor(worker: LevellingWorker, events: LevellingEvents) {
    this.#worker = worker;
    this.#events = events;
  }

  /** Analyses a plan with a solver that never keeps it waiting. */
  *during<T>(root: FileId, analysing: (solve: Solver) => Steps<T>): Steps<T> {
    let asked = false;
    const analysis = yield* analysing((problem, seed, schedules) => {
      asked = true;
      return this.#solve(root, { problem, seed, schedules });
    });
    if (!asked) this.#release(root);
    return analysis;
  }

  /** Searches on for these plans only. */
  keepOnly(roots: ReadonlySet<FileId>): void {
    for (const root of [...this.#wanted.keys()]) if (!roots.has(root)) this.#release(root);
  }

  async stop(): Promise<void> {
    clearTimeout(this.#tellTimer);
    for (const entry of [...this.#runs.keys()]) this.#end(entry);
    await this.#worker.stop();
  }

  #solve(root: FileId, question: Question): LevelledSchedule {
    const entry = this.#cache.find(question, () => {
      this.#release(root);
      return firstSchedule(question);
    });
    if (this.#wanted.get(root) !== entry) this.#release(root);
    this.#wanted.set(root, entry);
    if (!entry.settled && !this.#runs.has(entry)) this.#run(entry, question.problem);
    return entry.best;
  }

  /** What nobody wants any more is searched no further. */
  #release(root: FileId): void {
    const entry = this.#wanted.get(root);
    this.#wanted.delete(root);
    this.#improved.delete(root);
    if (entry && this.#rootsOf(entry).length === 0) this.#cancel(entry);
  }

  #rootsOf(entry: Entry): FileId[] {
    return [...this.#wanted].flatMap(([root, wanted]) => (wanted === entry ? [root] : []));
  }

  #cancel(entry: Entry): void {
    const run = this.#runs.get(entry);
    if (!run) return;
    this.#end(entry);
    this.#worker.cancel(run.id);
  }

  #run(entry: Entry, asked: LevellingProblem): void {
    const { portable: problem, seed, schedules } = entry;
    const patience = setTimeout(() => this.#showProgress(entry), LONG_MS).unref();
    const begun = performance.now();
    const id = this.#worker.solve(
      { problem, seed, schedules },
      {
        progress: (tried, better) => {
          this.#runs.get(entry)?.line?.report(tried, schedules);
          if (better) this.#better(entry, better, Math.max(0, begun + CALM_MS - performance.now()));
        },
        solved: (schedule) => {
          this.#settle(entry);
          this.#better(entry, schedule, 0);
        },
        outOfReach: () => {
          this.#end(entry);
          widen(entry, asked);
          if (entry.reach <= MOST_REACH) this.#run(entry, asked);
          else entry.settled = true;
        },
        givenUp: () => this.#settle(entry),
      },
    );
    this.#runs.set(entry, { id, patience, line: null });
  }

  #settle(entry: Entry): void {
    entry.settled = true;
    this.#end(entry);
  }

  #end(entry: Entry): void {
    const run = this.#runs.get(entry);
    this.#runs.delete(entry);
    clearTimeout(run?.patience);
    run?.line?.end();
  }

  #showProgress(entry: Entry): void {
    const run = this.#runs.get(entry);
    if (!run) return;
    run.line = this.#events.takesLong(this.#rootsOf(entry), () => {
      entry.settled = true;
      this.#cancel(entry);
      this.#tellSoon(entry, 0);
    });
  }

  #better(entry: Entry, schedule: LevelledSchedule, wait: number): void {
    if (isSameSchedule(entry.best, schedule)) return;
    entry.best = schedule;
    this.#tellSoon(entry, wait);
  }

  #tellSoon(entry: Entry, wait: number): void {
    for (const root of this.#rootsOf(entry)) this.#improved.add(root);
    const now = performance.now();
    const at = Math.max(now + wait, this.#toldAt + CALM_MS);
    if (at >= this.#tellAt) return;
    clearTimeout(this.#tellTimer);
    this.#tellAt = at;
    this.#tellTimer = setTimeout(() => this.#tell(), at - now).unref();
  }

  #tell(): void {
    const roots = [...this.#improved];
    this.#improved.clear();
    this.#tellAt = Number.POSITIVE_INFINITY;
    this.#toldAt = performance.now();
    if (roots.length > 0) this.#events.improved(roots);
  }
}

/** Up to this size a handful of schedules is made at once, which takes some ten milliseconds; above it one. */
const MOST_AT_ONCE = 300;

/** Solves without a search, for whom nobody waits. */
export const firstSolver: Solver = (problem, seed, schedules) => firstSchedule({ problem, seed, schedules }).best;

/** Without search; settled where that could find nothing better, or is not wanted. */
function firstSchedule({ problem, seed, schedules }: Question): Pick<Entry, 'best' | 'settled'> {
  if (taskCount(problem) > MOST_AT_ONCE) {
    const { schedule, isBest } = quickSchedule(createEngine(problem));
    return { best: schedule, settled: isBest };
  }
  const search = startSearch(problem, seed);
  return { best: search.best().schedule, settled: search.isDone() || search.generated() >= schedules };
}

function isSameSchedule(a: LevelledSchedule, b: LevelledSchedule): boolean {
  if (!isSame(a.start, b.start) || !isSame(a.finish, b.finish) || !isSame(a.chosen, b.chosen)) return false;
  if (a.segments.size !== b.segments.size) return false;
  for (const [task, pieces] of a.segments) {
    const others = b.segments.get(task);
    if (!others || !isSame(pieces.flatMap(ends), others.flatMap(ends))) return false;
  }
  return true;
}

function ends({ from, to }: { readonly from: number; readonly to: number }): number[] {
  return [from, to];
}
