/**
 * Holds the space in which V8 makes objects at two halves of four megabytes. By itself it grows to two of
 * sixteen with the first large file and shrinks in long pauses only, though an edit makes less than that
 * and collecting it costs by what lives on, not by its size.
 */
import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';

const ENOUGH_BYTES = 8 * 1000 * 1000;

export class YoungSpace {
  #held = false;

  /** Asked now and then while much is made. */
  hold(): void {
    if (this.#held) return;
    const young = getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space');
    if ((young?.space_size ?? 0) < ENOUGH_BYTES) return;
    this.#setHeld(true);
  }

  /** The engine has made it small; it may grow again. */
  shrunk(): void {
    if (this.#held) this.#setHeld(false);
  }

  #setHeld(held: boolean): void {
    // The engine asks for the factor each time it is about to grow.
    setFlagsFromString(`--semi-space-growth-factor=${held ? 1 : 2}`);
    this.#held = held;
  }
}
