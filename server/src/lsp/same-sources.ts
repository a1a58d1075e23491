/**
 * Whether two gatherings of a plan found the same. Files and other plans are compared as objects:
 * their hosts give the same object as long as nothing changed.
 */
import type { PlanSources, ResolvedPath } from '../core/model/sources.ts';

export function sameSources(a: PlanSources, b: PlanSources): boolean {
  return (
    a === b ||
    (a.root === b.root &&
      sameEntries(a.files, b.files, sameFile) &&
      sameEntries(a.includes, b.includes, samePaths) &&
      sameEntries(a.projects, b.projects, samePath) &&
      sameEntries(a.otherPlans, b.otherPlans, Object.is))
  );
}

function sameEntries<T>(a: ReadonlyMap<string, T>, b: ReadonlyMap<string, T>, same: (a: T, b: T) => boolean): boolean {
  if (a.size !== b.size) return false;
  for (const [key, value] of a) {
    const other = b.get(key);
    if (other === undefined || !same(value, other)) return false;
  }
  return true;
}

function sameFile(a: File, b: File): boolean {
  return a === b || ('unreadable' in a && 'unreadable' in b && a.unreadable === b.unreadable);
}

type File = PlanSources['files'] extends ReadonlyMap<string, infer Value> ? Value : never;

function samePaths(a: readonly ResolvedPath[], b: readonly ResolvedPath[]): boolean {
  return a.length === b.length && a.every((path, index) => samePath(path, b[index] ?? null));
}

/** Spans aside: they are those of the file, which is the same, and move with it. */
function samePath(a: ResolvedPath, b: ResolvedPath | null): boolean {
  return b !== null && a.written === b.written && JSON.stringify(a.outcome) === JSON.stringify(b.outcome);
}
