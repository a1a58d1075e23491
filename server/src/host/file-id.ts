/** File ids of the core and paths of the disk: an id is the file's URI as `vscode-uri` prints it. */
import { relative, sep } from 'node:path';
import { URI } from 'vscode-uri';
import type { FileId } from '../core/base/span.ts';

export function fileIdOf(path: string): FileId {
  return URI.file(path).toString();
}

/** The absolute path of a file id; null where it is no file of a disk. */
export function pathOf(file: FileId): string | null {
  const uri = URI.parse(file);
  return uri.scheme === 'file' ? uri.fsPath : null;
}

export function displayName(shownFrom: string, file: FileId): string {
  const path = pathOf(file);
  if (path === null) return file;
  return relative(shownFrom, path).split(sep).join('/') || path;
}
