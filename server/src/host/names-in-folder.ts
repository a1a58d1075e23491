/**
 * The names in a folder that a path written in a plan leads to, for completion. Reads names only and
 * nothing outside the root, after symbolic links are resolved; hidden ones and those of packages are left out.
 */
import { type Dirent, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { contains, realOfNearest } from './containment.ts';
import { isForeign } from './written-path.ts';

/** A folder of more is no place to pick from. */
const MOST = 1000;

/** In the order of the alphabet, folders with a slash at their end. `from` is the plan's path, `written` the folder as written there. */
export function namesInFolder(root: string, from: string, written: string): readonly string[] {
  const folder = join(dirname(from), written);
  if (isForeign(written) || written.includes('\0')) return [];
  const realRoot = realOfNearest(root).path;
  const isInside = (path: string) => contains(root, path) && contains(realRoot, realOfNearest(path).path);
  if (!isInside(folder)) return [];
  const entries = entriesOf(folder);
  if (entries === null) return [];
  const names = entries.flatMap((entry) => nameOf(entry, folder, isInside));
  return isInside(dirname(folder)) && folder !== root ? [...names.sort(), '../'] : names.sort();
}

/** Null where there is no such folder. */
function entriesOf(folder: string): readonly Dirent[] | null {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries.length > MOST ? [] : entries;
  } catch {
    return null;
  }
}

function nameOf(entry: Dirent, folder: string, isInside: (path: string) => boolean): string[] {
  const { name } = entry;
  if (name.startsWith('.') || name === 'node_modules') return [];
  if (entry.isFile()) return [name];
  if (entry.isDirectory()) return [`${name}/`];
  const path = join(folder, name);
  return entry.isSymbolicLink() && isInside(path) ? linkedName(name, path) : [];
}

function linkedName(name: string, path: string): string[] {
  try {
    const stat = statSync(path);
    if (stat.isDirectory()) return [`${name}/`];
    return stat.isFile() ? [name] : [];
  } catch {
    // It leads nowhere, or in a circle.
    return [];
  }
}
