/**
 * Plans of the workspace that nobody has opened, and the files each has, so that an open part is
 * checked inside all of them. Runs behind everything else and keeps only names, not texts.
 */
import type { FileId } from '../core/base/span.ts';
import { writtenPaths } from '../core/model/paths.ts';
import { pathOf } from '../host/file-id.ts';
import { findPlans } from '../host/find-plans.ts';
import { gatherPlan } from '../host/gather.ts';
import { nodeFiles } from '../host/node-files.ts';
import { readText } from '../host/read-text.ts';
import { turn } from './turn.ts';

export async function scanFolders(
  folders: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<FileId, ReadonlySet<FileId>>> {
  const plans = new Map<FileId, ReadonlySet<FileId>>();
  for (const root of folders) {
    const files = nodeFiles({ root });
    for (const candidate of await findPlans(root, signal)) {
      await turn();
      if (signal.aborted) return plans;
      if (!mayInclude(candidate)) continue;
      const source = files.read(candidate);
      if (!('tree' in source) || !writtenPaths(source.tree).isPlan) continue;
      const parts = new Set(gatherPlan(candidate, files, null).files.keys());
      if (parts.size > 1) plans.set(candidate, parts);
    }
  }
  return plans;
}

/** Spares the reading of YAML where the words alone rule it out. */
function mayInclude(file: FileId): boolean {
  const path = pathOf(file);
  const read = path === null ? null : readText(path);
  return read !== null && 'text' in read && read.text.includes('include') && read.text.includes('project');
}
