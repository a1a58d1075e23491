/**
 * Analysis after a change, in turns: the plans of the file being edited first. A newer change ends
 * the run that is under way, and waits a little where the last run was long, so that a burst of
 * keystrokes costs one analysis.
 */
import type { FileId } from '../core/base/span.ts';
import type { Analyses } from './analyses.ts';
import { turn } from './turn.ts';

const LONGEST_WAIT_MS = 150;

export class Background {
  readonly #analyses: Analyses;
  readonly #done: () => void;
  readonly #failed: (error: unknown) => void;
  #run = 0;
  #timer: NodeJS.Timeout | undefined;
  #lastMs = 0;

  constructor(analyses: Analyses, done: () => void, failed: (error: unknown) => void) {
    this.#analyses = analyses;
    this.#done = done;
    this.#failed = failed;
  }

  /** Begins anew; `first` is the file whose plans matter most. */
  start(first: FileId | null): void {
    const run = ++this.#run;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(
      () => this.#work(run, first).catch(this.#failed),
      Math.min(this.#lastMs / 2, LONGEST_WAIT_MS),
    );
  }

  async #work(run: number, first: FileId | null): Promise<void> {
    const active = this.#analyses.activePlans();
    this.#analyses.keepOnly(active);
    const urgent = first === null ? [] : this.#analyses.plansOf(first).filter((root) => active.has(root));
    let spent = 0;
    for (const root of new Set([...urgent, ...active])) {
      await turn();
      if (run !== this.#run) return;
      const before = performance.now();
      try {
        this.#analyses.analysisOf(root);
      } catch (error) {
        this.#failed(error);
      }
      spent += performance.now() - before;
    }
    this.#lastMs = spent;
    await turn();
    if (run === this.#run) this.#done();
  }
}
