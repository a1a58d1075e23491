/**
 * Random numbers that are the same everywhere for the same seed: sfc32, the small fast counting
 * generator of Chris Doty-Humphrey's PractRand (period at least 2^32, passes its tests), with the
 * seed mixed in and the first twelve numbers thrown away, as its author advises. Not for secrets.
 */
export interface Random {
  /** A whole number from 0 up to, without, 2^32. */
  readonly bits: () => number;
  /** A number from 0 up to, without, 1. */
  readonly unit: () => number;
  /** A whole number from 0 up to, without, `count` (1 … 2^32). */
  readonly below: (count: number) => number;
}

/** Numbers for any seed: the whole part of it counts, up to 2^53. */
export function randomFrom(seed: number): Random {
  return randomFromWords(seed | 0, Math.floor(seed / 4_294_967_296) | 0, 0x9e3779b9 | 0);
}

/** Numbers for three whole numbers of 32 bits, which are its state. */
export function randomFromWords(first: number, second: number, third: number): Random {
  let a = first;
  let b = second;
  let c = third;
  let counter = 1;
  function bits(): number {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }
  for (let i = 0; i < 12; i++) bits();
  const unit = (): number => bits() / 4_294_967_296;
  return { bits, unit, below: (count) => Math.floor(unit() * count) };
}
