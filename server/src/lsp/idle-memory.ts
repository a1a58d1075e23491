/**
 * Gives memory back once nothing has happened for a while. V8 collects old garbage only when more is
 * asked of it, so after a burst of edits a server would keep all of theirs for as long as nobody types.
 * Collecting costs time beside, so it waits for a real pause.
 */
import { beginCollection, type Collection } from './collection.ts';

/** V8 shrinks the space for young objects where little has been made in five seconds. */
const PAUSE_MS = 5500;
/** Of what is kept; less garbage is not worth it. */
const LEAST_SHARE = 0.1;
/** With so much in use what V8 keeps free beside is worth a pause of some milliseconds more. */
const LARGE_BYTES = 32_000_000;

export class IdleMemory {
  #timer: NodeJS.Timeout | undefined;
  #collection: Collection | null = null;
  /** What was in use after the last collection. */
  #kept = 0;
  readonly #isBusy: () => boolean;

  /** @param isBusy whether threads need all processors, though nothing is told of what they do. */
  constructor(isBusy: () => boolean) {
    this.#isBusy = isBusy;
  }

  /** Something was done; the pause begins anew. */
  worked(): void {
    this.stop();
    this.#timer = setTimeout(() => {
      if (this.#isBusy()) this.worked();
      else if (bytesInUse() >= (1 + LEAST_SHARE) * this.#kept) this.#collect();
    }, PAUSE_MS).unref();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#collection?.cancel();
    this.#collection = null;
  }

  #collect(): void {
    this.#collection = beginCollection(bytesInUse() >= LARGE_BYTES, () => {
      this.#collection = null;
      this.#kept = bytesInUse();
    });
  }
}

function bytesInUse(): number {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
