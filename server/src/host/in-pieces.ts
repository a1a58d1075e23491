/**
 * Runs a large bundle that lies beside its entry. Read whole, as `require` does, a file is one block of memory
 * beyond a megabyte; once such a block is free, glibc takes it for the measure of what to keep for later, in each
 * thread: ten megabytes that the machine never gets back.
 */
import { closeSync, openSync, readSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { StringDecoder } from 'node:string_decoder';
import { compileFunction } from 'node:vm';

/** Half of what glibc asks the machine for by itself. */
const PIECE_BYTES = 1 << 16;

/** What the CommonJS module `NAME-bundle.js` exports; `stub` is the `NAME.js` beside it. */
export function bundleBeside(stub: string): unknown {
  const file = stub.replace(/\.js$/, '-bundle.js');
  const loaded = { exports: {} };
  const names = ['exports', 'require', 'module', '__filename', '__dirname'];
  const run: unknown = compileFunction(textOf(file), names, { filename: file });
  if (typeof run === 'function') run(loaded.exports, createRequire(file), loaded, file, dirname(file));
  return loaded.exports;
}

function textOf(path: string): string {
  const descriptor = openSync(path, 'r');
  try {
    const piece = Buffer.allocUnsafeSlow(PIECE_BYTES);
    const decoder = new StringDecoder('utf8');
    const pieces: string[] = [];
    for (;;) {
      const read = readSync(descriptor, piece);
      if (read === 0) return pieces.join('');
      pieces.push(decoder.write(piece.subarray(0, read)));
    }
  } finally {
    closeSync(descriptor);
  }
}
