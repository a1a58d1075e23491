/**
 * The disk as a host of plans: files are read once and again when their time stamp or size has
 * changed, all inside one root folder. A file id is the file's URI as `vscode-uri` prints it.
 */
import { statSync } from 'node:fs';
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
  /** Those asked for last at the end. */
  readonly #known = new Map<FileId, Known>();
  readonly #instead: ReadonlyMap<FileId, SourceFile>;
  readonly #most: number;

  /**
   * @param instead what counts as the text of some files, be they there or not.
   * @param most files that are kept.
   */
  constructor(instead: ReadonlyMap<FileId, string> = new Map(), most = Number.POSITIVE_INFINITY) {
    this.#most = most;
    this.#instead = new Map([...instead].map(([file, text]) => [file, { file, text, tree: readTree(text) }]));
  }

  *reading(file: FileId, path: string): Steps<SourceFile | UnreadableFile> {
    const instead = this.#instead.get(file);
    if (instead) return instead;
    const stamp = stampOfFile(path);
    const known = this.#known.get(file);
    const source = known?.stamp === stamp ? known.source : yield* readingSource(file, path, stamp !== ABSENT);
    this.#known.delete(file);
    this.#known.set(file, { stamp, source });
    const [oldest] = this.#known.keys();
    if (this.#known.size > this.#most && oldest !== undefined) this.#known.delete(oldest);
    return source;
  }
}

const ABSENT = 'absent';

/** Another one as soon as the file is another or says something else. Absent is also what may not be looked at. */
export function stampOfFile(path: string): string {
  try {
    const stat = statSync(path, { bigint: true, throwIfNoEntry: false });
    return stat ? `${stat.mtimeNs} ${stat.size} ${stat.ino}` : ABSENT;
  } catch {
    return ABSENT;
  }
}

function* readingSource(file: FileId, path: string, expected: boolean): Steps<SourceFile | UnreadableFile> {
  const read = readText(path, expected);
  if (!('text' in read)) return { file, unreadable: read.unreadable };
  return { file, text: read.text, tree: yield* readingTree(read.text) };
}
