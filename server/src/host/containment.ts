/** Whether one path lies in another, by name and after symbolic links are resolved. */
import { realpathSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, sep } from 'node:path';

/** True where `path` is `folder` or lies below it. Both absolute; compares names as the platform does. */
export function contains(folder: string, path: string): boolean {
  const between = relative(folder, path);
  return between === '' || (between !== '..' && !between.startsWith(`..${sep}`) && !isAbsolute(between));
}

/** The real path of a file, or of the nearest folder above it that exists with the rest appended. */
export function realOfNearest(path: string): { readonly path: string; readonly whole: boolean } {
  try {
    return { path: realpathSync.native(path), whole: true };
  } catch {
    const parent = dirname(path);
    if (parent === path) return { path, whole: false };
    return { path: join(realOfNearest(parent).path, path.slice(parent.length)), whole: false };
  }
}
