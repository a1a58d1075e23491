/**
 * Where large arrays of numbers live. Who runs work in several threads gives memory that they share, so that nothing
 * is copied; a browser without cross-origin isolation has none, and there one thread does all with its own.
 */

/** Memory of so many bytes, each 0. */
export type Memory = (bytes: number) => ArrayBufferLike;

export const OWN_MEMORY: Memory = (bytes) => new ArrayBuffer(bytes);

export const SHARED_MEMORY: Memory = (bytes) => new SharedArrayBuffer(bytes);
