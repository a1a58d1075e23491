/**
 * Where large arrays of numbers live. Who runs work in several threads gives memory that they share, so that nothing
 * is copied; a browser without cross-origin isolation has none, and there one thread does all with its own.
 */
import type { Steps } from './steps.ts';

/** Memory of so many bytes, each 0. */
export type Memory = (bytes: number) => ArrayBufferLike;

export const OWN_MEMORY: Memory = (bytes) => new ArrayBuffer(bytes);

export const SHARED_MEMORY: Memory = (bytes) => new SharedArrayBuffer(bytes);

/** The kinds of arrays that plain data here has. */
export type Numbers = Int32Array | Uint8Array | Float64Array;

export function isNumbers(value: object): value is Numbers {
  return value instanceof Int32Array || value instanceof Uint8Array || value instanceof Float64Array;
}

/** Bytes; shorter arrays are as soon copied as shared. */
const SHORT = 1024;

/** The same plain data with its long arrays of numbers in other memory: one that stands in it twice is one there too. In steps. */
export function movedTo<Data>(data: Data, memory: Memory): Steps<Data> {
  const moved = new Map<object, unknown>();
  return move(data) as Steps<Data>;

  function* move(value: unknown): Steps<unknown> {
    if (typeof value !== 'object' || value === null) return value;
    const known = moved.get(value);
    if (known !== undefined) return known;
    const there = isNumbers(value) ? copied(value, memory) : yield* moveAll(value);
    moved.set(value, there);
    return there;
  }

  function* moveAll(value: object): Steps<unknown> {
    yield;
    if (Array.isArray(value)) {
      if (!value.some((each) => typeof each === 'object')) return value;
      const list: unknown[] = [];
      for (const each of value) list.push(yield* move(each));
      return list;
    }
    const fields: [string, unknown][] = [];
    for (const [name, each] of Object.entries(value)) fields.push([name, yield* move(each)]);
    return Object.fromEntries(fields);
  }
}

function copied(numbers: Numbers, memory: Memory): Numbers {
  const room = numbers.byteLength < SHORT ? new ArrayBuffer(numbers.byteLength) : memory(numbers.byteLength);
  const copy =
    numbers instanceof Int32Array
      ? new Int32Array(room)
      : numbers instanceof Uint8Array
        ? new Uint8Array(room)
        : new Float64Array(room);
  copy.set(numbers);
  return copy;
}
