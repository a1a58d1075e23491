/**
 * Holds the space in which V8 makes objects at two halves of one megabyte, with a large plan at two of four. By itself it
 * grows to two of sixteen with the first file and shrinks in long pauses only, though an edit makes less than that
 * and collecting it costs by what lives on, not by its size.
 */
import { getHeapSpaceStatistics } from 'node:v8';
import { letYoungGrow } from './engine.ts';

/** Of both halves together. */
const ENOUGH_BYTES = 8_000_000;
/** Of old objects. */
const LARGE_HEAP_BYTES = 32_000_000;
/** Characters of a file whose plan will be that large. */
const LARGE_TEXT = 1_000_000;

export class YoungSpace {
  /** As it is from the start. */
  #held = true;
  /** A large plan is about to be read. */
  #awaited = false;

  /** A file of so many characters is opened: nearly all that is made of it stays, and is copied less often in more space. */
  opened(characters: number): void {
    if (characters < LARGE_TEXT) return;
    this.#awaited = true;
    this.hold();
  }

  /** Asked now and then while much is made. */
  hold(): void {
    const spaces = getHeapSpaceStatistics();
    const sizeOf = (name: string) => spaces.find(({ space_name }) => space_name === name)?.space_size ?? 0;
    const isEnough = sizeOf('new_space') >= ENOUGH_BYTES;
    if (isEnough) this.#awaited = false;
    const held = isEnough || (sizeOf('old_space') < LARGE_HEAP_BYTES && !this.#awaited);
    if (held !== this.#held) letYoungGrow(!held);
    this.#held = held;
  }
}
