/**
 * Uniform numbers for one variable in blocks of trials: a Latin hypercube in each block (McKay, Beckman and
 * Conover 1979), so that each of its `size` equal parts of (0, 1) is drawn from exactly once, in an order and
 * at a place in the part that are random. Blocks of one trial are plain sampling.
 * A block depends on seed, name and number alone: any worker can make it, and make it again.
 */
import { randomFromWords } from '../../base/rng.ts';

/** A name as two numbers of 32 bits: its draws are told from those of others by them. */
export interface StreamKey {
  readonly high: number;
  readonly low: number;
}

export function streamKey(name: string): StreamKey {
  let high = 0x243f6a88;
  let low = 0x85a308d3 | 0;
  for (let i = 0; i < name.length; i++) {
    const unit = name.charCodeAt(i);
    high = mixed(high ^ unit, 0x9e3779b1);
    low = mixed(low ^ unit, 0x85ebca77);
  }
  return { high: mixed(high ^ low, 0xc2b2ae3d), low: mixed(low ^ name.length, 0x27d4eb2f) };
}

/** Fills `out[0 … size)` with the numbers of a block: above 0, below 1. */
export function latinBlock(seed: number, key: StreamKey, block: number, out: Float64Array, size: number): void {
  const bottom = mixed(seed | 0, 0x9e3779b1);
  const top = mixed(Math.floor(seed / 4_294_967_296) | 0, 0x85ebca77);
  const random = randomFromWords(
    mixed(key.high ^ bottom, 0xc2b2ae3d),
    mixed(key.low ^ top, 0x27d4eb2f),
    mixed(block | 0, 0x165667b1),
  );
  const { bits } = random;
  for (let i = 0; i < size; i++) {
    // A shuffle from the front: part i goes to a place among those before it, whose own goes last. What the
    // place leaves of the number says where in its part the draw lies; it is never 0, being odd over 2^33.
    const at = ((bits() + 0.5) / 4_294_967_296) * (i + 1);
    const place = Math.floor(at);
    out[i] = out[place] as number;
    out[place] = (i + at - place) / size;
  }
}

/** The finaliser of A. Appleby's MurmurHash3 after a multiplication: every bit of the word moves every bit. */
function mixed(word: number, factor: number): number {
  let h = Math.imul(word, factor);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
