/**
 * Plans of the workspace that nobody has opened, and the files each has, so that an open part is
 * checked inside all of them. Runs behind everything else and keeps only names, not texts.
 */
import type { FileId } from '../core/base/span.ts';
import { findPlans } from '../host/find-plans.ts';
import { nodeFiles } from '../host/node-files.ts';
import { findingFiles } from '../host/plans-including.ts';
import { inTurns, turn } from './turn.ts';

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
      const parts = await inTurns(findingFiles(candidate, files));
      if (parts !== null) plans.set(candidate, parts);
    }
  }
  return plans;
}
