/**
 * Files as the editor has them: open documents over the disk. One host for each root folder; what
 * is read and found is kept until a document, the disk or the folders change. Reading an open
 * document uses up the reading before: the nodes of the old tree move over to the new one.
 */
import { URI, Utils } from 'vscode-uri';
import type { FileId } from '../core/base/span.ts';
import { runToEnd, type Steps } from '../core/base/steps.ts';
import { keepLines } from '../core/model/source-lines.ts';
import type { ResolvedPath, SourceFile } from '../core/model/sources.ts';
import { readingTree } from '../core/syntax/read.ts';
import { displayName, fileIdOf, pathOf } from '../host/file-id.ts';
import type { HostFiles, UnreadableFile } from '../host/gather.ts';
import { DiskCache, nodeFiles } from '../host/node-files.ts';
import { MOST_BYTES } from '../host/read-text.ts';
import { findWritten } from '../host/written-path.ts';
import type { Documents, OpenDocument } from './documents.ts';
import type { Folders } from './folders.ts';

type Outcome = ResolvedPath['outcome'];
type Source = SourceFile | UnreadableFile;

interface Reading {
  readonly steps: Steps<Source>;
  readonly document: OpenDocument;
}

export class WorkspaceFiles {
  readonly #disk = new DiskCache();
  readonly #found = new Map<string, Outcome>();
  readonly #sources = new WeakMap<OpenDocument, Source>();
  /** The last reading of each open document, from which the next one starts. */
  readonly #latest = new Map<FileId, SourceFile>();
  /** Readings begun: each goes on to its end, since it has used up the one before. */
  readonly #begun = new Map<FileId, Reading>();
  /** Readings whose nodes have moved on to a later one. */
  readonly #usedUp = new WeakSet<SourceFile>();
  readonly #hosts = new Map<string, HostFiles>();
  readonly documents: Documents;
  readonly folders: Folders;

  constructor(documents: Documents, folders: Folders) {
    this.documents = documents;
    this.folders = folders;
  }

  /** Names may lead elsewhere now: a file came or went, or a document was opened or closed. */
  forgetNames(): void {
    this.#found.clear();
    this.#hosts.clear();
    for (const file of this.#latest.keys()) if (!this.documents.get(file)) this.#latest.delete(file);
  }

  /** Whether positions in this reading are those of its text: it is not once the file was read again. */
  isWhole(source: SourceFile): boolean {
    return !this.#usedUp.has(source);
  }

  /** The host for everything that the plan `root` reads. */
  hostOf(root: FileId): HostFiles {
    const folder = this.folders.rootOf(root);
    if (folder === null) return this.#hostWithoutDisk();
    const known = this.#hosts.get(folder);
    if (known) return known;
    const disk = nodeFiles({ root: folder, cache: this.#disk });
    const readingOpen = this.#readingOpen.bind(this);
    const host: HostFiles = {
      *reading(file) {
        return (yield* readingOpen(file)) ?? (yield* disk.reading(file));
      },
      find: (from, written) => this.#find(folder, from, written),
      displayName: disk.displayName,
    };
    this.#hosts.set(folder, host);
    return host;
  }

  /** The same for a look in passing: what it reads from the disk is kept in `cache` alone. */
  passingHostOf(root: FileId, cache: DiskCache): HostFiles {
    const host = this.hostOf(root);
    const folder = this.folders.rootOf(root);
    if (folder === null) return host;
    const disk = nodeFiles({ root: folder, cache });
    const readingOpen = this.#readingOpen.bind(this);
    return {
      ...host,
      *reading(file) {
        return (yield* readingOpen(file)) ?? (yield* disk.reading(file));
      },
    };
  }

  /** Any one file, inside its own folder. */
  *reading(file: FileId): Steps<Source> {
    return (yield* this.#readingOpen(file)) ?? (yield* this.hostOf(file).reading(file));
  }

  /** The same at once, for a file that is likely to have been read. */
  read(file: FileId): Source {
    return runToEnd(this.reading(file));
  }

  *#readingOpen(file: FileId): Steps<Source | undefined> {
    for (;;) {
      const document = this.documents.get(file);
      if (!document) return undefined;
      const known = this.#sources.get(document);
      if (known) return known;
      const begun = this.#begun.get(file) ?? this.#begin(document);
      // Not `yield*`: who gives up here ends only the waiting, and another may have read to the end meanwhile.
      while (this.#begun.get(file) === begun && !this.#goOn(begun)) yield;
    }
  }

  /** One step; whether it was the last. */
  #goOn({ document, steps }: Reading): boolean {
    const { file } = document;
    try {
      const step = steps.next();
      if (!step.done) return false;
      this.#sources.set(document, step.value);
      if ('tree' in step.value) this.#latest.set(file, step.value);
    } catch (error) {
      this.#latest.delete(file);
      this.#begun.delete(file);
      throw error;
    }
    this.#begun.delete(file);
    return true;
  }

  #begin(document: OpenDocument): Reading {
    const { file } = document;
    const before = this.#latest.get(file);
    if (before && before.text !== document.text) this.#usedUp.add(before);
    const reading = { document, steps: readingDocument(document, before) };
    this.#begun.set(file, reading);
    return reading;
  }

  #find(folder: string, from: FileId, written: string): Outcome {
    const key = JSON.stringify([folder, from, written]);
    const known = this.#found.get(key);
    if (known) return known;
    const path = pathOf(from);
    const isOpen = (candidate: string) => this.documents.get(fileIdOf(candidate)) !== undefined;
    const found = path === null ? ({ kind: 'not-found' } as const) : findWritten(folder, path, written, isOpen);
    const outcome: Outcome = found.kind === 'files' ? { kind: 'files', files: found.paths.map(fileIdOf) } : found;
    this.#found.set(key, outcome);
    return outcome;
  }

  /** Unsaved and virtual documents: only what is open can be read. */
  #hostWithoutDisk(): HostFiles {
    const readingOpen = this.#readingOpen.bind(this);
    return {
      *reading(file) {
        return (yield* readingOpen(file)) ?? { file, unreadable: 'missing' };
      },
      find: (from, written) => {
        if (/^(?:[\\/~]|[A-Za-z][A-Za-z0-9+.-]*:)/.test(written)) return { kind: 'outside' };
        const file = Utils.joinPath(Utils.dirname(URI.parse(from)), written).toString();
        return this.documents.get(file) ? { kind: 'files', files: [file] } : { kind: 'not-found' };
      },
      displayName: (file) => displayName('/', file),
    };
  }
}

function* readingDocument({ file, text, lines }: OpenDocument, before: SourceFile | undefined): Steps<Source> {
  if (before?.text === text) return before;
  if (text.length > MOST_BYTES) return { file, unreadable: 'too-large' };
  const source = { file, text, tree: yield* readingTree(text, before?.tree) };
  keepLines(source, lines);
  return source;
}
