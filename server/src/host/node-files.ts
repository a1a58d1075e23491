/**
 * The disk as a host of plans: files are read once and again when their time stamp or size has
 * changed, all inside one root folder. A file id is the file's URI as `vscode-uri` prints it.
 */
import { type BigIntStats, statSync } from 'node:fs';
import type { FileId } from '../core/base/span.ts';
import type { Steps } from '../core/base/steps.ts';
import type { SourceFile } from '../core/model/sources.ts';
import { readingTree, readTree } from '../core/syntax/read.ts';
import { contains, realOfNearest } from './containment.ts';
import { displayName, fileIdOf, pathOf } from './file-id.ts';
import type { HostFiles, UnreadableFile } from './gather.ts';
import { readText } from './read-text.ts';
import { findWritten } from './written-path.ts';

export interface NodeFilesOptions {
  /** Absolute path of the folder that nothing leaves. */
  readonly root: string;
  /** Absolute path that names in messages are relative to; the root where left out. */
  readonly shownFrom?: string;
  /** Kept by the caller where several plans share files. */
  readonly cache?: DiskCache;
}

export function nodeFiles(options: NodeFilesOptions): HostFiles {
  const { root, shownFrom = root, cache = new DiskCache() } = options;
  const realRoot = realOfNearest(root).path;
  return {
    *reading(file) {
      const path = pathOf(file);
      if (path === null) return { file, unreadable: 'missing' };
      if (!contains(realRoot, realOfNearest(path).path)) return { file, unreadable: 'outside' };
      return yield* cache.reading(file, path);
    },
    find: (from, written) => {
      const path = pathOf(from);
      if (path === null) return { kind: 'not-found' };
      const found = findWritten(root, path, written);
      return found.kind === 'files' ? { kind: 'files', files: found.paths.map(fileIdOf) } : found;
    },
    displayName: (file) => displayName(shownFrom, file),
  };
}

interface Known {
  readonly stamp: string;
  readonly source: SourceFile | UnreadableFile;
}

/** Files as last read, kept until their time stamp or size differs. */
export class DiskCache {
  readonly #known = new Map<FileId, Known>();
  readonly #instead: ReadonlyMap<FileId, SourceFile>;

  /** @param instead what counts as the text of some files, be they there or not. */
  constructor(instead: ReadonlyMap<FileId, string> = new Map()) {
    this.#instead = new Map([...instead].map(([file, text]) => [file, { file, text, tree: readTree(text) }]));
  }

  *reading(file: FileId, path: string): Steps<SourceFile | UnreadableFile> {
    const instead = this.#instead.get(file);
    if (instead) return instead;
    const stat = statOf(path);
    const known = this.#known.get(file);
    const stamp = stampOf(stat);
    if (known?.stamp === stamp) return known.source;
    const source = yield* readingSource(file, path, stat !== undefined);
    this.#known.set(file, { stamp, source });
    return source;
  }
}

/** Undefined also where a folder above may not be entered, or links run in a circle. */
function statOf(path: string): BigIntStats | undefined {
  try {
    return statSync(path, { bigint: true, throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

function stampOf(stat: BigIntStats | undefined): string {
  return stat ? `${stat.mtimeNs} ${stat.size} ${stat.ino}` : 'absent';
}

function* readingSource(file: FileId, path: string, expected: boolean): Steps<SourceFile | UnreadableFile> {
  const read = readText(path, expected);
  if (!('text' in read)) return { file, unreadable: read.unreadable };
  return { file, text: read.text, tree: yield* readingTree(read.text) };
}
