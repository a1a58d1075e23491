/**
 * Runs a large bundle that lies beside its entry. Read whole, as `require` does, a file is one block of memory
 * beyond a megabyte; once such a block is free, glibc takes it for the measure of what to keep for later, in each
 * thread: ten megabytes that the machine never gets back.
 *
 * What V8 has compiled of a bundle may lie beside it too. It is taken where it is of this very text, which ends with its
 * hash, is as it was written, for V8 does not look and would run anything, and V8 finds that it made it with the same
 * flags; otherwise functions are compiled when they are first called.
 */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { StringDecoder } from 'node:string_decoder';
import { Script } from 'node:vm';
import { crc32 } from 'node:zlib';

/** Half of what glibc asks the machine for by itself. */
const PIECE_BYTES = 1 << 16;
/** WebAssembly, core specification, 4.2.8. */
const WASM_PAGE_BYTES = 1 << 16;

/** Node's types leave it to those of browsers. */
declare const WebAssembly: {
  readonly Memory: new (size: { readonly initial: number }) => { readonly buffer: ArrayBuffer };
};

const HEAD = '(function (exports, require, module, __filename, __dirname) {';
const TAIL = '\n})';
/** In hexadecimal digits. Ends a bundle and begins what is compiled of it. */
const HASH_LENGTH = 64;
/** Of what V8 compiled, behind that hash: four bytes. */
const SUM_LENGTH = 4;

export interface Bundle {
  readonly exports: unknown;
  /** What V8 has compiled of it by now, for `NAME-bundle.cache`. */
  readonly compiled: () => Buffer;
}

/** The CommonJS module `NAME-bundle.js`; `stub` is the `NAME.js` beside it. */
export function bundleBeside(stub: string): Bundle {
  const file = stub.replace(/\.js$/, '-bundle.js');
  const loaded = { exports: {} };
  const source = textOf(file);
  const hash = source.slice(-TAIL.length - HASH_LENGTH, -TAIL.length);
  const cachedData = compiledOf(file.replace(/\.js$/, '.cache'), hash);
  const script = new Script(source, { filename: file, ...(cachedData && { cachedData }) });
  const run: unknown = script.runInThisContext();
  if (typeof run === 'function') run(loaded.exports, createRequire(file), loaded, file, dirname(file));
  return { exports: loaded.exports, compiled: () => sealed(hash, script.createCachedData()) };
}

function sealed(hash: string, code: Buffer): Buffer {
  const sum = Buffer.alloc(SUM_LENGTH);
  sum.writeUInt32LE(crc32(code));
  return Buffer.concat([Buffer.from(hash), sum, code]);
}

/** As a function of what a module is given. */
function textOf(path: string): string {
  const descriptor = openSync(path, 'r');
  try {
    const piece = Buffer.allocUnsafeSlow(PIECE_BYTES);
    const decoder = new StringDecoder('utf8');
    const pieces = [HEAD];
    for (;;) {
      const read = readSync(descriptor, piece);
      if (read === 0) return [...pieces, TAIL].join('');
      pieces.push(decoder.write(piece.subarray(0, read)));
    }
  } finally {
    closeSync(descriptor);
  }
}

/** Undefined where there is none, or of another text, or a damaged one. */
function compiledOf(path: string, hash: string): Buffer | undefined {
  let descriptor: number;
  try {
    descriptor = openSync(path, 'r');
  } catch {
    return undefined;
  }
  try {
    const bytes = blockOf(fstatSync(descriptor).size);
    readSync(descriptor, bytes);
    const code = bytes.subarray(HASH_LENGTH + SUM_LENGTH);
    const isWhole =
      bytes.toString('latin1', 0, HASH_LENGTH) === hash && bytes.readUInt32LE(HASH_LENGTH) === crc32(code);
    return isWhole ? code : undefined;
  } catch {
    // The machine lets nobody reserve so much, or the disk fails: it goes without.
    return undefined;
  } finally {
    closeSync(descriptor);
  }
}

/** V8 wants it in one block: one that comes from the machine itself, and not from glibc. */
function blockOf(size: number): Buffer {
  return Buffer.from(new WebAssembly.Memory({ initial: Math.ceil(size / WASM_PAGE_BYTES) }).buffer, 0, size);
}
