/**
 * Measures every piece of work that runs without a break, since nothing else is done meanwhile. Tells
 * the log of one that is too long, and keeps the longest of each name for whoever traces.
 */

/** What a person does not notice: half a frame. */
const LONGEST_PIECE_MS = 8;
/** A name is told again only when it has become so many times worse. */
const WORSE = 2;
const KEPT = 8;

export class Watchdog {
  readonly #log: (text: string) => void;
  readonly #longest = new Map<string, number>();
  readonly #told = new Map<string, number>();

  constructor(log: (text: string) => void) {
    this.#log = log;
  }

  /** Does the work. */
  piece<T>(name: string, work: () => T): T {
    const before = performance.now();
    try {
      return work();
    } finally {
      this.#took(name, performance.now() - before);
    }
  }

  /** The longest piece of each name since the last report, the longest first. */
  report(): string {
    const pieces = [...this.#longest].sort((a, b) => b[1] - a[1]).slice(0, KEPT);
    this.#longest.clear();
    return `Longest pieces: ${pieces.map(([name, ms]) => `${name} ${ms.toFixed(1)} ms`).join(', ')}`;
  }

  #took(name: string, ms: number): void {
    if (ms > (this.#longest.get(name) ?? -1)) this.#longest.set(name, ms);
    if (ms <= LONGEST_PIECE_MS || ms < WORSE * (this.#told.get(name) ?? 0)) return;
    this.#told.set(name, ms);
    this.#log(`${name} kept everything else waiting for ${Math.round(ms)} ms`);
  }
}
