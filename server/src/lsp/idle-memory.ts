/**
 * Gives memory back once nothing has happened for a while. V8 collects old garbage only when more is
 * asked of it, so after a burst of edits a server would keep all of theirs for as long as nobody types.
 * Collecting costs time beside, so it waits for a real pause. A second time, when V8 sees that nothing has
 * been made for five seconds, lets it shrink the space for young objects.
 */
import { beginCollection, type Collection } from './collection.ts';

const PAUSE_MS = 3000;
/** Of what is kept; less garbage is not worth it. */
const LEAST_SHARE = 0.1;

export class IdleMemory {
  #timer: NodeJS.Timeout | undefined;
  #collection: Collection | null = null;
  /** What was in use after the last collection. */
  #kept = 0;

  /** Something was done; the pause begins anew. */
  worked(): void {
    this.#after(() => {
      if (bytesInUse() < (1 + LEAST_SHARE) * this.#kept) return;
      this.#collect(() => this.#after(() => this.#collect(() => {})));
    });
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#collection?.cancel();
    this.#collection = null;
  }

  #after(pause: () => void): void {
    this.stop();
    this.#timer = setTimeout(pause, PAUSE_MS).unref();
  }

  #collect(ended: () => void): void {
    this.#collection = beginCollection(() => {
      this.#collection = null;
      this.#kept = bytesInUse();
      ended();
    });
  }
}

function bytesInUse(): number {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
