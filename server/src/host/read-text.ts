/**
 * Reads one file of the disk as text, within limits: regular files only, no more than 16 MiB,
 * valid UTF-8 without NUL. Says why where it gives none; never throws for what a disk may hold.
 */
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import type { Unreadable } from '../core/model/sources.ts';

/** Beyond it no plan was written by people; a parser would only stall on it. */
export const MOST_BYTES = 16 * 1024 * 1024;

/** Larger blocks, once they are free, make glibc keep as much in each thread. */
const PIECE_BYTES = 1 << 16;

export type FileText = { readonly text: string } | { readonly unreadable: Unreadable };

/** `expected`: the caller saw the file a moment ago, so that its absence now is its vanishing. */
export function readText(path: string, expected = false): FileText {
  let descriptor: number;
  try {
    // Without O_NONBLOCK the opening of a named pipe waits for its writer forever.
    descriptor = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    return { unreadable: reasonOf(error, expected) };
  }
  try {
    return readOpen(descriptor);
  } catch (error) {
    return { unreadable: reasonOf(error, true) };
  } finally {
    closeSync(descriptor);
  }
}

/** The same of what did not come from a file. */
export function textOf(bytes: Uint8Array): FileText {
  if (bytes.length > MOST_BYTES) return { unreadable: 'too-large' };
  if (bytes.includes(0)) return { unreadable: 'binary' };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { unreadable: 'binary' };
  }
}

function readOpen(descriptor: number): FileText {
  const stat = fstatSync(descriptor);
  if (!stat.isFile()) return { unreadable: 'missing' };
  if (stat.size > MOST_BYTES) return { unreadable: 'too-large' };
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  const bytes = Buffer.allocUnsafeSlow(Math.min(PIECE_BYTES, stat.size + 1));
  const pieces: string[] = [];
  for (let length = 0; ; ) {
    const read = readSync(descriptor, bytes);
    length += read;
    if (length > MOST_BYTES) return { unreadable: 'too-large' };
    const piece = bytes.subarray(0, read);
    if (piece.includes(0)) return { unreadable: 'binary' };
    try {
      pieces.push(utf8.decode(piece, { stream: read > 0 }));
    } catch {
      return { unreadable: 'binary' };
    }
    if (read === 0) return { text: pieces.join('') };
  }
}

function reasonOf(error: unknown, expected: boolean): Unreadable {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT' || code === 'ENOTDIR') return expected ? 'vanished' : 'missing';
  if (code === 'EISDIR' || code === 'ENXIO') return 'missing';
  if (code === 'ELOOP') return 'link-loop';
  if (code === 'EACCES' || code === 'EPERM') return 'denied';
  return expected ? 'vanished' : 'denied';
}
