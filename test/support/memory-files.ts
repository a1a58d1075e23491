/** A folder of files in memory as a host of plans. Patterns know `*` within one name. */

import type { FileId } from '../../server/src/core/base/span.ts';
import type { SourceFile } from '../../server/src/core/model/sources.ts';
import { readTree } from '../../server/src/core/syntax/read.ts';
import type { HostFiles, UnreadableFile } from '../../server/src/host/gather.ts';

/** `root` is the folder, as a URI that ends in a slash, that no path leaves. */
export function memoryFiles(root: string, texts: ReadonlyMap<FileId, string>): HostFiles {
  const read = new Map<FileId, SourceFile | UnreadableFile>();
  const readFile = (file: FileId): SourceFile | UnreadableFile => {
    const text = texts.get(file);
    if (text === undefined) return { file, unreadable: 'missing' };
    return text.includes('\0') ? { file, unreadable: 'binary' } : { file, text, tree: readTree(text) };
  };
  return {
    // biome-ignore lint/correctness/useYield: in memory there is nothing to wait for.
    *reading(file) {
      const found = read.get(file) ?? readFile(file);
      read.set(file, found);
      return found;
    },
    find: (from, written) => {
      const target = new URL(written, from).href;
      if (/^([/\\]|[A-Za-z]:)/.test(written) || !target.startsWith(root)) return { kind: 'outside' };
      const pattern = new RegExp(`^${escapePattern(target).replaceAll('\\*', '[^/]*')}$`);
      const files = [...texts.keys()].filter((file) => pattern.test(file)).sort();
      return files.length > 0 ? { kind: 'files', files } : { kind: 'not-found' };
    },
    displayName: (file) => (file.startsWith(root) ? decodeURI(file.slice(root.length)) : file),
  };
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
