/**
 * What a path or pattern written in a plan names on the disk, kept inside a root folder after
 * symbolic links are resolved. Reads names only, never a file's text, and no folder outside the
 * root. Patterns know `*`, `?`, `**`, `{a,b}` and `[ab]`; they skip links, node_modules and .git.
 */
import { readdirSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import { escapePath, globSync, isDynamicPattern } from 'tinyglobby';
import { contains, realOfNearest } from './containment.ts';
import { kindOf } from './kind-of.ts';

export type Found =
  | { readonly kind: 'files'; readonly paths: readonly string[] }
  | { readonly kind: 'not-found' }
  | { readonly kind: 'outside' }
  | { readonly kind: 'too-many'; readonly limit: number };

/** What one pattern may cost. */
export interface GlobLimits {
  readonly files: number;
  readonly folders: number;
  readonly depth: number;
  readonly milliseconds: number;
}

export const GLOB_LIMITS: GlobLimits = { files: 500, folders: 2000, depth: 16, milliseconds: 1000 };

/** Folders no plan lies in, and that are too big to walk. */
export const SKIPPED_FOLDERS = ['**/node_modules/**', '**/.git/**'];

const LONGEST = 1000;

/** `exists` may add files that the disk does not have (yet), such as unsaved documents. */
export function findWritten(
  root: string,
  from: string,
  written: string,
  exists: (path: string) => boolean = () => false,
  limits: GlobLimits = GLOB_LIMITS,
): Found {
  if (isForeign(written)) return { kind: 'outside' };
  if (written === '' || written.length > LONGEST || written.includes('\0')) return { kind: 'not-found' };
  return isDynamicPattern(written)
    ? findPattern(root, from, written, limits)
    : findPath(root, join(dirname(from), written), exists);
}

/** Absolute on any system, whichever this is: `/etc`, `C:\x`, `\\server\share`, `file:///x`, `~/x`. */
export function isForeign(written: string): boolean {
  return /^(?:[\\/~]|[A-Za-z][A-Za-z0-9+.-]*:)/.test(written);
}

function findPath(root: string, path: string, exists: (path: string) => boolean): Found {
  if (!contains(root, path)) return { kind: 'outside' };
  const real = realOfNearest(path);
  const realRoot = realOfNearest(root).path;
  if (!contains(realRoot, real.path)) return { kind: 'outside' };
  if (exists(path)) return { kind: 'files', paths: [path] };
  const kind = kindOf(path);
  // Whoever reads a link that leads to itself says what is wrong with it.
  if (kind === 'link-loop') return { kind: 'files', paths: [path] };
  if (!real.whole || kind !== 'file') return { kind: 'not-found' };
  return { kind: 'files', paths: [asOnDisk(path, real.path)] };
}

/** `..` left at the front of a normal path, or hidden in a choice: `{..,x}/y`. */
const CLIMBS = /(?:^|[/{,])\.\.(?:$|[/},])/;

function findPattern(root: string, from: string, written: string, limits: GlobLimits): Found {
  const folder = relative(root, dirname(from)).split(sep).join('/');
  const pattern = posix.join(escapePath(folder), written);
  if (CLIMBS.test(pattern)) return { kind: 'outside' };
  // What it matches is not looked for; either way the way out is a narrower pattern.
  if (isSlow(pattern)) return { kind: 'too-many', limit: limits.files };
  const walk = guardedWalk(realOfNearest(root).path, limits);
  // To the matcher a mark of exclamation in front says what to leave out, of everything.
  const matches = globSync(pattern.replace(/^!/, '\\!'), {
    cwd: root,
    deep: limits.depth,
    extglob: false,
    expandDirectories: false,
    followSymbolicLinks: false,
    ignore: SKIPPED_FOLDERS,
    fs: { readdirSync: walk.readdirSync },
  });
  const stopped = walk.stopped();
  if (stopped === 'outside') return { kind: 'outside' };
  if (stopped !== null) return { kind: 'too-many', limit: limits.folders };
  if (matches.length > limits.files) return { kind: 'too-many', limit: limits.files };
  const paths = matches.map((match) => join(root, match)).filter((path) => path !== from);
  return paths.length === 0 ? { kind: 'not-found' } : { kind: 'files', paths: paths.sort(byCodeUnit) };
}

/** Stars side by side in one name make a matcher try every split; nobody writes that many. */
function isSlow(pattern: string): boolean {
  const parts = pattern.split('/');
  return parts.filter((part) => part.includes('**')).length > 2 || parts.some((part) => part.split('*').length > 4);
}

/** A directory reader that refuses folders outside the root and stops at the limits. */
function guardedWalk(realRoot: string, limits: GlobLimits) {
  let stopped: 'outside' | 'limit' | null = null;
  let folders = 0;
  const deadline = performance.now() + limits.milliseconds;
  const guard = (path: string) => {
    if (stopped === null && !contains(realRoot, realOfNearest(path).path)) stopped = 'outside';
    if (stopped === null && (++folders > limits.folders || performance.now() > deadline)) stopped = 'limit';
    if (stopped !== null) throw new Error(`not read: ${stopped}`);
  };
  // The walker calls only this one form of it and takes a throw as an empty folder.
  const read = (path: string, options: { withFileTypes: true }) => {
    guard(path);
    return readdirSync(path, options);
  };
  return { readdirSync: read as typeof readdirSync, stopped: () => stopped };
}

/** A name written in other case than on a disk that does not mind is the disk's name. */
function asOnDisk(path: string, real: string): string {
  return path.toLowerCase() === real.toLowerCase() ? real : path;
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
