/**
 * The plans of a repository or folder that include given parts. Reads every plan file there whose
 * words make that possible; the time and number of files are those of `findPlans`.
 */
import { dirname, join } from 'node:path';
import type { FileId } from '../core/base/span.ts';
import { runToEnd, type Steps } from '../core/base/steps.ts';
import { writtenPaths } from '../core/model/paths.ts';
import { fileIdOf, pathOf } from './file-id.ts';
import { findPlans } from './find-plans.ts';
import { gatheringPlan, type HostFiles } from './gather.ts';
import { nodeFiles } from './node-files.ts';
import { readText } from './read-text.ts';
import { rootFolderOf } from './root.ts';

/** Absolute paths, of parts and of plans. */
export async function plansIncluding(parts: readonly string[]): Promise<readonly string[]> {
  const byRoot = new Map<string, FileId[]>();
  for (const part of parts) {
    const root = rootFolderOf(part);
    byRoot.set(root, [...(byRoot.get(root) ?? []), fileIdOf(part)]);
  }
  const plans: string[] = [];
  for (const [root, files] of byRoot) {
    const host = nodeFiles({ root });
    for (const candidate of await findPlans(root)) {
      const found = runToEnd(findingFiles(candidate, host));
      const path = files.some((file) => found?.has(file)) ? pathOf(candidate) : null;
      if (path !== null) plans.push(path);
    }
  }
  return plans;
}

/** The files of a plan that has parts, and those it names that are not there (yet); null for any other file. */
export function* findingFiles(candidate: FileId, host: HostFiles): Steps<ReadonlySet<FileId> | null> {
  if (!mayInclude(candidate)) return null;
  const source = yield* host.reading(candidate);
  if (!('tree' in source) || !writtenPaths(source.tree).isPlan) return null;
  const { files, includes } = yield* gatheringPlan(candidate, host, null);
  const named = new Set(files.keys());
  for (const [from, paths] of includes)
    for (const { written, outcome } of paths)
      if (outcome.kind === 'not-found') named.add(fileIdOf(join(dirname(pathOf(from) ?? ''), written)));
  return named.size > 1 ? named : null;
}

/** Spares the reading of YAML where the words alone rule it out. */
function mayInclude(file: FileId): boolean {
  const path = pathOf(file);
  const read = path === null ? null : readText(path);
  return read !== null && 'text' in read && read.text.includes('include') && read.text.includes('project');
}
