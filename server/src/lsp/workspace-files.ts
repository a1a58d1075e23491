/**
 * Files as the editor has them: open documents over the disk. One host for each root folder; what
 * is read and found is kept until a document, the disk or the folders change.
 */
import { URI, Utils } from 'vscode-uri';
import type { FileId } from '../core/base/span.ts';
import type { ResolvedPath, SourceFile } from '../core/model/sources.ts';
import { readTree } from '../core/syntax/read.ts';
import { displayName, fileIdOf, pathOf } from '../host/file-id.ts';
import type { HostFiles, UnreadableFile } from '../host/gather.ts';
import { DiskCache, nodeFiles } from '../host/node-files.ts';
import { MOST_BYTES } from '../host/read-text.ts';
import { findWritten } from '../host/written-path.ts';
import type { Documents, OpenDocument } from './documents.ts';
import type { Folders } from './folders.ts';

type Outcome = ResolvedPath['outcome'];

export class WorkspaceFiles {
  readonly #disk = new DiskCache();
  readonly #found = new Map<string, Outcome>();
  readonly #sources = new WeakMap<OpenDocument, SourceFile | UnreadableFile>();
  /** The last reading of each open document, from which the next one starts. */
  readonly #latest = new Map<FileId, SourceFile>();

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

  /** The host for everything that the plan `root` reads. */
  hostOf(root: FileId): HostFiles {
    const folder = this.folders.rootOf(root);
    if (folder === null) return this.#hostWithoutDisk();
    const known = this.#hosts.get(folder);
    if (known) return known;
    const disk = nodeFiles({ root: folder, cache: this.#disk });
    const host: HostFiles = {
      read: (file) => this.#readOpen(file) ?? disk.read(file),
      find: (from, written) => this.#find(folder, from, written),
      displayName: disk.displayName,
    };
    this.#hosts.set(folder, host);
    return host;
  }

  /** Any one file, inside its own folder. */
  read(file: FileId): SourceFile | UnreadableFile {
    return this.#readOpen(file) ?? this.hostOf(file).read(file);
  }

  #readOpen(file: FileId): SourceFile | UnreadableFile | undefined {
    const document = this.documents.get(file);
    if (!document) return undefined;
    const known = this.#sources.get(document);
    if (known) return known;
    const source = this.#parse(document);
    this.#sources.set(document, source);
    if ('tree' in source) this.#latest.set(file, source);
    return source;
  }

  #parse({ file, text }: OpenDocument): SourceFile | UnreadableFile {
    if (text.length > MOST_BYTES) return { file, unreadable: 'too-large' };
    const before = this.#latest.get(file);
    if (before?.text === text) return before;
    return { file, text, tree: readTree(text, before?.tree) };
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
    return {
      read: (file) => this.#readOpen(file) ?? { file, unreadable: 'missing' },
      find: (from, written) => {
        if (/^(?:[\\/~]|[A-Za-z][A-Za-z0-9+.-]*:)/.test(written)) return { kind: 'outside' };
        const file = Utils.joinPath(Utils.dirname(URI.parse(from)), written).toString();
        return this.documents.get(file) ? { kind: 'files', files: [file] } : { kind: 'not-found' };
      },
      displayName: (file) => displayName('/', file),
    };
  }
}
