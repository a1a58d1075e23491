/**
 * Analysis after a change, in short pieces between which messages are taken: the plans of the file
 * being edited first. A change ends the run that is under way and begins another, which starts from
 * what the last whole analysis left; so nobody waits for an old text, and a burst of changes costs
 * one analysis after the last of them.
 */
import type { FileId } from '../core/base/span.ts';
import type { Steps } from '../core/base/steps.ts';
import type { Analyses } from './analyses.ts';
import type { ProgressLine } from './progress.ts';
import type { Watchdog } from './watchdog.ts';

/**
 * Of one piece: time enough that the breaks cost little, and so little that what may be noticed has room for its last
 * step too, which may run code that nothing has compiled.
 */
const PIECE_MS = 2;

export interface BackgroundEvents {
  /** There is work; the line is ended when there is none. */
  readonly begun: () => ProgressLine;
  /** A piece of it is over. */
  readonly paused: () => void;
  /** Something is known of a plan that has never been analysed; null for whoever waits for all of it. */
  readonly lookedOver: ((root: FileId) => void) | null;
  /** Every plan at hand is analysed. */
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

export class Background {
  readonly #analyses: Analyses;
  readonly #watchdog: Watchdog;
  readonly #events: BackgroundEvents;
  /** Files that somebody waits for and that need not be open. */
  readonly #wanted = new Map<FileId, number>();
  #run: Steps<void> | null = null;
  #line: ProgressLine | null = null;
  #first: FileId | null = null;
  #doing = 'analysis';
  #mayAnswer = false;
  #givesWay = false;
  /** Of `performance.now()`. */
  #restsUntil = 0;
  #rest: NodeJS.Timeout | undefined;
  #next: NodeJS.Immediate | null = null;
  #waiting: (() => void)[] = [];

  constructor(analyses: Analyses, watchdog: Watchdog, events: BackgroundEvents) {
    this.#analyses = analyses;
    this.#watchdog = watchdog;
    this.#events = events;
  }

  /** Begins anew; `first` is the file whose plans matter most. */
  start(first: FileId | null): void {
    this.#first = first ?? this.#first;
    this.#run = this.#work();
    this.#line ??= this.#events.begun();
    clearTimeout(this.#rest);
    this.#restsUntil = 0;
    this.#next ??= setImmediate(() => this.#goOn());
  }

  stop(): void {
    this.#run = null;
    this.#line?.end();
    if (this.#next) clearImmediate(this.#next);
    clearTimeout(this.#rest);
    this.#wake();
  }

  /**
   * Resolves once the plans of a file are ready or so much is known as is `enough`, or nothing more will be
   * done for them, as for one that is not `served`.
   */
  async ready(file: FileId, isServed: () => boolean, isEnough = () => false): Promise<void> {
    const isReady = () => this.#analyses.readyFor(file) !== null || isEnough();
    if (isReady() || (this.#run === null && !isServed())) return;
    const isNew = this.#want(file);
    try {
      if (this.#run === null || isNew) this.start(file);
      while (!isReady() && this.#run !== null) await this.#progress();
    } finally {
      this.#wantNoMore(file);
    }
  }

  /** What is made of the plans of some files once all that can be done for these is. */
  async having<T>(files: readonly FileId[], make: () => T): Promise<T> {
    const fresh = files.filter((file) => this.#want(file));
    try {
      if (fresh.length > 0) this.start(null);
      await this.idle();
      return make();
    } finally {
      for (const file of files) this.#wantNoMore(file);
    }
  }

  /** Lets the next piece wait for a turn: an answer is worked out that is wanted sooner than what is to be known. */
  giveWay(): void {
    this.#givesWay = true;
  }

  /** Leaves the processors to whoever draws what was just told: what is left to know can wait. Until the next change. */
  rest(ms: number): void {
    this.#restsUntil = performance.now() + ms;
  }

  /** Resolves once there is nothing left to do. */
  async idle(): Promise<void> {
    while (this.#run !== null) await this.#progress();
  }

  /** Whether it is not at hand so far. */
  #want(file: FileId): boolean {
    const known = this.#wanted.get(file) ?? 0;
    this.#wanted.set(file, known + 1);
    return known === 0 && !this.#analyses.isOpen(file);
  }

  #wantNoMore(file: FileId): void {
    const others = (this.#wanted.get(file) ?? 1) - 1;
    if (others > 0) this.#wanted.set(file, others);
    else this.#wanted.delete(file);
  }

  #progress(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  #wake(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }

  #goOn(): void {
    this.#next = null;
    const run = this.#run;
    if (!run) return;
    if (this.#givesWay) {
      this.#givesWay = false;
      this.#next = setImmediate(() => this.#goOn());
      return;
    }
    const left = this.#restsUntil - performance.now();
    if (left > 0) {
      this.#rest = setTimeout(() => this.#goOn(), left);
      return;
    }
    try {
      const isDone = this.#watchdog.piece(this.#doing, () => this.#takePiece(run));
      this.#events.paused();
      if (isDone && this.#run === run) this.#end();
    } catch (error) {
      this.#events.failed(error);
      if (this.#run === run) this.#end();
    }
    if (this.#run) this.#next ??= setImmediate(() => this.#goOn());
  }

  #end(): void {
    this.#run = null;
    this.#line?.end();
    this.#line = null;
    this.#wake();
    this.#watchdog.piece('findings', this.#events.done);
  }

  *#work(): Steps<void> {
    this.#doing = 'reading';
    yield* this.#analyses.gathering(this.#wanted.keys());
    const active = this.#analyses.activePlans(this.#wanted.keys());
    this.#analyses.keepOnly(active);
    const urgent = this.#first === null ? [] : this.#analyses.plansOf(this.#first).filter((root) => active.has(root));
    const roots = new Set([...urgent, ...active]);
    let count = 0;
    for (const root of roots) {
      this.#line?.report(count++, roots.size);
      this.#doing = 'analysis';
      try {
        if (this.#events.lookedOver && (yield* this.#analyses.lookingOver(root))) {
          this.#events.lookedOver(root);
          yield* this.#break();
        }
        yield* this.#analyses.dating(root);
        // Also where nobody waits yet: a question that came with the change is begun a turn after the first piece.
        yield* this.#break();
        yield* this.#analyses.analysing(root);
      } catch (error) {
        this.#events.failed(error);
      }
      yield* this.#break();
    }
  }

  /** Whoever waited may have an answer now. */
  *#break(): Steps<void> {
    this.#wake();
    this.#mayAnswer = true;
    yield;
  }

  /** As many steps as fit, up to where somebody may have an answer; whether they were the last. */
  #takePiece(run: Steps<void>): boolean {
    const until = performance.now() + PIECE_MS;
    this.#mayAnswer = false;
    do {
      if (run.next().done) return true;
    } while (performance.now() < until && !this.#mayAnswer);
    return false;
  }
}
